"""A column that stays as wide as can be read, in the middle of whatever room there is."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

READABLE = 92
"""So many letters "n" hold a line of about 75 characters of the story, the sign of who said it, and the margins."""

HANG = 8
"""How far the line around a row stands outside the column."""


class ReadingColumn(QVBoxLayout):
    """At most `letters` letters of the widget's own size wide, margins included."""

    def __init__(self, parent: QWidget, letters: int = READABLE) -> None:
        super().__init__(parent)
        self.letters = letters
        self._hung: list[QWidget] = []

    def add_hung(self, widget: QWidget, stretch: int = 0) -> None:
        """Add rows that have a line around them: the line stands outside the column, and the words within it."""
        self.addWidget(widget, stretch)
        self._hung.append(widget)

    def _side(self, width: int) -> int:
        parent = self.parentWidget()
        if parent is None:
            return 0
        most = parent.fontMetrics().horizontalAdvance("n" * 20) * self.letters // 20
        return max(0, (width - most) // 2)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt's name
        side = self._side(rect.width())
        room = rect.adjusted(side, 0, -side, 0)
        super().setGeometry(room)
        # Not by `contentsRect`: what grew with its place has made the layout forget its own.
        room = room.marginsRemoved(self.contentsMargins())
        for widget in self._hung:
            place = widget.geometry()
            widget.setGeometry(room.x() - HANG, place.y(), room.width() + 2 * HANG, place.height())

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return super().heightForWidth(width - 2 * self._side(width))

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802
        return super().minimumHeightForWidth(width - 2 * self._side(width))
