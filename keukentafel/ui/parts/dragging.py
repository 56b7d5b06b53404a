"""A statement in the hand: what is dragged, and the widgets that take it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

MIME = "application/x-keukentafel-statement"
"""What is dragged is an id; no other program can read a word from it."""


def dragged(statement_id: str) -> QMimeData:
    """A statement in the hand."""
    data = QMimeData()
    data.setData(MIME, statement_id.encode())
    return data


class DropPlace(QObject):
    """Lets a widget take statements; `takes` says of which id."""

    def __init__(self, widget: QWidget, takes: Callable[[str], bool], drop: Callable[[str], None]) -> None:
        super().__init__(widget)
        self._widget, self._takes, self._drop = widget, takes, drop
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self._mark(False)
            event.acceptProposedAction()
            self._drop(_id_in(event.mimeData()))
        elif isinstance(event, QDragEnterEvent | QDragMoveEvent):
            statement_id = _id_in(event.mimeData())
            takes = bool(statement_id) and self._takes(statement_id)
            event.setAccepted(takes)
            self._mark(takes)
        elif event.type() is QEvent.Type.DragLeave:
            self._mark(False)
        else:
            return False
        return True

    def _mark(self, on: bool) -> None:
        self._widget.setProperty("dropping", "true" if on else "false")
        self._widget.style().unpolish(self._widget)
        self._widget.style().polish(self._widget)


def _id_in(data: QMimeData) -> str:
    return bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
