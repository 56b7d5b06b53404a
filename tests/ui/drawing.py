"""Draws on a pad with the mouse, as a hand does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.MouseButton.NoButton
_LEFT = Qt.MouseButton.LeftButton


def draw(pad: QWidget, *points: tuple[float, float]) -> None:
    """One stroke through these points, in pixels of the pad."""
    _send(pad, QEvent.Type.MouseButtonPress, points[0], _LEFT, _LEFT)
    for point in points[1:]:
        _send(pad, QEvent.Type.MouseMove, point, _NONE, _LEFT)
    _send(pad, QEvent.Type.MouseButtonRelease, points[-1], _LEFT, _NONE)


def _send(
    pad: QWidget, kind: QEvent.Type, at: tuple[float, float], button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    place = QPointF(*at)
    above = QPointF(pad.mapToGlobal(place.toPoint()))
    QApplication.sendEvent(pad, QMouseEvent(kind, place, above, button, held, Qt.KeyboardModifier.NoModifier))
