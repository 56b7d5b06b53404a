"""The rows of the story as Qt holds them: id, words, what is heard, and how large a row is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QStandardItemModel

from keukentafel.ui.parts.dragging import MIME, dragged
from keukentafel.ui.story.statement_rows import StoryRow

_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class StoryModel(QStandardItemModel):
    """Rows by statement id in UserRole.

    The list asks for the size of each of its rows whenever one comes. A model of Qt's own answers that without a word
    of Python, which for some hundreds of rows is what a key press has no time for.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(0, 1, parent)
        self._rows: tuple[StoryRow, ...] = ()
        self._unsized: set[int] = set()

    @property
    def rows(self) -> tuple[StoryRow, ...]:
        """What is shown."""
        return self._rows

    def row_at(self, place: int) -> StoryRow:
        """The row at a place. Raises IndexError."""
        return self._rows[place]

    def show_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Show these; rows that stay the same are left alone."""
        shown, self._rows = self._rows, rows
        if len(rows) < len(shown) or any(was.id != row.id for was, row in zip(shown, rows, strict=False)):
            self.setRowCount(0)
            self._unsized.clear()
            shown = ()
        if len(rows) > len(shown):
            self.insertRows(len(shown), len(rows) - len(shown))
        for place, row in enumerate(rows):
            if place >= len(shown) or (shown[place] is not row and shown[place] != row):
                self._fill(place, row)

    def say_sizes(self, size_of: Callable[[StoryRow], QSize], anew: bool) -> None:
        """Give each row its size, right before the rows are laid out; those that have one only when asked `anew`."""
        places = range(len(self._rows)) if anew else sorted(self._unsized)
        # The list would lay them out again for each of them.
        with QSignalBlocker(self):
            for place in places:
                self.setData(self.index(place, 0), size_of(self._rows[place]), Qt.ItemDataRole.SizeHintRole)
        self._unsized.clear()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        seen = index.isValid() and bool(self._rows[index.row()].id)
        return _READ | Qt.ItemFlag.ItemIsDragEnabled if seen else _READ

    def mimeTypes(self) -> list[str]:  # noqa: N802  Qt's name
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        return dragged(self._rows[indexes[0].row()].id)

    def _fill(self, place: int, row: StoryRow) -> None:
        self._unsized.add(place)
        said = {
            Qt.ItemDataRole.DisplayRole: row.text,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Qt.ItemDataRole.UserRole: row.id,
        }
        self.setItemData(self.index(place, 0), {role.value: text for role, text in said.items()})
