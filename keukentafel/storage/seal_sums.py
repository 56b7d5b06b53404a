"""Sums of the seals at the ends of a store's pages: what every page is, in one number.

A seal (the HMAC that SQLCipher puts at the end of a page) is of that page, of its place, and of a random vector that
each writing has of its own. So two sums are the same only where every page is the same writing of it.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from keukentafel.storage.sealed_pages import FRAME_HEADER, PAGE, SEAL, WAL_HEADER

MODULUS = 1 << 8 * SEAL
_AT_ONCE = 256


@dataclass(frozen=True)
class Written:
    """What frames of a write-ahead log hold: of each page the newest one, counted from 0.

    `pages` is how many pages there are after the last of them, None where there are no frames.
    """

    frame_of: dict[int, int]
    pages: int | None


NOTHING_WRITTEN = Written({}, None)


class StoreFiles:
    """A store file and its write-ahead log as they lie on the disk; only read. Its methods raise OSError.

    Whoever closes a file on POSIX loses the locks of the whole process on it, SQLite's too: what keeps other programs
    out is the lock of the folder.
    """

    def __init__(self, store: Path) -> None:
        self._store = store
        self._log = store.with_name(f"{store.name}-wal")

    def has_log(self) -> bool:
        """Whether there is anything in the log."""
        return self._log.exists() and self._log.stat().st_size > 0

    def is_cut_off(self) -> bool:
        """Whether the store file ends in the middle of a page."""
        return self._store.stat().st_size % PAGE != 0

    def pages(self) -> int:
        """How many pages the store file is long; the last may be cut off."""
        return -(-self._store.stat().st_size // PAGE)

    def written(self, begin: int, end: int, until: int | None = None) -> Written:
        """The frames from `begin` to before `end`; with `until` no further than the last one of that page."""
        if begin == end:
            return NOTHING_WRITTEN
        with self._log.open("rb", buffering=0) as log:
            heads = [struct.unpack(">II", _read(log, _frame_at(frame), 8)) for frame in range(begin, end)]
        if until is not None:
            last = max((place for place, (page, _) in enumerate(heads) if page == until), default=-1)
            heads = heads[: last + 1]
        if not heads:
            return NOTHING_WRITTEN
        return Written({page: begin + place for place, (page, _) in enumerate(heads)}, heads[-1][1])

    def sum(self, over: Written, without: int) -> int:
        """The seals of all pages of the store file with `over` over it, but that of the page `without`."""
        pages = self.pages() if over.pages is None else over.pages
        total = sum(self._seals_in_log([p for p in over.frame_of if p <= pages and p != without], over))
        with self._store.open("rb", buffering=0) as store:
            for first in range(1, pages + 1, _AT_ONCE):
                chunk = store.read(_AT_ONCE * PAGE)
                for number in range(first, min(first + _AT_ONCE, pages + 1)):
                    if number != without and number not in over.frame_of:
                        end = (number - first + 1) * PAGE
                        total += int.from_bytes(chunk[end - SEAL : end])
        return total % MODULUS

    def sum_after(self, before: int, left_out: int, over: Written, without: int) -> int:
        """`sum(over, without)`, worked out of `before`, the sum of the store file alone without the page `left_out`."""
        if over.pages is None:
            return self.sum(over, without)
        there = self.pages()
        gone = [p for p in over.frame_of if p <= there] + [*range(over.pages + 1, there + 1)]
        come = [p for p in over.frame_of if p <= over.pages]
        total = before + sum(self._seals_in_store({left_out} - set(gone)))
        total += sum(self._seals_in_log(come, over)) - sum(self._seals_in_store(set(gone) - {left_out}))
        excluded = self._seals_in_log([without], over) if without in over.frame_of else self._seals_in_store({without})
        return (total - sum(excluded)) % MODULUS

    def all_sealed(self, over: Written, is_sealed: Callable[[int, bytes], bool]) -> bool:
        """Whether each page that the store file has and `over` does not cover is as it was sealed, byte for byte."""
        pages = self.pages() if over.pages is None else min(over.pages, self.pages())
        with self._store.open("rb") as store:
            return all(
                is_sealed(number, page)
                for number, page in ((number, store.read(PAGE)) for number in range(1, pages + 1))
                if number not in over.frame_of
            )

    def _seals_in_log(self, pages: list[int], over: Written) -> list[int]:
        if not pages:
            return []
        with self._log.open("rb", buffering=0) as log:
            ends = (_frame_at(over.frame_of[page]) + FRAME_HEADER + PAGE - SEAL for page in pages)
            return [int.from_bytes(_read(log, end, SEAL)) for end in ends]

    def _seals_in_store(self, pages: set[int]) -> list[int]:
        with self._store.open("rb", buffering=0) as store:
            return [int.from_bytes(_read(store, page * PAGE - SEAL, SEAL)) for page in pages]


def _frame_at(frame: int) -> int:
    return WAL_HEADER + frame * (FRAME_HEADER + PAGE)


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    found = file.read(size)
    if len(found) < size:
        raise OSError(errno.EIO, "the file ends before its content")
    return found
