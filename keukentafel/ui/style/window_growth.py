"""Letters grow with the window in which they are read."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


def growth(window: QSize) -> float:
    """By how much everything grows with the window, in steps of a tenth: nothing up to a laptop, 1.6 at most."""
    room = min(window.width() / 1500, window.height() / 940)
    return min(1.6, max(1.0, math.floor(room * 10) / 10))


class WindowGrowth(QObject):
    """Tells the growth of a window: now, and with each size that it gets."""

    def __init__(self, window: QWidget, tell: Callable[[float], object]) -> None:
        super().__init__(window)
        self._tell = tell
        window.installEventFilter(self)
        tell(growth(window.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QResizeEvent):
            self._tell(growth(event.size()))
        return super().eventFilter(watched, event)
