"""A column that stays as wide as can be read, in the middle of whatever room there is."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

READABLE = 92
"""So many letters "n" hold a line of about 75 characters of the story, the sign of who said it, and the margins."""


class ReadingColumn(QVBoxLayout):
    """At most `letters` letters of the widget's own size wide, margins included."""

    def __init__(self, parent: QWidget, letters: int = READABLE) -> None:
        super().__init__(parent)
        self.letters = letters

    def _side(self, width: int) -> int:
        parent = self.parentWidget()
        if parent is None:
            return 0
        most = parent.fontMetrics().horizontalAdvance("n" * 20) * self.letters // 20
        return max(0, (width - most) // 2)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        side = self._side(rect.width())
        super().setGeometry(rect.adjusted(side, 0, -side, 0))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return super().heightForWidth(width - 2 * self._side(width))

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802
        return super().minimumHeightForWidth(width - 2 * self._side(width))
