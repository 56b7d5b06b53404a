"""What has the keyboard is always to be seen, and with it the button that ends its form where both fit."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

MARGIN = 24
UNDER = 12
"""Room beneath the button that ends a form."""
ROUNDS = 3
"""Words that wrap tell their height in a later round of the layout."""


class KeepInSight(QObject):
    """Scrolls to what the keyboard went to in this window; never under a mouse or a finger that is pressed.

    Where a button was pressed, such as a chip, it scrolls after the button was let go; in a text, at the first key.

    It begins when `begins` is first emitted.
    """

    def __init__(self, window: QWidget, begins: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._rounds = 0
        self._pressed: QWidget | None = None
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
        self._wait_for(None)
        if to is None or not self._window.isAncestorOf(to):
            return
        if QApplication.mouseButtons():
            self._later.stop()
            self._wait_for(to)
        else:
            self._begin_rounds()

    def _begin_rounds(self) -> None:
        # A form that unfolds has its place only once the page has laid itself out again.
        self._rounds = ROUNDS
        self._later.start()

    def _wait_for(self, pressed: QWidget | None) -> None:
        if self._pressed is not None and shiboken6.isValid(self._pressed):
            self._pressed.removeEventFilter(self)
        self._pressed = pressed
        if pressed is not None:
            pressed.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        letting_go = isinstance(watched, QAbstractButton)
        if event.type() is (QEvent.Type.MouseButtonRelease if letting_go else QEvent.Type.KeyPress):
            self._wait_for(None)
            self._begin_rounds()
        return super().eventFilter(watched, event)

    def _bring(self) -> None:
        here = QApplication.focusWidget()
        around = here.parentWidget() if here is not None else None
        while here is not None and around is not None:
            page = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and page is not None and page.isAncestorOf(here):
                around.ensureWidgetVisible(here, 0, MARGIN)
                _show_end(around, page, here)
            around = around.parentWidget()
        self._rounds -= 1
        if self._rounds:
            self._later.start()


def _show_end(area: QScrollArea, page: QWidget, here: QWidget) -> None:
    """Show the button that ends the form of an input too, where there is room for both and all between them."""
    # Not at the top: the first page has no form, and comes sooner without it.
    from keukentafel.ui.form import Form

    form = here.parentWidget()
    while form is not None and not isinstance(form, Form):
        form = form.parentWidget()
    if form is None or not page.isAncestorOf(form) or not form.save_button.isVisible():
        return
    end = form.save_button
    top = here.mapTo(page, QPoint(0, 0)).y()
    bottom = end.mapTo(page, QPoint(0, end.height())).y() + UNDER
    if 0 < bottom - top <= area.viewport().height():
        area.ensureVisible(0, bottom, 0, 0)
