"""A moving line that shows how loud it is at the microphone."""

from __future__ import annotations

from collections import deque
from math import sqrt

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

MOMENTS = 160


class LevelLine(QWidget):
    """Flat while nothing is heard; the latest moment is at its right end."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("record.level")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._levels: deque[float] = deque(maxlen=MOMENTS)
        self.clear()

    @property
    def latest(self) -> float:
        """The level of the latest moment, from 0.0 to 1.0."""
        return self._levels[-1]

    def clear(self) -> None:
        """Be flat."""
        self._levels.extend([0.0] * MOMENTS)
        self.update()

    def push(self, level: float) -> None:
        """Move on by one moment."""
        self._levels.append(level)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(320, 64)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        middle, step = self.height() / 2, self.width() / (MOMENTS - 1)
        points = QPolygonF()
        for place, level in enumerate(self._levels):
            # The ear hears a soft voice as louder than its share of the loudest; up and down by turns, as a string.
            points.append(QPointF(place * step, middle + (middle - 2) * sqrt(level) * (1 if place % 2 else -1)))
        painter.drawPolyline(points)
