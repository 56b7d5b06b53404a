"""Rows beside the page that can be pressed: a prompt with its code, and a life domain with its silent dot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from keukentafel.domain.content.prompts import Prompt
from keukentafel.ui.parts.dot_size import dot_size
from keukentafel.ui.parts.page import label

DOT_LEFT, DOT_GAP = 1, 6
NARROWEST = 70
MOST_COLUMNS = 3


def open_sentence(prompt: Prompt) -> str:
    """The Dutch sentence, with dots where a word is still to be chosen."""
    return prompt.dutch.replace(f"{{{prompt.slot}}}", "…") if prompt.slot else prompt.dutch


class QuietRow(QPushButton):
    """A button that is only words: it grows with them, and shows the keyboard's place by a line around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = QLabel()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(4, 5, 4, 5)
        self.row.setSpacing(8)

    def add(self, text: QLabel, stretch: int = 0) -> None:
        """One more piece of text."""
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if stretch:
            text.setMinimumWidth(NARROWEST)
            self.words = text
        self.row.addWidget(text, stretch, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.row.sizeHint()

    def ink(self) -> QColor:
        """The colour of its words."""
        return self.words.palette().windowText().color()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.row.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            focus = QApplication.palette().color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(focus, 2.0) if self.hasFocus() else QPen(self.ink(), 0.6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self.paint_sign(painter)

    def paint_sign(self, painter: QPainter) -> None:
        """A sign before the words, where a row has one."""


class PromptRow(QuietRow):
    """A prompt that may fit now; called `aside.maybe.<code>`."""

    def __init__(self) -> None:
        super().__init__()
        self.code = ""
        self._code = label("", "head", wrap=False)
        self._text = label("", wrap=True)
        self.add(self._code)
        self.add(self._text, 1)
        self.row.setContentsMargins(4, 8, 4, 8)

    def write_small(self, small: bool) -> None:
        """Take less height."""
        if small == (self._text.property("role") == "small"):
            return
        roles = ("small", "small-head") if small else ("", "head")
        for text, role in zip((self._text, self._code), roles, strict=True):
            text.setProperty("role", role)
            text.style().unpolish(text)
            text.style().polish(text)
        above = 4 if small else 8
        self.row.setContentsMargins(4, above, 4, above)
        self.updateGeometry()

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Stand for this prompt, or for nothing."""
        self.setVisible(prompt is not None)
        self.code = prompt.code if prompt else ""
        self.setObjectName(f"aside.maybe.{self.code}" if prompt else "")
        text = open_sentence(prompt) if prompt else ""
        self._code.setText(self.code)
        self._text.setText(text)
        self.setAccessibleName(f"{self.code}: {text}" if prompt else "")
        self.updateGeometry()

    def paint_sign(self, painter: QPainter) -> None:
        colour = self.ink()
        colour.setAlphaF(0.15)
        if not (self.hasFocus() or self.underMouse()):
            # Not a line: a smooth one over the whole width takes more than a millisecond.
            painter.fillRect(0, 0, self.width(), 1, colour)


class DomainRow(QuietRow):
    """A life domain by a short name; its dot is filled once somebody spoke about it. Called `aside.domain.<id>`.

    A domain without a dot is one of which nothing may be seen here.
    """

    def __init__(self, domain_id: str, name: str, title: str, has_dot: bool) -> None:
        super().__init__()
        self.setObjectName(f"aside.domain.{domain_id}")
        self.setAccessibleName(title)
        if title != name:
            self.setToolTip(title)
        self._has_dot = has_dot
        self.touched = False
        self.add(label(name, "small"), 1)
        self.row.setAlignment(self.words, Qt.AlignmentFlag.AlignVCenter)

    def measure(self) -> int:
        """Make room for a dot of this size of letters; the least width, with each of its words whole."""
        metrics = self.words.fontMetrics()
        self.row.setContentsMargins(DOT_LEFT + dot_size(self) + DOT_GAP, 3, 0, 3)
        margins = self.row.contentsMargins()
        longest = max(metrics.horizontalAdvance(word) for word in self.words.text().split())
        return longest + 2 + margins.left() + margins.right()

    def show_touched(self, touched: bool, said: str) -> None:
        """Fill the dot, and say so in words for who cannot see it."""
        if self._has_dot and (touched != self.touched or said != self.accessibleDescription()):
            self.touched = touched
            self.setAccessibleDescription(said)
            self.update()

    def paint_sign(self, painter: QPainter) -> None:
        if not self._has_dot:
            return
        colour = self.ink()
        colour.setAlphaF(0.55)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if self.touched else Qt.BrushStyle.NoBrush)
        dot = dot_size(self)
        y = self.words.y() + (QFontMetricsF(self.words.font()).height() - dot) / 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - DOT_LEFT - dot if mirrored else DOT_LEFT
        painter.drawEllipse(QRectF(x, y, dot, dot))


class DomainColumns(QWidget):
    """The life domains in as many columns as their words leave room for."""

    def __init__(self, rows: Sequence[DomainRow]) -> None:
        super().__init__()
        self._rows = rows
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(0)
        self._share(MOST_COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        least = [row.measure() for row in self._rows]
        for row, width in zip(self._rows, least, strict=True):
            row.setMinimumWidth(width)
        self._share(next((n for n in range(MOST_COLUMNS, 1, -1) if self._fits(n, least)), 1))

    def _fits(self, columns: int, least: Sequence[int]) -> bool:
        size = -(-len(least) // columns)
        wanted = sum(max(least[at : at + size]) for at in range(0, len(least), size))
        return wanted + (columns - 1) * self._grid.horizontalSpacing() <= self.width()

    def _share(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        size = -(-len(self._rows) // columns)
        for place, row in enumerate(self._rows):
            # Down first, as they are read and as Tab goes; what stands beside each other begins at one height.
            self._grid.addWidget(row, place % size, place // size, Qt.AlignmentFlag.AlignTop)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
