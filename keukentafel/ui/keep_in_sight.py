"""What has the keyboard is always to be seen, also when the page around it is laid out only afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 24
ROUNDS = 3
"""Words that wrap tell their height in a later round of the layout."""


class KeepInSight(QObject):
    """Scrolls to what the keyboard went to in this window; never under a mouse or a finger that is pressed.

    It begins when `begins` is first emitted.
    """

    def __init__(self, window: QWidget, begins: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._rounds = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring)
        # The first page fits its window, and asking where the mouse is loads the names of Qt.
        begins.connect(self._begin)

    def _begin(self) -> None:
        from PySide6.QtCore import Qt

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

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
