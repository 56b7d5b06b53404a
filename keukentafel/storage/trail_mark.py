"""The end of the audit trail, noted beside the store: lines that were cut off there are missed by it.

Who changes the store with its key can make this note anew as well. What tells then is a copy of the store, or an
export of the trail that somebody else keeps.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from keukentafel.domain.safekeeping.trail import TrailEnd
from keukentafel.small_file import read_small
from keukentafel.storage.files import write_atomically
from keukentafel.storage.names import TRAIL_FILE
from keukentafel.storage.tables import audit


@dataclass(frozen=True)
class TrailMark:
    """How many lines there were, and the link of the last one; no line has an empty link."""

    lines: int
    link: bytes


def end_of(connection: Connection) -> TrailMark:
    """The end of the trail as it is in the store."""
    row = connection.execute(select(audit.c.id, audit.c.chain).order_by(audit.c.id.desc()).limit(1)).first()
    return TrailMark(row.id, row.chain) if row else TrailMark(0, b"")


def write(folder: Path, mark: TrailMark, trail_key: bytes) -> None:
    """Note where the trail ends. Raises OSError."""
    said = {"lines": mark.lines, "link": mark.link.hex()}
    write_atomically(folder / TRAIL_FILE, json.dumps({**said, "mac": _mac(mark, trail_key)}).encode())


def read(folder: Path, trail_key: bytes) -> TrailMark | None:
    """What was noted; None where there is no note, or not one of this key."""
    try:
        said = json.loads(read_small(folder / TRAIL_FILE))
        mark = TrailMark(int(said["lines"]), bytes.fromhex(said["link"]))
        return mark if hmac.compare_digest(said["mac"], _mac(mark, trail_key)) else None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def compared(connection: Connection, mark: TrailMark | None) -> TrailEnd:
    """Whether the trail holds what was noted."""
    if mark is None:
        # Whoever notes an opening has noted the end of the trail first.
        opened = select(audit.c.id).where(audit.c.event == "unlocked").limit(1)
        return TrailEnd.NO_MARK if connection.execute(opened).first() else TrailEnd.SAME
    return TrailEnd.SAME if holds(connection, mark) else TrailEnd.SHORTER


def holds(connection: Connection, mark: TrailMark) -> bool:
    """Whether the line that was the last one then is there, unchanged."""
    link = connection.execute(select(audit.c.chain).where(audit.c.id == mark.lines)).scalar()
    return mark.lines == 0 or link == mark.link


def _mac(mark: TrailMark, trail_key: bytes) -> str:
    return hmac.new(trail_key, json.dumps([mark.lines, mark.link.hex()]).encode(), hashlib.sha256).hexdigest()
