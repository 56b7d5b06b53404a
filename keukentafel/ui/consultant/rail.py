"""The slim rail: where we are, and silent dots for what was touched. Nothing on it is a score."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.consultant.letter_dots import LetterDots
from keukentafel.ui.parts.dot_size import dot_size
from keukentafel.ui.parts.page import label
from keukentafel.ui.shared.places import PLACES, Place
from keukentafel.ui.style.theme import Palette

GAP = 4


class _RailButton(QPushButton):
    def __init__(self, place: Place, words: Catalogue, palette: Palette) -> None:
        title = words.t(place.title)
        super().__init__(title)
        self._words = words
        self._title = title
        self._palette = palette
        self._dots: tuple[bool, ...] | None = None
        self.setObjectName(f"rail.{place.id}")
        self.setProperty("role", "rail")
        self.setCheckable(True)
        # As high as its words, however many places there are: the rail scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{title} ({place.key})")
        self.setAccessibleName(title)

    def show_dots(self, dots: Sequence[bool]) -> None:
        if tuple(dots) == self._dots:
            return
        self._dots = tuple(dots)
        untouched = sum(1 for dot in dots if not dot)
        text = self._words.tn("{n} punt nog niet aangeraakt", "{n} punten nog niet aangeraakt", untouched)
        self.setAccessibleDescription(text.format(n=untouched) if untouched else "")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return super().sizeHint() + QSize(len(self._dots or ()) * (dot_size(self) + GAP), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._palette.dot)
        painter.setPen(QPen(colour, 1.5))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        dot = dot_size(self)
        y = (self.height() - dot) / 2
        for place, touched in enumerate(reversed(self._dots or ())):
            x = 14 + place * (dot + GAP)
            x = x if mirrored else self.width() - x - dot
            painter.setBrush(colour if touched else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x, y, dot, dot))


class Rail(QScrollArea):
    """The places of the path, each one click or key away at any moment; at its foot the letters of the law.

    It scrolls where large letters leave too little room.
    """

    chosen = Signal(str)

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(words.t("Het gesprek"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("paper")
        self.setWidget(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(12, 20, 12, 20)
        column.setSpacing(2)
        self._buttons: dict[str, _RailButton] = {}
        for place in PLACES:
            button = _RailButton(place, words, palette)
            button.clicked.connect(lambda _checked=False, p=place.id: self.chosen.emit(p))
            column.addWidget(button)
            self._buttons[place.id] = button
        column.addSpacing(16)
        note = label(words.t("Een rondje is nog open.\nNiets hoeft op volgorde."), "quiet")
        note.setIndent(13)
        column.addWidget(note)
        column.addSpacing(14)
        self.letters = LetterDots(words, palette)
        self.letters.chosen.connect(self.chosen)
        column.addWidget(self.letters)
        column.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        holder = self.widget()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(holder.minimumSizeHint().width() + bar if holder is not None else 0, 0)

    def set_here(self, place: str) -> None:
        """Show where we are."""
        for name, button in self._buttons.items():
            button.setChecked(name == place)

    def show_dots(self, place: str, dots: Sequence[bool]) -> None:
        """The dots behind a place."""
        self._buttons[place].show_dots(dots)
