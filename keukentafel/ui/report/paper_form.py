"""Papers to give or to send to an interpreter: made first, then asked where they may go."""

from __future__ import annotations

from pathlib import Path

from keukentafel.domain.loose_papers import LoosePaper, PaperKind
from keukentafel.domain.marks import N_
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.services import papers
from keukentafel.ui.parts.fields import ChoiceField, Field, PickField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.shared.session import Session

KINDS = (
    (PaperKind.RIGHTS, N_("de rechten, voor de bewoner")),
    (PaperKind.PROMPT_SHEET, N_("de vragen met een code, voor de tolk")),
    (PaperKind.GLOSSARY, N_("woorden in twee talen, voor de tolk")),
)


class PaperForm(Form):
    """A consultant who thinks better of it in the dialog loses nothing: what was chosen still stands there."""

    def __init__(self, session: Session) -> None:
        t = session.words.t
        # Not "paper", which is how the style sheet knows the ground of a window.
        super().__init__("papers", session, self._inputs, t("Papier maken"), self._let_out)
        self.said = t("bewaard als bestand")
        self._paper: LoosePaper | None = None
        self._printed: Printed | None = None
        self._path: Path | None = None

    def _inputs(self) -> list[Field]:
        t, session = self._session.words.t, self._session
        which = ChoiceField("which", t("Welk papier?"), [(kind.value, t(text)) for kind, text in KINDS])
        language = PickField("lang", t("In welke taal? Leeg: die van de bewoner"), language_options(session))
        return [which, language]

    def submit(self) -> None:
        """Make the paper, ask where it goes, and write it there."""
        outcome = self._session.look(self._prepare)
        if isinstance(outcome, Refused):
            self._say(outcome)
        if outcome is not True or self._paper is None:
            return
        self._say(None)
        ask = self._session.doors.ask_path
        self._path = ask(self._paper.file_name) if ask else None
        if self._path is not None:
            super().submit()

    def _prepare(self) -> None:
        which = str(self.field("which").value())
        if not which:
            raise Refused("empty", "which")
        language = str(self.field("lang").value())
        self._paper, self._printed = papers.prepare_paper(self._session.visit, PaperKind(which), language)
        self._session.note_printing(self._printed)

    def _let_out(self, _values: Values) -> None:
        assert self._paper is not None and self._printed is not None and self._path is not None
        papers.let_paper_out(self._session.visit, self._paper, self._printed, self._path)
