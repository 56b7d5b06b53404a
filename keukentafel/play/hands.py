"""The hands of a consultant: they find what is visible, scroll to it, click, type and choose, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)  # fmt: skip

from keukentafel.play.errors import StepFailed
from keukentafel.play.keyboard import on_lines, on_one_line

LOOK_AGAIN_MS = 10
TRIES = 4
"""Scrolling may move what is scrolled to, when a page is still finding its height."""
MOST_TEXTS = 30
"""How many inputs for text may stand one after another on the way of Tab."""
INDICATOR = 10
"""How far from the left edge the box of a check box can be hit, in pixels."""

NO_KEYS = Qt.KeyboardModifier.NoModifier
W = TypeVar("W", bound=QWidget)


class Hands:
    """Two hands at the consultant's window. What cannot be seen or clicked raises StepFailed."""

    def __init__(self, main: QWidget) -> None:
        self._main = main

    def settle(self) -> None:
        """Let the windows catch up."""
        for _ in range(2):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, condition: Callable[[], bool], at_most_ms: int) -> bool:
        """Let the windows run until something is so; whether it became so in time."""
        self.settle()
        if condition():
            return True
        loop = QEventLoop()
        look, late = QTimer(interval=LOOK_AGAIN_MS), QTimer(singleShot=True, interval=at_most_ms)
        look.timeout.connect(lambda: loop.quit() if condition() else None)
        late.timeout.connect(loop.quit)
        look.start()
        late.start()
        loop.exec()
        look.stop()
        late.stop()
        return condition()

    def seen(self, name: str, kind: type[W]) -> W | None:
        """The visible widget of that name, or None."""
        found = (widget for widget in self._main.findChildren(kind, name) if widget.isVisible())
        return next(found, None)

    def find(self, name: str, kind: type[W]) -> W:
        """The visible widget of that name."""
        widget = self.seen(name, kind)
        if widget is None:
            raise StepFailed(f"{name} is nu niet te zien")
        return widget

    def reach(self, widget: QWidget, at: QPoint | None = None) -> QPoint:
        """Scroll to a widget, and give back the point in it where it can be clicked."""
        if not widget.isEnabled():
            raise StepFailed(f"{_name(widget)} kan nu niet gebruikt worden")
        dialog = QApplication.activeModalWidget()
        if dialog is not None and widget.window() is not dialog:
            raise StepFailed("er staat een ander venster voor")
        point = at or widget.rect().center()
        for _ in range(TRIES):
            self.settle()
            if _can_be_hit(widget, point):
                return point
            _scroll_to(widget, point)
        raise StepFailed(f"{_name(widget)} ligt achter iets anders of buiten beeld")

    def click(self, name: str) -> None:
        """Click a button."""
        self.click_on(self.find(name, QAbstractButton))

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle, or at a point."""
        point = self.reach(widget, at)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, point)
        self.settle()

    def key(self, keys: str) -> None:
        """Press keys together, such as `Ctrl+Shift+K`, wherever the keyboard is."""
        self._main.activateWindow()
        self.settle()
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs do not know that a sequence has parts
        QTest.keyClick(QApplication.focusWidget() or self._main, pressed.key(), pressed.keyboardModifiers())
        self.settle()

    def leave_text(self) -> None:
        """Go back by Tab until the keyboard is at nothing that takes Ctrl+Z for its own letters."""
        for _ in range(MOST_TEXTS):
            widget = QApplication.focusWidget()
            if not isinstance(widget, QLineEdit | QPlainTextEdit | QComboBox):
                return
            QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            self.settle()
        raise StepFailed("het toetsenbord komt niet uit de invoervelden")

    def type_in(self, widget: QLineEdit | QPlainTextEdit, text: str) -> str:
        """Put a text in the place of what stands there, letter by letter; gives back what stood there.

        What no key can type becomes what a person would type for it.
        """
        text = on_lines(text) if isinstance(widget, QPlainTextEdit) else on_one_line(text)
        before = _standing(widget)
        if before == text:
            return before
        self.click_on(widget)
        if before:
            _press(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            _press(widget, Qt.Key.Key_Delete)
        for letter in text:
            if letter == "\n":
                _press(widget, Qt.Key.Key_Return, text="\r")
            else:
                _press(widget, Qt.Key.Key_unknown, text=letter)
        if isinstance(widget, QLineEdit) and widget.hasSelectedText():
            # A list that finishes words by itself selects what nobody typed.
            _press(widget, Qt.Key.Key_Delete)
        self.settle()
        if _standing(widget) != text:
            raise StepFailed(f"{_name(widget)} nam de tekst niet over zoals die getypt werd")
        return before

    def pick(self, box: QComboBox, value: str) -> None:
        """Open a list and click the row that stands for a value or is called so; some lists take any other text."""
        row = box.findData(value)
        row = box.findText(value) if row < 0 else row
        line = box.lineEdit()
        if row < 0:
            if line is None:
                raise StepFailed(f"{box.objectName()} biedt deze waarde niet aan: {value}")
            self.type_in(line, value)
            return
        if row == box.currentIndex() and (line is None or line.text() == box.itemText(row)):
            return
        self.unfold(box)
        if not self.wait(box.view().isVisible, 2000):
            raise StepFailed(f"{box.objectName()} gaat niet open")
        self.click_row(box.view(), row)
        if box.currentIndex() != row:
            raise StepFailed(f"{box.objectName()} nam de keuze niet over")

    def unfold(self, box: QComboBox) -> None:
        """Open a list."""
        option = QStyleOptionComboBox()
        option.initFrom(box)
        option.editable = box.isEditable()
        arrow = box.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, box
        )
        self.reach(box, arrow.center())
        box.setFocus(Qt.FocusReason.MouseFocusReason)
        # By key and not by mouse: a list that a click opened takes no second click for some tenths of a second.
        QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click a row of a list."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.settle()
        there = view.visualRect(index).intersected(view.viewport().rect())
        if there.isEmpty():
            raise StepFailed(f"een rij van {view.objectName()} is niet in beeld te krijgen")
        middle = self.reach(view.viewport(), there.center())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, middle)
        self.settle()

    def find_row(self, view: QAbstractItemView, value: str, role: int = Qt.ItemDataRole.UserRole) -> int:
        """The row of a list that stands for a value, or -1."""
        model = view.model()
        return next((row for row in range(model.rowCount()) if model.index(row, 0).data(role) == value), -1)

    def chips(self, name: str) -> dict[str, QPushButton]:
        """The visible chips of a field by their values."""
        start = f"{name}."
        return {
            button.objectName().removeprefix(start): button
            for button in self._main.findChildren(QPushButton)
            if button.objectName().startswith(start) and button.isCheckable() and button.isVisible()
        }

    def choose(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        """Click chips until exactly these are chosen; gives back what was chosen before."""
        wanted = set(values)
        chips = self.chips(name)
        missing = wanted - set(chips)
        if missing:
            raise StepFailed(f"{name} biedt deze waarde niet aan: {', '.join(sorted(missing))}")
        before = tuple(value for value, chip in chips.items() if chip.isChecked())
        for value in chips:
            chip = self.chips(name)[value]
            if value in wanted and not chip.isChecked():
                self.click_on(chip)
        for value, chip in self.chips(name).items():
            if chip.isChecked() and value not in wanted:
                self.click_on(chip)
        return before

    def switch(self, box: QCheckBox, on: bool) -> bool:
        """Click a check box when it is not as wanted; gives back how it was."""
        before = box.isChecked()
        if before != on:
            self.click_on(box, QPoint(INDICATOR, box.height() // 2))
        if box.isChecked() != on:
            raise StepFailed(f"{box.objectName()} ging niet om")
        return before

    def draw(self, pad: QWidget, strokes: Iterable[list[QPointF]]) -> None:
        """Draw with the mouse; the points go from 0 to 1 in both directions of the pad."""
        self.reach(pad)
        for stroke in strokes:
            points = [QPointF(p.x() * pad.width(), p.y() * pad.height()) for p in stroke]
            left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
            _mouse(pad, QEvent.Type.MouseButtonPress, points[0], left, left)
            for point in points[1:]:
                _mouse(pad, QEvent.Type.MouseMove, point, none, left)
            _mouse(pad, QEvent.Type.MouseButtonRelease, points[-1], left, none)
            self.settle()

    def move(self) -> None:
        """Move the mouse a little: somebody is there."""
        none = Qt.MouseButton.NoButton
        _mouse(self._main, QEvent.Type.MouseMove, QPointF(self._main.rect().center()), none, none)


def _can_be_hit(widget: QWidget, point: QPoint) -> bool:
    surface = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return surface.visibleRegion().contains(surface.mapFrom(widget, point) if surface is not widget else point)


def _scroll_to(widget: QWidget, point: QPoint) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and page is not None:
            # To the point itself: to the widget would be to its cursor, which may be at an edge.
            there = widget.mapTo(page, point)
            parent.ensureVisible(there.x(), there.y())
        parent = parent.parentWidget()


def _name(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return widget.objectName() or (_name(parent) if parent is not None else "het venster")


def _standing(widget: QLineEdit | QPlainTextEdit) -> str:
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def _press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Any) -> None:
    where = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, where, button, held, NO_KEYS))
