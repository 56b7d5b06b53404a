"""A copy of the store that is made while work goes on, on another thread and without its key.

Nothing moves into the store file while it is read: what is written meanwhile waits in the log file. So the file by
itself is the store as it was when the copy began.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from keukentafel.domain.ports import CopyDamaged, CopyTooSlow, StoreCopy, WorldError
from keukentafel.storage import slots
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.files import PRIVATE_FILE, sync_folder
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.sealed_pages import PAGE
from keukentafel.storage.world import files_of_the_world

_PIECE = 64 * PAGE
_STOPS_WITHIN = 1.0

IsSealed = Callable[[int, bytes], bool]
"""Whether the page of that number is as it was written."""


class CopyBeside:
    """Implements CopyUnderWay. `is_sealed` is asked of each page of the store file first, and forgotten then."""

    def __init__(
        self, home: Path, shelf: CopyShelf, at: datetime, is_sealed: IsSealed, has_traces: bool
    ) -> None:
        self.has_traces = has_traces
        self._home, self._shelf, self._at = home, shelf, at
        self._is_sealed: IsSealed | None = is_sealed
        self._stop, self._all_read = Event(), Event()
        self._made: StoreCopy | None = None
        self._failure: Exception = CopyTooSlow()
        self._thread = Thread(target=self._run, name="copy", daemon=True)
        self._thread.start()

    @property
    def reads_store(self) -> bool:
        """Whether the store file must stay as it is."""
        return self._thread.is_alive() and not self._stop.is_set() and not self._all_read.is_set()

    @property
    def is_over(self) -> bool:
        """Whether it was made, or cannot be made."""
        return not self._thread.is_alive()

    def outcome(self) -> StoreCopy:
        """The copy. Raises why there is none."""
        if self._made is None:
            raise self._failure
        return self._made

    def stop(self) -> None:
        """Give it up: the store file is about to change, or to be closed. A disk that hangs is not waited for."""
        self._stop.set()
        self._thread.join(_STOPS_WITHIN)

    def _run(self) -> None:
        part: Path | None = None
        try:
            of, told = slots.read(self._home).vault, self._looked_through()
            with files_of_the_world():
                part = self._shelf.begin_beside(of, self._home)
                for name in slots.COPIES:
                    self._copy(name, part)
                copied = self._copy(STORE_FILE, part)
                self._go_on()
                self._all_read.set()
                sync_folder(part)
                if copied != told or self._digest(part / STORE_FILE) != told:
                    raise CopyDamaged
                self._go_on()
                self._made = self._shelf.made(self._shelf.finish(part, self._at))
        except (WorldError, OSError) as failure:
            self._failure = failure if isinstance(failure, WorldError) else CopyDamaged()
        finally:
            self._is_sealed = None
            if part is not None and self._made is None:
                shutil.rmtree(part, ignore_errors=True)

    def _looked_through(self) -> bytes:
        digest, number, sealed = hashlib.sha256(), 0, self._is_sealed
        assert sealed is not None
        self._is_sealed = None
        with files_of_the_world():
            for piece in self._pieces(self._home / STORE_FILE):
                digest.update(piece)
                for begin in range(0, len(piece), PAGE):
                    number += 1
                    if not sealed(number, piece[begin : begin + PAGE]):
                        raise CopyDamaged
        return digest.digest()

    def _digest(self, file: Path) -> bytes:
        digest = hashlib.sha256()
        for piece in self._pieces(file):
            digest.update(piece)
        return digest.digest()

    def _copy(self, name: str, folder: Path) -> bytes:
        digest = hashlib.sha256()
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as write:
            for piece in self._pieces(self._home / name):
                digest.update(piece)
                write.write(piece)
            write.flush()
            os.fsync(write.fileno())
        return digest.digest()

    def _pieces(self, file: Path) -> Iterator[bytes]:
        with file.open("rb") as read:
            while piece := read.read(_PIECE):
                began = time.monotonic()
                yield piece
                # As long as it took: whoever types has the machine for the other half.
                self._go_on(time.monotonic() - began)

    def _go_on(self, pause: float = 0.0) -> None:
        if self._stop.wait(pause):
            raise CopyTooSlow
