"""Rows read straight from the leaves of SQLite's trees, whether or not a branch still leads to them."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from keukentafel.storage.sealed_pages import USABLE

PageOf = Callable[[int], bytes | None]
"""What another page says, None where it does not read."""
Value = None | int | float | str | bytes
_TABLE_LEAF = 0x0D
_FIRST_PAGE_HEAD = 100
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True)
class LeafRow:
    """A row by its number in its table, and its columns; a column that is the number itself is None."""

    number: int
    values: tuple[Value, ...]


class _Lost(Exception):
    """A row of which a part is gone."""


@dataclass
class LeafCount:
    """How many rows stood on pages that were read, and could not be put together."""

    lost: int = 0


def rows(number: int, page: bytes, page_of: PageOf, count: LeafCount) -> Iterator[LeafRow]:
    """Every row on that page (from 1); what misses a part is counted in `count`. `page_of` gives other pages."""
    head = _FIRST_PAGE_HEAD if number == 1 else 0
    if page[head] != _TABLE_LEAF:
        return
    (cells,) = struct.unpack(">H", page[head + 3 : head + 5])
    for cell in range(cells):
        try:
            (begin,) = struct.unpack(">H", page[head + 8 + 2 * cell : head + 10 + 2 * cell])
            yield _row(page, begin, page_of)
        except (_Lost, IndexError, struct.error, UnicodeDecodeError):
            count.lost += 1


def _row(page: bytes, begin: int, page_of: PageOf) -> LeafRow:
    size, at = _number(page, begin)
    row, at = _number(page, at)
    return LeafRow(_signed(row), _values(_payload(page, at, size, page_of)))


def _payload(page: bytes, at: int, size: int, page_of: PageOf) -> bytes:
    if size > _MOST_BYTES:
        raise _Lost
    most = USABLE - 35
    if size <= most:
        return page[at : at + size]
    least = (USABLE - 12) * 32 // 255 - 23
    here = least + (size - least) % (USABLE - 4)
    here = here if here <= most else least
    found, left = [page[at : at + here]], size - here
    (following,) = struct.unpack(">I", page[at + here : at + here + 4])
    while left > 0:
        more = page_of(following)
        if more is None:
            raise _Lost
        found.append(more[4 : 4 + min(left, USABLE - 4)])
        left -= USABLE - 4
        (following,) = struct.unpack(">I", more[:4])
    return b"".join(found)


def _values(payload: bytes) -> tuple[Value, ...]:
    head, at = _number(payload, 0)
    kinds = []
    while at < head:
        kind, at = _number(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at > len(payload):
        raise _Lost
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    sizes = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
    if kind == 0:
        return None, at
    if kind in sizes:
        return int.from_bytes(payload[at : at + sizes[kind]], "big", signed=True), at + sizes[kind]
    if kind == 7:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise _Lost
    size = (kind - 12) // 2
    cut = payload[at : at + size]
    return (cut.decode() if kind % 2 else cut), at + size


def _number(data: bytes, at: int) -> tuple[int, int]:
    found = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return found << 8 | byte, at + 9
        found = found << 7 | byte & 0x7F
        if byte < 0x80:
            return found, at + place + 1
    raise _Lost


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
