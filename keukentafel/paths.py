"""Where the program's own files are, and where a consultant's files go.

Part of the settings family: only `app`, `cli`, `settings`, `selftest` and `__main__` ask here; every other
room is handed the folder it needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path

HOME_VARIABLE = "KEUKENTAFEL_HOME"


def resources_dir() -> Path:
    """The folder with content packs, fonts, styles and other files that are read and never imported."""
    return _shared_dir() / "resources"


def translations_dir() -> Path:
    """The folder with `<language>/LC_MESSAGES/<domain>.mo`."""
    return _shared_dir() / "translations"


def data_dir(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of this user for the store, the log and crash reports. It is not created here.

    `KEUKENTAFEL_HOME` goes before everything else, so that a play or a test leaves nothing in a real home.
    On Windows it is the local and not the roaming folder: a store must not travel to other machines alone.
    """
    if chosen := environ.get(HOME_VARIABLE):
        return Path(chosen).absolute()
    if platform == "win32":
        local = environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "Keukentafel"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Keukentafel"
    # The XDG base directory specification: a relative path in the variable is to be ignored.
    xdg = Path(environ.get("XDG_DATA_HOME") or ".")
    return (xdg if xdg.is_absolute() else Path.home() / ".local" / "share") / "keukentafel"


def take_home(arguments: Sequence[str], environ: MutableMapping[str, str] = os.environ) -> list[str]:
    """Take `--home MAP` from before the command, as `KEUKENTAFEL_HOME` for this run; gives back the other arguments.

    Two people who share one account on a laptop each start the program with a folder of their own.
    """
    if len(arguments) > 1 and arguments[0] == "--home":
        environ[HOME_VARIABLE] = str(Path(arguments[1]).absolute())
        return list(arguments[2:])
    return list(arguments)


def _shared_dir() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    package = Path(__file__).resolve().parent
    installed = package / "_shared"
    return installed if installed.is_dir() else package.parent
