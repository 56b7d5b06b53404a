"""Puts a copy in the place of the store. The store of before is moved aside, and goes a month later at a lock.

The copy is first made ready beside the store; giving it the name RESTORE_READY is the moment at which the new store
is the store. What is left to do then is done again by whoever opens the store next, until it is done.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from keukentafel.domain.ports import CopyDamaged, GivenUp, StoreDamaged, StoreMissing, WrongPassphrase
from keukentafel.domain.safekeeping.recovery_codes import NotACode, understood
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.small_file import read_small
from keukentafel.storage import slots
from keukentafel.storage.backups import Asks, copy_durably
from keukentafel.storage.files import (
    PRIVATE_FOLDER,
    make_private_folder,
    sync_folder,
    throw_away,
    write_atomically,
)
from keukentafel.storage.keys import DataKey
from keukentafel.storage.names import ASIDE, RESTORE_READY, STORE_FILE, TRAIL_FILE, UNNAMED_STORE_FILE
from keukentafel.storage.patience import at_once
from keukentafel.storage.world import files_of_the_world

_UNFINISHED = "restore.part"
_ASIDE_NAME = "aside.txt"
_NAME = re.compile(r"[0-9A-Za-z-]{1,40}")
_OF_THE_STORE = tuple(
    f"{name}{end}" for name in (STORE_FILE, UNNAMED_STORE_FILE) for end in ("-wal", "-shm", "")
)


def slots_of(copy: Path) -> slots.SlotFile:
    """The key slots of a copy. Raises CopyDamaged or StoreTooNew."""
    try:
        return slots.read(copy)
    except (StoreMissing, StoreDamaged):
        raise CopyDamaged from None


def assert_readable(file: Path) -> None:
    """Raises CopyDamaged where the file of a copy is no file, or cannot be read at all."""
    try:
        if not file.is_file():
            raise CopyDamaged
        with file.open("rb") as read:
            read.read(1)
    except OSError:
        raise CopyDamaged from None


def opened_by_either(file: slots.SlotFile, secret: str) -> DataKey:
    """The data key, by a passphrase or by a recovery code as it stands on paper.

    Raises WrongPassphrase, and WrongRecoveryCode for a code of another store.
    """
    try:
        return slots.opened(file, secret)
    except WrongPassphrase:
        try:
            code = understood(secret)
        except NotACode:
            raise WrongPassphrase from None
    return slots.opened_by_code(file, code)


def put_back(
    home: Path, copy: Path, file: slots.SlotFile, key: DataKey, stopped: Stopped = never_stopped, asks: Asks = at_once
) -> None:
    """Take the copy, of which `file` are the key slots, for the store, under the lock of `home`.

    Raises CopyDamaged, StoreTooNew or what the world did; GivenUp when it was `stopped` before it is the store; what
    `asks` raises, which reads each piece of the copy.
    """
    from keukentafel.storage import trail_mark
    from keukentafel.storage.copy_contents import contents, trail_end

    part = home / _UNFINISHED
    with files_of_the_world():
        throw_away(part)
        part.mkdir(mode=PRIVATE_FOLDER)
    try:
        with files_of_the_world():
            copy_durably(copy / STORE_FILE, part / STORE_FILE, None, stopped, asks)
            slots.write(part, file)
            write_atomically(part / _ASIDE_NAME, _free_aside(home).encode())
            sync_folder(part)
        # What was copied is looked at, not what it was copied from: a disk may give something else the next time.
        contents(part / STORE_FILE, key, stopped)
        mark = trail_end(part / STORE_FILE, key)
        with files_of_the_world():
            trail_mark.write(part, mark, key.trail_key())
        if stopped():
            raise GivenUp
        with files_of_the_world():
            part.rename(home / RESTORE_READY)
            sync_folder(home)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    finish(home)


def finish(home: Path) -> None:
    """Do what is left of a restoration that was cut off, if any, under the lock. Raises what the world did."""
    ready = home / RESTORE_READY
    if not ready.is_dir() or ready.is_symlink():
        return
    with files_of_the_world():
        aside = home / ASIDE / _aside_name(home)
        # What still lies ready is not in its place yet, so what is in that place is of before.
        if (ready / STORE_FILE).exists():
            _move(_OF_THE_STORE, home, aside)
        waiting = [each for each in (*slots.COPIES, TRAIL_FILE) if (ready / each).exists()]
        _move(waiting, home, aside)
        _move((*waiting, STORE_FILE), ready, home)
        (ready / _ASIDE_NAME).unlink(missing_ok=True)
        ready.rmdir()
        sync_folder(home)


def _aside_name(home: Path) -> str:
    """The name that was chosen when the copy was made ready; a new one where that cannot be read."""
    file = home / RESTORE_READY / _ASIDE_NAME
    name = ""
    with suppress(OSError):
        name = read_small(file).decode("ascii", "replace")
    # A damaged name must not lead out of the folder: the store of before goes there.
    return name if _NAME.fullmatch(name) else _free_aside(home)


def _move(names: list[str] | tuple[str, ...], source: Path, target: Path) -> None:
    there = [name for name in names if (source / name).exists()]
    if not there:
        return
    make_private_folder(target)
    for name in there:
        (source / name).replace(target / name)
    # First where it came to be, then where it was: a power cut must not lose both names.
    sync_folder(target)
    sync_folder(source)


def _free_aside(home: Path) -> str:
    stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    number = 1
    while (home / ASIDE / f"{stamp}-{number}").exists():
        number += 1
    return f"{stamp}-{number}"
