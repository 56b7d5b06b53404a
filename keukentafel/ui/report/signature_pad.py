"""A place to draw one's name or a cross, with a pen, a finger or the mouse."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)  # fmt: skip
from PySide6.QtWidgets import QWidget

from keukentafel.domain.signing import Drawing, StrokePoint
from keukentafel.ui.style.theme import Palette

SIZE = QSize(640, 190)
"""Always this size, in device-independent pixels: what was drawn keeps its place whatever the window does."""

LEAST_LENGTH = 10.0
"""All lines together are at least this long, in device-independent pixels; less is a dot, and nobody's name."""

_INK = QColor("#10204a")
_THINNEST, _THICKEST = 1.0, 3.4
_NO_PRESSURE = 0.5
_STILL = 0.7
_RADIUS = 14.0


class SignaturePad(QWidget):
    """Keeps strokes as they are drawn: milliseconds since the first touch, place, pressure from 0 to 1.

    There is no drawing by keyboard: who cannot draw has other ways of signing, and the description says so.
    """

    changed = Signal()

    def __init__(self, name: str, description: str, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._strokes: list[list[StrokePoint]] = []
        self._since = QElapsedTimer()
        self._paper: QPixmap | None = None
        self._pen_near = False
        self._finger = -1
        self.setFixedSize(SIZE)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> tuple[tuple[StrokePoint, ...], ...]:
        """What was drawn so far."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was drawn that could be a name or a cross."""
        return sum(_length(stroke) for stroke in self._strokes) < LEAST_LENGTH

    def drawing(self, record_sha256: str) -> Drawing | None:
        """The drawing for the version with that record, or None when nothing was drawn."""
        if self.is_empty:
            return None
        return Drawing(float(self.width()), float(self.height()), self.strokes, record_sha256)

    def clear(self) -> None:
        """Give a clean sheet."""
        self._strokes = []
        self._paper = None
        self.update()
        self.changed.emit()

    def _begin(self, place: QPointF, pressure: float) -> None:
        if not self._strokes:
            self._since.start()
        self._strokes.append([])
        self._go_on(place, pressure)

    def _go_on(self, place: QPointF, pressure: float) -> None:
        if not self._strokes:
            return
        stroke = self._strokes[-1]
        x = min(max(place.x(), 0.0), float(self.width()))
        y = min(max(place.y(), 0.0), float(self.height()))
        if stroke and math.hypot(stroke[-1].x - x, stroke[-1].y - y) < _STILL:
            return
        point = StrokePoint(self._since.elapsed(), round(x, 1), round(y, 1), round(min(max(pressure, 0.0), 1.0), 3))
        stroke.append(point)
        self._paint_newest(stroke)

    def _end(self) -> None:
        self.changed.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:  # noqa: N802  Qt's name
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._pen_near = True
            self._begin(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and self._pen_near:
            self._go_on(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease and self._pen_near:
            self._pen_near = False
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        return super().event(event)

    def _touched(self, event: QTouchEvent) -> None:
        # A palm that rests on the glass is a second point: only the first finger draws.
        event.accept()
        if self._pen_near:
            return
        points = {p.id(): p for p in event.points() if p.state() != QEventPoint.State.Stationary}
        kind = event.type()
        if kind == QEvent.Type.TouchBegin and points:
            self._finger = next(iter(points))
            self._begin(points[self._finger].position(), _NO_PRESSURE)
        elif kind == QEvent.Type.TouchUpdate and self._finger in points:
            self._go_on(points[self._finger].position(), _NO_PRESSURE)
        elif kind in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._finger = -1
            self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and not self._pen_near:
            self._begin(event.position(), _NO_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.buttons() & Qt.MouseButton.LeftButton and not self._pen_near:
            self._go_on(event.position(), _NO_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and not self._pen_near:
            self._end()

    def _paint_newest(self, stroke: list[StrokePoint]) -> None:
        painter = QPainter(self._sheet())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        touched = _paint_piece(painter, stroke, len(stroke) - 1)
        painter.end()
        self.update(touched)

    def _sheet(self) -> QPixmap:
        if self._paper is None:
            ratio = self.devicePixelRatioF()
            self._paper = QPixmap(self.size() * ratio)
            self._paper.setDevicePixelRatio(ratio)
            self._paper.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._paper)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for stroke in self._strokes:
                for place in range(len(stroke)):
                    _paint_piece(painter, stroke, place)
            painter.end()
        return self._paper

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._paper = None

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(self._palette.focus if focused else self._palette.line), 2 if focused else 1))
        # White in every theme: it is a sheet of paper, and the ink on it is dark.
        painter.setBrush(QColor(Qt.GlobalColor.white))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(QPen(QColor(self._palette.dot), 1, Qt.PenStyle.DashLine))
        foot = self.height() - 44
        painter.drawLine(28, foot, self.width() - 28, foot)
        painter.drawPixmap(0, 0, self._sheet())
        painter.end()


def _length(stroke: list[StrokePoint]) -> float:
    return sum(math.hypot(after.x - before.x, after.y - before.y) for before, after in pairwise(stroke))


def _paint_piece(painter: QPainter, stroke: list[StrokePoint], place: int) -> QRect:
    """One piece between the middles of neighbouring points, so that corners are round; gives what it covers."""
    first, middle, last = stroke[max(0, place - 2)], stroke[max(0, place - 1)], stroke[place]
    width = _THINNEST + (_THICKEST - _THINNEST) * last.pressure
    painter.setPen(QPen(_INK, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if place == 0:
        painter.drawPoint(QPointF(last.x, last.y))
        return QRectF(last.x, last.y, 0, 0).adjusted(-4, -4, 4, 4).toAlignedRect()
    path = QPainterPath(QPointF((first.x + middle.x) / 2, (first.y + middle.y) / 2))
    path.quadTo(QPointF(middle.x, middle.y), QPointF((middle.x + last.x) / 2, (middle.y + last.y) / 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    return path.boundingRect().adjusted(-4, -4, 4, 4).toAlignedRect()
