"""The inputs in which something is typed: a line, a few lines, a day."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.field import Field
from keukentafel.ui.parts.hinted_line import HintedLine


class OneLine(Field):
    """What the fields share in which one line is typed. With `widest`, the line is not wider than those letters."""

    def __init__(self, name: str, label: str, hint: str = "", line: QLineEdit | None = None, widest: str = "") -> None:
        super().__init__(name, label)
        self.line = line or HintedLine()
        self.line.setPlaceholderText(hint)
        self.line.textChanged.connect(self.changed)
        self._widest = widest

    def _size_by_letters(self) -> None:
        if self._widest:
            self.line.ensurePolished()
            self.line.setMaximumWidth(self.line.fontMetrics().horizontalAdvance(self._widest) + 40)

    def clear(self) -> None:
        # Unlike clear(), this forgets what could be undone: it was handed in.
        self.line.setText("")


class LineField(OneLine):
    """One line of text, of which a draft is kept."""

    def __init__(self, name: str, label: str, hint: str = "", line: QLineEdit | None = None) -> None:
        super().__init__(name, label, hint, line)
        self.line.textChanged.connect(lambda text: self.typed.emit(self.name, text))
        self._place()

    def _place(self) -> None:
        self._hold(self.line)

    def value(self) -> str:
        return self.line.text()

    def restore(self, text: str) -> None:
        self.line.setText(text)


class TextField(Field):
    """A few lines of text; Tab goes on to the next input."""

    def __init__(self, name: str, label: str, hint: str = "", lines: int = 2) -> None:
        super().__init__(name, label)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(hint)
        self._lines = lines
        self.edit.textChanged.connect(self.changed)
        self.edit.textChanged.connect(lambda: self.typed.emit(self.name, self.edit.toPlainText()))
        self._hold(self.edit)

    def _size_by_letters(self) -> None:
        self.edit.ensurePolished()
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * self._lines + 28)

    def value(self) -> str:
        return self.edit.toPlainText()

    def clear(self) -> None:
        self.edit.clear()

    def restore(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)


class DateField(OneLine):
    """A day, typed as 26-11-2026. Empty is no day."""

    PATTERNS = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, "dd-mm-jjjj", widest="mm-mm-mmmm")
        self._hold(self.line)

    def value(self) -> date | None:
        """The day, or None. Raises Refused for what is not a day."""
        text = self.line.text().strip()
        if not text:
            return None
        for pattern in self.PATTERNS:
            try:
                return datetime.strptime(text, pattern).date()  # noqa: DTZ007  a day has no zone
            except ValueError:
                continue
        raise Refused("bad_date", self.name)

    def set_day(self, day: date | None) -> None:
        """Put a day in the field."""
        self.line.setText(day.strftime("%d-%m-%Y") if day else "")
