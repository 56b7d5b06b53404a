"""Whether a store file is the one that this program closed: no copy of it, and touched by nothing since."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from keukentafel.small_file import read_small
from keukentafel.storage.files import write_atomically
from keukentafel.storage.names import CLOSED_FILE


def note(store: Path) -> None:
    """Remember the file as it is. Where that cannot be written, it is only looked at once more."""
    with suppress(OSError):
        if (said := _marks_of(store)) != _noted(store):
            write_atomically(store.with_name(CLOSED_FILE), json.dumps(said).encode())


def is_as_closed(store: Path) -> bool:
    """Whether it is as it was when it was noted. Raises OSError."""
    return _marks_of(store) == _noted(store)


def _marks_of(store: Path) -> list[int]:
    # No copier can give a file of its own the number and the time of change of another.
    found = store.stat()
    return [found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _noted(store: Path) -> object:
    try:
        return json.loads(read_small(store.with_name(CLOSED_FILE)))
    except (OSError, ValueError, RecursionError):
        return None
