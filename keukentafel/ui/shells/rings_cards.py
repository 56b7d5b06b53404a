"""What stands beside the rings: the plan in one sentence, and a card for each helper of the shell at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.style.theme import Palette


@dataclass(frozen=True)
class CardText:
    """A helper in words: `head` is who and what, `meta` the rest; dashed while nobody asked them."""

    key: str
    head: str
    meta: str
    sure: bool


class Card(QFrame):
    """White, with a thin edge that is dashed where nothing is sure yet."""

    clicked = Signal()

    def __init__(self, palette: Palette, sure: bool = True) -> None:
        super().__init__()
        self._palette = palette
        self._sure = sure
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._palette.line if self._sure else self._palette.warn), 1)
        if not self._sure:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(self._palette.card))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class Sentence(Card):
    """The plan in one sentence."""

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__(palette)
        self.column.addWidget(label(words.t("In één zin"), "quiet"))
        self._text = label("", "story")
        self._text.setObjectName("shells.sentence")
        self.column.addWidget(self._text)

    def say(self, text: str) -> None:
        """Show this text."""
        self._text.setText(text)
        self.setAccessibleName(text)


class Cards(QWidget):
    """The cards of a shell; a click on one goes to that helper. The keyboard goes there through the drawing."""

    chosen = Signal(str)

    def __init__(self, name: str, when_empty: str, palette: Palette) -> None:
        super().__init__()
        self.setObjectName(name)
        self._when_empty = when_empty
        self._palette = palette
        self._shown: tuple[CardText, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_cards(self, cards: Sequence[CardText]) -> None:
        """Show these and nothing else."""
        wanted = tuple(cards)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._column)
        for text in wanted:
            card = Card(self._palette, text.sure)
            card.column.addWidget(label(text.head, ""))
            if text.meta:
                card.column.addWidget(label(text.meta, "quiet"))
            card.setAccessibleName(f"{text.head}. {text.meta}")
            card.setCursor(Qt.CursorShape.PointingHandCursor)
            card.clicked.connect(lambda key=text.key: self.chosen.emit(key))
            self._column.addWidget(card)
        if not wanted:
            self._column.addWidget(label(self._when_empty, "quiet"))
