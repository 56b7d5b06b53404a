"""Frozen records and sealed files. The tables themselves refuse to change or drop a row."""

from __future__ import annotations

import json

from sqlalchemy import Connection, insert, select

from keukentafel.domain.ports import SealedReport, StoreDamaged
from keukentafel.domain.signing import ReportKind
from keukentafel.storage.codec import moment_or_damaged
from keukentafel.storage.moments import moment_text
from keukentafel.storage.tables import report_record, sealed_file, sealed_report


class KeptReports:
    """Implements ReportShelf."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_record(self, conversation_id: str, kind: ReportKind, version: int, record: bytes, sha256: str) -> None:
        """Keep a record. Raises ValueError when that version exists."""
        if self._find(conversation_id, kind, version) is not None:
            raise ValueError("that version was frozen before")
        self._connection.execute(
            insert(report_record).values(
                conversation_id=conversation_id,
                kind=kind.value,
                version=version,
                sha256=sha256,
                record=record,
            )
        )

    def record(self, conversation_id: str, kind: ReportKind, version: int) -> bytes:
        """The record of a version. Raises KeyError."""
        found = self._find(conversation_id, kind, version)
        if found is None:
            raise KeyError((conversation_id, kind, version))
        return found

    def put_sealed(self, conversation_id: str, sealed: SealedReport) -> None:
        """Keep a sealed file; a newer file of the same kind and version stands beside the older one."""
        report_id = self._connection.execute(
            insert(sealed_report).values(
                conversation_id=conversation_id,
                kind=sealed.kind,
                version=sealed.version,
                sha256=sealed.sha256,
                sealed_at=moment_text(sealed.sealed_at),
                pages=sealed.pages,
                open=json.dumps(sealed.open),
            )
        ).lastrowid
        self._connection.execute(insert(sealed_file).values(report_id=report_id, pdf=sealed.pdf))

    def sealed(self, conversation_id: str) -> tuple[SealedReport, ...]:
        """All sealed files of a conversation, oldest first."""
        rows = self._connection.execute(
            select(sealed_report, sealed_file.c.pdf)
            .join(sealed_file, sealed_file.c.report_id == sealed_report.c.id)
            .where(sealed_report.c.conversation_id == conversation_id)
            .order_by(sealed_report.c.id)
        )
        return tuple(
            SealedReport(
                kind=row.kind,
                version=row.version,
                pdf=row.pdf,
                sha256=row.sha256,
                sealed_at=moment_or_damaged(row.sealed_at),
                pages=row.pages,
                open=_texts(row.open),
            )
            for row in rows
        )

    def _find(self, conversation_id: str, kind: ReportKind, version: int) -> bytes | None:
        return self._connection.execute(
            select(report_record.c.record).where(
                report_record.c.conversation_id == conversation_id,
                report_record.c.kind == kind.value,
                report_record.c.version == version,
            )
        ).scalar()


def _texts(kept: str) -> tuple[str, ...]:
    try:
        return tuple(json.loads(kept))
    except (ValueError, TypeError):
        raise StoreDamaged from None
