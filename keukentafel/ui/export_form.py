"""Letting a file out: made ready first, so that its name is known; then asked where it may go."""

from __future__ import annotations

from pathlib import Path

from keukentafel.domain.marks import N_
from keukentafel.domain.refusals import Refused
from keukentafel.services import closing
from keukentafel.services.closing import Prepared
from keukentafel.ui.fields import ChoiceField, PickField
from keukentafel.ui.form import Form, Values
from keukentafel.ui.pickers import language_options
from keukentafel.ui.session import Exported, Session

KINDS = (
    ("report", N_("het verslag")),
    ("annex", N_("de bijlage voor de beoordelaar")),
    ("summary", N_("de samenvatting")),
    ("package", N_("alles bij elkaar")),
    ("story", N_("alleen het verhaal")),
)


class ExportForm(Form):
    """A consultant who thinks better of it in the dialog loses nothing: what was chosen still stands there."""

    def __init__(self, session: Session) -> None:
        t = session.words.t
        kinds = [(value, t(text)) for value, text in KINDS]
        fields = [
            ChoiceField("kind", t("Wat wilt u meegeven?"), kinds),
            PickField("lang", t("In welke taal? Alleen voor de samenvatting"), language_options(session)),
        ]
        super().__init__("export", session, fields, t("Bewaren als bestand"), self._let_out)
        self.said = t("bewaard als bestand")
        self._prepared: Prepared | None = None
        self._path: Path | None = None

    def submit(self) -> None:
        """Make the file ready, ask where it goes, and write it there."""
        outcome = self._session.look(self._prepare)
        if isinstance(outcome, Refused):
            self._say(outcome)
        if outcome is not True or self._prepared is None:
            return
        self._say(None)
        ask = self._session.doors.ask_path
        self._path = ask(closing.file_name(self._prepared.file)) if ask else None
        if self._path is not None:
            super().submit()

    def _prepare(self) -> None:
        self._prepared = None
        kind, language = str(self.field("kind").value()), str(self.field("lang").value())
        if not kind:
            raise Refused("empty", "kind")
        self._prepared = closing.prepare_export(self._session.visit, kind, language)
        self._session.note_printing(self._prepared.printed)

    def _let_out(self, _values: Values) -> None:
        assert self._prepared is not None and self._path is not None
        file = self._prepared.file
        closing.let_out(self._session.visit, file, self._path)
        exported = Exported(file.kind, file.version, self._path, file.sha256, file.pages, file.open)
        self._session.exported.append(exported)
