"""Keys as they look on a keyboard: small caps in a chip, or standing alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionButton, QStylePainter

from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.style.theme import TOUCH

SIDE, SNUG_SIDE = 7, 4
"""Room at each side of a chip, and where it is one of many in a small window."""
GAP = 5


def paint_cap(painter: QPainter, place: QRectF, text: str, boxed: bool) -> None:
    """A key in its place; without a box where there is little room."""
    # Not the widget's own: a style sheet changes the roles of the ground.
    palette = QApplication.palette()
    if boxed:
        edge = palette.color(QPalette.ColorRole.PlaceholderText)
        edge.setAlphaF(0.45)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)


class KeyCap(QLabel):
    """A key beside what it does; not read aloud, because what it does is."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "cap")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 10, metrics.height() + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        high = self.fontMetrics().height() + 2
        paint_cap(painter, QRectF(0, (self.height() - high) / 2, self.width(), high), self.text(), boxed=True)


class KeyChip(Chip):
    """A chip with the key that presses it; `boxed` says whether the key has a cap around it."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text)
        self._key = key
        self._boxed = True
        self._side = SIDE
        self.setProperty("keyed", "true")

    def set_boxed(self, boxed: bool) -> None:
        """Take less room without the cap."""
        if boxed != self._boxed:
            self._boxed = boxed
            self.updateGeometry()
            self.update()

    def set_snug(self, snug: bool) -> None:
        """Take less room at the sides."""
        side = SNUG_SIDE if snug else SIDE
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def width_when(self, boxed: bool, snug: bool = False) -> int:
        """How wide it is with or without a cap, and with more or less room at its sides."""
        side = SNUG_SIDE if snug else SIDE
        return self._key_width(boxed) + self.fontMetrics().horizontalAdvance(self.text()) + 2 * side + GAP

    def _key_width(self, boxed: bool) -> int:
        return self.fontMetrics().horizontalAdvance(self._key) + (8 if boxed else 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        self.ensurePolished()
        wide = self.width_when(self._boxed, self._side == SNUG_SIDE)
        return QSize(wide, max(TOUCH, self.fontMetrics().height() + 26))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        palette = QApplication.palette()
        role = QPalette.ColorRole.HighlightedText if self.isChecked() else QPalette.ColorRole.WindowText
        colour = palette.color(role if self.isEnabled() else QPalette.ColorRole.PlaceholderText)
        font = self.font()
        font.setUnderline(self.isChecked() and self.hasFocus())
        key, high = self._key_width(self._boxed), self.fontMetrics().height()
        place = QRectF(self._side, (self.height() - high) / 2, key, high)
        rest = QRectF(self._side + key + GAP, 0, self.width() - self._side - key - GAP, self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveRight(self.width() - self._side)
            rest.moveRight(place.left() - GAP)
        painter.setFont(font)
        painter.setPen(colour)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rest, int(QStyle.visualAlignment(self.layoutDirection(), side)), words)
        font.setUnderline(False)
        painter.setFont(font)
        if not self._boxed:
            colour.setAlphaF(0.75)
            painter.setPen(colour)
        paint_cap(painter, place, self._key, self._boxed)
