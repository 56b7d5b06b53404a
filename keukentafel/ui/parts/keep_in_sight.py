"""What has the keyboard is always to be seen, and with it the button that ends its form where both fit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from keukentafel.ui.parts.enclosing import enclosing

MARGIN = 24
UNDER = 12
"""Room beneath the button that ends a form."""
ROUNDS = 3
"""Words that wrap tell their height in a later round of the layout."""


class KeepInSight(QObject):
    """Scrolls to what the keyboard went to in this window; never under a mouse or a finger that is pressed.

    Where a button was pressed, such as a chip, it scrolls after the button was let go; in a text, at the first key.
    Who comes from elsewhere sees the top of the page first, and the button that ends the form at the first key.

    It begins when `begins` is first emitted.
    """

    def __init__(self, window: QWidget, begins: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._rounds = 0
        self._with_end = True
        self.moves = 0
        """How often the keyboard went somewhere."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring)
        # The first page fits its window, and asking where the mouse is loads the names of Qt.
        begins.connect(self._begin)

    def _begin(self) -> None:
        from PySide6.QtCore import Qt

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved, Qt.ConnectionType.UniqueConnection)

    def _moved(self, came_from: QWidget | None, to: QWidget | None) -> None:
        self.moves += 1
        if to is None or not self._window.isAncestorOf(to):
            return
        if QApplication.mouseButtons():
            self._later.stop()
            letting_go = isinstance(to, QAbstractButton)
            _Later(self, to, QEvent.Type.MouseButtonRelease if letting_go else QEvent.Type.KeyPress)
        elif _on_one_page(came_from, to):
            self.bring_soon()
        else:
            self.bring_soon(with_end=False)
            _Later(self, to, QEvent.Type.KeyPress)

    def bring_soon(self, with_end: bool = True) -> None:
        """Scroll to where the keyboard is as soon as the page has laid itself out; `with_end`: and to the button."""
        # A form that unfolds has its place only then.
        self._rounds, self._with_end = ROUNDS, with_end
        self._later.start()

    def _bring(self) -> None:
        here = QApplication.focusWidget()
        around = here.parentWidget() if here is not None else None
        while here is not None and around is not None:
            page = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and page is not None and page.isAncestorOf(here):
                shown = _with_caption(here, around.viewport().height())
                if shown.height() <= around.viewport().height():
                    around.ensureWidgetVisible(shown, 0, MARGIN)
                else:
                    _show_top(around, page, shown)
                if self._with_end:
                    _show_end(around, page, here)
            around = around.parentWidget()
        self._rounds -= 1
        if self._rounds:
            self._later.start()


class _Later(QObject):
    """Waits in what has the keyboard for an event; it does nothing any more once the keyboard went elsewhere."""

    def __init__(self, keep: KeepInSight, here: QWidget, until: QEvent.Type) -> None:
        super().__init__(here)
        self._keep, self._at, self._until = keep, keep.moves, until
        here.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if self._at != self._keep.moves:
            self.deleteLater()
        elif event.type() is self._until:
            self._keep.bring_soon()
            self.deleteLater()
        return super().eventFilter(watched, event)


def _on_one_page(came_from: QWidget | None, to: QWidget) -> bool:
    around = enclosing(to, QScrollArea)
    return around is not None and came_from is not None and around.isAncestorOf(came_from)


def _with_caption(here: QWidget, room: int) -> QWidget:
    """The field that an input belongs to, where there is room for all of it."""
    from keukentafel.ui.parts.fields import Field

    field = enclosing(here, Field)
    return field if field is not None and field.height() + 2 * MARGIN <= room else here


def _show_top(area: QScrollArea, page: QWidget, tall: QWidget) -> None:
    """What is higher than its place, such as a sheet, is read from its top; a part that is in sight stays there."""
    top, bar = tall.mapTo(page, QPoint(0, 0)).y(), area.verticalScrollBar()
    if not bar.value() - tall.height() < top < bar.value() + area.viewport().height():
        bar.setValue(top - MARGIN)


def _show_end(area: QScrollArea, page: QWidget, here: QWidget) -> None:
    """Show the button that ends the form of an input too, where there is room for both and all between them."""
    # Not at the top: the first page has no form, and comes sooner without it.
    from keukentafel.ui.parts.form import Form

    form = enclosing(here, Form)
    if form is None or not page.isAncestorOf(form) or not form.save_button.isVisible():
        return
    end = form.save_button
    top = here.mapTo(page, QPoint(0, 0)).y()
    bottom = end.mapTo(page, QPoint(0, end.height())).y() + UNDER
    if 0 < bottom - top <= area.viewport().height():
        area.ensureVisible(0, bottom, 0, 0)
