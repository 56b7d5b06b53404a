"""What lies beneath everybody in the rings, kept as a picture for as long as it is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class Ground:
    """A hundred and thirty letters along the edges are painted one by one, which takes longer than all the rest."""

    def __init__(self) -> None:
        self._known: Hashable = None
        self._picture = QPixmap()

    def under(self, widget: QWidget, known: Hashable, paint: Callable[[QPainter], None]) -> QPixmap:
        """The picture, as large as the widget; painted around its middle when something in `known` is another."""
        sharpness = widget.devicePixelRatio()
        whole = (known, widget.size().toTuple(), sharpness)
        if whole != self._known:
            self._known = whole
            self._picture = QPixmap(widget.size() * sharpness)
            self._picture.setDevicePixelRatio(sharpness)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(QPointF(widget.rect().center()))
            paint(painter)
            painter.end()
        return self._picture
