"""Who did what when. Each line holds the hash of itself and the one before it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from sqlalchemy import Connection, insert, select

from keukentafel.domain.ports import StoreDamaged
from keukentafel.storage.codec import moment_or_damaged
from keukentafel.storage.moments import moment_text
from keukentafel.storage.tables import audit
from keukentafel.storage.trail_mark import TrailMark, end_of

_BEFORE_THE_FIRST = bytes(32)


class ChainedAudit:
    """Implements AuditTrail. A changed, moved or missing line breaks the chain, the last one included."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.end: TrailMark | None = None
        """Where the trail ends, when something was noted here."""

    def note(self, event: str, at: datetime, subject: str = "") -> None:
        """Add a line; `subject` is an id or a kind."""
        last = self._connection.execute(select(audit.c.chain).order_by(audit.c.id.desc()).limit(1)).scalar()
        when = moment_text(at)
        chain = _link(last or _BEFORE_THE_FIRST, when, event, subject)
        new = self._connection.execute(insert(audit).values(at=when, event=event, subject=subject, chain=chain))
        (line,) = new.inserted_primary_key or (0,)
        self.end = TrailMark(line, chain)

    def link(self) -> str:
        """What the last line and all before it come down to, as hex; empty when there is no line."""
        return end_of(self._connection).link.hex()

    def lines(self) -> tuple[tuple[datetime, str, str], ...]:
        """All lines: when, event, subject. Raises StoreDamaged when the chain is broken."""
        rows = self._connection.execute(select(audit).order_by(audit.c.id)).all()
        before = _BEFORE_THE_FIRST
        for row in rows:
            before = _link(before, row.at, row.event, row.subject)
            if before != row.chain:
                raise StoreDamaged
        if len(rows) != self._ever_written():
            raise StoreDamaged
        return tuple((moment_or_damaged(row.at), row.event, row.subject) for row in rows)

    def _ever_written(self) -> int:
        # SQLite hands out a number of this table once, and rolls the counter back with the transaction.
        counter = "SELECT seq FROM sqlite_sequence WHERE name = 'audit'"
        return int(self._connection.exec_driver_sql(counter).scalar() or 0)


def _link(before: bytes, at: str, event: str, subject: str) -> bytes:
    return hashlib.sha256(before + json.dumps([at, event, subject]).encode()).digest()
