"""Text that is measured by the very layout that paints it, so that what fits is never clipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

STEP_PT = 0.5
CAPITAL = 0.714
"""The height of a capital of the house's letters, in ems."""
MOST_LEADING = 1.45
"""From line to line, in ems: some Arabic fonts ask for twice as much, and lose the eye between two lines."""
OVERHANG = 0.08
MOST_DESCENT = 0.55
"""Beneath the last line, in ems; the ink of no letter goes further."""


@dataclass(frozen=True)
class Letters:
    """How a text is written: its fonts in order of preference, its weight, and its direction."""

    families: Sequence[str]
    bold: bool = False
    right_to_left: bool = False

    def font(self, points: float) -> QFont:
        """The font at a size in points."""
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPointSizeF(points)
        font.setBold(self.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


@dataclass(frozen=True)
class Block:
    """A text in its lines. `width` and `height` are what it covers, in device-independent pixels."""

    layout: QTextLayout
    width: float
    height: float
    lines: int


class TextSetter:
    """Sets texts for one device: sizes are in points, so its dots per inch matter."""

    def __init__(self, device: QWidget) -> None:
        self._device = device

    def set(self, text: str, letters: Letters, points: float, width: float, from_right: bool = False) -> Block:
        """The text broken at words within `width`; a word that is wider makes the block wider than asked."""
        layout = QTextLayout(text, letters.font(points), self._device)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if letters.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        em = QFontMetricsF(layout.font(), self._device).tightBoundingRect("M").height() / CAPITAL
        # The last letter of an Arabic line reaches past its own width.
        left = em * OVERHANG if from_right else 0.0
        lines = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width - left)
            lines.append(line)
        layout.endLayout()
        for line in lines:
            # A line that was broken still counts the word that did not fit, until it is laid out by itself.
            line.setLineWidth(line.naturalTextWidth() + 1)
        widest = max((max(line.naturalTextWidth(), line.horizontalAdvance()) for line in lines), default=0.0)
        y = bottom = 0.0
        for line in lines:
            start = left + widest - line.horizontalAdvance() if from_right else 0.0
            line.setPosition(QPointF(start, y))
            bottom = y + line.ascent() + min(line.descent(), em * MOST_DESCENT)
            y += min(line.height(), em * MOST_LEADING)
        return Block(layout, left + widest + 1, bottom, len(lines))

    def balanced(self, text: str, letters: Letters, points: float, width: float, from_right: bool = False) -> Block:
        """As `set`, in as few lines, with the lines as even as they can be."""
        best = self.set(text, letters, points, width, from_right)
        narrow, wide = best.width / 2, min(width, best.width)
        while best.lines > 1 and wide - narrow > 6:
            middle = (narrow + wide) / 2
            tried = self.set(text, letters, points, middle, from_right)
            if tried.lines == best.lines and tried.width <= middle + 1:
                best, wide = tried, middle
            else:
                narrow = middle
        return best


def largest(fits: Callable[[float], bool], least: float, most: float) -> float:
    """The largest size from `least` to `most` that fits, in steps of half a point; `least` where none does."""
    low, high = 0, max(0, int((most - least) / STEP_PT))
    if fits(least + high * STEP_PT):
        return least + high * STEP_PT
    while high - low > 1:
        middle = (low + high) // 2
        if fits(least + middle * STEP_PT):
            low = middle
        else:
            high = middle
    return least + low * STEP_PT


class BlockLabel(QLabel):
    """A label that paints a block; its text is there for whoever reads the window with other means."""

    def __init__(self, name: str, colour: str | QColor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.colour = QColor(colour)
        self.block: Block | None = None
        self.points = 0.0

    def show_block(self, text: str, block: Block, points: float) -> None:
        """Show this text as it was set."""
        self.setText(text)
        self.block = block
        self.points = points
        self.show()
        self.update()

    def empty(self) -> None:
        """No text, no picture of it, nothing for a screen reader."""
        self.clear()
        self.block = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.block is not None:
            painter = QPainter(self)
            painter.setPen(self.colour)
            self.block.layout.draw(painter, QPointF(0, 0))
