"""A text that has been set: its lines, and how one of them is painted with its links and foreign words."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from .blocks import Direction, Span, Text
from .canvas import Ink, Pagination
from .cleaning import plain
from .layout import Line, Piece, Typesetter
from .structure import Elem, LinkArea
from .style import INK, LINK, LINK_RULE_DROP, LINK_RULE_WIDTH, QUIET, Type


@dataclass(slots=True, eq=False)
class SetText:
    """Lines of one text at one width.  Paint the lines in order: the structure follows the painting."""

    text: Text
    kind: Type
    width: float
    lines: list[Line]
    ascent: float
    inner: dict[int, Elem] = field(default_factory=dict)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.kind.leading

    def paint_all(self, ink: Ink, x: float, top: float, elem: Elem | None) -> None:
        """Paint every line; without an element the text is an artifact."""
        for number in range(len(self.lines)):
            self.paint(ink, number, x, top + number * self.kind.leading, elem)

    def paint(
        self,
        ink: Ink,
        number: int,
        x: float,
        top: float,
        elem: Elem | None,
        align: Literal["start", "end"] = "start",
        pagination: Pagination | None = None,
    ) -> None:
        """Paint one line with its top at ``top``."""
        line = self.lines[number]
        if line.rtl != (align == "end"):
            # In a right to left line the invisible spaces stand at the left, in another one at the right.
            x += self.width - line.width + (0.0 if line.rtl else line.trailing)
        elif line.rtl:
            x -= line.trailing
        baseline = top + self.ascent
        for key, pieces, start in self._groups(line, x):
            if elem is None:
                ink.artifact(pagination)
                self._paint_pieces(ink, pieces, start, baseline)
            elif key is None:
                ink.content(elem)
                self._paint_pieces(ink, pieces, start, baseline)
            else:
                self._paint_inner(ink, key, pieces, start, baseline, elem)

    def _groups(self, line: Line, x: float) -> list[tuple[int | None, list[Piece], float]]:
        """Neighbours of the same element with their place, in the order in which they are read."""
        groups = []
        for key, found in groupby(line.pieces, key=lambda piece: self._key(piece.span)):
            pieces = list(found)
            groups.append((key, pieces, x))
            x += sum(piece.width for piece in pieces)
        return sorted(groups, key=lambda group: min(piece.start for piece in group[1]))

    def _key(self, number: int) -> int | None:
        span = self.text[number]
        return number if span.href or span.lang else None

    def _paint_inner(self, ink: Ink, key: int, pieces: list[Piece], x: float, baseline: float, parent: Elem) -> None:
        span = self.text[key]
        elem = self.inner.get(key)
        if elem is None:
            elem = self.inner[key] = parent.add(Elem("Link" if span.href else "Span", lang=span.lang))
        ink.content(elem)
        end = self._paint_pieces(ink, pieces, x, baseline)
        if span.href:
            x, end = _without_outer_spaces(pieces, x, end)
            ink.stroke(LINK, LINK_RULE_WIDTH)
            ink.horizontal(x, baseline + LINK_RULE_DROP, end - x)
            area = ink.rect(x, baseline - self.kind.size, end - x, self.kind.size * 1.3)
            elem.kids.append(LinkArea(ink.page, area, span.href, plain(span.text) or plain(span.href) or "\u2026"))

    def _paint_pieces(self, ink: Ink, pieces: list[Piece], x: float, baseline: float) -> float:
        for color, found in groupby(pieces, key=lambda piece: self._color(self.text[piece.span])):
            ink.fill(color)
            x = ink.show(list(found), x, baseline, self.kind.size)
        return x

    def _color(self, span: Span) -> str:
        if span.href:
            return LINK
        return QUIET if self.kind.quiet or span.quiet else INK


def _without_outer_spaces(pieces: list[Piece], start: float, end: float) -> tuple[float, float]:
    seen = [number for number, piece in enumerate(pieces) if not piece.is_space]
    if not seen:
        return start, end
    start += sum(piece.width for piece in pieces[: seen[0]])
    end -= sum(piece.width for piece in pieces[seen[-1] + 1 :])
    return start, end


def set_text(
    typesetter: Typesetter, text: Text, kind: Type, width: float, direction: Direction | None, lang: str
) -> SetText:
    """Set a text in lines of ``width`` points."""
    face = typesetter.faces.chain(kind.bold, kind.italic)[0]
    content = (face.ascent - face.descent) * kind.size / 1000
    ascent = (kind.leading - content) / 2 + face.ascent * kind.size / 1000
    return SetText(text, kind, width, typesetter.lines(text, kind, width, direction, lang), ascent)
