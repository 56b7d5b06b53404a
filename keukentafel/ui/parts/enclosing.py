"""What a widget stands in."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

_Kind = TypeVar("_Kind", bound=QWidget)


def enclosing(widget: QWidget, kind: type[_Kind]) -> _Kind | None:
    """The nearest of that kind around a widget; None where it stands in none."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, kind):
        around = around.parentWidget()
    return around
