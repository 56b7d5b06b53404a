"""The compiled form of a translation that came in: GNU gettext's `.mo`, written and read."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

from keukentafel.content.desk.po_file import PoEntry
from keukentafel.content.errors import ContentError

_MAGIC = 0x950412DE
_BETWEEN = "\x04"
_MOST_BYTES, _MOST_TEXTS, _LONGEST = 16 * 1024 * 1024, 20_000, 16 * 1024
"""Every text may claim the same bytes: without a bound a small file would become a great many of them."""


def compiled(headers: Iterable[tuple[str, str]], entries: Iterable[PoEntry]) -> bytes:
    """The `.mo` of the entries that are translated and not stale."""
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    texts = {b"": head.encode()}
    for entry in entries:
        if entry.text and not entry.fuzzy:
            texts[f"{entry.context}{_BETWEEN}{entry.source}".encode()] = entry.text.encode()
    pairs = sorted(texts.items())
    start = 7 * 4 + len(pairs) * 16
    tables, pool = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(pool))
            pool += pair[column] + b"\0"
    count = len(pairs)
    return struct.pack("<7I", _MAGIC, 0, count, 28, 28 + count * 8, 0, start) + tables[0] + tables[1] + pool


def read_mo(file: Path) -> tuple[PoEntry, ...]:
    """The texts of a compiled catalogue that have a context. Raises ContentError when it is not one."""
    try:
        data = file.read_bytes()
        (magic,) = struct.unpack_from("<I", data)
        order = "<" if magic == _MAGIC else ">"
        count, sources, texts = struct.unpack_from(f"{order}3I", data, 8)

        def at(table: int, number: int) -> str:
            length, offset = struct.unpack_from(f"{order}2I", data, table + 8 * number)
            if length > _LONGEST:
                raise ValueError("too long")
            return data[offset : offset + length].decode()

        if count > _MOST_TEXTS or len(data) > _MOST_BYTES:
            raise ValueError("too much")
        found = [(at(sources, number), at(texts, number)) for number in range(count)]
    except (OSError, struct.error, ValueError) as problem:
        raise ContentError(file, "", f"is not a catalogue ({problem})") from problem
    keyed = ((source.partition(_BETWEEN), text) for source, text in found)
    return tuple(PoEntry(context, source, text) for (context, between, source), text in keyed if between)
