"""The letters of art. 2.3.2 lid 4 at the foot of the rail: an open dot was not touched yet, and that is all it says."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.letters import LETTERS, Letter
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.dot_size import dot_size
from keukentafel.ui.parts.page import label
from keukentafel.ui.style.theme import Palette

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class _LetterDot(QPushButton):
    """`rail.letter.<a–g>`: a dot above its letter."""

    told = Signal()
    """A hand or the keyboard is here: say what it means."""
    untold = Signal()
    moved = Signal(int)

    def __init__(self, letter: Letter, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self.letter = letter
        self._words = words
        self._palette = palette
        self.touched = False
        self.setObjectName(f"rail.letter.{letter.letter}")
        self.setProperty("role", "letter")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        named = words.t("letter {letter}: {meaning}")
        self.setAccessibleName(named.format(letter=letter.letter, meaning=words.t(letter.meaning)))
        self.show_touched(touched=False)

    def show_touched(self, touched: bool) -> None:
        """Fill the dot, and say so in words."""
        self.touched = touched
        self.setAccessibleDescription(self.state)
        self.update()

    @property
    def state(self) -> str:
        """In words, for who does not see a dot."""
        return self._words.t("besproken") if self.touched else self._words.t("nog open")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("m") + 8, metrics.height() + dot_size(self) + 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._palette.dot)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if self.touched else Qt.BrushStyle.NoBrush)
        dot = dot_size(self)
        painter.drawEllipse(QRectF((self.width() - dot) / 2, 6, dot, dot))
        painter.setPen(QColor(self._palette.quiet))
        room = QRectF(0, dot + 7, self.width(), self.height() - dot - 7)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.letter.letter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.told.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.untold.emit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self.told.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.untold.emit()


class LetterDots(QWidget):
    """One stop for Tab, arrows go between the letters, Enter goes to the place where a letter is talked about."""

    chosen = Signal(str)

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words.t("Wat de wet vraagt, letter a tot en met g"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row)
        self._dots = [_LetterDot(letter, words, palette) for letter in LETTERS]
        for place, dot in enumerate(self._dots):
            dot.clicked.connect(lambda _checked=False, d=dot: self.chosen.emit(d.letter.place))
            dot.told.connect(lambda d=dot: self._tell(d))
            dot.untold.connect(self._hush)
            dot.moved.connect(lambda steps, p=place: self._go(p + steps))
            row.addWidget(dot)
        self._meaning = label("", "quiet")
        self._meaning.setObjectName("rail.letter.meaning")
        self._meaning.setIndent(9)
        column.addWidget(self._meaning)
        self._hush()
        self._stop_at(self._dots[0])

    def show_conversation(self, conversation: Conversation) -> None:
        """Fill the dots of what was talked about."""
        for dot in self._dots:
            touched = dot.letter.touched(conversation)
            if touched != dot.touched:
                dot.show_touched(touched)

    def _tell(self, dot: _LetterDot) -> None:
        if dot.hasFocus():
            self._stop_at(dot)
        said = self._words.t("{letter} · {meaning}: {state}")
        meaning = self._words.t(dot.letter.meaning)
        self._meaning.setText(said.format(letter=dot.letter.letter, meaning=meaning, state=dot.state))

    def _hush(self) -> None:
        here = next((dot for dot in self._dots if dot.hasFocus()), None)
        if here is not None:
            self._tell(here)
        else:
            self._meaning.setText(self._words.t("Wat de wet vraagt"))

    def _go(self, place: int) -> None:
        self._dots[place % len(self._dots)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, here: _LetterDot) -> None:
        for dot in self._dots:
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if dot is here else Qt.FocusPolicy.ClickFocus)
