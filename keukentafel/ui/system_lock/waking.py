"""Notices that the machine has slept, on every system: the clock on the wall went on while the machine stood still."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 5000
MOST_SECONDS = 30.0
"""What the two clocks may differ between two looks: a clock that is set right by the network jumps less."""

Seconds = Callable[[], float]


class Waking(QObject):
    """For where nobody says beforehand that it goes to sleep: then it locks at the first moment awake.

    On Windows the second clock counts sleep too, so it notices nothing there; Windows says it beforehand.
    """

    def __init__(
        self,
        lock: Callable[[], None],
        parent: QObject,
        wall: Seconds = time.time,
        awake: Seconds = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._lock = lock
        self._wall, self._awake = wall, awake
        self._before = (wall(), awake())
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Lock when the machine slept since the last look."""
        wall, awake = self._before
        self._before = (self._wall(), self._awake())
        if (self._before[0] - wall) - (self._before[1] - awake) > MOST_SECONDS:
            self._lock()
