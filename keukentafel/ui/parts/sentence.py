"""A line of a form that reads as a part of a sentence: the words before it, what is typed, the words after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from keukentafel.ui.parts.fields import LineField
from keukentafel.ui.parts.page import label


class SentenceLine(QLineEdit):
    """Without a box, in the letters of the story; the arrow down goes on to what is offered beneath."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "sentence")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class SentenceField(LineField):
    """`lead` and `tail` stand around the line; `name_said` is its accessible name."""

    down = Signal()
    """The arrow down in the line."""

    def __init__(self, name: str, lead: str, tail: str, name_said: str, hint: str = "") -> None:
        self._lead, self._tail = lead, tail
        line = SentenceLine()
        super().__init__(name, name_said, hint, line)
        line.down.connect(self.down)
        self._label.hide()

    def _place(self) -> None:
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(self._lead, "story", wrap=False))
        row.addWidget(self.line, 1)
        row.addWidget(label(self._tail, "story", wrap=False))
        self._hold(around, self.line)
