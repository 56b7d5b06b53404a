"""One recorded thing as a row: its text, what belongs to it small, and the keys that work on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.changes import Recorded
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.prompt_row import QuietRow
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.parts.text_label import Caption, label

CHANGE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
TAKE_AWAY_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = (*CHANGE_KEYS, *TAKE_AWAY_KEYS, *STEPS)


@dataclass(frozen=True)
class Thing:
    """One recorded thing: what it is, its id (see `TakenAway`), its text large and what belongs to it small."""

    what: Recorded
    id: str
    text: str
    meta: str = ""
    role: str = "story"
    """How large it is written; `within` stands a little in, beneath what it belongs to, and what is `short` beside
    others that are."""

    @property
    def name(self) -> str:
        """What its row is called: by its id, or by its kind where the id is that of a need."""
        of_a_need = self.what in (Recorded.SUPPORT, Recorded.EXPERT, Recorded.DELIVERY)
        return self.what.value if of_a_need else self.id

    @property
    def key(self) -> tuple[str, str]:
        """Which one it is."""
        return (self.what, self.id)


class ThingRow(QuietRow):
    """One recorded thing; the arrow keys go to the one above or beneath it."""

    pressed_key = Signal(int, bool)
    """A key that the list answers, and whether Alt was held."""
    entered = Signal()

    def __init__(self, name: str, thing: Thing, said: str) -> None:
        super().__init__()
        self.thing = thing
        self.chosen = False
        self.setObjectName(f"{name}.{thing.name}")
        self.setAccessibleName(joined(thing.text, thing.meta))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        words = QWidget()
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        within = thing.role == "within"
        self.words = Caption(thing.text) if thing.role == "short" else label(thing.text, "" if within else thing.role)
        column.addWidget(self.words)
        if thing.meta:
            column.addWidget(label(thing.meta, "quiet"))
        self.row.addWidget(words, 1)
        self.row.setContentsMargins(30 if within else HANG, 5, HANG, 6)

    def paint_sign(self, painter: QPainter) -> None:
        if self.chosen and not self.hasFocus():
            painter.setPen(QPen(self.palette().windowText().color(), 0.6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in _KEYS:
            self.pressed_key.emit(event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()
