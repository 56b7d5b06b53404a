"""Files that are dropped on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FileDrops(QObject):
    """Takes files that are dropped on a page or on anything in it, as paths."""

    def __init__(self, page: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(page)
        self._page, self._take = page, take
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def guard(self) -> None:
        """Have every line on the page leave files to it: a line would take the name of a file for something typed."""
        for line in self._page.findChildren(QLineEdit):
            line.setAcceptDrops(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Whether the event is done with."""
        if event.type() is QEvent.Type.Show:
            self.guard()
        if isinstance(event, QDragEnterEvent) and _paths(event):
            event.acceptProposedAction()
            return True
        # A drag enter event is a drop event to Qt as well.
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent) and (paths := _paths(event)):
            event.acceptProposedAction()
            self._take(paths)
            return True
        return False


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
