"""The one kind of text that is only read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """A text of one of the roles of the style sheet; can be selected and read by a screen reader."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made
