"""Painting tagged content: everything on the paper belongs to a structure element or is an artifact.

``Ink`` wraps a ReportLab canvas.  Its coordinates run down from the top left corner of the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from reportlab.pdfgen.canvas import Canvas

from .faces import Face, Glyph
from .layout import Piece
from .structure import Elem, Mark, Rect

Pagination = Literal["Header", "Footer"]
_NOTICEABLE = 0.01


@dataclass(slots=True)
class UsedFont:
    """What one document uses of a face: the text and the width of every glyph."""

    face: Face
    resource: str
    texts: dict[int, str] = field(default_factory=dict)
    advances: dict[int, float] = field(default_factory=dict)

    def note(self, glyph: Glyph) -> float:
        """Remember a glyph and return its ordinary width."""
        advance = self.advances.get(glyph.number)
        if advance is None:
            advance = self.advances[glyph.number] = self.face.nominal_advance(glyph.number)
            self.texts[glyph.number] = glyph.text
        return advance


class Ink:
    """A document being painted, page after page."""

    def __init__(self, width: float, height: float) -> None:
        self._height = height
        self._buffer = io.BytesIO()
        self.canvas: Any = Canvas(self._buffer, pagesize=(width, height), invariant=1, pageCompression=0)
        # ReportLab starts every page with an untagged, unembedded Helvetica; PDF/A and PDF/UA allow neither.
        self.canvas._preamble = "1 0 0 1 0 0 cm"
        self.page = 0
        self.fonts: dict[Face, UsedFont] = {}
        self._mcid = 0
        self._open: Elem | str | None = None
        self._fill = self._stroke = ""

    def _write(self, operators: str) -> None:
        self.canvas.addLiteral(operators)

    def _close(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    def content(self, elem: Elem) -> None:
        """What is painted from now on is the content of this element."""
        if self._open is elem:
            return
        self._close()
        elem.kids.append(Mark(self.page, self._mcid))
        self._write(f"/{elem.role} <</MCID {self._mcid}>> BDC")
        self._mcid += 1
        self._open = elem

    def artifact(self, pagination: Pagination | None = None) -> None:
        """What is painted from now on is decoration, passed over by a screen reader."""
        key = pagination or "artifact"
        if self._open == key:
            return
        self._close()
        kind = f"<</Type /Pagination /Subtype /{pagination}>> BDC" if pagination else "BMC"
        self._write(f"/Artifact {kind}")
        self._open = key

    def next_page(self) -> None:
        """Finish this page and start the next one."""
        self._close()
        self.canvas.showPage()
        self.page += 1
        self._mcid = 0
        self._fill = self._stroke = ""

    def finish(self) -> bytes:
        """The raw PDF, without its fonts and its structure tree."""
        self.canvas.save()
        return self._buffer.getvalue()

    def rect(self, x: float, top: float, width: float, height: float) -> Rect:
        """A rectangle in PDF coordinates, which run up from the bottom left corner."""
        return (
            round(x, 2),
            round(self._height - top - height, 2),
            round(x + width, 2),
            round(self._height - top, 2),
        )

    def pdf_y(self, y: float) -> float:
        """The height above the bottom of the page."""
        return self._height - y

    def fill(self, color: str) -> None:
        """Set the colour of text and areas."""
        if color != self._fill:
            self.canvas.setFillColorRGB(*rgb(color))
            self._fill = color

    def stroke(self, color: str, width: float, dash: Sequence[float] = ()) -> None:
        """Set the manner of lines."""
        if color != self._stroke:
            self.canvas.setStrokeColorRGB(*rgb(color))
            self._stroke = color
        self.canvas.setLineWidth(width)
        self.canvas.setDash(list(dash))

    @contextmanager
    def moved(self, x: float, y: float, scale: float) -> Iterator[None]:
        """Within the block the origin of the canvas lies at (x, y) of the page."""
        self.canvas.saveState()
        self.canvas.translate(x, self._height - y)
        self.canvas.scale(scale, scale)
        yield
        self.canvas.restoreState()
        self._fill = self._stroke = ""

    def horizontal(self, x: float, y: float, width: float) -> None:
        """A straight line to the right."""
        self.canvas.line(x, self._height - y, x + width, self._height - y)

    def show(self, pieces: Sequence[Piece], x: float, y: float, size: float) -> float:
        """Paint pieces from (x, baseline y) and return where they end."""
        return self.show_raw(pieces, x, self._height - y, size)

    def show_raw(self, pieces: Sequence[Piece], x: float, pdf_y: float, size: float) -> float:
        """Like ``show``, in the coordinates of the canvas."""
        for face, group in groupby(pieces, key=lambda piece: piece.face):
            run = list(group)
            self._show_run(face, [glyph for piece in run for glyph in _clusters(piece)], x, pdf_y, size)
            x += sum(piece.width for piece in run)
        return x

    def _font(self, face: Face) -> UsedFont:
        font = self.fonts.get(face)
        if font is None:
            font = self.fonts[face] = UsedFont(face, f"T{len(self.fonts)}")
        return font

    def _show_run(self, face: Face, clusters: list[tuple[Glyph, ...]], x: float, y: float, size: float) -> None:
        font = self._font(face)
        out = [f"BT /{font.resource} {size:g} Tf 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        row: list[str] = []
        rise = owed = 0.0

        def flush() -> None:
            if row:
                out.append(f"[{''.join(row)}] TJ")
                row.clear()

        for cluster in clusters:
            text = cluster[0].text
            widths = [font.note(glyph) for glyph in cluster]
            spoken = len(cluster) > 1 or font.texts[cluster[0].number] != text
            if spoken:
                flush()
                out.append(f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC")
            for glyph, width in zip(cluster, widths, strict=True):
                if abs(glyph.rise - rise) > _NOTICEABLE:
                    flush()
                    rise = glyph.rise
                    out.append(f"{rise * size / 1000:.3f} Ts")
                shift = owed + glyph.shift
                if abs(shift) > _NOTICEABLE:
                    row.append(f"{-shift:.2f} ")
                row.append(f"<{glyph.number:04x}>")
                owed = glyph.advance - width - glyph.shift
            if spoken:
                flush()
                out.append("EMC")
        flush()
        out.append("0 Ts ET" if rise else "ET")
        self._write(" ".join(out))


def _clusters(piece: Piece) -> Iterator[tuple[Glyph, ...]]:
    """Glyphs that together stand for the same characters."""
    for _, cluster in groupby(piece.glyphs, key=lambda glyph: glyph.cluster):
        yield tuple(cluster)


def rgb(color: str) -> tuple[float, float, float]:
    """The three parts of "#RRGGBB", from 0 to 1.  Raises ValueError for anything else."""
    if len(color) != 7 or color[0] != "#":
        raise ValueError(f"not a colour: {color!r}")
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue
