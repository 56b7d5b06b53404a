"""From spans to lines: fallback, levels, line breaking, shaping and visual order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from .bidi import BIDI_CONTROLS, levels, reorder
from .blocks import Direction, Text
from .breaking import may_cut_before, segments, stretches
from .cleaning import JOINERS, Cleaner
from .faces import Chain, Face, Faces, Glyph
from .style import Type

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f\u202a-\u202e\u2066-\u2069]")
_TOLERANCE = 0.01


@dataclass(slots=True)
class Piece:
    """A run of one face, one level and one span; ``start`` is where it stood in the text."""

    face: Face
    glyphs: tuple[Glyph, ...]
    span: int
    start: int
    level: int
    width: float
    is_space: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in visual order; ``trailing`` is the width of the spaces the eye does not see."""

    pieces: tuple[Piece, ...]
    width: float
    trailing: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class _Char:
    char: str
    span: int
    face: Face
    level: int


class Typesetter:
    """Sets texts of one document."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.cleaner = Cleaner(faces)

    def lines(self, text: Text, kind: Type, width: float, direction: Direction | None, lang: str) -> list[Line]:
        """Break a text into lines of at most ``width`` points.

        ``direction`` None is decided by the first strong character.  A word that is too wide is cut, so a
        line is only wider when a single character is.  A text without visible characters has no lines.
        """
        chars = [(char, span) for span, part in enumerate(text) for char in self.cleaner.clean(part.text)]
        if all(char.isspace() or char in BIDI_CONTROLS for char, _ in chars):
            return []
        chains = [self.faces.chain(kind.bold or part.bold, kind.italic or part.italic) for part in text]
        lines: list[Line] = []
        paragraphs = list(_hard_lines(chars))
        for number, paragraph in enumerate(paragraphs):
            if number < len(paragraphs) - 1:
                # A reader's voice needs the space that the eye does not need at the end of the line.
                paragraph = [*paragraph, (" ", paragraph[-1][1] if paragraph else 0)]
            lines += self._paragraph(paragraph, chains, kind.size, width, direction, lang)
        return lines

    def _paragraph(
        self,
        chars: list[tuple[str, int]],
        chains: list[Chain],
        size: float,
        width: float,
        direction: Direction | None,
        lang: str,
    ) -> Iterator[Line]:
        text = "".join(char for char, _ in chars)
        base = {"ltr": 0, "rtl": 1, None: None}[direction]
        if base == 1 or _RIGHT_TO_LEFT.search(text):
            found, base = levels(text, base)
        else:
            found, base = [0] * len(text), 0
        kept = [
            (char, span, level) for (char, span), level in zip(chars, found, strict=True) if char not in BIDI_CONTROLS
        ]
        line_chars = _choose_faces(kept, chains)
        pending: list[Piece] = []
        used = 0.0
        for pieces in self._words(line_chars, size, width, lang):
            if pending and used + _seen(pieces) > width + _TOLERANCE:
                yield _line(pending, base)
                pending, used = [], 0.0
            pending += pieces
            used += sum(piece.width for piece in pieces)
        if pending:
            yield _line(pending, base)

    def _words(self, chars: list[_Char], size: float, width: float, lang: str) -> Iterator[list[Piece]]:
        """Shaped stretches that stay together; one wider than the line is taken apart, and a wider word is cut."""
        text = "".join(item.char for item in chars)
        for first, last in stretches(text):
            pieces = self._pieces(chars, first, last, size, lang)
            if _seen(pieces) <= width + _TOLERANCE:
                yield pieces
                continue
            for start, end in segments(text[first:last]):
                word = self._pieces(chars, first + start, first + end, size, lang)
                if _seen(word) <= width + _TOLERANCE:
                    yield word
                    continue
                for part_start, part_end in self._cuts(chars, first + start, first + end, size, width, lang):
                    yield self._pieces(chars, part_start, part_end, size, lang)

    def _cuts(
        self, chars: list[_Char], start: int, end: int, size: float, width: float, lang: str
    ) -> Iterator[tuple[int, int]]:
        used, first = 0.0, start
        for index in range(start, end):
            item = chars[index]
            advance = sum(glyph.advance for glyph in self.faces.shape(item.face, item.char, False, lang))
            used += advance * size / 1000
            if index > first and used > width and item.char != " " and may_cut_before(item.char):
                yield first, index
                first, used = index, advance * size / 1000
        yield first, end

    def _pieces(self, chars: list[_Char], start: int, end: int, size: float, lang: str) -> list[Piece]:
        pieces = []
        while start < end:
            first = chars[start]
            stop = start + 1
            while stop < end and _same_run(first, chars[stop]):
                stop += 1
            text = "".join(item.char for item in chars[start:stop])
            glyphs = self.faces.shape(first.face, text, bool(first.level & 1), lang)
            width = sum(glyph.advance for glyph in glyphs) * size / 1000
            pieces.append(Piece(first.face, glyphs, first.span, start, first.level, width, first.char == " "))
            start = stop
        return pieces


def _seen(pieces: list[Piece]) -> float:
    """The width without the spaces behind it, which the eye does not see at the end of a line."""
    return sum(piece.width for piece in pieces) - sum(piece.width for piece in _spaces_behind(pieces))


def _spaces_behind(pieces: list[Piece]) -> list[Piece]:
    return list(takewhile(lambda piece: piece.is_space, reversed(pieces)))


def _same_run(first: _Char, other: _Char) -> bool:
    return (
        other.face is first.face
        and other.level == first.level
        and other.span == first.span
        and (other.char == " ") == (first.char == " ")
    )


def _hard_lines(chars: list[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    current: list[tuple[str, int]] = []
    for char, span in chars:
        if char == "\n":
            yield current
            current = []
        else:
            current.append((char, span))
    yield current


def _choose_faces(chars: list[tuple[str, int, int]], chains: list[Chain]) -> list[_Char]:
    """Give every character a face; spaces, joiners and marks stay with the character before them."""
    chosen = []
    last: Face | None = None
    last_chain: Chain = ()
    for char, span, level in chars:
        chain, code = chains[span], ord(char)
        if chain is not last_chain:
            last, last_chain = None, chain
        follows = char in JOINERS or char == " " or unicodedata.combining(char)
        if last is None or not (follows and (code in last.unicodes or char in JOINERS)):
            last = next((face for face in chain if code in face.unicodes), last or chain[0])
        chosen.append(_Char(char, span, last, level))
    return chosen


def _line(pieces: list[Piece], base: int) -> Line:
    spaces = _spaces_behind(pieces)
    for piece in spaces:
        piece.level = base  # rule L1 of UAX #9
    width, trailing = sum(piece.width for piece in pieces), sum(piece.width for piece in spaces)
    return Line(tuple(reorder(pieces, lambda piece: piece.level)), width, trailing, bool(base))
