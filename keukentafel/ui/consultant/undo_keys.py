"""The keys for undo: of the line while something was typed in it, else of the conversation."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class UndoKeys(QObject):
    """An event filter for the whole program: a line that has nothing to undo leaves the key to the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # The class before the type: most of what happens is no key, and asking for the type takes longer.
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QLineEdit):
            return False
        if event.type() is not QEvent.Type.ShortcutOverride:
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
        redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
        if undo or redo:
            event.ignore()
        return undo or redo
