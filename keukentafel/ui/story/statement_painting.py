"""Paints a row of the story: a sign for who, the words large, and what belongs to them small beneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from keukentafel.domain.statements import Source
from keukentafel.ui.parts.chosen_row import paint_if_chosen
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.story.statement_rows import StoryRow
from keukentafel.ui.style.theme import SIZES, Palette

LETTERS = {Source.RESIDENT: "B", Source.RELATIVE: "N", Source.CARER: "M", Source.PROFESSIONAL: "P"}
WRAP = Qt.TextFlag.TextWordWrap
GAP, AIR = 14, 8
"""Between the parts of a row, and above and beneath it; its sign begins where the column does."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Fonts:
    story: QFont
    original: QFont
    small: QFont
    badge: int
    """The side of the square that the sign stands in; what has no sign begins where the others do."""


MOST_KNOWN = 2000
"""Of how many rows it is remembered where everything goes."""


@dataclass(frozen=True)
class _Laid:
    """Where everything of a row goes, from the top left corner of the row."""

    text: QRect
    original: QRect
    meta: QRect
    tags: tuple[QRect, ...]
    height: int


@dataclass(frozen=True)
class _Known:
    """Holds the row too: as long as it is held, no other row has its identity."""

    row: StoryRow
    laid: _Laid
    size: QSize


class StoryDelegate(QStyledItemDelegate):
    """Rows as high as their words need at this width and this size of text."""

    def __init__(self, palette: Palette, view: QListView, row_at: Callable[[int], StoryRow]) -> None:
        super().__init__(view)
        self._palette = palette
        self._view = view
        self._row_at = row_at
        self._known: dict[int, _Known] = {}
        self._fonts: dict[tuple[bool, bool], _Fonts] = {}
        self._known_for = (0, "")

    def forget(self) -> None:
        """Keep no row: the rows hold what was said."""
        self._known.clear()

    def measures_anew(self) -> bool:
        """Whether the list has another width or other letters than before, so that every row has another size."""
        now = self._view.viewport().width(), self._view.font().key()
        anew = now != self._known_for
        if anew:
            self.forget()
            self._fonts.clear()
            self._known_for = now
        return anew

    def size_of(self, row: StoryRow) -> QSize:
        """How wide and high a row is at the width and the letters that were measured last."""
        return self._laid(row).size

    def _laid(self, row: StoryRow) -> _Known:
        # By what it is and not by what it says: laying out the words of hundreds of rows takes longer than a frame.
        known = self._known.get(id(row))
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self.forget()
            width = self._known_for[0]
            laid = _lay(row, self._fonts_of(row), width)
            known = self._known[id(row)] = _Known(row, laid, QSize(width, laid.height))
        return known

    def _fonts_of(self, row: StoryRow) -> _Fonts:
        kind = bool(row.id), row.original_slanted
        fonts = self._fonts.get(kind)
        if fonts is None:
            fonts = self._fonts[kind] = _fonts(self._view.font(), row)
        return fonts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = self._row_at(index.row()), QRect(option.rect)
        known, fonts = self._laid(row), self._fonts_of(row)
        laid = known.laid if known.size.width() == area.width() else _lay(row, fonts, area.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_if_chosen(painter, option, self._palette)
        painter.translate(area.topLeft())
        if row.id:
            self._paint_badge(painter, row, fonts)
        self._paint_words(painter, row, fonts, laid)
        for tag, place in zip(row.tags, laid.tags, strict=True):
            colour = self._palette.warn if tag.open else self._palette.ink
            edge = QPen(QColor(self._palette.warn if tag.open else self._palette.line), 1)
            edge.setStyle(Qt.PenStyle.DashLine if tag.open else Qt.PenStyle.SolidLine)
            painter.setPen(edge)
            painter.setBrush(QColor(self._palette.card))
            radius = min(place.height() / 2, 12)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            painter.setPen(QColor(colour))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter) | int(WRAP), tag.text)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: StoryRow, fonts: _Fonts, laid: _Laid) -> None:
        ink, quiet = QColor(self._palette.ink), QColor(self._palette.quiet)
        for font, colour, place, text in (
            (fonts.story, ink if row.id else quiet, laid.text, row.text),
            (fonts.original, quiet, laid.original, row.original),
            (fonts.small, quiet, laid.meta, row.meta),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(place, int(WRAP), text)

    def _paint_badge(self, painter: QPainter, row: StoryRow, fonts: _Fonts) -> None:
        colour = QColor(self._palette.warn if row.dashed else self._palette.ink)
        if row.source in (Source.OBSERVED, Source.DOCUMENT) and not row.dashed:
            colour = QColor(self._palette.focus)
        pen = QPen(colour, 2)
        if row.dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(QColor(self._palette.card))
        circle = QRectF(HANG, AIR, fonts.badge, fonts.badge)
        painter.drawEllipse(circle)
        painter.setPen(QPen(colour, 1.6))
        if row.source is Source.OBSERVED:
            _draw_eye(painter, circle, colour)
        elif row.source is Source.DOCUMENT:
            _draw_page(painter, circle)
        elif row.source is not None:
            letter = QFont(fonts.small)
            letter.setWeight(QFont.Weight.Bold)
            painter.setFont(letter)
            painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), LETTERS[row.source])


def _fonts(base: QFont, row: StoryRow) -> _Fonts:
    scale = base.pointSizeF() / SIZES["body"]

    def sized(points: float) -> QFont:
        font = QFont(base)
        font.setPointSizeF(points * scale)
        return font

    original = sized(SIZES["body"])
    original.setItalic(row.original_slanted)
    story = sized(SIZES["story"])
    badge = int(QFontMetrics(story).height() * 1.5)
    return _Fonts(story if row.id else sized(SIZES["body"]), original, sized(SIZES["small"]), badge)


def _block(text: str, font: QFont, left: int, top: int, width: int) -> QRect:
    if not text:
        return QRect(left, top, 0, 0)
    room = QRect(left, top, max(width, 1), 1_000_000)
    used = QFontMetrics(font).boundingRect(room, int(WRAP), text)
    return QRect(left, top, width, used.height())


def _lay(row: StoryRow, fonts: _Fonts, width: int) -> _Laid:
    left = fonts.badge + 2 * GAP
    room = width - left - GAP
    text = _block(row.text, fonts.story, left, AIR, room)
    original = _block(row.original, fonts.original, left, text.bottom() + 1, room)
    metrics = QFontMetrics(fonts.small)
    line = metrics.height() + 6
    below = max(text.bottom(), original.bottom()) + 3
    own = min(metrics.horizontalAdvance(row.meta) + 2, room)
    meta = _block(row.meta, fonts.small, left, below + 2, own)
    x, y = left + own + 10, below
    if meta.height() > line:
        x, y = left, meta.bottom() + 4
    tags: list[QRect] = []
    for tag in row.tags:
        wide = min(metrics.horizontalAdvance(tag.text) + 24, room)
        wrapped = metrics.boundingRect(QRect(0, 0, room - 20, 9999), int(WRAP), tag.text)
        high = line if wide < room else wrapped.height() + 6
        if x > left and x + wide > left + room:
            x, y = left, (tags[-1].bottom() if tags else y + line) + 5
        tags.append(QRect(x, y, wide, high))
        x += wide + 8
    bottom = max([text.bottom(), original.bottom(), meta.bottom(), *(tag.bottom() for tag in tags)])
    return _Laid(text, original, meta, tuple(tags), max(bottom, fonts.badge + AIR if row.id else 0) + AIR)


def _draw_eye(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    middle, wide, high = circle.center(), circle.width() * 0.28, circle.height() * 0.2
    eye = QPainterPath(QPointF(middle.x() - wide, middle.y()))
    eye.quadTo(QPointF(middle.x(), middle.y() - 2 * high), QPointF(middle.x() + wide, middle.y()))
    eye.quadTo(QPointF(middle.x(), middle.y() + 2 * high), QPointF(middle.x() - wide, middle.y()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(eye)
    painter.setBrush(colour)
    painter.drawEllipse(middle, high * 0.45, high * 0.45)


def _draw_page(painter: QPainter, circle: QRectF) -> None:
    middle, half, tall = circle.center(), circle.width() * 0.17, circle.height() * 0.23
    page = QPainterPath(QPointF(middle.x() - half, middle.y() - tall))
    for x, y in ((half * 0.3, -tall), (half, -tall * 0.45), (half, tall), (-half, tall), (-half, -tall)):
        page.lineTo(QPointF(middle.x() + x, middle.y() + y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(page)
    for y in (0.0, 0.45):
        painter.drawLine(
            QPointF(middle.x() - half * 0.5, middle.y() + tall * y),
            QPointF(middle.x() + half * 0.5, middle.y() + tall * y),
        )
