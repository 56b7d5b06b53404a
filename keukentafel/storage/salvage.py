"""Everything of a damaged store that still reads, sorted by table. The damaged files are read and never written."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from keukentafel.storage.keys import DataKey
from keukentafel.storage.leaf_rows import LeafCount, LeafRow, Value, rows
from keukentafel.storage.sealed_pages import PAGE, Frame, PageOpener, frames, state_of

_PAGES_IN_HEADER = slice(28, 32)

_S, _I, _B, _N, _O = "text", "number", "bytes", "none", "text or none"
_SHAPES: dict[str, tuple[str, ...]] = {
    "log_entry": (_N, _S, _I, _S, _S, _O, _S),
    "quiet_note": (_N, _S, _B, _B),
    "report_record": (_S, _S, _I, _S, _B),
    "sealed_report": (_N, _S, _S, _I, _S, _S, _I, _S),
    "sealed_file": (_N, _B),
    "draft": (_S, _S, _S),
    "cabinet": (_S, _B),
    "audit": (_N, _S, _S, _S, _B),
    "destroyed": (_N, _S, _S, _S, _S, _O, _I, _I, _I, _I),
}
"""The columns of each table. No two are alike, so that a leaf says by itself of which table it is."""
_CONVERSATION = (_S, _S, _S, _S, _S, _S, _S, _I, _I)
"""How a row of the register begins; later schemas add columns. It is made anew from the logs."""

TABLES = (*_SHAPES, "conversation")


@dataclass
class Salvage:
    """Rows by table, by their number; of a row that was found twice, the newest. Sealed files go by their SHA-256."""

    tables: dict[str, dict[int, tuple[Value, ...]]] = field(default_factory=lambda: {name: {} for name in TABLES})
    pages: int = 0
    lost_pages: int = 0
    lost_rows: int = 0
    newest_lost: bool = False

    def of(self, table: str) -> list[tuple[int, tuple[Value, ...]]]:
        """The rows of a table in order of their numbers."""
        return sorted(self.tables[table].items())


def fits(file: Path, key: DataKey) -> bool:
    """Whether any page of the store file opens with this key. Raises OSError."""
    opener = PageOpener(key)
    content = file.read_bytes()
    return any(opener.opened(number, page) is not None for number, page in _cut(content))


def salvage(file: Path, log: Path, key: DataKey) -> Salvage:
    """What reads of the store file and its write-ahead log, either of which may be missing. Raises OSError."""
    content = file.read_bytes() if file.exists() else b""
    written = log.read_bytes() if log.exists() else b""
    opener, found = PageOpener(key), Salvage()
    pages: dict[int, bytes] = {}
    age: dict[int, int] = {}
    for number, page in _cut(content):
        plain = opener.opened(number, page)
        if plain is not None:
            pages[number], age[number] = plain, -1
    damaged: set[int] = set()
    for place, frame in enumerate(_finished(frames(written))):
        plain = opener.opened(frame.number, frame.page)
        if plain is None:
            # The page as it was before is older, and better than nothing.
            damaged.add(frame.number)
            continue
        damaged.discard(frame.number)
        pages[frame.number], age[frame.number] = plain, place
    state = state_of(written)
    found.newest_lost = bool(damaged) or state.lost_commits > 0 or state.last_unclear
    found.pages = max(_counted(pages), -(-len(content) // PAGE), *pages, 0)
    found.lost_pages = sum(number not in pages for number in range(1, found.pages + 1)) + len(damaged)
    count = LeafCount()
    _sort(rows(pages, count), age, found)
    found.lost_rows = count.lost
    return found


def _cut(content: bytes) -> Iterable[tuple[int, bytes]]:
    return ((begin // PAGE + 1, content[begin : begin + PAGE]) for begin in range(0, len(content), PAGE))


def _finished(all_frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames up to the last commit: what stands behind it was never acknowledged."""
    last = max((place for place, frame in enumerate(all_frames) if frame.commits), default=-1)
    return all_frames[: last + 1]


def _counted(pages: dict[int, bytes]) -> int:
    if 1 not in pages:
        return 0
    (count,) = struct.unpack(">I", pages[1][_PAGES_IN_HEADER])
    # Many times what is there is no count but damage.
    return int(count) if count <= 10 * (len(pages) + 100) else 0


def _sort(found: Iterable[tuple[int, LeafRow]], age: dict[int, int], into: Salvage) -> None:
    ages: dict[tuple[str, int], int] = {}
    for page, row in found:
        table = _table_of(row.values)
        if table is None:
            continue
        number = row.number
        if table == "sealed_file":
            # The search register keeps rows of the same shape; what such a row holds tells them apart.
            number = _digest(row.values[1])
        if ages.get((table, number), -2) < age[page]:
            ages[table, number] = age[page]
            into.tables[table][number] = row.values


def _digest(value: Value) -> int:
    assert isinstance(value, bytes)
    return int.from_bytes(hashlib.sha256(value).digest())


def _table_of(values: tuple[Value, ...]) -> str | None:
    for table, shape in _SHAPES.items():
        if len(values) == len(shape) and all(_IS[kind](value) for kind, value in zip(shape, values, strict=True)):
            return table
    begins = values[: len(_CONVERSATION)]
    if len(begins) == len(_CONVERSATION) and all(_IS[k](v) for k, v in zip(_CONVERSATION, begins, strict=True)):
        return "conversation"
    return None


_IS: dict[str, Callable[[Value], bool]] = {
    _S: lambda value: isinstance(value, str),
    _I: lambda value: isinstance(value, int),
    _B: lambda value: isinstance(value, bytes),
    _N: lambda value: value is None,
    _O: lambda value: value is None or isinstance(value, str),
}
