"""A rounded button that stays in when chosen. Chips beside each other are one stop for Tab; arrows go between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(QPushButton):
    """Space and Enter choose it, an arrow key goes to its neighbour."""

    entered = Signal()
    """The keyboard is here now."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self._row: Sequence[Chip] = (self,)

    def stand_among(self, row: Sequence[Chip]) -> None:
        """These are the chips that the arrow keys go through, in their order."""
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._neighbour(_STEPS[key]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def _neighbour(self, step: int) -> Chip:
        shown = [chip for chip in self._row if chip.isVisible() and chip.isEnabled()]
        return shown[(shown.index(self) + step) % len(shown)] if self in shown else self


def make_one_stop(row: Sequence[Chip], here: Chip) -> None:
    """Let Tab come to `here` and to none of the others; a hand still reaches each of them."""
    for chip in row:
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is here else Qt.FocusPolicy.ClickFocus)
