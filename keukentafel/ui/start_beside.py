"""What opens beside the agenda: one thing under its title, that scrolls by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from keukentafel.ui.text_label import label


def beside(title: str, what: QWidget) -> QScrollArea:
    """A column for `what`, hidden until it is asked for."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(2, 0, 18, 0)
    inside.addWidget(label(title, "title"))
    inside.addWidget(what)
    inside.addStretch(1)
    scroll.setWidget(holder)
    scroll.hide()
    return scroll
