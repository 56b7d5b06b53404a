"""What the files of a store are called, and whether one was made in a folder. Loads nothing: the first paint asks."""

from __future__ import annotations

from pathlib import Path

STORE_FILE = "store.db"
SMALLEST_STORE = 4096
"""A store is one page of SQLCipher or more, in bytes."""
UNNAMED_STORE_FILE = "store.new.db"
"""The store while it is being made; it gets its name after the key slots are safe."""
SLOT_FILES = ("keys.json", "keys.copy.json")
"""Both copies of the key slots."""

TRIES_FILE = "tries.json"
"""Tries that did not open the store."""

CLOSED_FILE = "closed.json"
"""What the store file was when the store was closed here."""

TRAIL_FILE = "trail.json"
"""Where the trail of who did what ended when it was last noted."""

RESTORE_READY = "restore.ready"
"""A copy that is on its way into the place of the store: whoever opens the store finishes that first."""

ASIDE = "aside"
"""The folder of what restorations moved aside."""
COPIES_FOLDER = "copies"
"""The folder of what was copied before a migration."""


def has_slots(folder: Path) -> bool:
    """Whether a copy of the key slots stands in the folder, good or bad."""
    return any(_is_there(folder / name) for name in SLOT_FILES)


def was_made(folder: Path) -> bool:
    """Whether a store was made in the folder, in whatever state it is now."""
    return _is_there(folder / STORE_FILE) or has_slots(folder) or (folder / RESTORE_READY).is_dir()


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except PermissionError:
        # In a folder that is somebody else's nobody is to begin a store.
        return True
