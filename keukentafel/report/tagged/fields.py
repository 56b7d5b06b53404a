"""Signature fields: an empty, framed place that is a tagged form element."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from . import style
from .blocks import SignatureField, SignatureRow
from .canvas import Ink
from .cleaning import plain
from .layout import Typesetter
from .paging import Slab
from .place import Place
from .structure import Elem, FieldArea
from .typeset import SetText, set_text


@dataclass(frozen=True, slots=True)
class _Column:
    """A field of a row with its caption; ``elem`` is that of the caption."""

    x: float
    field: SignatureField
    width: float
    height: float
    caption: SetText
    elem: Elem
    form: Elem


def signature_row_slab(typesetter: Typesetter, row: SignatureRow, place: Place) -> Slab:
    """Fields beside each other, as one slab.  Raises ValueError as `signature_slab` does."""
    count = len(row.fields)
    share = (place.width - style.SIGNATURE_COLUMN_GAP * (count - 1)) / count
    columns = []
    for number, field in enumerate(row.fields):
        tooltip, width, height = _measured(field, share)
        start = number * (share + style.SIGNATURE_COLUMN_GAP)
        x = place.x + place.width - start - width if place.rtl else place.x + start
        caption = set_text(typesetter, field.caption, style.CAPTION, width, place.direction, place.lang)
        paragraph = Elem("P")
        if caption.lines:
            place.parent.add(paragraph)
        form = place.parent.add(Elem("Form", alt=tooltip))
        columns.append(_Column(x, field, width, height, caption, paragraph, form))
    above = max(column.caption.height for column in columns)
    gap = style.SIGNATURE_GAP if above else 0.0
    tallest = min(max(column.height for column in columns), style.BODY_HEIGHT - above - gap)
    paint = partial(_paint_row, columns, above + gap, tallest)
    return Slab(above + gap + tallest, paint, after=style.SIGNATURE_AFTER, decorations=place.decorations)


def _paint_row(columns: list[_Column], above: float, tallest: float, ink: Ink, top: float) -> None:
    for column in columns:
        # The captions stand on the fields, also where one of them takes more lines.
        lift = above - (style.SIGNATURE_GAP if above else 0.0) - column.caption.height
        column.caption.paint_all(ink, column.x, top + lift, column.elem)
        height, tooltip = min(column.height, tallest), plain(column.field.tooltip)
        _paint(column.field.name, tooltip, column.form, column.x, column.width, height, ink, top + above)


def signature_slab(typesetter: Typesetter, block: SignatureField, place: Place) -> Slab:
    """The slab of a field.  Raises ValueError if the name is empty or has a dot, or the tooltip is empty."""
    tooltip, width, height = _measured(block, place.width)
    x = place.x + place.width - width if place.rtl else place.x
    room = max(width - 2 * style.STAMP_PAD, 1.0)
    words = set_text(typesetter, block.words, style.STAMP, room, place.direction, place.lang)
    said = Elem("P")
    if words.lines:
        place.parent.add(said)
        height = min(max(height, words.height + style.STAMP_PAD), style.BODY_HEIGHT)
    elem = place.parent.add(Elem("Form", alt=tooltip))

    def paint(ink: Ink, top: float) -> None:
        words.paint_all(ink, x + style.STAMP_PAD, top + (height - words.height) / 2, said)
        _paint(block.name, tooltip, elem, x, width, height, ink, top)

    return Slab(height, paint, after=style.SIGNATURE_AFTER, decorations=place.decorations)


def _measured(block: SignatureField, most: float) -> tuple[str, float, float]:
    tooltip = plain(block.tooltip)
    if not block.name or "." in block.name or not tooltip:
        raise ValueError("a signature field needs a name without dots and a tooltip")
    width, height = min(block.width_pt, most), min(block.height_pt, style.BODY_HEIGHT)
    if width <= 0 or height <= 0:
        raise ValueError("a signature field needs a size")
    return tooltip, width, height


def _paint(name: str, tooltip: str, elem: Elem, x: float, width: float, height: float, ink: Ink, top: float) -> None:
    ink.artifact()
    ink.stroke(style.HAIRLINE, style.HAIRLINE_WIDTH)
    ink.canvas.roundRect(x, ink.pdf_y(top + height), width, height, style.SIGNATURE_RADIUS, stroke=1, fill=0)
    elem.kids.append(FieldArea(ink.page, ink.rect(x, top, width, height), name, tooltip))
