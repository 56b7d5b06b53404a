"""A store in memory that keeps the promises of the domain's ports, and can be told to fail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime

from keukentafel.domain.history import Entry, mentions, read
from keukentafel.domain.ports import (
    AuditTrail,
    Cabinet,
    CaseSummary,
    ConversationLogs,
    Drafts,
    QuietNotes,
    ReportShelf,
    SealedReport,
    SearchHit,
    Store,
    StoreMissing,
    Work,
    WorldError,
    WrongPassphrase,
)
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote


@dataclass
class MemoryLogs:
    """Logs by conversation."""

    kept: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    shown: dict[str, CaseSummary] = field(default_factory=dict)

    def open(self, summary: CaseSummary, first: Entry) -> None:
        if summary.conversation_id in self.kept:
            raise KeyError(summary.conversation_id)
        self.kept[summary.conversation_id] = (first,)
        self.shown[summary.conversation_id] = summary

    def append(self, conversation_id: str, entry: Entry) -> None:
        entries = self.kept[conversation_id]
        if entry.seq <= entries[-1].seq:
            raise ValueError(entry.seq)
        self.kept[conversation_id] = (*entries, entry)
        self.shown[conversation_id] = replace(self.shown[conversation_id], changed_at=entry.at)

    def entries(self, conversation_id: str) -> tuple[Entry, ...]:
        return self.kept[conversation_id]

    def erase_statement(self, conversation_id: str, statement_id: str) -> None:
        stay = tuple(e for e in self.kept[conversation_id] if not mentions(e.change, statement_id))
        self.kept[conversation_id] = stay

    def summaries(self) -> tuple[CaseSummary, ...]:
        return tuple(sorted(self.shown.values(), key=lambda s: s.changed_at, reverse=True))

    def search(self, words: str, limit: int = 200) -> tuple[SearchHit, ...]:
        asked = words.lower().split()
        found = [
            (statement.at, SearchHit(conversation_id, statement.id, statement.text))
            for conversation_id, entries in self.kept.items()
            for statement in read(entries).conversation.statements
            if all(
                any(said.strip('.,!?"').startswith(word) for said in statement.text.lower().split())
                for word in asked
            )
        ]
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(hit for _, hit in found[:limit])


@dataclass
class MemoryQuiet:
    """Quiet notes by conversation."""

    kept: dict[str, tuple[QuietNote, ...]] = field(default_factory=dict)

    def add(self, conversation_id: str, note: QuietNote) -> None:
        self.kept[conversation_id] = (*self.notes(conversation_id), note)

    def notes(self, conversation_id: str) -> tuple[QuietNote, ...]:
        return self.kept.get(conversation_id, ())


@dataclass
class MemoryShelf:
    """Records and sealed files."""

    records: dict[tuple[str, ReportKind, int], bytes] = field(default_factory=dict)
    files: dict[str, tuple[SealedReport, ...]] = field(default_factory=dict)

    def put_record(
        self, conversation_id: str, kind: ReportKind, version: int, record: bytes, sha256: str
    ) -> None:
        if (conversation_id, kind, version) in self.records:
            raise ValueError(version)
        self.records[conversation_id, kind, version] = record

    def record(self, conversation_id: str, kind: ReportKind, version: int) -> bytes:
        return self.records[conversation_id, kind, version]

    def put_sealed(self, conversation_id: str, sealed: SealedReport) -> None:
        self.files[conversation_id] = (*self.sealed(conversation_id), sealed)

    def sealed(self, conversation_id: str) -> tuple[SealedReport, ...]:
        return self.files.get(conversation_id, ())


@dataclass
class MemoryDrafts:
    """Drafts by conversation and place."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)

    def keep(self, conversation_id: str, place: str, text: str) -> None:
        mine = self.places.setdefault(conversation_id, {})
        if text:
            mine[place] = text
        else:
            mine.pop(place, None)

    def kept(self, conversation_id: str) -> dict[str, str]:
        return dict(self.places.get(conversation_id, {}))


@dataclass
class MemoryCabinet:
    """Small values by name."""

    values: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, value: bytes) -> None:
        self.values[name] = value

    def get(self, name: str) -> bytes | None:
        return self.values.get(name)


@dataclass
class MemoryAudit:
    """The audit trail."""

    noted: list[tuple[datetime, str, str]] = field(default_factory=list)

    def note(self, event: str, at: datetime, subject: str = "") -> None:
        self.noted.append((at, event, subject))

    def lines(self) -> tuple[tuple[datetime, str, str], ...]:
        return tuple(self.noted)


@dataclass
class MemoryWork:
    """One unit of work: a copy of the whole shop, kept only when the block ends well."""

    logs: ConversationLogs = field(default_factory=MemoryLogs)
    quiet: QuietNotes = field(default_factory=MemoryQuiet)
    reports: ReportShelf = field(default_factory=MemoryShelf)
    drafts: Drafts = field(default_factory=MemoryDrafts)
    cabinet: Cabinet = field(default_factory=MemoryCabinet)
    audit: AuditTrail = field(default_factory=MemoryAudit)


class MemoryStore:
    """An open store. While `fails_with` is set, no unit of work ends well."""

    def __init__(self) -> None:
        self.shop = MemoryWork()
        self.fails_with: WorldError | None = None
        self.settled = 0

    @contextmanager
    def work(self) -> Iterator[Work]:
        draft = deepcopy(self.shop)
        yield draft
        if self.fails_with is not None:
            raise self.fails_with
        self.shop = draft

    def settle(self) -> None:
        self.settled += 1

    def close(self) -> None:
        """Nothing to forget: what is kept is in memory until the vault is gone."""


class MemoryVault:
    """A vault that stays as long as the object does."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self._passphrase: str | None = None

    def exists(self) -> bool:
        return self._passphrase is not None

    def create(self, passphrase: str) -> Store:
        self._passphrase = passphrase
        return self.store

    def unlock(self, passphrase: str) -> Store:
        if self._passphrase is None:
            raise StoreMissing
        if passphrase != self._passphrase:
            raise WrongPassphrase
        return self.store
