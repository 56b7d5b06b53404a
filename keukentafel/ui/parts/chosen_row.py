"""How the chosen row of a list is painted: a sheet of card with a line around it, in colour where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from keukentafel.ui.style.theme import Palette


def paint_if_chosen(painter: QPainter, option: QStyleOptionViewItem, palette: Palette) -> None:
    """Paint the ground of a row that is chosen; nothing for the others."""
    if option.state & QStyle.StateFlag.State_Selected:
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(palette.focus if focused else palette.line), 2 if focused else 1))
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 12, 12)
