"""Vector figures: shapes and labels inside one Figure element."""

from __future__ import annotations

from functools import partial

from . import style
from .blocks import Drawing, Span
from .canvas import Ink
from .cleaning import plain
from .layout import Line as TextLine, Typesetter
from .paging import Slab
from .place import Place
from .shapes import Circle, Label, Line, Path, RoundRect, Shape
from .structure import Elem
from .style import Type

_UNLIMITED = 1e6


def drawing_slab(typesetter: Typesetter, drawing: Drawing, place: Place) -> Slab:
    """The slab of a figure.  Raises ValueError if it has no size or no description."""
    alt = plain(drawing.alt)
    if not alt or drawing.width_pt <= 0 or drawing.height_pt <= 0:
        raise ValueError("a drawing needs a size and a description in words")
    scale = min(1.0, place.width / drawing.width_pt, style.BODY_HEIGHT / drawing.height_pt)
    elem = place.parent.add(Elem("Figure", alt=alt))
    labels = {
        number: _set_label(typesetter, shape, place)
        for number, shape in enumerate(drawing.shapes)
        if isinstance(shape, Label)
    }
    x = place.x + place.width - drawing.width_pt * scale if place.rtl else place.x
    return Slab(
        drawing.height_pt * scale,
        partial(_paint, drawing, labels, elem, x, scale),
        before=style.DRAWING_AROUND,
        after=style.DRAWING_AROUND,
        decorations=place.decorations,
    )


def _set_label(typesetter: Typesetter, label: Label, place: Place) -> TextLine | None:
    kind = Type(label.size, label.size * 1.3, bold=label.bold)
    lines = typesetter.lines((Span(" ".join(label.text.split())),), kind, _UNLIMITED, None, place.lang)
    return lines[0] if lines else None


def _paint(
    drawing: Drawing,
    labels: dict[int, TextLine | None],
    elem: Elem,
    x: float,
    scale: float,
    ink: Ink,
    top: float,
) -> None:
    elem.box = ink.rect(x, top, drawing.width_pt * scale, drawing.height_pt * scale)
    ink.content(elem)
    with ink.moved(x, top, scale):
        for number, shape in enumerate(drawing.shapes):
            if isinstance(shape, Label):
                line = labels[number]
                if line is not None:
                    _paint_label(ink, shape, line)
            else:
                _paint_shape(ink, shape)


def _paint_label(ink: Ink, label: Label, line: TextLine) -> None:
    visible = line.width - line.trailing
    x = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * visible
    ink.fill(label.color)
    ink.show_raw(line.pieces, x, -label.y, label.size)


def _paint_shape(ink: Ink, shape: Shape) -> None:
    if isinstance(shape, Label):
        return
    canvas = ink.canvas
    filled, stroked = shape.fill is not None, shape.stroke is not None
    if shape.fill is not None:
        ink.fill(shape.fill)
    if shape.stroke is not None:
        ink.stroke(shape.stroke, shape.line_width, shape.dash)
    match shape:
        case Circle():
            canvas.circle(shape.x, -shape.y, shape.radius, stroke=int(stroked), fill=int(filled))
        case RoundRect():
            y = -shape.y - shape.height
            canvas.roundRect(shape.x, y, shape.width, shape.height, shape.radius, stroke=int(stroked), fill=int(filled))
        case Line():
            if stroked:
                canvas.line(shape.x1, -shape.y1, shape.x2, -shape.y2)
        case Path():
            _paint_path(ink, shape, filled, stroked)


def _paint_path(ink: Ink, shape: Path, filled: bool, stroked: bool) -> None:
    path = ink.canvas.beginPath()
    for step in shape.steps:
        numbers = [float(value) for value in step[1:]]
        points = [-value if index % 2 else value for index, value in enumerate(numbers)]
        match step[0]:
            case "M":
                path.moveTo(*points)
            case "L":
                path.lineTo(*points)
            case "C":
                path.curveTo(*points)
            case "Z":
                path.close()
            case _:
                raise ValueError(f"not a step of a path: {step!r}")
    ink.canvas.drawPath(path, stroke=int(stroked), fill=int(filled))
