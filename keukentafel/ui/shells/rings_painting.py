"""Paints the rings: shells, their names, the lines between their parts, and everybody in them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from keukentafel.domain.shells import PARTS_OF, Part, Shell, shell_of
from keukentafel.ui.shells import rings_layout as layout
from keukentafel.ui.shells.rings_entries import RingEntry
from keukentafel.ui.shells.rings_layout import Box, Detail, Sizes, Spot
from keukentafel.ui.style.theme import Palette

DASHES = [2.2, 1.8]
WIDEST = 6.2
"""The widest line of a helper in the drawing, in heights of a line; what is longer is told in full beside it."""


@dataclass(frozen=True)
class Fonts:
    """The letters of the drawing."""

    small: QFont
    bold: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """Made from the letters of the window."""
        small, bold = QFont(font), QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.82)
        bold.setPointSizeF(font.pointSizeF() * 0.85)
        bold.setWeight(QFont.Weight.DemiBold)
        return cls(small, bold)

    @property
    def line(self) -> float:
        """The height of a line."""
        return max(QFontMetricsF(self.small).height(), QFontMetricsF(self.bold).height())

    def width(self, text: str, bold: bool = False) -> float:
        """How wide a text is."""
        return QFontMetricsF(self.bold if bold else self.small).horizontalAdvance(text)

    def shortened(self, text: str) -> str:
        """As much of a text as a helper has room for."""
        return QFontMetricsF(self.small).elidedText(text, Qt.TextElideMode.ElideRight, WIDEST * self.line)


class Painting:
    """One drawing on one painter; everything is around the middle."""

    def __init__(self, painter: QPainter, palette: Palette, fonts: Fonts, sizes: Sizes) -> None:
        self._painter = painter
        self._palette = palette
        self._fonts = fonts
        self._sizes = sizes

    def colours(self, shell: Shell) -> tuple[QColor, QColor]:
        """Line and soft fill of a shell."""
        p = self._palette
        line, soft = {
            Shell.OWN_STRENGTH: (p.own, p.own_soft),
            Shell.NETWORK: (p.network, p.network_soft),
            Shell.GENERAL: (p.general, p.general_soft),
            Shell.TAILORED: (p.tailored, p.tailored_soft),
        }[shell]
        return QColor(line), QColor(soft)

    def shells(self, target: Part | None) -> None:
        """The four rings; the part that somebody is carried over has a thick edge."""
        painter = self._painter
        for shell in reversed(Shell):
            line, soft = self.colours(shell)
            _, outer = layout.band(shell, self._sizes)
            painter.setPen(QPen(line, 1.5))
            painter.setBrush(soft)
            painter.drawEllipse(QPointF(0, 0), outer, outer)
        if target is not None:
            self._target(target)

    def _target(self, part: Part) -> None:
        shell = shell_of(part)
        inner, outer = layout.band(shell, self._sizes)
        low, high = layout.SECTORS[part]
        if len(PARTS_OF[shell]) == 1:
            low, high = 0.0, 359.9
        path = QPainterPath()
        path.arcMoveTo(_square(outer), -low)
        path.arcTo(_square(outer), -low, low - high)
        path.arcTo(_square(inner), -high, high - low)
        path.closeSubpath()
        line, _ = self.colours(shell)
        self._painter.setBrush(QColor(self._palette.card))
        self._painter.setPen(QPen(line, 3))
        self._painter.drawPath(path)

    def between_parts(self) -> None:
        """Thin lines between the parts of the two shells whose parts are never merged, and their names."""
        for shell in (Shell.NETWORK, Shell.GENERAL):
            line, _ = self.colours(shell)
            pen = QPen(line, 0.8)
            pen.setStyle(Qt.PenStyle.DotLine)
            self._painter.setPen(pen)
            inner, outer = layout.band(shell, self._sizes)
            for angle in layout.LINES:
                # At the top the name of the shell stands there.
                end = outer if angle != 270 else outer - self._sizes.line * 1.4
                self._painter.drawLine(
                    QPointF(*layout.at_angle(inner, angle)), QPointF(*layout.at_angle(end, angle))
                )

    def along_edge(self, shell: Shell, middle: float, text: str, bold: bool = False) -> None:
        """A name along the edge of a shell, letter by letter, never upside down."""
        painter, font = self._painter, self._fonts.bold if bold else self._fonts.small
        line, _ = self.colours(shell)
        metrics = QFontMetricsF(font)
        _, outer = layout.band(shell, self._sizes)
        below = 0 < middle < 180
        radius = outer - self._sizes.line * (0.5 if below else 1.0)
        painter.setFont(font)
        painter.setPen(line)
        turn = math.degrees(metrics.horizontalAdvance(text) / 2 / radius)
        angle = middle + turn if below else middle - turn
        for letter in text:
            step = math.degrees(metrics.horizontalAdvance(letter) / radius)
            at = angle - step / 2 if below else angle + step / 2
            x, y = layout.at_angle(radius, at)
            painter.save()
            painter.translate(x, y)
            painter.rotate(at - 90 if below else at + 90)
            painter.drawText(QPointF(-metrics.horizontalAdvance(letter) / 2, 0), letter)
            painter.restore()
            angle = angle - step if below else angle + step

    def core(self, text: str) -> None:
        """What it is about, in the middle, in as many lines as there is room for."""
        painter = self._painter
        radius = layout.CORE * self._sizes.radius
        painter.setPen(QPen(QColor(self._palette.ink), 1.5))
        painter.setBrush(QColor(self._palette.card))
        painter.drawEllipse(QPointF(0, 0), radius, radius)
        painter.setPen(QColor(self._palette.ink))
        fitting = (font for font in (self._fonts.bold, self._fonts.small)
                   if core_lines(text, QFontMetricsF(font), radius) is not None)  # fmt: skip
        font = next(fitting, self._fonts.small)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        lines = core_lines(text, metrics, radius) or core_cut(text, metrics, radius)
        high = metrics.lineSpacing()
        for place, line in enumerate(lines):
            top = (place - len(lines) / 2) * high
            painter.drawText(QRectF(-radius, top, 2 * radius, high), Qt.AlignmentFlag.AlignCenter, line)

    def axes(self, names: tuple[str, str, str, str]) -> None:
        """The two axes of the support map with their ends: left, right, top, bottom."""
        painter, reach = self._painter, self._sizes.radius
        painter.setPen(QPen(QColor(self._palette.ink), 1.2))
        painter.drawLine(QPointF(-reach, 0), QPointF(reach, 0))
        painter.drawLine(QPointF(0, -reach), QPointF(0, reach))
        for text, box in zip(names, axis_boxes(names, self._fonts, self._sizes), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._palette.card))
            painter.drawRoundedRect(_rect(box), 8, 8)
            self._write(text, box, QColor(self._palette.ink), self._fonts.bold)

    def helper(self, entry: RingEntry, spot: Spot, number: int) -> None:
        """Solid where somebody said yes, dashed where nobody asked yet; a diamond: nobody steps in."""
        painter = self._painter
        line, _ = self.colours(entry.shell)
        pen = QPen(line, 2.4)
        if not entry.sure:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern(DASHES)
        painter.setPen(pen)
        painter.setBrush(QColor(self._palette.card))
        mark = _rect(spot.mark)
        ink, quiet = QColor(self._palette.ink), QColor(self._palette.ink)
        if spot.detail is Detail.NUMBER:
            painter.drawEllipse(mark)
            if mark.height() >= self._sizes.line:
                self._write(str(number), spot.mark, ink, self._fonts.small)
        elif entry.pill:
            painter.drawRoundedRect(mark, mark.height() / 2, mark.height() / 2)
            self._lines(entry, spot, spot.mark, ink, quiet)
        else:
            painter.drawEllipse(mark)
            self._write(initial(entry.called), spot.mark, ink, self._fonts.bold)
            if spot.words is not None:
                self._lines(entry, spot, spot.words, ink, quiet)
        if entry.alone:
            # On the edge; of a small mark on its corner, where it covers no part of the number.
            inset = 0.0 if spot.detail is Detail.NUMBER else (spot.mark.bottom - spot.mark.top) * 0.15
            self.diamond(QPointF(spot.mark.right - inset, spot.mark.top + inset))

    def _lines(self, entry: RingEntry, spot: Spot, box: Box, ink: QColor, quiet: QColor) -> None:
        texts = [self._fonts.shortened(entry.called)]
        if spot.detail is Detail.TWO_LINES and entry.below:
            texts.append(self._fonts.shortened(entry.below))
        middle = (box.top + box.bottom) / 2
        for place, text in enumerate(texts):
            top = middle + (place - len(texts) / 2) * self._sizes.line
            row = Box(box.left - 4, top, box.right + 4, top + self._sizes.line)
            self._write(text, row, ink if place == 0 else quiet, self._fonts.small)

    def diamond(self, at: QPointF) -> None:
        """The mark of somebody whom nobody replaces."""
        painter = self._painter
        painter.save()
        painter.translate(at)
        painter.rotate(45)
        painter.setPen(QPen(QColor(self._palette.ink), 1.4))
        painter.setBrush(QColor(self._palette.card))
        side = max(7.0, self._sizes.line * 0.42)
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.restore()

    def _write(self, text: str, box: Box, colour: QColor, font: QFont) -> None:
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(_rect(box).adjusted(-6, -2, 6, 2), Qt.AlignmentFlag.AlignCenter, text)


def axis_boxes(names: Sequence[str], fonts: Fonts, sizes: Sizes) -> tuple[Box, ...]:
    """Where the four ends of the axes are named: left, right, top, bottom."""
    left, right, top, bottom = (fonts.width(name, bold=True) + 16 for name in names)
    high, reach = sizes.line + 4, sizes.radius * 0.99
    return (
        Box(-reach, -high / 2, -reach + left, high / 2),
        Box(reach - right, -high / 2, reach, high / 2),
        Box(-top / 2, -reach, top / 2, -reach + high),
        Box(-bottom / 2, reach - high, bottom / 2, reach),
    )


def core_lines(text: str, metrics: QFontMetricsF, radius: float) -> list[str] | None:
    """A text in lines that fit a circle, or None where it does not fit."""
    most = _most_lines(metrics, radius)
    for count in range(1, most + 1):
        lines = _broken(text, metrics, [_chord(place, count, metrics.lineSpacing(), radius) for place in range(count)])
        if lines is not None:
            return lines
    return None


def core_cut(text: str, metrics: QFontMetricsF, radius: float) -> list[str]:
    """As much of a text as fits a circle, ending in an ellipsis."""
    most = _most_lines(metrics, radius)
    widths = [_chord(place, most, metrics.lineSpacing(), radius) for place in range(most)]
    return _cut(text, metrics, widths)


def _most_lines(metrics: QFontMetricsF, radius: float) -> int:
    return max(1, int(radius * 1.6 / metrics.lineSpacing()))


def _chord(place: int, count: int, high: float, radius: float) -> float:
    away = max(abs((place - count / 2) * high), abs((place + 1 - count / 2) * high))
    return 2 * math.sqrt(max(0.0, radius * radius - away * away)) - 6


def _broken(text: str, metrics: QFontMetricsF, widths: list[float]) -> list[str] | None:
    words, lines = text.split(), []
    for width in widths:
        line = ""
        while words and metrics.horizontalAdvance(f"{line} {words[0]}".strip()) <= width:
            line = f"{line} {words.pop(0)}".strip()
        lines.append(line)
    return None if words else lines


def _cut(text: str, metrics: QFontMetricsF, widths: list[float]) -> list[str]:
    words, lines = text.split(), []
    for width in widths[:-1]:
        line = ""
        while words and metrics.horizontalAdvance(f"{line} {words[0]}".strip()) <= width:
            line = f"{line} {words.pop(0)}".strip()
        if not line and words:
            line = metrics.elidedText(words.pop(0), Qt.TextElideMode.ElideRight, width)
        lines.append(line)
    return [*lines, metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, widths[-1])]


def initial(called: str) -> str:
    """The letter in a person's circle: the first of their own name, not of how they are addressed."""
    return called.split()[-1][:1].upper() if called.split() else ""


def _square(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
