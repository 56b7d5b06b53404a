"""What is higher than its place scrolls there, up and down only."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(what: QWidget, name: str = "") -> QScrollArea:
    """`what` in an area without a frame of its own. With a name it is a stop for the keyboard, and heard by it."""
    area = in_an_area(what)
    settle(area, name)
    return area


def in_an_area(what: QWidget) -> QScrollArea:
    """The same for the first page, before its first paint; `settle` comes after it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(what)
    return area


def settle(area: QScrollArea, name: str = "") -> None:
    """Let the area scroll up and down only, and take the keyboard only when it has a name."""
    # The names of Qt take fifteen milliseconds, which the first paint does without.
    from PySide6.QtCore import Qt

    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    if not name:
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
