"""What has the keyboard is always to be seen, also when the page around it is laid out only afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 24
ROUNDS = 3
"""Words that wrap tell their height in a later round of the layout."""


class KeepInSight(QObject):
    """Scrolls to what the keyboard went to in this window; never under a mouse or a finger that is pressed."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._rounds = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _from: QWidget | None, to: QWidget | None) -> None:
        if to is not None and self._window.isAncestorOf(to) and not QApplication.mouseButtons():
            # A form that unfolds has its place only once the page has laid itself out again.
            self._rounds = ROUNDS
            self._later.start()

    def _bring(self) -> None:
        here = QApplication.focusWidget()
        around = here.parentWidget() if here is not None else None
        while here is not None and around is not None:
            page = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and page is not None and page.isAncestorOf(here):
                around.ensureWidgetVisible(here, 0, MARGIN)
            around = around.parentWidget()
        self._rounds -= 1
        if self._rounds:
            self._later.start()
