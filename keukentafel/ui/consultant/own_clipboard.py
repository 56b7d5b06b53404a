"""What was copied out of our windows does not outlive the lock; what somebody copied elsewhere is left alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from keukentafel.ui.shared.session import Session

CLIPBOARDS = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
"""What Ctrl+C fills, and on X11 what is filled by selecting alone."""


class OwnClipboard(QObject):
    """Empties the clipboard at the lock, and when the program ends, where it still holds what came from our windows.

    Who owns the clipboard is not asked: a clipboard manager takes it over at once, and keeps our words in it.
    """

    def __init__(self, app: QApplication, session: Session) -> None:
        super().__init__(session)
        self._app = app
        self._ours: dict[QClipboard.Mode, int] = {}
        app.clipboard().changed.connect(self._note)
        session.locked.connect(self._clear)

    def _note(self, mode: QClipboard.Mode) -> None:
        if self._app.focusWindow() is None:
            self._ours.pop(mode, None)
        else:
            # Not the words themselves, which would be in memory once more.
            self._ours[mode] = hash(self._app.clipboard().text(mode))

    def _clear(self) -> None:
        clipboard, ours = self._app.clipboard(), self._ours.copy()
        for mode in filter(partial(_has, clipboard), CLIPBOARDS):
            if ours.get(mode) == hash(clipboard.text(mode)):
                clipboard.clear(mode)
        self._ours.clear()


def _has(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    return mode is QClipboard.Mode.Clipboard or clipboard.supportsSelection()
