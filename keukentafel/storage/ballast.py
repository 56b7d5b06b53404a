"""Room that is kept free beside the store: thrown overboard when the disk is full, so that a conversation can end."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from keukentafel.storage.files import PRIVATE_FILE

BALLAST_FILE = "ballast"
_TIMES_FREE = 4
"""So many times its own size must be free before it is taken: it must never be what fills the disk."""
_CHUNK = 1024 * 1024


class Ballast:
    """A file of `size` bytes in the store folder, of which every byte is really taken; none with size 0."""

    def __init__(self, folder: Path, size: int) -> None:
        self._folder = folder
        self._file = folder / BALLAST_FILE
        self._size = size

    def load(self) -> None:
        """Take the room, where it is not taken yet and there is plenty. What fails is tried again the next time."""
        with suppress(OSError):
            if self._size and not self._file.exists() and self._plenty():
                self._take()

    def throw(self) -> None:
        """Give the room back."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _plenty(self) -> bool:
        return shutil.disk_usage(self._folder).free > _TIMES_FREE * self._size

    def _take(self) -> None:
        new = self._file.with_name(f".{BALLAST_FILE}.new")
        try:
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as file:
                _allocate(file.fileno(), self._size)
            new.replace(self._file)
        except OSError:
            new.unlink(missing_ok=True)
            raise


def _allocate(descriptor: int, size: int) -> None:
    if sys.platform == "win32":
        # NTFS takes the clusters of a file that is not marked as sparse.
        os.ftruncate(descriptor, size)
    elif hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, size)
    else:
        # Random bytes, because a file system may keep zeros without taking room for them.
        for begin in range(0, size, _CHUNK):
            os.write(descriptor, secrets.token_bytes(min(_CHUNK, size - begin)))
