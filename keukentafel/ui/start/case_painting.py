"""Paints a row of the agenda: when, who in bold, what is to do, and small beneath it the days that count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from keukentafel.ui.parts.chosen_row import paint_if_chosen
from keukentafel.ui.start.case_rows import CaseRow
from keukentafel.ui.style.theme import SIZES, Palette

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
OPENED = Qt.ItemDataRole.UserRole + 2
WRAP = Qt.TextFlag.TextWordWrap
AIR, GAP = 9, 14
LONGEST_DAY = "wo 30 september"
LEAST_LETTERS = 40
"""How many letters must fit beside the day; where they do not, the day stands above the name."""


@dataclass(frozen=True)
class _Piece:
    """A text and where it goes, from the top left corner of the row."""

    text: str
    font: QFont
    colour: str
    place: QRect


_ORDINARY = CaseRow("", "X", "x", "x", "x", "x", "", "x")
"""A row of which every part fits on its line."""


class CaseDelegate(QStyledItemDelegate):
    """Rows as high as their words need; a row that nobody saw yet is as high as one ordinary row."""

    def __init__(
        self, palette: Palette, view: QListView, is_made: Callable[[Index], bool], ask: Callable[[Index], None]
    ) -> None:
        super().__init__(view)
        self._palette = palette
        self._view = view
        self._is_made = is_made
        self._ask = ask
        self._ordinary_size: QSize | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        # Ten thousand rows are asked for their height at once; few of them were seen.
        ordinary = self._ordinary_size or self._ordinary()
        if not self._is_made(index):
            return ordinary
        return QSize(ordinary.width(), self._lay(index, ordinary.width())[1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        pieces, high = self._lay(index, area.width())
        self._ask(index)
        if high > area.height():
            self._view.scheduleDelayedItemsLayout()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_if_chosen(painter, option, self._palette)
        painter.translate(area.topLeft())
        for piece in pieces:
            painter.setFont(piece.font)
            painter.setPen(QColor(getattr(self._palette, piece.colour)))
            painter.drawText(piece.place, int(WRAP), piece.text)
        painter.restore()

    def _font(self, size: str, bold: bool = False) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(SIZES[size] * self._view.font().pointSizeF() / SIZES["body"])
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def measure_anew(self) -> None:
        """The list is another width now, or has other letters."""
        self._ordinary_size = None

    def _ordinary(self) -> QSize:
        width = self._view.viewport().width()
        self._ordinary_size = QSize(width, self._lay_case(_ORDINARY, False, width)[1])
        return self._ordinary_size

    def _lay(self, index: Index, width: int) -> tuple[list[_Piece], int]:
        row = index.data(ROW)
        if isinstance(row, CaseRow):
            return self._lay_case(row, bool(index.data(OPENED)), width)
        font = self._font("small", bold=True)
        # Flush with the title of the page: only what can be chosen has a line around it.
        place = _block(str(row), font, 0, 2 * AIR, width - GAP)
        return [_Piece(str(row), font, "quiet", place)], place.bottom() + 5

    def _lay_case(self, row: CaseRow, opened: bool, width: int) -> tuple[list[_Piece], int]:
        name, body, small = self._font("story", bold=True), self._font("body"), self._font("small")
        pieces: list[_Piece] = []
        metrics = QFontMetrics(body)
        beside = metrics.horizontalAdvance(LONGEST_DAY) + GAP
        left, top = GAP, AIR
        colour = "quiet" if row.passed else "ink"
        day = "\n".join(part for part in (row.day, row.clock) if part)
        if width - beside - 2 * GAP >= metrics.horizontalAdvance("n") * LEAST_LETTERS:
            if day:
                pieces.append(_Piece(day, body, colour, _block(day, body, left, top + 2, beside)))
            left += beside
        elif day:
            place = _block(day.replace("\n", ", "), body, left, top, width - 2 * GAP)
            pieces.append(_Piece(day.replace("\n", ", "), body, colour, place))
            top = place.bottom() + 1
        room = width - left - GAP
        place = _block(row.who, name, left, top, room)
        pieces.append(_Piece(row.who, name, "ink", place))
        used = QFontMetrics(name).horizontalAdvance(row.who) + GAP
        if (
            place.height() <= QFontMetrics(name).height() + 2
            and used + QFontMetrics(small).horizontalAdvance(row.where) <= room
        ):
            down = QFontMetrics(name).ascent() - QFontMetrics(small).ascent()
            where = _block(row.where, small, left + used, top + down, room - used)
            pieces.append(_Piece(row.where, small, "quiet", where))
            where = place
        else:
            where = _block(row.where, small, left, place.bottom() + 1, room)
            pieces.append(_Piece(row.where, small, "quiet", where))
        top = where.bottom() + 2
        lines = [(row.to_do or " ", body, "ink"), (row.dates, small, "quiet")]
        if opened and row.why:
            lines.append((row.why, small, "ink"))
        for text, font, colour in lines:
            place = _block(text, font, left, top, room)
            pieces.append(_Piece(text, font, colour, place))
            top = place.bottom() + 2
        bottom = max(piece.place.bottom() for piece in pieces)
        return pieces, bottom + AIR


def _block(text: str, font: QFont, left: int, top: int, width: int) -> QRect:
    used = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 1_000_000), int(WRAP), text)
    return QRect(left, top, max(width, 1), used.height())
