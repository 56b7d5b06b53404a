"""Reads everything that a store holds, and counts what does not read."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, Select, select
from sqlalchemy.exc import DBAPIError

from keukentafel.domain.history import BrokenLog, read
from keukentafel.domain.ports import StoreDamaged, StoreTooNew, WorldError
from keukentafel.domain.safekeeping.trail import TrailEnd
from keukentafel.storage import trail_mark
from keukentafel.storage.audit import ChainedAudit
from keukentafel.storage.drafts import KeptDrafts
from keukentafel.storage.logs import KeptLogs
from keukentafel.storage.quiet import SealedQuietNotes
from keukentafel.storage.tables import audit, conversation, report_record, sealed_file, sealed_report
from keukentafel.storage.trail_mark import TrailMark

_UNREADABLE = (WorldError, BrokenLog, DBAPIError, sqlcipher.Error)


@dataclass(frozen=True)
class TrailWitnesses:
    """What is known of the audit trail outside the store: the note beside it, its ends in copies, and an export."""

    mark: TrailMark | None = None
    copies: tuple[TrailMark, ...] = ()
    exported: TrailMark | None = None


@dataclass(frozen=True)
class TrailFound:
    """How the trail compares with its witnesses; `told`: how often it says itself that something was missing.

    `goes_on`: whether the export is how the trail begins, None where there is no export.
    """

    end: TrailEnd
    other_copies: int
    restored: bool
    told: int
    goes_on: bool | None = None


@dataclass(frozen=True)
class Contents:
    """What was counted. `audit_lines` is None when the chain is broken."""

    conversations: int
    conversations_lost: int
    newer: int
    files: int
    files_changed: int
    audit_lines: int | None
    trail: TrailFound


_UNKNOWN = TrailFound(TrailEnd.SAME, 0, False, 0)


def look_inside(engine: Engine, quiet_key: bytes, witnesses: TrailWitnesses) -> Contents:
    """Read it all. Raises StoreDamaged when not even the list of conversations can be read."""
    with engine.connect() as connection:
        try:
            ids = connection.execute(select(conversation.c.id)).scalars().all()
        except _UNREADABLE:
            raise StoreDamaged from None
        lost = newer = 0
        for found in ids:
            try:
                _read_all(connection, found, quiet_key)
            except StoreTooNew:
                newer += 1
            except _UNREADABLE:
                lost += 1
        files, changed = _files(connection)
        events, trail = _trail(connection), _compared(connection, witnesses)
        lines = None if events is None or trail is None else len(events)
        return Contents(len(ids), lost, newer, files, changed, lines, trail or _UNKNOWN)


def _read_all(connection: Connection, conversation_id: str, quiet_key: bytes) -> None:
    logs = KeptLogs(connection)
    read(logs.entries(conversation_id))
    SealedQuietNotes(connection, quiet_key).notes(conversation_id)
    KeptDrafts(connection).kept(conversation_id)


def _files(connection: Connection) -> tuple[int, int]:
    """How many records and sealed files there are, and how many are not what their hash says."""
    records = select(report_record.c.conversation_id, report_record.c.kind, report_record.c.version)
    seals = select(sealed_report.c.id)
    count = changed = 0
    try:
        for key in connection.execute(records).all():
            count += 1
            changed += not _same(connection, _record(*key))
        for (report_id,) in connection.execute(seals).all():
            count += 1
            changed += not _same(connection, _sealed(report_id))
    except _UNREADABLE:
        changed += 1
    return count, changed


def _record(conversation_id: str, kind: str, version: int) -> Select[str, bytes]:
    return select(report_record.c.sha256, report_record.c.record).where(
        report_record.c.conversation_id == conversation_id,
        report_record.c.kind == kind,
        report_record.c.version == version,
    )


def _sealed(report_id: int) -> Select[str, bytes]:
    return (
        select(sealed_report.c.sha256, sealed_file.c.pdf)
        .join(sealed_file, sealed_file.c.report_id == sealed_report.c.id)
        .where(sealed_report.c.id == report_id)
    )


def _same(connection: Connection, of: Select[str, bytes]) -> bool:
    with suppress(*_UNREADABLE):
        row = connection.execute(of).first()
        return row is not None and hashlib.sha256(row[1]).hexdigest() == row[0]
    return False


def _trail(connection: Connection) -> tuple[str, ...] | None:
    with suppress(*_UNREADABLE):
        return tuple(event for _, event, _ in ChainedAudit(connection).lines())
    return None


def _compared(connection: Connection, witnesses: TrailWitnesses) -> TrailFound | None:
    with suppress(*_UNREADABLE):
        events = connection.execute(select(audit.c.event)).scalars().all()
        others = sum(not trail_mark.holds(connection, end) for end in witnesses.copies)
        told = sum(event in ("trail_shorter", "trail_mark_missing") for event in events)
        goes_on = trail_mark.holds(connection, witnesses.exported) if witnesses.exported is not None else None
        end, restored = trail_mark.compared(connection, witnesses.mark), "restored" in events
        return TrailFound(end, others, restored, told, goes_on)
    return None
