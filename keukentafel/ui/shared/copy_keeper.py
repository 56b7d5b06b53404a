"""A copy each hour that the store is open, made beside the work: there may be no lock that day, or too short a one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from keukentafel.domain.troubles import TracesLeft, WorldError
from keukentafel.ui.shared.waited import Waited

if TYPE_CHECKING:
    from keukentafel.domain.safekeeping.store_copies import CopyUnderWay
    from keukentafel.ui.shared.session import Session

LOOK_EVERY_MS = 5_000


class CopyKeeper(QObject):
    """Begins when no hand is on the keyboard, for the store settles first; the lock ends it."""

    def __init__(self, parent: QObject, session: Session, has_hands_on_it: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._session, self._has_hands_on_it = session, has_hands_on_it
        self._open_for: Waited | None = None
        self._under_way: CopyUnderWay | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        session.unlocked.connect(self._begin_to_count)
        session.locked.connect(self._forget)

    def look(self) -> None:
        """Begin a copy when it is time for one, or take in the one that is over."""
        if not self._session.is_unlocked or self._open_for is None:
            return
        if self._under_way is None:
            self._begin_when_due(self._open_for)
        elif self._under_way.is_over:
            self._take_in(self._under_way)

    def _begin_to_count(self) -> None:
        if self._session.doors.copies_at_lock:
            self._open_for = Waited(self._session.doors.clock)
            self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self._under_way = None

    def _begin_when_due(self, open_for: Waited) -> None:
        from keukentafel.services.backups import APART

        if open_for.so_far() < APART or self._has_hands_on_it():
            return
        open_for.begin()
        desk = self._session.desk
        try:
            self._under_way = desk.store.begin_copy(desk.now())
        except WorldError as error:
            self._session.last_copy.note(error)

    def _take_in(self, over: CopyUnderWay) -> None:
        from keukentafel.services import backups

        self._under_way = None
        try:
            backups.take_in(self._session.desk.store, over, self._session.desk.now())
        except WorldError as error:
            self._session.last_copy.note(error)
        else:
            self._session.last_copy.note(TracesLeft() if over.has_traces else None)
