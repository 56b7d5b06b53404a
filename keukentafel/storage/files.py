"""Files of the store folder: written whole or not at all, readable by the owner only."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_OTHERS = 0o077


def make_private_folder(folder: Path) -> None:
    """Make the folder, for the owner only, so that a power cut does not take it away again. Raises OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    for_owner(folder, PRIVATE_FOLDER)
    for made in missing:
        sync_folder(made.parent)


def is_anothers(folder: Path) -> bool:
    """Whether the folder belongs to another user of this machine; Windows keeps those apart by itself."""
    if sys.platform == "win32":
        return False
    try:
        return folder.stat().st_uid != os.geteuid()
    except FileNotFoundError:
        return False
    except PermissionError:
        return True


def throw_away(path: Path) -> None:
    """Take away what has that name, if anything: a folder with all in it, a file, or a link but not where it leads to.

    Raises OSError.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def close_to_others(folder: Path) -> None:
    """Let nobody else in a folder that somebody opened up, and so at nothing in it; where that cannot be done, not."""
    if sys.platform != "win32":
        with suppress(OSError):
            if folder.stat().st_mode & _OTHERS:
                folder.chmod(PRIVATE_FOLDER)


def for_owner(path: Path, mode: int) -> None:
    """Give it this mode. Raises OSError where it is somebody else's."""
    try:
        path.chmod(mode)
    except PermissionError:
        # The file systems of sticks know no owners, and all of it counts as ours.
        if is_anothers(path):
            raise


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`: after a power cut either the old or the new is there. Raises OSError."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def move_durably(old: Path, new: Path) -> None:
    """Flush a finished file and give it its name. Raises OSError."""
    with old.open("rb+") as file:
        os.fsync(file.fileno())
    for_owner(old, PRIVATE_FILE)
    old.replace(new)
    sync_folder(new.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system has that notion."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
