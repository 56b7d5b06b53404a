"""Font files, the choice of a face for every character, and shaping with HarfBuzz."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb


class Glyph(NamedTuple):
    """A shaped glyph; lengths in thousandths of the type size."""

    number: int
    cluster: int
    text: str
    advance: float
    shift: float
    rise: float


@dataclass(frozen=True, slots=True)
class FontSet:
    """Font files in order of preference; a character takes the first face that has it.

    Bold and italic text falls back on the regular faces.
    """

    regular: tuple[Path, ...]
    bold: tuple[Path, ...]
    italic: tuple[Path, ...]


class Face:
    """One TrueType file.  Faces are shared between documents, they remember no text."""

    def __init__(self, path: Path) -> None:
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.hb_face)
        self.unicodes = frozenset(self.hb_face.unicodes)
        self.scale = 1000 / self.hb_face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender * self.scale, extents.descender * self.scale
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
        self.postscript_name = re.sub(r"[^A-Za-z0-9-]", "", name)
        head = bytes(self.hb_face.reference_table("head").data)
        self.box = tuple(round(value * self.scale) for value in struct.unpack(">4h", head[36:44]))
        post = bytes(self.hb_face.reference_table("post").data)
        self.italic_angle: float = struct.unpack(">i", post[4:8])[0] / 65536

    def nominal_advance(self, glyph: int) -> float:
        """The width of a glyph in thousandths."""
        return float(self.font.get_glyph_h_advance(glyph) * self.scale)

    def shape(self, text: str, rtl: bool, lang: str) -> tuple[Glyph, ...]:
        """Shape one run of one direction; glyphs come in visual order, left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = lang
        hb.shape(self.font, buffer)
        infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
        if not infos:
            return ()
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        return tuple(
            Glyph(
                info.codepoint,
                info.cluster,
                text[info.cluster : ends[info.cluster]],
                position.x_advance * self.scale,
                position.x_offset * self.scale,
                position.y_offset * self.scale,
            )
            for info, position in zip(infos, positions, strict=True)
        )


@lru_cache(maxsize=64)
def _face(path: Path) -> Face:
    return Face(path)


Chain = tuple[Face, ...]


class Faces:
    """The faces of one document.

    The memory of shaped words lives and dies with the document, because words are personal data.
    """

    def __init__(self, fonts: FontSet) -> None:
        regular = tuple(_face(path) for path in fonts.regular)
        if not regular:
            raise ValueError("a document needs at least one regular font")
        self._regular: Chain = regular
        self._bold: Chain = tuple(_face(path) for path in fonts.bold) + regular
        self._italic: Chain = tuple(_face(path) for path in fonts.italic) + regular
        self._memory: dict[tuple[Face, str, bool, str], tuple[Glyph, ...]] = {}

    def chain(self, bold: bool, italic: bool) -> Chain:
        """The faces for a manner, in order of preference."""
        if bold:
            return self._bold
        return self._italic if italic else self._regular

    def has(self, char: str) -> bool:
        """Whether any face can show this character (the regular ones stand behind every manner)."""
        code = ord(char)
        return any(code in face.unicodes for face in self._regular)

    def shape(self, face: Face, text: str, rtl: bool, lang: str) -> tuple[Glyph, ...]:
        """Like ``Face.shape``, remembered for this document."""
        key = (face, text, rtl, lang)
        glyphs = self._memory.get(key)
        if glyphs is None:
            glyphs = self._memory[key] = face.shape(text, rtl, lang)
        return glyphs
