"""The one kind of text that is only read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

_PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`, by its number: the namespace `Qt` is large, and the first paint does not wait for it."""


def label(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """A text of one of the roles of the style sheet; can be selected and read by a screen reader."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setProperty("textFormat", _PLAIN_TEXT)
    return made
