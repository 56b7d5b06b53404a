"""Hands that have a keyboard and no mouse: every way to a widget is walked by Tab, arrows and the keys of the table."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)  # fmt: skip

from keukentafel.play.errors import StepFailed
from keukentafel.play.hands import Hands
from keukentafel.ui.catch.source_keys import SOURCE_KEYS
from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.parts.page import Page
from keukentafel.ui.parts.reading_order import put_in_reading_order
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.shortcuts import SHORTCUTS

K = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ROUND = 400
"""More stops than any page has."""
BY_KEY = {
    **{f"rail.{place.id}": place.key for place in PLACES},
    "header.start": SHORTCUTS["start"].key,
    "header.lock": SHORTCUTS["lock"].key,
}


class KeyHands(Hands):
    """Does what `Hands` does, by keys alone. `walks` counts the stops to each widget that was gone to."""

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self.walks: dict[str, int] = {}

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """One key, wherever the keyboard is."""
        here = self._here()
        if here is None:
            raise StepFailed("het toetsenbord is nergens")
        QTest.keyPress(here, key, held)
        # Not to a list that unfolded or went away with the key.
        if QApplication.activePopupWidget() is None and self._here() is here:
            QTest.keyRelease(here, key, held)

    def _here(self) -> QWidget | None:
        return QApplication.focusWidget() or self._main.focusWidget()

    def _is_at(self, widget: QWidget) -> bool:
        here = self._here()
        return here is not None and (here is widget or (isinstance(widget, QComboBox) and widget.isAncestorOf(here)))

    def _is_beside(self, widget: QWidget) -> bool:
        here = self._here()
        if not isinstance(here, Chip) or not isinstance(widget, Chip):
            return False
        return here.objectName().rpartition(".")[0] == widget.objectName().rpartition(".")[0]

    def go_to(self, widget: QWidget) -> None:
        """Tab to a widget, and by arrows to a chip in its row. Raises StepFailed where no key leads to it."""
        if not widget.isEnabled() or not widget.isVisible():
            raise StepFailed(f"{widget.objectName()} kan nu niet gebruikt worden")
        passed: list[str] = []
        tab = K.Key_Backtab if self._lies_back(widget) else K.Key_Tab
        for stops in range(ROUND):
            here = self._here()
            passed.append(here.objectName() or type(here).__name__ if here is not None else "")
            if self._is_at(widget):
                self.walks[widget.objectName()] = max(stops, self.walks.get(widget.objectName(), 0))
                return
            if self._is_beside(widget):
                self.press(K.Key_Right)
            else:
                self.press(tab, SHIFT if tab is K.Key_Backtab else NONE)
        loop = " ".join(dict.fromkeys(passed[-8:]))
        raise StepFailed(f"met toetsen is niet bij {widget.objectName()} te komen: {loop}")

    def _lies_back(self, widget: QWidget) -> bool:
        """Whether Shift and Tab is the shorter way, as who looks at the page sees."""
        here = self._here()
        if here is None or here.window() is not widget.window():
            return False
        page = next((one for one in self._main.findChildren(Page) if one.isVisible()), None)
        if page is not None:
            put_in_reading_order(page)
        stops, one = [here], here.nextInFocusChain()
        while one is not None and one is not here:
            if (one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus) or one is widget:
                stops.append(one)
            one = one.nextInFocusChain()
        return widget in stops and stops.index(widget) > len(stops) / 2

    def click(self, name: str) -> None:
        if name in BY_KEY:
            self.key(BY_KEY[name])
        elif name == "catch.save" and self._is_at(self.find("catch.text", QLineEdit)):
            self.press(K.Key_Return)
            self.settle()
        else:
            super().click(name)

    def click_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        line = widget.parentWidget() if isinstance(widget.parentWidget(), QComboBox) else None
        self.go_to(line or widget)
        if not isinstance(widget, QLineEdit | QPlainTextEdit):
            self.press(K.Key_Space)
        self.settle()
        if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.visibleRegion().isEmpty():
            return
        self._must_be_seen()

    def _must_be_seen(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and here.isVisible() and here.visibleRegion().isEmpty():
            raise StepFailed(f"het toetsenbord is bij {here.objectName()}, en dat is niet te zien")

    def choose(self, name: str, values: Iterable[str]) -> tuple[str, ...]:
        wanted = tuple(values)
        if name == "catch.source":
            self.key(SOURCE_KEYS[wanted[0]])
            return ()
        return super().choose(name, wanted)

    def unfold(self, box: QComboBox) -> None:
        self.go_to(box)
        self.press(K.Key_Down, Qt.KeyboardModifier.AltModifier)

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        if view.window().windowType() == Qt.WindowType.Popup:
            self._step_to(view, row)
            QTest.keyPress(view, K.Key_Return)
        else:
            self.go_to(view)
            self._step_to(view, row)
        self.settle()

    def _step_to(self, view: QAbstractItemView, row: int) -> None:
        for _ in range(view.model().rowCount() + 1):
            here = view.currentIndex().row()
            if here == row:
                return
            QTest.keyClick(view, K.Key_Down if here < row else K.Key_Up)
        raise StepFailed(f"met toetsen is rij {row} van {view.objectName()} niet te kiezen")

    def draw(self, pad: QWidget, strokes: Iterable[list[QPointF]]) -> None:
        raise StepFailed("met toetsen is niet te tekenen")

    def move(self) -> None:
        self.press(K.Key_Shift)
