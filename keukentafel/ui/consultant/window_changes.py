"""What follows when the consultant's window gets another size or other letters, or is left for another program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

FIT = QEvent.Type(QEvent.registerEventType())


class WindowChanges(QObject):
    """Has the columns fitted to the window, and what was typed kept when it is no longer the active one."""

    def __init__(self, window: QMainWindow, fit: Callable[[], object], left: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._fit, self._left = window, fit, left
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QResizeEvent):
            self._fit()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            # Later: what the columns are measured by has its new letters only after this.
            QCoreApplication.postEvent(self, QEvent(FIT))
        elif event.type() is QEvent.Type.ActivationChange and self._is_left():
            self._left()
        return False

    def _is_left(self) -> bool:
        # A window that is taken down without being closed is told so too, when there is nothing of it any more.
        return isValid(self._window) and not self._window.isActiveWindow()

    def customEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == FIT:
            self._fit()
