"""Remembers in the store where the consultant is, and finds the way back there in the next life of the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from keukentafel.domain.ports import StoreGone, WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.services import sitting
from keukentafel.services.sitting import Sitting
from keukentafel.ui.consultant.way_back import input_of
from keukentafel.ui.consultant.whereabouts import caret_of, put_caret
from keukentafel.ui.parts.form import called
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES

if TYPE_CHECKING:
    from keukentafel.ui.consultant.visit_view import VisitView
    from keukentafel.ui.parts.calm_line import CalmLine
    from keukentafel.ui.resident.resident_screen import ResidentScreen
    from keukentafel.ui.shared.session import Session

SOON_MS = 200
"""A place is noted when she stays there so long: the key that led to it does not wait for the disk."""


class Ways(Protocol):
    """The consultant's window, as far as a way back leads through it."""

    @property
    def place(self) -> str:
        """The place of the path where she is."""

    @property
    def calm(self) -> CalmLine:
        """The line on which something is said where she is: in a visit, or on the start page."""

    def go(self, place: str) -> None:
        """Go to a place of the path."""


class SittingKeeper(QObject):
    """Notes it with every draft, every place, and whatever the second window shows.

    What the second window showed is offered and never shown by itself: nobody knows who sits at the table now.
    """

    def __init__(self, session: Session, resident: ResidentScreen, visit: VisitView, ways: Ways) -> None:
        super().__init__(visit)
        self._session = session
        self._resident = resident
        self._visit, self._ways = visit, ways
        self._noted = self._covered = Sitting()
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.note)
        session.locking.connect(self._look)
        session.opened.connect(self.note)
        session.drafts.flushed.connect(self.note)
        session.leaving.connect(self._leave)
        session.returned.connect(self._come_back)
        resident.changed.connect(self.note)

    def note_soon(self) -> None:
        """Keep where she is when she stays there."""
        self._soon.start()

    def note(self) -> None:
        """Keep where she is now, when that is another place than before."""
        self._soon.stop()
        if not self._session.is_unlocked or self._session.came_back is not None:
            return
        now = self._here()
        if now != self._noted:
            self._keep(now)

    def _look(self) -> None:
        # Behind the cover the keyboard is elsewhere, and the second window is empty.
        self._covered = self._here()

    def _leave(self) -> None:
        """In order: the next life comes back to a conversation that was locked, and not to one that was left."""
        self._keep(replace(Sitting() if self._session.is_ending else self._covered, ended=True))
        self._noted = Sitting()

    def _keep(self, now: Sitting) -> None:
        try:
            sitting.keep(self._session.desk, now)
        except StoreGone as gone:
            self._session.say_failed(gone)
        except WorldError:
            # Where she is, is no word that was said; the next place tells it anew.
            return
        self._noted = now

    def _here(self) -> Sitting:
        session, screen = self._session, self._resident
        if not session.has_visit:
            return Sitting()
        field, carets = "", (-1, -1)
        # Also while the second window has the keyboard: where it was in this one.
        here = self._visit.window().focusWidget()
        if here is not None and self._visit.isAncestorOf(here):
            named = input_of(here)
            if named is not None:
                field = named.objectName()
                carets = caret_of(named) if self._visit.isAncestorOf(named) else carets
        shown, slot = screen.shown or ("", None)
        return Sitting(
            session.visit.id, self._ways.place, field, *carets, shown, slot or "", screen.language if shown else ""
        )

    def _come_back(self) -> None:
        before, self._session.came_back = self._session.came_back, None
        if self._session.has_visit:
            self._go_back(before or self._covered)
        if before is None:
            return
        t = self._session.words.t
        said = [] if before.ended else [
            t("Keukentafel is de vorige keer niet gewoon afgesloten. Alles wat was vastgelegd, staat er nog.")
        ]  # fmt: skip
        if self._session.has_visit:
            said.append(t("U bent terug waar u was."))
        if not said:
            return
        again = ""
        if before.prompt and self._session.has_visit:
            again = t("Laat vraag {code} weer zien").format(code=before.prompt)
        self._ways.calm.say(" ".join(said), again, lambda: self._show_again(before))

    def _go_back(self, before: Sitting) -> None:
        if before.place in {place.id for place in PLACES}:
            self._ways.go(before.place)
        found = called(self._visit, before.field) if before.field else None
        if found is None:
            return
        around = found.parentWidget()
        while around is not None:
            if isinstance(around, Fold) and around.form.isHidden():
                around.set_open(True)
            around = around.parentWidget()
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        put_caret(found, before.anchor, before.caret)
        self.note()

    def _show_again(self, before: Sitting) -> None:
        try:
            self._resident.set_language(before.language)
            self._resident.show_prompt(before.prompt, before.slot or None)
        except Refused:
            # A newer pack may have another set of prompts; the line for a code says which there are.
            self._visit.aside.ask(before.prompt)
