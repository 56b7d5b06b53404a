"""Letting a file out: made ready first, so that its name is known; then asked where it may go."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from keukentafel.domain.marks import N_
from keukentafel.domain.refusals import Refused
from keukentafel.services import closing, handing_over
from keukentafel.services.closing import Prepared
from keukentafel.services.handing_over import Outgoing
from keukentafel.ui.parts.fields import ChoiceField, Field, PickField, SwitchField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.parts.words_field import WordsField
from keukentafel.ui.shared.exported import Exported
from keukentafel.ui.shared.session import Session

SUMMARY, PACKAGE, STORY = "summary", "package", "story"

KINDS = (
    ("report", N_("het verslag")),
    ("annex", N_("de bijlage voor de beoordelaar")),
    (SUMMARY, N_("de samenvatting")),
    (PACKAGE, N_("alles bij elkaar, voor de gemeente")),
    (STORY, N_("alleen het eigen verhaal, voor de bewoner")),
)


class ExportForm(Form):
    """A consultant who thinks better of it in the dialog loses nothing: what was chosen still stands there."""

    def __init__(self, session: Session) -> None:
        t = session.words.t
        super().__init__("export", session, self._inputs, t("Bewaren als bestand"), self._let_out)
        self.said = t("bewaard als bestand")
        self._said_of_story = t("bewaard: een bestand voor een andere gemeente, en een papier (pdf) om te lezen")
        self._said_of_file = self.said
        self._write: Callable[[Path], Exported] | None = None
        self._name = ""
        self._path: Path | None = None
        self.when_made(self._show_fields)

    def _inputs(self) -> list[Field]:
        t, session = self._session.words.t, self._session
        kinds = [(value, t(text)) for value, text in KINDS]
        self._kind = ChoiceField("kind", t("Wat wilt u meegeven?"), kinds)
        self._annex = SwitchField("annex", t("Met de bijlage voor de beoordelaar"), default=True)
        self._words = WordsField("words", session.words)
        self._language = PickField("lang", t("In welke taal?"), language_options(session))
        self._kind.chosen.connect(lambda _value: self._show_fields())
        return [self._kind, self._language, self._annex, self._words]

    def clear(self) -> None:
        super().clear()
        if self.is_made:
            self._show_fields()

    def submit(self) -> None:
        """Make the file ready, ask where it goes, and write it there."""
        outcome = self._session.look(self._prepare)
        if isinstance(outcome, Refused):
            self._say(outcome)
        if outcome is not True or self._write is None:
            return
        self._say(None)
        ask = self._session.doors.ask_path
        self._path = ask(self._name) if ask else None
        if self._path is not None:
            super().submit()

    def _show_fields(self) -> None:
        self._language.setVisible(self._kind.value() == SUMMARY)
        self._annex.setVisible(self._kind.value() == PACKAGE)
        self._words.setVisible(self._kind.value() == STORY)
        if self._kind.value() == STORY and not self._words.value():
            self._words.suggest(handing_over.suggested_words(self._session.desk))

    def _prepare(self) -> None:
        self._write = None
        visit, kind = self._session.visit, self._kind.value()
        if not kind:
            raise Refused("empty", "kind")
        if kind == PACKAGE:
            outgoing = handing_over.prepare_package(visit, self._annex.value())
            self._session.note_printing(outgoing.printed)
            self._hand_over_as(outgoing)
            return
        if kind == STORY:
            self._hand_over_as(handing_over.prepare_story(visit, self._words.value()))
            return
        prepared = closing.prepare_export(visit, kind, self._language.value())
        self._session.note_printing(prepared.printed)
        self._name, self._write = closing.file_name(prepared.file), lambda path: self._export(prepared, path)

    def _hand_over_as(self, outgoing: Outgoing) -> None:
        self._name, self._write = outgoing.name, lambda path: self._hand_over(outgoing, path)

    def _hand_over(self, outgoing: Outgoing, path: Path) -> Exported:
        handing_over.let_out(self._session.visit, outgoing, path)
        digest = hashlib.sha256(outgoing.data).hexdigest()
        return Exported(outgoing.kind, outgoing.version, path, digest, 0, ())

    def _export(self, prepared: Prepared, path: Path) -> Exported:
        file = prepared.file
        closing.let_out(self._session.visit, file, path)
        return Exported(file.kind, file.version, path, file.sha256, file.pages, file.open)

    def _let_out(self, _values: Values) -> None:
        self.said = self._said_of_story if self._kind.value() == STORY else self._said_of_file
        assert self._write is not None and self._path is not None
        self._session.exported.append(self._write(self._path))
