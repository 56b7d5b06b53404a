"""Where the hands were at each place of the path: what had the keyboard, the caret in it, and what was in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from keukentafel.ui.consultant.way_back import input_of
from keukentafel.ui.shared.places import FIRST_PLACE

if TYPE_CHECKING:
    from keukentafel.ui.parts.page import Page


@dataclass(frozen=True)
class _Spot:
    name: str
    anchor: int = -1
    caret: int = -1


class Whereabouts:
    """Remembers by place. A widget is remembered by its name: what is on a page may be made anew in between."""

    def __init__(self) -> None:
        self._spots: dict[str, _Spot] = {}
        self._heights: dict[str, int] = {}

    def leave(self, place: str, page: Page) -> None:
        """Remember where the hands are, or where they were on the page before they went to the catch line.

        The story begins at the catch line again when the keyboard was there.
        """
        self._heights[place] = page.verticalScrollBar().value()
        here = QApplication.focusWidget()
        widget = here if here is not None and page.isAncestorOf(here) else page.focusWidget()
        if place == FIRST_PLACE and widget is not here:
            self._spots.pop(place, None)
            return
        named = input_of(widget) if widget is not None else None
        if named is not None and page.isAncestorOf(named):
            self._spots[place] = _Spot(named.objectName(), *caret_of(named))

    def come_back(self, place: str, page: Page) -> bool:
        """Put the keyboard and the page as they were; False when nothing is remembered that is still there."""
        height = self._heights.get(place)
        spot = self._spots.get(place)
        widget = page.findChild(QWidget, spot.name) if spot is not None else None
        found = widget is not None and widget.isVisible() and widget.isEnabled()
        if widget is not None and spot is not None and found:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            put_caret(widget, spot.anchor, spot.caret)
        if height is not None:
            # What was just refreshed has its height only after this.
            page.column.activate()
            page.verticalScrollBar().setValue(height)
        return found

    def settle(self, place: str, page: Page) -> bool:
        """Come back, or begin at the page's first stop; False where the keyboard belongs in the catch line."""
        if self.come_back(place, page):
            return True
        first = None if place == FIRST_PLACE else page.first_stop()
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        # What was just refreshed has its place only after this.
        page.column.activate()
        page.ensureWidgetVisible(first)
        return True

    def forget(self) -> None:
        """Another conversation: nothing of the last one is known."""
        self._spots.clear()
        self._heights.clear()


def _line_of(widget: QWidget) -> QLineEdit | None:
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit) else None


def caret_of(widget: QWidget) -> tuple[int, int]:
    """Anchor and caret in an input of text; -1 both for what has none."""
    if isinstance(widget, QPlainTextEdit):
        return (widget.textCursor().anchor(), widget.textCursor().position())
    line = _line_of(widget)
    if line is None:
        return (-1, -1)
    caret = line.cursorPosition()
    if not line.hasSelectedText():
        return (caret, caret)
    start, end = line.selectionStart(), line.selectionEnd()
    return (end if caret == start else start, caret)


def put_caret(widget: QWidget, anchor: int, caret: int) -> None:
    """Put the caret back, as far as the text goes."""
    if caret < 0:
        return
    if isinstance(widget, QPlainTextEdit):
        most = len(widget.toPlainText())
        cursor = widget.textCursor()
        cursor.setPosition(min(anchor, most))
        cursor.setPosition(min(caret, most), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
        return
    line = _line_of(widget)
    if line is not None:
        line.setCursorPosition(anchor)
        line.cursorForward(True, caret - anchor)
