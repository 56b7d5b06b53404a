"""How large a silent dot is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

SMALLEST = 7
IN_A_LINE = 3
"""So many dots above each other are as high as a line of the words beside them."""


def dot_size(beside: QWidget) -> int:
    """In device-independent pixels; it grows with the letters of the widget it stands in."""
    return max(SMALLEST, beside.fontMetrics().height() // IN_A_LINE)
