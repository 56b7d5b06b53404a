"""What follows when the consultant's window gets another size or other letters, or is left for another program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow

CHANGED = QEvent.Type(QEvent.registerEventType())
LATER = frozenset({QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.ActivationChange})
"""After these what the columns are measured by has no new letters yet, or the window is being taken down."""


class WindowChanges(QObject):
    """Has the columns fitted to the window, and what was typed kept when it is no longer the active one."""

    def __init__(self, window: QMainWindow, fit: Callable[[], object], left: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._fit, self._left = window, fit, left
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QResizeEvent):
            self._fit()
        elif event.type() in LATER:
            QCoreApplication.postEvent(self, QEvent(CHANGED))
        return False

    def customEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == CHANGED:
            self._fit()
            if not self._window.isActiveWindow():
                self._left()
