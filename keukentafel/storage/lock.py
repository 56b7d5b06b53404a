"""One program at a time: a file lock in the store folder, which the system lifts when a process dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from keukentafel.domain.ports import StoreBusy
from keukentafel.storage.files import PRIVATE_FILE
from keukentafel.storage.world import files_of_the_world

LOCK_FILE = "lock"

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from the moment it is made until `release`.

    Making it raises StoreBusy when somebody else holds it, StoreUnwritable when it cannot be made. With
    `write=False` the file must be there already, and nothing is written.
    """

    def __init__(self, folder: Path, *, write: bool = True) -> None:
        # What somebody put in its place may never open for reading.
        how = os.O_RDWR | os.O_CREAT if write else os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
        with files_of_the_world():
            self._descriptor = os.open(folder / LOCK_FILE, how, PRIVATE_FILE)
        try:
            _take(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise StoreBusy from None
        self._is_held = True

    def release(self) -> None:
        """Let go. A second call does nothing: the number may be that of another file by then."""
        if self._is_held:
            self._is_held = False
            os.close(self._descriptor)
