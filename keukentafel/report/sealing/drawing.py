"""A drawn signature as vector operators of PDF: no raster, no text, no fonts."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keukentafel.domain.signing import Drawing

Point = tuple[int, float, float, float]
"""(t_ms, x, y, pressure): time in milliseconds, place with y pointing down, pressure from 0 to 1."""

Stroke = Sequence[Point]

_INK = (0x10 / 255, 0x20 / 255, 0x4A / 255)
_THINNEST, _THICKEST = 0.6, 2.2
"""Line width in points at no pressure and at full pressure."""

_WIDTH_STEP = 0.1
"""Widths are rounded to this many points, so that neighbouring pieces share one path."""

_MARGIN = 3.0
"""Points kept free on each side of the field, so that no thick line is cut off."""


class DrawingError(ValueError):
    """The strokes cannot be drawn: a coordinate is not a finite number, or the box has no size."""


@dataclass(frozen=True)
class _Spot:
    x: float
    y: float
    width: float


def from_domain(drawing: Drawing) -> tuple[tuple[Stroke, ...], tuple[float, float]]:
    """The strokes of a drawing as plain tuples, and the (width, height) of the box they were drawn in."""
    strokes = tuple(tuple((p.t_ms, p.x, p.y, p.pressure) for p in stroke) for stroke in drawing.strokes)
    return strokes, (drawing.width, drawing.height)


def bounding_box(strokes: Sequence[Stroke]) -> tuple[float, float]:
    """The smallest (width, height) from the origin that holds all points; at least 1 by 1."""
    points = [point for stroke in strokes for point in stroke]
    return max([1.0, *(p[1] for p in points)]), max([1.0, *(p[2] for p in points)])


def appearance(strokes: Sequence[Stroke], box: tuple[float, float], field: tuple[float, float]) -> bytes:
    """The content stream that shows `strokes`, drawn in `box`, inside a field of `field` points.

    Both sizes are (width, height). The drawing keeps its proportions, stands at the left, and is
    never larger than the field. Strokes without points are left out; without any point the result is empty.
    Raises DrawingError for coordinates that are not finite and for sizes that are not positive.
    """
    _check(strokes, (*box, *field))
    drawn = [stroke for stroke in strokes if stroke]
    if not drawn:
        return b""
    room = max(field[0] - 2 * _MARGIN, 1.0), max(field[1] - 2 * _MARGIN, 1.0)
    scale = min(room[0] / box[0], room[1] / box[1])
    top = (field[1] + box[1] * scale) / 2
    lines = ["q 1 J 1 j {:.3f} {:.3f} {:.3f} RG".format(*_INK)]
    for stroke in drawn:
        lines.extend(_stroke([_Spot(_MARGIN + x * scale, top - y * scale, _width(p)) for _, x, y, p in stroke]))
    lines.append("Q")
    return "\n".join(lines).encode("ascii")


def _check(strokes: Sequence[Stroke], sizes: tuple[float, ...]) -> None:
    if not all(math.isfinite(size) and size > 0 for size in sizes):
        raise DrawingError("a drawing needs a box and a field with a size")
    if not all(math.isfinite(value) for stroke in strokes for point in stroke for value in point[1:]):
        raise DrawingError("a point of the drawing is not a finite number")


def _width(pressure: float) -> float:
    raw = _THINNEST + (_THICKEST - _THINNEST) * min(max(pressure, 0.0), 1.0)
    return round(raw / _WIDTH_STEP) * _WIDTH_STEP


def _stroke(spots: list[_Spot]) -> Iterator[str]:
    """Pieces of curve from midpoint to midpoint, with each point of the hand as the control point."""
    start, width = spots[0], -1.0
    path: list[str] = []
    for control, following in zip(spots, [*spots[1:], None], strict=False):
        end = control if following is None else _midpoint(control, following)
        if control.width != width:
            if path:
                yield " ".join([*path, "S"])
            width = control.width
            path = [f"{width:.1f} w {start.x:.2f} {start.y:.2f} m"]
        path.append(_curve(start, control, end))
        start = end
    yield " ".join([*path, "S"])


def _midpoint(a: _Spot, b: _Spot) -> _Spot:
    return _Spot((a.x + b.x) / 2, (a.y + b.y) / 2, b.width)


def _curve(start: _Spot, control: _Spot, end: _Spot) -> str:
    """The quadratic curve start-control-end as the cubic that PDF knows; a straight line where it is one."""
    if control in (start, end):
        # A line of no length with round caps is a dot, which is what a single tap is.
        return f"{end.x:.2f} {end.y:.2f} l"
    c1 = start.x + (control.x - start.x) * 2 / 3, start.y + (control.y - start.y) * 2 / 3
    c2 = end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3
    return "{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*c1, *c2, end.x, end.y)
