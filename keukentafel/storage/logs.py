"""The logs of the conversations, their summaries, and the search index that goes with them."""

from __future__ import annotations

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from keukentafel.domain.changes import StatementRecorded
from keukentafel.domain.history import Entry, Redone, Undone, mentions
from keukentafel.domain.ports import MOST_HITS, CaseSummary, SearchHit
from keukentafel.storage.codec import Body, body_of, entry_of
from keukentafel.storage.moments import microseconds, moment_text
from keukentafel.storage.register import COLUMNS, ReadAhead, registered, summary_in
from keukentafel.storage.tables import conversation, log_entry
from keukentafel.storage.words import StatementWords

ROWS_AT_ONCE = 200
# Said once: a statement is written between a key and the paint it causes, and putting its words together for each
# of them takes longer than what they ask of the store.
_WRITE = insert(log_entry)
_GO_ON = (
    update(conversation)
    .where(conversation.c.id == bindparam("of"))
    .values({name: bindparam(name) for name in ("changed_at", "changed_us", "last_entry")})
)
_LAST_SEQ = select(
    select(func.max(log_entry.c.seq)).where(log_entry.c.conversation_id == bindparam("of")).scalar_subquery()
).where(conversation.c.id == bindparam("of"))


class KeptLogs:
    """Implements ConversationLogs on one connection, inside the transaction that is open on it."""

    def __init__(self, connection: Connection, ahead: ReadAhead | None = None) -> None:
        self._connection = connection
        self._ahead = ahead or ReadAhead()
        self.changed = False
        """Whether the list of cases may be another one since this unit of work began."""
        self._words = StatementWords(connection)
        self.erased = False
        """Whether something was erased in this unit of work, and its traces wait for a checkpoint."""

    def open(self, summary: CaseSummary, first: Entry) -> None:
        """Begin a log. Raises KeyError when the id exists."""
        if self._last_seq(summary.conversation_id) is not None:
            raise KeyError(summary.conversation_id)
        self.changed = True
        self._connection.execute(
            insert(conversation).values(
                id=summary.conversation_id,
                changed_at=moment_text(summary.changed_at),
                changed_us=microseconds(summary.changed_at),
                last_entry=0,
                **registered(summary),
            )
        )
        line = self._write(summary.conversation_id, first)
        self._connection.execute(
            update(conversation).where(conversation.c.id == summary.conversation_id).values(last_entry=line)
        )

    def append(self, conversation_id: str, entry: Entry) -> None:
        """Add an entry. Raises KeyError for an unknown id, ValueError when `seq` is not beyond the last."""
        last = self._last_seq(conversation_id)
        if last is None:
            raise KeyError(conversation_id)
        if entry.seq <= last:
            raise ValueError("an entry comes after the last one")
        self._went_on(conversation_id, entry, self._write(conversation_id, entry))

    def put_back(self, summary: CaseSummary, entries: tuple[Entry, ...]) -> None:
        """A whole log at once, in the order of its numbers. Raises KeyError when the id exists."""
        self.open(summary, entries[0])
        written = [(entry, self._write(summary.conversation_id, entry)) for entry in entries[1:]]
        for last, line in written[-1:]:
            self._went_on(summary.conversation_id, last, line)

    def _went_on(self, conversation_id: str, entry: Entry, line: int) -> None:
        self.changed = True
        changed = {"changed_at": moment_text(entry.at), "changed_us": microseconds(entry.at), "last_entry": line}
        self._connection.execute(_GO_ON, {"of": conversation_id, **changed})

    def register(self, summary: CaseSummary) -> None:
        """Put another summary in the register; its `changed_at` stays. Raises KeyError for an unknown id."""
        self.changed = True
        done = self._connection.execute(
            update(conversation).where(conversation.c.id == summary.conversation_id).values(**registered(summary))
        )
        if done.rowcount == 0:
            raise KeyError(summary.conversation_id)

    def entries(self, conversation_id: str) -> tuple[Entry, ...]:
        """The whole log in order. Raises KeyError for an unknown id."""
        entries = tuple(_entry(row) for row in self._rows(conversation_id))
        if not entries and self._last_seq(conversation_id) is None:
            raise KeyError(conversation_id)
        return entries

    def is_unknown(self, conversation_id: str) -> bool:
        """Whether there is no conversation of that id."""
        return self._last_seq(conversation_id) is None

    def erase_statement(self, conversation_id: str, statement_id: str) -> None:
        """Take every entry about that statement out of the log and the search index, for good."""
        betraying = [row.id for row in self._rows(conversation_id) if mentions(_entry(row).change, statement_id)]
        self._words.forget(conversation_id, statement_id)
        for line in betraying:
            self._connection.execute(delete(log_entry).where(log_entry.c.id == line))
        self.erased = self.erased or bool(betraying)

    def summaries(self) -> tuple[CaseSummary, ...]:
        """All conversations, last changed first."""
        ahead = self._ahead.take()
        return self._read_summaries() if ahead is None or self.changed else ahead

    def read_ahead(self) -> None:
        """Read all summaries now, for who asks for them next. Raises StoreDamaged."""
        self._ahead.keep(self._read_summaries())

    def _read_summaries(self) -> tuple[CaseSummary, ...]:
        rows = self._connection.execute(
            select(*(conversation.c[name] for name in COLUMNS)).order_by(
                conversation.c.changed_us.desc(), conversation.c.last_entry.desc()
            )
        )
        # Some at a time: what thousands of rows take before they are summaries is not given back by Python.
        return tuple(summary_in(row) for some in rows.partitions(ROWS_AT_ONCE) for row in some)

    def waiting(self) -> tuple[CaseSummary, ...]:
        """Those that nothing keeps any more but days that have to pass."""
        columns = (conversation.c[name] for name in COLUMNS)
        rows = self._connection.execute(select(*columns).where(conversation.c.kept_for == ""))
        return tuple(map(summary_in, rows.all()))

    def search(self, words: str, limit: int = MOST_HITS) -> tuple[SearchHit, ...]:
        """Statements that contain all `words` (prefixes count), newest first; never what was undone."""
        return self._words.search(words, limit)

    def _rows(self, conversation_id: str) -> list[Row[tuple[int, int, str, str, str]]]:
        return list(
            self._connection.execute(
                select(log_entry.c.id, log_entry.c.seq, log_entry.c.at, log_entry.c.kind, log_entry.c.body)
                .where(log_entry.c.conversation_id == conversation_id)
                .order_by(log_entry.c.seq)
            )
        )

    def _last_seq(self, conversation_id: str) -> int | None:
        """The number of the last line, 0 for a log that was erased to its last line, None without a log."""
        row = self._connection.execute(_LAST_SEQ, {"of": conversation_id}).first()
        return None if row is None else row[0] or 0

    def _write(self, conversation_id: str, entry: Entry) -> int:
        change = entry.change
        body = body_of(change)
        statement_id = _about(change)
        written = {
            "conversation_id": conversation_id,
            "seq": entry.seq,
            "at": moment_text(entry.at),
            "kind": body.kind,
            "statement_id": statement_id,
            "body": body.text,
        }
        line = self._connection.execute(_WRITE, written).lastrowid
        if isinstance(change, StatementRecorded):
            self._words.record(line, change.statement.text)
        else:
            target = change.seq if isinstance(change, Undone | Redone) else None
            self._words.follow(conversation_id, body.kind, statement_id, target)
        return line


def _about(change: object) -> str | None:
    statement = getattr(change, "statement", None)
    found = statement.id if statement is not None else getattr(change, "statement_id", None)
    return found if isinstance(found, str) else None


def _entry(row: Row[tuple[int, int, str, str, str]]) -> Entry:
    return entry_of(row.seq, row.at, Body(row.kind, row.body))
