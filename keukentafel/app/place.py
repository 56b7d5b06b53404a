"""Where the store of this user stands: beside their settings, or in a folder that they chose, as on a stick."""

from __future__ import annotations

import os
from pathlib import Path

from keukentafel import paths, settings
from keukentafel.app.rooms import STORE_FOLDER


def store_home() -> Path:
    """The folder of the store; it need not be there."""
    own = paths.data_dir()
    chosen = settings.load(own).store_folder
    return (Path(chosen) if chosen else own) / STORE_FOLDER


def named_store(home: Path | None) -> tuple[Path, Path]:
    """The folder of the store in that home, or that folder itself, and the home; None is that of this user."""
    own = home or paths.data_dir()
    inside = store_home() if own == paths.data_dir() else own / STORE_FOLDER
    return (inside, own) if inside.is_dir() else (own, own.parent)


def is_known(home: Path, own: Path) -> bool:
    """Whether a store was made in `home`, also when it cannot be seen now: a chosen folder may be on a stick."""
    from keukentafel.storage.names import was_made

    chosen = settings.load(own)
    return was_made(home) or (bool(chosen.store_folder) and (chosen.store_seen or not home.parent.is_dir()))


def choose_store_folder(folder: Path | None) -> Path:
    """From now on the store stands in that folder, or (None) beside the settings. Nothing is moved.

    Gives back the folder of the store. Raises NotADirectoryError for what is no folder, PermissionError where nothing
    can be written or the choice cannot be kept.
    """
    if folder is not None:
        folder = folder.absolute()
        if not folder.is_dir():
            raise NotADirectoryError(folder)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(folder)
    if not settings.keep_store_folder(paths.data_dir(), folder):
        raise PermissionError(paths.data_dir())
    return store_home()
