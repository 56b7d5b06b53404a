"""A line to type in that would like to be as wide as the hint in it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit

AROUND = 36
"""What its edges take of the room for words."""


class HintedLine(QLineEdit):
    """Takes less where there is less room; what stands beside it goes on to a next line before that."""

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + AROUND
        return super().sizeHint().expandedTo(QSize(hint, 0))
