"""The one kind of text that is only read."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

_PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`, by its number: the namespace `Qt` is large, and the first paint does not wait for it."""


def label(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """A text of one of the roles of the style sheet; can be selected and read by a screen reader."""
    return give_role(QLabel(text), role, wrap)


class Caption(QLabel):
    """What an input is called: would like one line, and goes on to a next one where there is no room for that."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        give_role(self, "quiet")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        self.ensurePolished()
        # More than the letters need: a width that just fits is broken off, as the layout of text counts in fractions.
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.fontMetrics().height())


def give_role(made: QLabel, role: str, wrap: bool = True) -> QLabel:
    """Let a text that was made elsewhere be one of those roles."""
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setProperty("textFormat", _PLAIN_TEXT)
    return made
