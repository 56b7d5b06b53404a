"""Takes a case or a line out of every table, and remembers that it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, Select, delete, func, insert, select

from keukentafel.domain.changes import StatementRecorded
from keukentafel.domain.history import read
from keukentafel.domain.ports import QuietNotes, StoreDamaged
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground, Removed
from keukentafel.domain.statements import QuietNote, quiet_note_of
from keukentafel.storage.codec import date_or_damaged, moment_or_damaged
from keukentafel.storage.destroyed_list import Hushed, Remembered
from keukentafel.storage.logs import KeptLogs
from keukentafel.storage.moments import moment_text
from keukentafel.storage.tables import (
    conversation,
    destroyed,
    draft,
    log_entry,
    quiet_note,
    report_record,
    sealed_file,
    sealed_report,
    statement_words,
)

_HUSHED = "hushed"
"""Stands where a ground does, in a row that is no destruction."""
_NOTHING = Removed(0, 0, 0, 0)


class KeptDestructions:
    """Implements Destructions. `logs` erases single lines, `quiet` keeps what is hushed; all in one transaction."""

    def __init__(self, connection: Connection, logs: KeptLogs, quiet: QuietNotes) -> None:
        self._connection = connection
        self._logs = logs
        self._quiet = quiet
        self.erased = False
        """Whether something was destroyed or hushed in this unit of work."""

    def destroy_case(
        self, conversation_id: str, ground: Ground, at: datetime, handed_over_on: date | None = None
    ) -> Destroyed:
        """Take everything of that conversation out. Raises KeyError for an unknown id."""
        if self._logs.is_unknown(conversation_id):
            raise KeyError(conversation_id)
        line = Destroyed(conversation_id, at, ground, self._counted(conversation_id), "", handed_over_on)
        # First the memory of it: the shelves let a report go only with a case that is destroyed.
        self._remember(line)
        self._take_out(conversation_id)
        return line

    def destroy_statement(self, conversation_id: str, statement_id: str, ground: Ground, at: datetime) -> Destroyed:
        """Take every line about that statement out. Raises KeyError for an unknown case."""
        before = len(self._logs.entries(conversation_id))
        self._logs.erase_statement(conversation_id, statement_id)
        gone = before - len(self._logs.entries(conversation_id))
        line = Destroyed(conversation_id, at, ground, Removed(gone, min(gone, 1), 0, 0), statement_id)
        self._remember(line)
        return line

    def hush(self, conversation_id: str, note: QuietNote) -> None:
        """Take every line about it out and keep it as this note. Raises KeyError for an unknown case."""
        if self._logs.is_unknown(conversation_id):
            raise KeyError(conversation_id)
        self._logs.erase_statement(conversation_id, note.id)
        self._quiet.add(conversation_id, note)
        self._remember(Hushed(conversation_id, note.id, note.at))

    def remembered(self) -> tuple[Remembered, ...]:
        """What `destroyed` tells, and what was hushed. Raises StoreDamaged."""
        rows = self._connection.execute(select(destroyed).where(destroyed.c.ground == _HUSHED))
        hushed = (Hushed(row.conversation_id, row.statement_id, moment_or_damaged(row.at)) for row in rows)
        return (*self.destroyed(), *hushed)

    def destroyed(self) -> tuple[Destroyed, ...]:
        """All that was destroyed, oldest first. Raises StoreDamaged for a ground that nobody knows."""
        rows = self._connection.execute(
            select(destroyed).where(destroyed.c.ground != _HUSHED).order_by(destroyed.c.id)
        )
        try:
            return tuple(
                Destroyed(
                    row.conversation_id,
                    moment_or_damaged(row.at),
                    Ground(row.ground),
                    Removed(row.lines, row.statements, row.versions, row.files),
                    row.statement_id,
                    date_or_damaged(row.handed_over_on) if row.handed_over_on else None,
                )
                for row in rows
            )
        except ValueError:
            raise StoreDamaged from None

    def destroy_again(self, known: Iterable[Remembered]) -> None:
        """Take out what came back with an older copy, or hush it, and remember it as it was remembered."""
        here = {(one.conversation_id, one.statement_id) for one in self.remembered()}
        for line in known:
            if (line.conversation_id, line.statement_id) in here:
                continue
            self._remember(line)
            if not line.statement_id:
                self._take_out(line.conversation_id)
            elif not self._logs.is_unknown(line.conversation_id):
                self._take_line_out(line)

    def _take_line_out(self, line: Remembered) -> None:
        of, gone = line.conversation_id, line.statement_id
        history = read(self._logs.entries(of))
        if isinstance(line, Hushed):
            said = [e.change.statement for e in history.entries if isinstance(e.change, StatementRecorded)]
            recorded = next((statement for statement in said if statement.id == gone), None)
            statement = history.conversation.statement(gone) or recorded
            if statement is not None:
                self._quiet.add(of, quiet_note_of(statement))
        self._logs.erase_statement(of, gone)
        after = history.without_statement(gone).conversation
        self._logs.register(summary_of(of, after, line.at))

    def _counted(self, conversation_id: str) -> Removed:
        lines = select(func.count()).where(log_entry.c.conversation_id == conversation_id)
        return Removed(
            self._number(lines),
            self._number(lines.where(log_entry.c.kind == StatementRecorded.__name__)),
            self._number(select(func.count()).where(report_record.c.conversation_id == conversation_id)),
            self._number(select(func.count()).where(sealed_report.c.conversation_id == conversation_id)),
        )

    def _number(self, query: Select[int]) -> int:
        return int(self._connection.execute(query).scalar_one())

    def _remember(self, line: Remembered) -> None:
        self.erased = True
        removed = _NOTHING if isinstance(line, Hushed) else line.removed
        handed_over_on = None if isinstance(line, Hushed) else line.handed_over_on
        self._connection.execute(
            insert(destroyed).values(
                conversation_id=line.conversation_id,
                statement_id=line.statement_id,
                at=moment_text(line.at),
                ground=_HUSHED if isinstance(line, Hushed) else line.ground.value,
                handed_over_on=handed_over_on.isoformat() if handed_over_on else None,
                lines=removed.lines,
                statements=removed.statements,
                versions=removed.versions,
                files=removed.files,
            )
        )

    def _take_out(self, gone: str) -> None:
        run = self._connection.execute
        lines = select(log_entry.c.id).where(log_entry.c.conversation_id == gone)
        reports = select(sealed_report.c.id).where(sealed_report.c.conversation_id == gone)
        run(delete(statement_words).where(statement_words.c.rowid.in_(lines)))
        run(delete(sealed_file).where(sealed_file.c.report_id.in_(reports)))
        for table in (sealed_report, report_record, quiet_note, draft, log_entry):
            run(delete(table).where(table.c.conversation_id == gone))
        run(delete(conversation).where(conversation.c.id == gone))
        self._logs.changed = True
