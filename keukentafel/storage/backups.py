"""Copies of the store: folders with the encrypted file and both copies of its key slots, whole or not there."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from keukentafel.domain.ports import CopyDamaged, CopySilent, CopyTooSlow, GivenUp, StoreCopy, StoreFull, WorldError
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.storage import slots
from keukentafel.storage.files import PRIVATE_FILE, PRIVATE_FOLDER, close_to_others, sync_folder, throw_away
from keukentafel.storage.keys import DataKey
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.patience import NoAnswer, Patience, at_once
from keukentafel.storage.world import files_of_the_world

_Given = TypeVar("_Given")

COPIES_PLACE = "reservekopieen"
SECONDS = 15.0
"""How long making a copy may take: the consultant who closes the laptop must not wait for it."""
ANSWERS_WITHIN = 3.0
"""How long a disk with copies may take to say what lies there: one across a network may be gone for good."""
SPARE_BYTES = 64 * 1024 * 1024
"""What must be free beside a copy: it must never be what fills the disk."""
_CHUNK = 1024 * 1024
_NAME = re.compile(r"kluis-(2\d{7}T\d{6})Z\.ktkopie")
"""Of this millennium: a moment at the end of time is one in no zone."""


class CopyShelf:
    """Where the copies of a store lie: COPIES_PLACE in `folder`, which is asked each time, for it may change.

    The place is made when it is not there, but not the folder: a disk that was pulled out is not made.
    """

    def __init__(
        self,
        folder: Callable[[], Path],
        seconds: float = SECONDS,
        spare_bytes: int = SPARE_BYTES,
        answers_within: float = ANSWERS_WITHIN,
    ) -> None:
        self._folder = folder
        self._seconds = seconds
        self._spare = spare_bytes
        self._patience = Patience(answers_within)
        self._answers_within = answers_within

    def place(self) -> Path:
        """The folder in which copies are made; it need not be there."""
        return self._folder() / COPIES_PLACE

    def copies(self, folder: Path | None = None) -> tuple[StoreCopy, ...]:
        """All that lie there, or in that folder, newest first; none where the disk does not answer."""
        place = folder or self.place()
        nothing: list[StoreCopy | None] = []
        found = self.answered(lambda: [_copy_named(place, path.name) for path in place.iterdir()], nothing, place)
        return tuple(sorted(filter(None, found), key=lambda copy: copy.made_at, reverse=True))

    def answered(self, ask: Callable[[], _Given], otherwise: _Given, place: Path | None = None) -> _Given:
        """What `ask` gives of the place of the copies, or of that place; `otherwise` where the disk does not say."""
        try:
            return self._patience.within(place or self.place(), ask)
        except OSError:
            return otherwise

    def asked(self, ask: Callable[[], _Given], place: Path) -> _Given:
        """What `ask` gives of that place, where it may take a while. Raises CopySilent, or what `ask` raises."""
        try:
            return self._patience.within(place, ask, self._seconds)
        except NoAnswer:
            raise CopySilent from None

    def make(self, home: Path, key: DataKey, at: datetime, counts: tuple[int, ...]) -> StoreCopy:
        """Copy the store of `home`, which nobody writes to meanwhile and of which nothing is in the log file.

        `counts` is what `counted` must say of the copy. Raises what Store.back_up raises.
        """
        until = time.monotonic() + self._seconds
        try:
            # On a disk that falls silent nobody hears of the time between two pieces.
            return self._patience.within(
                self.place(), lambda: self._make(home, key, at, counts, until), self._seconds + self._answers_within
            )
        except NoAnswer:
            raise CopyTooSlow from None

    def _make(self, home: Path, key: DataKey, at: datetime, counts: tuple[int, ...], until: float) -> StoreCopy:
        folder = self.place()
        of = slots.read(home).vault
        with files_of_the_world():
            self._clear_for(folder, of, home)
        part = folder / f".{of}.part"
        try:
            with files_of_the_world():
                part.mkdir(mode=PRIVATE_FOLDER)
                for name in (STORE_FILE, *slots.COPIES):
                    copy_durably(home / name, part / name, until)
                sync_folder(part)
            from keukentafel.storage.copy_contents import counted

            if counted(part / STORE_FILE, key) != counts:
                raise CopyDamaged
            # The store is written again, or closed, when nobody waits for its copy any more.
            if time.monotonic() >= until + self._answers_within:
                raise CopyTooSlow
            with files_of_the_world():
                target = _free_name(folder, at)
                part.rename(target)
                sync_folder(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        return self.made(target)

    def made(self, path: Path) -> StoreCopy:
        """The copy that was put there. Raises CopyDamaged where it is none."""
        found = _copy_named(path.parent, path.name)
        if found is None:
            raise CopyDamaged
        return found

    def begin_beside(self, of: str, home: Path) -> Path:
        """Like `begin`, for a copy of the store in `home` that is made while work goes on. Raises OSError, StoreFull.

        Where that is cut off, the next copy clears it away.
        """
        folder = self.place()
        self._clear_for(folder, of, home)
        part = folder / f".{of}.beside.gone"
        part.mkdir(mode=PRIVATE_FOLDER)
        return part

    def _clear_for(self, folder: Path, of: str, home: Path) -> None:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        close_to_others(folder)
        self._clear_unfinished(folder, of)
        if shutil.disk_usage(folder).free < (home / STORE_FILE).stat().st_size + self._spare:
            raise StoreFull

    def begin(self, of: str) -> Path:
        """An empty folder in which a copy of that store is made; `finish` gives it its name. Raises OSError."""
        folder = self.place()
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        close_to_others(folder)
        self._clear_unfinished(folder, of)
        part = folder / f".{of}.part"
        part.mkdir(mode=PRIVATE_FOLDER)
        return part

    def finish(self, part: Path, at: datetime) -> Path:
        """Make a copy of what `begin` gave; where it lies now. Raises OSError."""
        target = _free_name(part.parent, at)
        part.rename(target)
        sync_folder(part.parent)
        return target

    def discard(self, copy: StoreCopy) -> None:
        """Throw a copy away; cut off half-way it is no copy any more. Raises StoreUnwritable."""
        gone = copy.folder / f".{copy.store}.{copy.name}.gone"

        def take_away() -> None:
            (copy.folder / copy.name).rename(gone)
            throw_away(gone)

        with files_of_the_world():
            self._patience.within(copy.folder, take_away, self._seconds)

    def _clear_unfinished(self, folder: Path, of: str) -> None:
        for left in (folder / f".{of}.part", *folder.glob(f".{of}.*.gone")):
            throw_away(left)


Asks = Callable[[Callable[[], Any]], Any]
"""Asks a disk for a piece of a file, and may give up on it."""


def copy_durably(
    source: Path,
    target: Path,
    until: float | None = None,
    stopped: Stopped = never_stopped,
    asks: Asks = at_once,
) -> None:
    """Copy a file for the owner only and flush it.

    Raises OSError; CopyTooSlow after the monotonic moment `until`; GivenUp when it was `stopped`; what `asks` raises.
    """
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    # Without a buffer: closing one waits for the piece that a silent disk still owes.
    with source.open("rb", buffering=0) as read, os.fdopen(descriptor, "wb") as write:
        while chunk := asks(partial(read.read, _CHUNK)):
            if until is not None and time.monotonic() >= until:
                raise CopyTooSlow
            if stopped():
                raise GivenUp
            write.write(chunk)
        write.flush()
        os.fsync(write.fileno())


def _copy_named(folder: Path, name: str) -> StoreCopy | None:
    match = _NAME.fullmatch(name)
    # Where a link leads to is no copy of ours: nothing of it is thrown away, or made room for.
    if match is None or (folder / name).is_symlink():
        return None
    of = ""
    with suppress(WorldError):
        of = slots.read(folder / name).vault
    try:
        made_at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return StoreCopy(name, folder, made_at, of)


def _free_name(folder: Path, at: datetime) -> Path:
    # In UTC, so that the night on which the clock goes back has no hour twice.
    moment = at.astimezone(UTC)
    while (path := folder / f"kluis-{moment:%Y%m%dT%H%M%S}Z.ktkopie").exists():
        moment += timedelta(seconds=1)
    return path
