"""Making the letter before the visit: made first, then asked where it may go."""

from __future__ import annotations

from pathlib import Path

from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.services import preparing
from keukentafel.ui.parts.fields import LineField, PickField, Row
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.shared.session import Session


class InvitationForm(Form):
    """A consultant who thinks better of it in the dialog loses nothing: what was filled in still stands there."""

    def __init__(self, session: Session) -> None:
        t = session.words.t
        super().__init__("invitation", session, self._inputs, t("Brief maken"), self._let_out)
        self.said = t("bewaard als bestand")
        self._letter: Printed | None = None
        self._language = ""
        self._path: Path | None = None

    def _inputs(self) -> list[Row]:
        t, session = self._session.words.t, self._session
        consultant = LineField("consultant", t("Uw naam, zoals die in de brief komt"))
        language = PickField("lang", t("In welke taal? Leeg: die van de bewoner"), language_options(session))
        return [Row(consultant, language)]

    def submit(self) -> None:
        """Make the letter, ask where it goes, and write it there."""
        outcome = self._session.look(self._prepare)
        if isinstance(outcome, Refused):
            self._say(outcome)
        if outcome is not True:
            return
        self._say(None)
        ask = self._session.doors.ask_path
        self._path = ask(f"uitnodiging-{self._language}.pdf") if ask else None
        if self._path is not None:
            super().submit()

    def _prepare(self) -> None:
        visit, asked = self._session.visit, str(self.field("lang").value())
        self._letter = preparing.prepare_invitation(visit, str(self.field("consultant").value()), asked)
        self._language = preparing.language_of_letter(visit, asked)
        self._session.note_printing(self._letter)

    def _let_out(self, _values: Values) -> None:
        assert self._letter is not None and self._path is not None
        preparing.let_invitation_out(self._session.visit, self._letter, self._language, self._path)
