"""Which characters a TrueType file can draw, read from the file itself."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from keukentafel.content.errors import ContentError

_STEERING = {"Cc", "Cf", "Zl", "Zp"}
"""Categories of characters that steer text and are not drawn."""
_NEEDED = {
    b"cmap": 4, b"glyf": 0, b"head": 54, b"hhea": 36, b"hmtx": 4, b"loca": 0, b"maxp": 6, b"name": 6, b"post": 32,
}  # fmt: skip
"""The tables that drawing asks for, and the bytes that each has at least."""
_MOST_SUBTABLES = 20


@dataclass(frozen=True)
class FontCover:
    """The family name of a font and the characters that it has."""

    family: str
    characters: frozenset[int]


def undrawn(text: Iterable[str], characters: Iterable[frozenset[int]]) -> str:
    """The characters of a text that none of these can draw, in their order."""
    drawn = frozenset[int]().union(*characters)
    return "".join(
        letter
        for letter in sorted(set(text))
        if ord(letter) not in drawn and unicodedata.category(letter) not in _STEERING
    )


def read_font(file: Path) -> FontCover:
    """The cover of a font file with TrueType outlines. Raises ContentError."""
    try:
        return _remembered(file, file.stat().st_mtime_ns)
    except (OSError, ValueError) as problem:
        raise ContentError(file, "", f"is not a TrueType font ({problem})") from problem


@lru_cache(maxsize=64)
def _remembered(file: Path, _changed: int) -> FontCover:
    return font_of(file.read_bytes())


def font_of(data: bytes) -> FontCover:
    """The cover of the bytes of a font. Raises ValueError."""
    try:
        tables = _tables(data)
        cover = FontCover(_family(tables[b"name"]), frozenset(_characters(tables[b"cmap"])))
    except (struct.error, KeyError, IndexError, UnicodeDecodeError) as problem:
        raise ValueError("damaged") from problem
    if not cover.family or not cover.characters:
        raise ValueError("no name or no characters")
    return cover


def _tables(data: bytes) -> dict[bytes, bytes]:
    if data[:4] not in (b"\0\1\0\0", b"true"):
        raise ValueError("no TrueType outlines")
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4s3I", data, 12 + 16 * number)
        if offset + length > len(data):
            raise ValueError("cut off")
        found[tag] = data[offset : offset + length]
    if missing := [tag for tag, least in _NEEDED.items() if tag not in found or len(found[tag]) < least]:
        raise ValueError(f"{missing[0]!r} is missing or cut off")
    return found


def _family(table: bytes) -> str:
    _, count, pool = struct.unpack_from(">3H", table)
    for number in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if (platform, name) == (3, 1):
            return table[pool + offset : pool + offset + length].decode("utf-16-be")
    return ""


def _characters(table: bytes) -> set[int]:
    (count,) = struct.unpack_from(">H", table, 2)
    if count > _MOST_SUBTABLES:
        raise ValueError("too many lists of characters")
    found: set[int] = set()
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            (shape,) = struct.unpack_from(">H", table, offset)
            if shape == 4:
                found |= _segments(table, offset)
            elif shape == 12:
                found |= _groups(table, offset)
    return found


def _segments(table: bytes, offset: int) -> set[int]:
    (twice,) = struct.unpack_from(">H", table, offset + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", table, offset + 14)
    starts = struct.unpack_from(f">{count}H", table, offset + 16 + twice)
    shifts = struct.unpack_from(f">{count}h", table, offset + 16 + 2 * twice)
    ranges = struct.unpack_from(f">{count}H", table, offset + 16 + 3 * twice)
    found: set[int] = set()
    _refuse_many(ends[number] - starts[number] + 1 for number in range(count))
    for number in range(count):
        letters = range(starts[number], min(ends[number], 0xFFFE) + 1)
        if not ranges[number]:
            found.update(letter for letter in letters if (letter + shifts[number]) & 0xFFFF)
            continue
        here = offset + 16 + 3 * twice + 2 * number + ranges[number]
        glyphs = struct.unpack_from(f">{len(letters)}H", table, here)
        found.update(letter for letter, glyph in zip(letters, glyphs, strict=True) if glyph)
    return found


def _groups(table: bytes, offset: int) -> set[int]:
    (count,) = struct.unpack_from(">I", table, offset + 12)
    groups = [struct.unpack_from(">3I", table, offset + 16 + 12 * number) for number in range(count)]
    _refuse_many(last - first + 1 for first, last, _ in groups)
    found: set[int] = set()
    for first, last, glyph in groups:
        found.update(range(first if glyph else first + 1, last + 1))
    return found


def _refuse_many(lengths: Iterable[int]) -> None:
    # A few bytes can claim every character a million times; an honest font names each about once.
    if sum(map(abs, lengths)) > 2 * 0x10FFFF:
        raise ValueError("characters that do not exist")
