"""The doors of the domain: what services ask of the clock, the cellar, the print room and the library."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple, Protocol

from keukentafel.domain.safekeeping.store_copies import (
    CopiedAtWork,
    CopyContents as CopyContents,
    First as First,
    StoreCopy as StoreCopy,
    WaysIn as WaysIn,
    nothing_first as nothing_first,
)
from keukentafel.domain.troubles import (
    CopyDamaged as CopyDamaged,
    CopySilent as CopySilent,
    CopyTooSlow as CopyTooSlow,
    GivenUp as GivenUp,
    StoreBusy as StoreBusy,
    StoreDamaged as StoreDamaged,
    StoreFull as StoreFull,
    StoreGone as StoreGone,
    StoreMissing as StoreMissing,
    StoreOfTwoMoments as StoreOfTwoMoments,
    StoreTooNew as StoreTooNew,
    StoreUnwritable as StoreUnwritable,
    TracesLeft as TracesLeft,
    WorldError as WorldError,
    WrongPassphrase as WrongPassphrase,
    WrongRecoveryCode as WrongRecoveryCode,
)

if TYPE_CHECKING:
    from keukentafel.domain.history import Entry
    from keukentafel.domain.safekeeping.destruction import Destructions
    from keukentafel.domain.safekeeping.trail import TrailEnd
    from keukentafel.domain.signing import ReportKind
    from keukentafel.domain.statements import QuietNote


class Clock(Protocol):
    """What time it is at the table."""

    def now(self) -> datetime:
        """An aware moment in Europe/Amsterdam."""
        ...


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that stands in the agenda; `at` is None while only the day is known."""

    on: date
    at: time | None = None


# No dataclass: ten thousand are made between the passphrase and the list, and a frozen one takes fifteen times as long.
class CaseSummary(NamedTuple):
    """What the start screen shows of a conversation without reading its log; `case_summary` makes it.

    `visits` are those that are planned, in order of time. The days say what has been: the first contact, the first
    talk, the first definitive version, an onderzoeksverslag after which nothing changed, the first application, and
    the sending of the decision. `kept_for` is what keeps the case here whatever day it is (`retention.Keep`), empty
    when only days have to pass after `handed_over_on`; `destruction_asked` is a request that was not answered yet.
    """

    conversation_id: str
    case_number: str
    resident: str
    address: str
    reported: date
    kind: str
    changed_at: datetime
    form_of_address: str = ""
    neighbourhood: str = ""
    municipality: str = ""
    visits: tuple[PlannedVisit, ...] = ()
    contacted_on: date | None = None
    talked_on: date | None = None
    reported_back_on: date | None = None
    investigated_on: date | None = None
    applied_on: date | None = None
    decision_sent: date | None = None
    kept_for: str = "not_handed_over"
    handed_over_on: date | None = None
    destruction_asked: date | None = None


MOST_HITS = 200
"""How many statements a search gives back; who finds as many is told that there may be more."""


@dataclass(frozen=True)
class SearchHit:
    """A statement that contains what was searched for."""

    conversation_id: str
    statement_id: str
    text: str


@dataclass(frozen=True)
class SealedReport:
    """A closed file as it was sealed."""

    kind: str
    """`conversation`, `investigation`, `annex` or `summary-<lang>`."""
    version: int
    pdf: bytes
    sha256: str
    sealed_at: datetime
    pages: int
    open: tuple[str, ...] = ()
    """What the report prints as still open."""


class ConversationLogs(Protocol):
    """The logs of all conversations. Within one unit of work; committed when that ends without an error."""

    def open(self, summary: CaseSummary, first: Entry) -> None:
        """Begin a log. Raises KeyError when the id exists."""
        ...

    def append(self, conversation_id: str, entry: Entry) -> None:
        """Add an entry. Raises KeyError for an unknown id, ValueError when `seq` is not beyond the last."""
        ...

    def register(self, summary: CaseSummary) -> None:
        """Put another summary in the register; its `changed_at` stays. Raises KeyError for an unknown id."""
        ...

    def entries(self, conversation_id: str) -> tuple[Entry, ...]:
        """The whole log in order. Raises KeyError for an unknown id."""
        ...

    def erase_statement(self, conversation_id: str, statement_id: str) -> None:
        """Take every entry about that statement out of the log and the search index, for good."""
        ...

    def summaries(self) -> tuple[CaseSummary, ...]:
        """All conversations, last changed first."""

    def read_ahead(self) -> None:
        """Read all summaries now, for who asks for them next. Raises StoreDamaged where they do not read."""

    def waiting(self) -> tuple[CaseSummary, ...]:
        """Those that nothing keeps any more but days that have to pass, in no order."""

    def search(self, words: str, limit: int = MOST_HITS) -> tuple[SearchHit, ...]:
        """Statements that contain all `words` (prefixes count), newest first; what was undone is not found."""


class QuietNotes(Protocol):
    """The quiet channel: a table of its own that nothing else reads."""

    def add(self, conversation_id: str, note: QuietNote) -> None:
        """Keep a note."""
        ...

    def replace(self, conversation_id: str, note: QuietNote) -> None:
        """Keep a note in the place of the one with its id. Raises KeyError for an unknown id."""
        ...

    def remove(self, conversation_id: str, note_id: str) -> None:
        """Take a note away for good. Raises KeyError for an unknown id."""
        ...

    def notes(self, conversation_id: str) -> tuple[QuietNote, ...]:
        """The notes of one conversation, oldest first."""
        ...


class ReportShelf(Protocol):
    """Frozen records and sealed files; never changed once put."""

    def put_record(
        self, conversation_id: str, kind: ReportKind, version: int, record: bytes, sha256: str
    ) -> None:
        """Keep a record. Raises ValueError when that version exists."""
        ...

    def record(self, conversation_id: str, kind: ReportKind, version: int) -> bytes:
        """The record of a version. Raises KeyError."""
        ...

    def put_sealed(self, conversation_id: str, sealed: SealedReport) -> None:
        """Keep a sealed file; a newer file of the same kind and version stands beside the older one."""
        ...

    def sealed(self, conversation_id: str) -> tuple[SealedReport, ...]:
        """All sealed files of a conversation, oldest first."""
        ...


class Drafts(Protocol):
    """What is being typed and was not entered yet, by place."""

    def keep(self, conversation_id: str, place: str, text: str) -> None:
        """Keep the draft of a place; an empty text forgets it."""
        ...

    def kept(self, conversation_id: str) -> dict[str, str]:
        """All drafts by place."""
        ...


class Cabinet(Protocol):
    """Small secrets and settings that belong to the store, such as the seal key."""

    def put(self, name: str, value: bytes) -> None:
        """Keep or replace a value."""
        ...

    def get(self, name: str) -> bytes | None:
        """The value, or None."""
        ...


class AuditTrail(Protocol):
    """Who did what when, hash-chained; never holds a word that was said."""

    def note(self, event: str, at: datetime, subject: str = "") -> None:
        """Add a line; `subject` is an id or a kind."""
        ...

    def lines(self) -> tuple[tuple[datetime, str, str], ...]:
        """All lines: when, event, subject.

        Raises StoreDamaged when the chain is broken.
        """
        ...

    def link(self) -> str:
        """What the last line and all before it come down to, as hex; empty when there is no line."""
        ...


class Work(Protocol):
    """One unit of work on an open store."""

    logs: ConversationLogs
    quiet: QuietNotes
    reports: ReportShelf
    drafts: Drafts
    cabinet: Cabinet
    audit: AuditTrail
    destructions: Destructions


class Store(CopiedAtWork, Protocol):
    """An open store."""

    @property
    def id(self) -> str:
        """What tells this store apart from others, in its copies too; it says nothing about anybody."""
        ...

    @property
    def trail_end(self) -> TrailEnd:
        """How the end of the audit trail compared, when the store was opened, with what was noted outside it."""
        ...

    def work(self) -> AbstractContextManager[Work]:
        """A unit of work: all of it is durable when the block ends, or none of it when the block raises.

        Raises the WorldError that says what happened.
        """
        ...

    def settle(self) -> None:
        """Do the housekeeping that may wait for an idle moment (checkpoint, merging of the search index)."""
        ...

    def scrub(self) -> None:
        """Write the store anew where something was destroyed or erased since the last time: no free room holds it.

        Raises StoreFull or StoreUnwritable; then it is tried again the next time.
        """
        ...

    def back_up(self, at: datetime) -> StoreCopy:
        """Make a copy that is as unreadable as the store, and look whether it is whole.

        What was erased is wiped first where that can be done; where it cannot, the copy holds its traces as well.
        Raises StoreFull, StoreUnwritable, CopyTooSlow, or CopyDamaged where the copy is not whole; then there is no
        new copy, and the store is as it was.
        """
        ...

    def close(self) -> None:
        """Flush, close, and forget the key."""
        ...
