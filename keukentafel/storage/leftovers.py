"""What lies in a store's folder and is the store no more: moved aside, or copied before a migration."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

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
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    return len(old)


def _leftovers(home: Path) -> Iterator[tuple[Path, datetime]]:
    for path in sorted((home / ASIDE).glob("*")):
        match = _STAMP.fullmatch(path.name)
        if match is not None:
            yield path, datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    for path in sorted((home / COPIES_FOLDER).glob("*")):
        if path.is_file():
            yield path, datetime.fromtimestamp(path.stat().st_mtime, UTC)
