"""The way out: a file that was exported on purpose, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from keukentafel.storage.files import write_atomically
from keukentafel.storage.world import files_of_the_world


class FileExits:
    """Writes exported files for the owner only."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a whole file or nothing.

        Raises StoreFull or StoreUnwritable.
        """
        with files_of_the_world():
            write_atomically(path, data)
