"""A page of a file as a picture that exists in memory only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from keukentafel.ui.parts.reading_column import READABLE

Draw = Callable[[int], bytes]
"""Gives the page as PNG of so many pixels wide."""


class PaperPage(QLabel):
    """As wide as there is room for, and no wider than a column of the window's own text: larger with larger letters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._draw: Draw | None = None
        self._picture = QPixmap()

    def show_page(self, draw: Draw, said: str) -> None:
        """Show the page that `draw` draws, called `said` to who cannot see it. Raises what `draw` raises."""
        self._drawn(draw)
        self._draw = draw
        self.setAccessibleName(said)

    def forget(self) -> None:
        """Keep nothing of the page."""
        self._draw = None
        self._picture = QPixmap()
        self.clear()

    def _widest(self) -> int:
        return self.fontMetrics().horizontalAdvance("n" * READABLE)

    def _drawn(self, draw: Draw) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.loadFromData(draw(round(self._widest() * ratio)))
        self._picture.setDevicePixelRatio(ratio)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and self._draw is not None:
            self._drawn(self._draw)

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        width = round(min(self._widest(), self.width()) * self._picture.devicePixelRatio())
        shown = QPixmap(self._picture)
        if width < shown.width():
            shown = shown.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        edge = self.palette().color(QPalette.ColorRole.WindowText)
        edge.setAlpha(70)
        painter = QPainter(shown)
        painter.setPen(edge)
        size = shown.deviceIndependentSize()
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        self.setPixmap(shown)
