"""The shapes of a vector figure, in points from its top left corner, y running down; colours "#RRGGBB"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Painted:
    """How a shape is painted; a ``stroke`` or ``fill`` of None is not painted."""

    stroke: str | None = "#24211D"
    fill: str | None = None
    line_width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle(_Painted):
    """A circle around (x, y)."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class RoundRect(_Painted):
    """A rectangle from its top left corner, with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Line(_Painted):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Path(_Painted):
    """Straight and curved pieces.

    Each step is ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",): move, line, curve, close.
    """

    steps: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; (x, y) is the anchor point on the baseline."""

    text: str
    x: float
    y: float
    size: float = 9.0
    bold: bool = False
    color: str = "#24211D"
    anchor: Literal["start", "middle", "end"] = "start"


Shape = Circle | RoundRect | Line | Path | Label
