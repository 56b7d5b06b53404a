"""What lies in a store's folder and is the store no more: moved aside, or copied before a migration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from keukentafel.storage.files import throw_away
from keukentafel.storage.names import ASIDE, COPIES_FOLDER
from keukentafel.storage.world import files_of_the_world

_STAMP = re.compile(r"(\d{8}T\d{6})Z-\d+")


def clear(home: Path, before: datetime) -> int:
    """Throw away what was made before that moment, and tell how many there were.

    A folder that says no moment by its name is left alone. Raises StoreUnwritable.
    """
    with files_of_the_world():
        old = [path for path, made_at in _leftovers(home) if made_at < before]
        for path in old:
            throw_away(path)
    return len(old)


def _leftovers(home: Path) -> Iterator[tuple[Path, datetime]]:
    for path in sorted((home / ASIDE).glob("*")):
        match = _STAMP.fullmatch(path.name)
        if match is None:
            continue
        try:
            made_at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            # What says no moment that there is was not put there by this program.
            continue
        yield path, made_at
    for path in sorted((home / COPIES_FOLDER).glob("*")):
        if path.is_file():
            yield path, datetime.fromtimestamp(path.stat().st_mtime, UTC)
