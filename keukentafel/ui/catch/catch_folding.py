"""Keeps what stands beneath the catch line to one line while somebody works elsewhere in a small window."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from keukentafel.ui.catch.catch_extras import CatchExtras
from keukentafel.ui.parts.enclosing import enclosing

MOST = 16_777_215
"""Qt's own number for a height that is not limited."""
TALL = 44
"""From so many lines of text on, a window has room for everything."""


class CatchFolding(QObject):
    """All of it is there as soon as the keyboard is in the catch line, or something stands in it that is not kept."""

    def __init__(
        self, catch: QWidget, line: QLineEdit, sources: QWidget, who: QWidget, extras: CatchExtras
    ) -> None:
        super().__init__(catch)
        self._catch, self._line, self._sources, self._who, self._extras = catch, line, sources, who, extras
        line.textChanged.connect(self._typed)
        extras.changed.connect(self.fit)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        # A list that unfolds, or another window, is no other place of work.
        if to is not None and to.window() is self._catch.window():
            self.fit()

    def _typed(self, text: str) -> None:
        if not text:
            self._show_sources()
        self.fit()

    def _show_sources(self) -> None:
        """The next line begins with who says it, wherever the last one ended."""
        around = enclosing(self._sources, QScrollArea)
        if around is not None:
            around.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """Show one line of chips, or all there is."""
        here = self._catch.window().focusWidget()
        typed = self._line.text() or self._extras.original.value() or self._extras.document.value()
        in_use = bool(typed) or (here is not None and self._catch.isAncestorOf(here))
        first = self._sources.minimumSizeHint().height()
        self._sources.setMaximumHeight(MOST if in_use else first)
        tall = self._catch.window().height() >= TALL * self._catch.fontMetrics().lineSpacing()
        # Not hidden: who goes by Tab still comes to it, and then it is there.
        for part in (self._who, self._extras):
            part.setMaximumHeight(MOST if in_use or tall else 0)
