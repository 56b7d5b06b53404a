"""What went wrong outside the program, in the words of the ports; never with what was being written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from keukentafel.domain.ports import StoreBusy, StoreDamaged, StoreFull, StoreUnwritable, WorldError

_PRIMARY_CODE = 0xFF
"""SQLite's extended result codes carry the plain one in their low byte."""

_MEANING: dict[int, type[WorldError]] = {
    5: StoreBusy,  # SQLITE_BUSY
    6: StoreBusy,  # SQLITE_LOCKED
    8: StoreUnwritable,  # SQLITE_READONLY
    10: StoreUnwritable,  # SQLITE_IOERR
    11: StoreDamaged,  # SQLITE_CORRUPT
    13: StoreFull,  # SQLITE_FULL
    14: StoreUnwritable,  # SQLITE_CANTOPEN
    23: StoreUnwritable,  # SQLITE_AUTH
    26: StoreDamaged,  # SQLITE_NOTADB
}


def world_error(error: BaseException | None) -> WorldError | None:
    """What an SQLite error means to the person at the table, or None when it is a mistake of ours."""
    import sqlcipher3.dbapi2 as sqlcipher

    if isinstance(error, MemoryError):
        # After a page that did not authenticate SQLCipher answers every later write with SQLITE_NOMEM.
        return StoreDamaged()
    if not isinstance(error, sqlcipher.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    meaning = _MEANING.get(code & _PRIMARY_CODE)
    return meaning() if meaning else None


@contextmanager
def files_of_the_world() -> Iterator[None]:
    """Says a file error inside the block as StoreFull or StoreUnwritable."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (StoreFull() if full else StoreUnwritable()) from None
