"""Signature fields: an empty, framed place that is a tagged form element."""

from __future__ import annotations

from functools import partial

from keukentafel.report.tagged import style
from keukentafel.report.tagged.blocks import SignatureField
from keukentafel.report.tagged.canvas import Ink
from keukentafel.report.tagged.cleaning import plain
from keukentafel.report.tagged.paging import Slab
from keukentafel.report.tagged.place import Place
from keukentafel.report.tagged.structure import Elem, FieldArea


def signature_slab(block: SignatureField, place: Place) -> Slab:
    """The slab of a field.  Raises ValueError if the name is empty or has a dot, or the tooltip is empty."""
    tooltip = plain(block.tooltip)
    if not block.name or "." in block.name or not tooltip:
        raise ValueError("a signature field needs a name without dots and a tooltip")
    width = min(block.width_pt, place.width)
    height = min(block.height_pt, style.BODY_HEIGHT)
    if width <= 0 or height <= 0:
        raise ValueError("a signature field needs a size")
    x = place.x + place.width - width if place.rtl else place.x
    elem = place.parent.add(Elem("Form", alt=tooltip))
    paint = partial(_paint, block.name, tooltip, elem, x, width, height)
    return Slab(height, paint, after=style.SIGNATURE_AFTER, decorations=place.decorations)


def _paint(name: str, tooltip: str, elem: Elem, x: float, width: float, height: float, ink: Ink, top: float) -> None:
    ink.artifact()
    ink.stroke(style.HAIRLINE, style.HAIRLINE_WIDTH)
    ink.canvas.roundRect(x, ink.pdf_y(top + height), width, height, style.SIGNATURE_RADIUS, stroke=1, fill=0)
    elem.kids.append(FieldArea(ink.page, ink.rect(x, top, width, height), name, tooltip))
