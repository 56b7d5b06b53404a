"""Carrying a button: pressed, dragged, and let go somewhere else in the same window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication


class Carrying(QObject):
    """A click stays a click. Once the mouse has gone far enough the button is carried, and letting go is no click."""

    carried = Signal(QPoint)
    """Where the mouse is now, on the screen."""
    let_go = Signal(QPoint)

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._from: QPoint | None = None
        self._carrying = False
        self.allowed = True
        button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            left = event.button() is Qt.MouseButton.LeftButton
            self._from = event.globalPosition().toPoint() if left and self.allowed else None
        elif event.type() is QEvent.Type.MouseMove:
            return self._move(event.globalPosition().toPoint())
        elif event.type() is QEvent.Type.MouseButtonRelease:
            return self._release(event.globalPosition().toPoint())
        return False

    def _move(self, here: QPoint) -> bool:
        far = self._from is not None and (here - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._carrying:
            self._carrying = True
            self._button.setDown(False)
            self._button.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carrying:
            self.carried.emit(here)
        return self._carrying

    def _release(self, here: QPoint) -> bool:
        self._from = None
        if not self._carrying:
            return False
        self._carrying = False
        self._button.setDown(False)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.let_go.emit(here)
        return True
