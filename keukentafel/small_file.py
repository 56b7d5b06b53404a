"""A file that is never large: read whole, or refused before it is opened."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

SMALL = 1024 * 1024
"""In bytes: many times what settings, the notes beside a store, or its key slots take."""


class NotSmall(OSError):
    """What stands there is no file, or is larger than such a file ever is."""

    def __init__(self, *, is_file: bool) -> None:
        super().__init__(errno.EINVAL, "no small file")
        self.is_file = is_file


def read_small(path: Path, most: int = SMALL) -> bytes:
    """What a file holds that is never larger than `most` bytes.

    Raises NotSmall for anything else, because a pipe or a device that somebody put in its place would keep the program
    reading for ever, or until the memory is full; and OSError.
    """
    # Before it is opened: who opens a pipe waits until somebody opens its other end.
    found = path.stat()
    is_file = stat.S_ISREG(found.st_mode)
    if not is_file or found.st_size > most:
        raise NotSmall(is_file=is_file)
    with path.open("rb") as file:
        return file.read(most)
