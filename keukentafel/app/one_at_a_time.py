"""One program at a time for each user's folder: a second start brings the first one forward."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keukentafel.storage.lock import FolderLock

KNOCK = "knock"
"""An empty file that a second start leaves for the first, which takes it away."""
WAIT_SECONDS = 10.0
"""A slow laptop takes half of this to open its windows."""
LOOK_EVERY_SECONDS = 0.05


def take_turn(own: Path) -> FolderLock:
    """Be the one program of this folder until the lock is released, or the process dies.

    The folder is made, for its owner only. Raises StoreBusy when another program is, StoreUnwritable when the folder
    is another user's or cannot be written.
    """
    from keukentafel.domain.troubles import StoreUnwritable
    from keukentafel.storage.files import is_anothers, make_private_folder
    from keukentafel.storage.lock import FolderLock
    from keukentafel.storage.world import files_of_the_world

    if is_anothers(own):
        raise StoreUnwritable
    with files_of_the_world():
        make_private_folder(own)
    lock = FolderLock(own)
    # Whoever knocked at a program that died has gone.
    (own / KNOCK).unlink(missing_ok=True)
    return lock


def knock(own: Path, wait_seconds: float = WAIT_SECONDS) -> bool:
    """Ask the program that is there to come forward; False when it does not answer."""
    if sys.platform == "win32":
        import ctypes

        # A program in the background may come forward only when the one in front allows it (ASFW_ANY).
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    door = own / KNOCK
    try:
        door.touch(mode=0o600)
        until = time.monotonic() + wait_seconds
        while door.exists():
            if time.monotonic() > until:
                door.unlink(missing_ok=True)
                return False
            time.sleep(LOOK_EVERY_SECONDS)
    except OSError:
        return False
    return True
