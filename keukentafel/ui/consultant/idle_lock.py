"""Locks by itself: after 5 minutes without a hand on it, after 20 while the second window shows a prompt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

from keukentafel.ui.shared.waited import Waited

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock
    from keukentafel.ui.resident.resident_screen import ResidentScreen
    from keukentafel.ui.shared.session import Session

HANDS_STILL = timedelta(seconds=0.5)
IDLE = timedelta(minutes=5)
IDLE_WITH_PROMPT = timedelta(minutes=20)
LOOK_EVERY_MS = 15_000
HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleLock(QObject):
    """Watches for hands on the whole program and compares with the clock, so a suspended laptop locks on waking.

    From the first time the store is open: to watch every event before the first paint would cost as much as that.
    """

    def __init__(self, app: QApplication, session: Session, resident: ResidentScreen, clock: Clock) -> None:
        super().__init__(app)
        self._session = session
        self._resident = resident
        self._clock = clock
        self._is_begun = False
        self._app = app
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        session.unlocked.connect(self._begin)
        if session.is_unlocked:
            self._begin()

    def _begin(self) -> None:
        self._still = Waited(self._clock)
        self._is_begun = True
        self._day = self._clock.now().date()
        self._app.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # Most events come from no hand, and to ask one for its type is what costs most here.
        if isinstance(event, QInputEvent) and event.type() in HANDS:
            self._still.begin()
        return False

    @property
    def has_hands_on_it(self) -> bool:
        """Whether a key or a finger came down a moment ago, and another may follow."""
        return self._is_begun and self._still.so_far() < HANDS_STILL

    def touch(self) -> None:
        """Somebody is there."""
        self._still.begin()

    def look(self) -> None:
        """Lock when nobody has been there for too long; at midnight everything that counts days is counted anew."""
        showing = self._resident.is_open and not self._resident.is_blank
        limit = IDLE_WITH_PROMPT if showing else IDLE
        now = self._clock.now()
        if self._still.so_far() >= limit and self._session.is_unlocked:
            self._session.lock()
        elif now.date() != self._day:
            self._day = now.date()
            self._session.day_changed()
