"""Everything of a damaged store that still reads, sorted by table. The damaged files are read and never written.

What is found is put away in a file of its own, encrypted as the store is, so that no more than a page, a row and one
conversation is in memory at a time.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from keukentafel.domain.ports import GivenUp
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.storage.engine import open_engine
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
_OF_REGISTER = 12
"""So many columns of it are kept: who the case is about, and where."""
_CASE_STANDS_AT = {
    "conversation": 0, "log_entry": 1, "quiet_note": 1, "report_record": 0, "sealed_report": 1, "draft": 0,
}  # fmt: skip
"""The column of each table that says of which case a row is."""

TABLES = (*_SHAPES, "conversation")

_COLUMNS = max(_OF_REGISTER, *map(len, _SHAPES.values()))
_NAMES = ", ".join(f"c{place}" for place in range(_COLUMNS))
_MAKE = (
    f"CREATE TABLE found (kind TEXT, number, age INTEGER, of_case, width INTEGER, {_NAMES})",
    "CREATE UNIQUE INDEX found_number ON found (kind, number)",
    "CREATE INDEX found_case ON found (kind, of_case, number)",
)
_NEW = ", ".join(f"c{place} = excluded.c{place}" for place in range(_COLUMNS))
_PUT = (
    f"INSERT INTO found VALUES (?, ?, ?, ?, ?, {', '.join('?' * _COLUMNS)}) "  # noqa: S608  names of ours
    "ON CONFLICT (kind, number) DO UPDATE SET age = excluded.age, of_case = excluded.of_case, width = excluded.width, "
    f"{_NEW} WHERE excluded.age > found.age"
)
_ROWS = f"SELECT number, width, {_NAMES} FROM found WHERE kind = ?"  # noqa: S608  names of ours
_AT_A_TIME = 200

Numbered = tuple[int | str, tuple[Value, ...]]


@dataclass
class Salvage:
    """Rows by table, by their number; of a row that was found twice, the newest. Sealed files go by their SHA-256."""

    _connection: Connection
    pages: int = 0
    lost_pages: int = 0
    lost_rows: int = 0
    newest_lost: bool = False

    @property
    def has_rows(self) -> bool:
        """Whether anything was found."""
        return self._connection.exec_driver_sql("SELECT 1 FROM found LIMIT 1").first() is not None

    def of(self, table: str) -> Iterator[Numbered]:
        """The rows of a table in order of their numbers."""
        return self._rows(f"{_ROWS} ORDER BY number", table)

    def of_case(self, table: str, conversation_id: str) -> Iterator[Numbered]:
        """The rows of a table that are of that case, in order of their numbers."""
        return self._rows(f"{_ROWS} AND of_case = ? ORDER BY number", table, conversation_id)

    def row(self, table: str, number: int | str) -> tuple[Value, ...] | None:
        """The row with that number."""
        return next((values for _, values in self._rows(f"{_ROWS} AND number = ?", table, number)), None)

    def cases(self) -> list[str]:
        """Every case that the register or a log knows of."""
        known = "SELECT DISTINCT of_case FROM found WHERE kind IN ('conversation', 'log_entry') ORDER BY of_case"
        return [str(of) for (of,) in self._connection.exec_driver_sql(known).fetchall()]

    def take_out(self, conversation_id: str) -> None:
        """Forget everything about that case."""
        for table in _CASE_STANDS_AT:
            self._connection.exec_driver_sql(
                "DELETE FROM found WHERE kind = ? AND of_case = ?", (table, conversation_id)
            )

    def put(self, some: list[tuple[object, ...]]) -> None:
        """Keep rows as `_as_kept` makes them."""
        if some:
            self._connection.exec_driver_sql(_PUT, some)

    def _rows(self, statement: str, *asked: object) -> Iterator[Numbered]:
        for number, width, *values in self._connection.exec_driver_sql(statement, asked):
            yield number, tuple(values[:width])


class _Pages:
    """The newest that reads of each page, read when it is asked for; a disk may fail in any place."""

    def __init__(self, file: Path, written: bytes, opener: PageOpener) -> None:
        self._opener = opener
        self._descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0)) if file.exists() else None
        size = os.fstat(self._descriptor).st_size if self._descriptor is not None else 0
        self._in_file = -(-size // PAGE)
        self._newer: dict[int, tuple[int, bytes]] = {}
        self.damaged: set[int] = set()
        for place, frame in enumerate(_finished(frames(written))):
            if not opener.is_sealed(frame.number, frame.page):
                # The page as it was before is older, and better than nothing.
                self.damaged.add(frame.number)
                continue
            self.damaged.discard(frame.number)
            self._newer[frame.number] = place, frame.page
        self.count = max(self._counted(), self._in_file, *self._newer, 0)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)

    def age(self, number: int) -> int:
        """From which frame of the log the page is; -1 for one of the store file."""
        return self._newer[number][0] if number in self._newer else -1

    def get(self, number: int) -> bytes | None:
        """What the page says, or None where it does not read."""
        if number in self._newer:
            return self._opener.opened(number, self._newer[number][1])
        if self._descriptor is None or not 1 <= number <= self._in_file:
            return None
        try:
            os.lseek(self._descriptor, (number - 1) * PAGE, os.SEEK_SET)
            return self._opener.opened(number, os.read(self._descriptor, PAGE))
        except OSError:
            return None

    def _counted(self) -> int:
        first = self.get(1)
        if first is None:
            return 0
        (count,) = struct.unpack(">I", first[_PAGES_IN_HEADER])
        # Many times what is there is no count but damage.
        return int(count) if count <= 10 * (self._in_file + len(self._newer) + 100) else 0


def fits(file: Path, key: DataKey) -> bool:
    """Whether any page of the store file opens with this key. Raises OSError."""
    pages = _Pages(file, b"", PageOpener(key))
    try:
        return any(pages.get(number) is not None for number in range(1, pages.count + 1))
    finally:
        pages.close()


@contextmanager
def salvaged(
    file: Path, log: Path, key: DataKey, put_away: Path, stopped: Stopped = never_stopped
) -> Iterator[Salvage]:
    """What reads of the store file and its write-ahead log, either of which may be missing.

    It is in the file `put_away` meanwhile, which is gone afterwards. Raises OSError, what the world did to that file,
    and GivenUp when it was `stopped`.
    """
    written = log.read_bytes() if log.exists() else b""
    engine = open_engine(put_away, key, foreign_keys=False)
    try:
        with engine.begin() as connection:
            for statement in _MAKE:
                connection.exec_driver_sql(statement)
            found = Salvage(connection)
            pages = _Pages(file, written, PageOpener(key))
            try:
                _read_all(pages, found, stopped)
            finally:
                pages.close()
            state = state_of(written)
            found.newest_lost = bool(pages.damaged) or state.lost_commits > 0 or state.last_unclear
            yield found
    finally:
        engine.dispose()
        for end in ("", "-wal", "-shm"):
            put_away.with_name(put_away.name + end).unlink(missing_ok=True)


def _read_all(pages: _Pages, found: Salvage, stopped: Stopped) -> None:
    count = LeafCount()
    found.pages = pages.count
    found.lost_pages = len(pages.damaged)
    waiting: list[tuple[object, ...]] = []
    for number in range(1, pages.count + 1):
        if stopped():
            raise GivenUp
        page = pages.get(number)
        if page is None:
            found.lost_pages += 1
            continue
        age = pages.age(number)
        waiting += filter(None, (_as_kept(row, age) for row in rows(number, page, pages.get, count)))
        if len(waiting) >= _AT_A_TIME:
            found.put(waiting)
            waiting = []
    found.put(waiting)
    found.lost_rows = count.lost


def _finished(all_frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames up to the last commit: what stands behind it was never acknowledged."""
    last = max((place for place, frame in enumerate(all_frames) if frame.commits), default=-1)
    return all_frames[: last + 1]


def _as_kept(row: LeafRow, age: int) -> tuple[object, ...] | None:
    table = _table_of(row.values)
    if table is None:
        return None
    values, number = row.values[:_COLUMNS], _number_of(table, row)
    of_case = values[_CASE_STANDS_AT[table]] if table in _CASE_STANDS_AT else None
    return (table, number, age, of_case, len(values), *values, *[None] * (_COLUMNS - len(values)))


def _number_of(table: str, row: LeafRow) -> int | str:
    if table != "sealed_file":
        return row.number
    # The search register keeps rows of the same shape; what such a row holds tells them apart.
    pdf = row.values[1]
    assert isinstance(pdf, bytes)
    return hashlib.sha256(pdf).hexdigest()


def _table_of(values: tuple[Value, ...]) -> str | None:
    for table, shape in _SHAPES.items():
        if len(values) == len(shape) and _are(values, shape):
            return table
    begins = values[: len(_CONVERSATION)]
    return "conversation" if len(begins) == len(_CONVERSATION) and _are(begins, _CONVERSATION) else None


def _are(values: Iterable[Value], shape: tuple[str, ...]) -> bool:
    return all(_IS[kind](value) for kind, value in zip(shape, values, strict=True))


_IS: dict[str, Callable[[Value], bool]] = {
    _S: lambda value: isinstance(value, str),
    _I: lambda value: isinstance(value, int),
    _B: lambda value: isinstance(value, bytes),
    _N: lambda value: value is None,
    _O: lambda value: value is None or isinstance(value, str),
}
