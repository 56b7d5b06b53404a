"""Keeps the sources beneath the catch line to one line while somebody works elsewhere in a small window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

MOST = 16_777_215
"""Qt's own number for a height that is not limited."""


class CatchFolding(QObject):
    """All lines of the chips are there as soon as the keyboard is in the catch line, or something stands in it."""

    def __init__(self, catch: QWidget, sources: QWidget, line: QLineEdit) -> None:
        super().__init__(catch)
        self._catch, self._sources, self._line = catch, sources, line
        line.textChanged.connect(self.fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        # A list that unfolds, or another window, is no other place of work.
        if to is not None and to.window() is self._catch.window():
            self.fit()

    def fit(self) -> None:
        """Show one line of chips, or all of them."""
        here = QApplication.focusWidget()
        in_use = bool(self._line.text()) or (here is not None and self._catch.isAncestorOf(here))
        first = self._sources.minimumSizeHint().height()
        self._sources.setMaximumHeight(MOST if in_use else first)
