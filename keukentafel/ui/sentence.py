"""A line of a form that reads as a part of a sentence: the words before it, what is typed, the words after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from keukentafel.ui.fields import Field
from keukentafel.ui.page import label


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


class SentenceField(Field):
    """`lead` and `tail` stand around the line; `name_said` is its accessible name."""

    def __init__(self, name: str, lead: str, tail: str, name_said: str, hint: str = "") -> None:
        super().__init__(name, name_said)
        self._label.hide()
        self.line = SentenceLine()
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(lambda text: self.typed.emit(self.name, text))
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(lead, "story", wrap=False))
        row.addWidget(self.line, 1)
        row.addWidget(label(tail, "story", wrap=False))
        self._hold(around, self.line)

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self.line.setObjectName(f"{form_name}.{self.name}")

    def value(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        # Unlike clear(), this forgets what could be undone: it was handed in.
        self.line.setText("")

    def restore(self, text: str) -> None:
        self.line.setText(text)
