"""Tries that did not open the store, kept beside it until it opens: a new start of the program forgets none."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from keukentafel.domain.safekeeping.trail import FailedTry, Way
from keukentafel.small_file import read_small
from keukentafel.storage.files import write_atomically
from keukentafel.storage.moments import moment_of, moment_text
from keukentafel.storage.names import TRIES_FILE

MOST = 200
"""So many are kept; of more only the newest."""


def read(folder: Path) -> tuple[FailedTry, ...]:
    """Those since the store opened last, oldest first; none where that cannot be read."""
    try:
        kept = json.loads(read_small(folder / TRIES_FILE))
        return tuple(FailedTry(moment_of(each["at"]), Way(each["way"])) for each in kept["tries"])[-MOST:]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return ()


def add(folder: Path, failed: FailedTry) -> None:
    """Keep one more. Where that cannot be written it is not kept: nobody is kept out of their work by that."""
    tries = (*read(folder), failed)[-MOST:]
    said = {"tries": [{"at": moment_text(each.at), "way": each.way.value} for each in tries]}
    with suppress(OSError):
        write_atomically(folder / TRIES_FILE, json.dumps(said).encode())


def forget(folder: Path) -> None:
    """The store opened."""
    with suppress(OSError):
        (folder / TRIES_FILE).unlink(missing_ok=True)
