"""The ports of the cellar in memory, for tests of what stands upon them. It keeps the promises of the contract."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes, token_hex

from keukentafel.domain.changes import StatementRecorded
from keukentafel.domain.history import Entry, mentions, read
from keukentafel.domain.ports import (
    MOST_HITS,
    AuditTrail,
    Cabinet,
    CaseSummary,
    ConversationLogs,
    CopyContents,
    CopyDamaged,
    Drafts,
    First,
    GivenUp,
    QuietNotes,
    ReportShelf,
    SealedReport,
    SearchHit,
    StoreBusy,
    StoreCopy,
    StoreMissing,
    WaysIn,
    WorldError,
    WrongPassphrase,
    WrongRecoveryCode,
    nothing_first,
)
from keukentafel.domain.safekeeping.destruction import Destroyed, Destructions, Ground, Removed
from keukentafel.domain.safekeeping.recovery_codes import SECRET_BYTES, NotACode, spelled, understood
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.safekeeping.search_words import words_of
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.domain.safekeeping.trail import FailedTry, TrailEnd
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote, quiet_note_of

COPIES = Path("reservekopieen")
"""Where a vault in memory says that its copies lie; nothing is there."""


@dataclass
class State:
    """Everything that is kept. Values are never changed in place, so a copy of the dicts is a copy of it all."""

    summaries: dict[str, CaseSummary] = field(default_factory=dict)
    logs: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    written: dict[tuple[str, int], int] = field(default_factory=dict)
    counter: int = 0
    quiet: dict[str, tuple[QuietNote, ...]] = field(default_factory=dict)
    records: dict[tuple[str, ReportKind, int], bytes] = field(default_factory=dict)
    sealed: dict[str, tuple[SealedReport, ...]] = field(default_factory=dict)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    cabinet: dict[str, bytes] = field(default_factory=dict)
    audit: tuple[tuple[datetime, str, str], ...] = ()
    destroyed: tuple[Destroyed, ...] = ()
    hushed: tuple[tuple[str, str], ...] = ()

    def copy(self) -> State:
        """A state that may be changed without changing this one."""
        state = State()
        for name, value in vars(self).items():
            setattr(state, name, dict(value) if isinstance(value, dict) else value)
        return state


class MemoryLogs:
    def __init__(self, state: State) -> None:
        self._state = state

    def open(self, summary: CaseSummary, first: Entry) -> None:
        if summary.conversation_id in self._state.summaries:
            raise KeyError(summary.conversation_id)
        self._state.summaries[summary.conversation_id] = summary
        self._state.logs[summary.conversation_id] = ()
        self._write(summary.conversation_id, first)

    def append(self, conversation_id: str, entry: Entry) -> None:
        log = self._state.logs[conversation_id]
        if log and entry.seq <= log[-1].seq:
            raise ValueError("an entry comes after the last one")
        summary = self._state.summaries[conversation_id]
        self._state.summaries[conversation_id] = summary._replace(changed_at=entry.at)
        self._write(conversation_id, entry)

    def register(self, summary: CaseSummary) -> None:
        known = self._state.summaries[summary.conversation_id]
        self._state.summaries[summary.conversation_id] = summary._replace(changed_at=known.changed_at)

    def entries(self, conversation_id: str) -> tuple[Entry, ...]:
        return self._state.logs[conversation_id]

    def erase_statement(self, conversation_id: str, statement_id: str) -> None:
        log = self._state.logs.get(conversation_id)
        if log is not None:
            self._state.logs[conversation_id] = tuple(e for e in log if not mentions(e.change, statement_id))

    def summaries(self) -> tuple[CaseSummary, ...]:
        def changed(summary: CaseSummary) -> tuple[datetime, int]:
            written = (n for (of, _), n in self._state.written.items() if of == summary.conversation_id)
            return summary.changed_at, max(written)

        return tuple(sorted(self._state.summaries.values(), key=changed, reverse=True))

    def read_ahead(self) -> None:
        self.summaries()

    def waiting(self) -> tuple[CaseSummary, ...]:
        return tuple(case for case in self._state.summaries.values() if not case.kept_for)

    def search(self, words: str, limit: int = MOST_HITS) -> tuple[SearchHit, ...]:
        wanted = words_of(words)
        if not wanted or limit < 1:
            return ()
        found: list[tuple[int, SearchHit]] = []
        for conversation_id, log in self._state.logs.items():
            recorded = {e.change.statement.id: e.seq for e in reversed(log) if isinstance(e.change, StatementRecorded)}
            for statement in read(log).conversation.statements if log else ():
                has = words_of(statement.text)
                if all(any(word.startswith(prefix) for word in has) for prefix in wanted):
                    newest = self._state.written[conversation_id, recorded[statement.id]]
                    found.append((newest, SearchHit(conversation_id, statement.id, statement.text)))
        found.sort(key=lambda pair: pair[0], reverse=True)
        return tuple(hit for _, hit in found[:limit])

    def _write(self, conversation_id: str, entry: Entry) -> None:
        self._state.logs[conversation_id] = (*self._state.logs[conversation_id], entry)
        self._state.counter += 1
        self._state.written[conversation_id, entry.seq] = self._state.counter


class MemoryQuiet:
    def __init__(self, state: State) -> None:
        self._state = state

    def add(self, conversation_id: str, note: QuietNote) -> None:
        self._state.quiet[conversation_id] = (*self.notes(conversation_id), note)

    def replace(self, conversation_id: str, note: QuietNote) -> None:
        kept = self.notes(conversation_id)
        if note.id not in {old.id for old in kept}:
            raise KeyError(note.id)
        self._state.quiet[conversation_id] = tuple(note if old.id == note.id else old for old in kept)

    def remove(self, conversation_id: str, note_id: str) -> None:
        kept = self.notes(conversation_id)
        if note_id not in {old.id for old in kept}:
            raise KeyError(note_id)
        self._state.quiet[conversation_id] = tuple(old for old in kept if old.id != note_id)

    def notes(self, conversation_id: str) -> tuple[QuietNote, ...]:
        return self._state.quiet.get(conversation_id, ())


class MemoryReports:
    def __init__(self, state: State) -> None:
        self._state = state

    def put_record(self, conversation_id: str, kind: ReportKind, version: int, record: bytes, sha256: str) -> None:
        if (conversation_id, kind, version) in self._state.records:
            raise ValueError("that version was frozen before")
        self._state.records[conversation_id, kind, version] = record

    def record(self, conversation_id: str, kind: ReportKind, version: int) -> bytes:
        return self._state.records[conversation_id, kind, version]

    def put_sealed(self, conversation_id: str, sealed: SealedReport) -> None:
        self._state.sealed[conversation_id] = (*self.sealed(conversation_id), sealed)

    def sealed(self, conversation_id: str) -> tuple[SealedReport, ...]:
        return self._state.sealed.get(conversation_id, ())


class MemoryDrafts:
    def __init__(self, state: State) -> None:
        self._state = state

    def keep(self, conversation_id: str, place: str, text: str) -> None:
        if text:
            self._state.drafts[conversation_id, place] = text
        else:
            self._state.drafts.pop((conversation_id, place), None)

    def kept(self, conversation_id: str) -> dict[str, str]:
        return {place: text for (of, place), text in self._state.drafts.items() if of == conversation_id}


class MemoryCabinet:
    def __init__(self, state: State) -> None:
        self._state = state

    def put(self, name: str, value: bytes) -> None:
        self._state.cabinet[name] = value

    def get(self, name: str) -> bytes | None:
        return self._state.cabinet.get(name)


class MemoryAudit:
    def __init__(self, state: State) -> None:
        self._state = state

    def note(self, event: str, at: datetime, subject: str = "") -> None:
        self._state.audit = (*self._state.audit, (at, event, subject))

    def lines(self) -> tuple[tuple[datetime, str, str], ...]:
        return self._state.audit

    def link(self) -> str:
        return sha256(repr(self._state.audit).encode()).hexdigest() if self._state.audit else ""


class MemoryDestructions:
    def __init__(self, state: State, logs: MemoryLogs) -> None:
        self._state = state
        self._logs = logs

    def hush(self, conversation_id: str, note: QuietNote) -> None:
        if conversation_id not in self._state.logs:
            raise KeyError(conversation_id)
        self._logs.erase_statement(conversation_id, note.id)
        MemoryQuiet(self._state).add(conversation_id, note)
        self._state.hushed = (*self._state.hushed, (conversation_id, note.id))

    def destroy_case(
        self, conversation_id: str, ground: Ground, at: datetime, handed_over_on: date | None = None
    ) -> Destroyed:
        state, gone = self._state, conversation_id
        log = state.logs[gone]
        removed = Removed(
            len(log), sum(isinstance(e.change, StatementRecorded) for e in log),
            sum(of == gone for of, _, _ in state.records),
            len(state.sealed.get(gone, ())),
        )  # fmt: skip
        line = Destroyed(gone, at, ground, removed, "", handed_over_on)
        state.destroyed = (*state.destroyed, line)
        self.take_out(gone)
        return line

    def destroy_statement(self, conversation_id: str, statement_id: str, ground: Ground, at: datetime) -> Destroyed:
        before = len(self._state.logs[conversation_id])
        self._logs.erase_statement(conversation_id, statement_id)
        gone = before - len(self._state.logs[conversation_id])
        line = Destroyed(conversation_id, at, ground, Removed(gone, min(gone, 1), 0, 0), statement_id)
        self._state.destroyed = (*self._state.destroyed, line)
        return line

    def destroyed(self) -> tuple[Destroyed, ...]:
        return self._state.destroyed

    def destroy_again(self, known: tuple[Destroyed, ...]) -> None:
        for line in known:
            if line in self._state.destroyed:
                continue
            self._state.destroyed = (*self._state.destroyed, line)
            if line.statement_id:
                self._logs.erase_statement(line.conversation_id, line.statement_id)
            else:
                self.take_out(line.conversation_id)

    def hush_again(self, known: tuple[tuple[str, str], ...]) -> None:
        for of, gone in known:
            log = self._state.logs.get(of, ())
            said = [e.change.statement for e in log if isinstance(e.change, StatementRecorded)]
            for statement in said:
                if statement.id == gone:
                    self.hush(of, quiet_note_of(statement))

    def take_out(self, gone: str) -> None:
        state = self._state
        for by_case in (state.summaries, state.logs, state.quiet, state.sealed):
            by_case.pop(gone, None)
        state.written = {key: n for key, n in state.written.items() if key[0] != gone}
        state.records = {key: record for key, record in state.records.items() if key[0] != gone}
        state.drafts = {key: text for key, text in state.drafts.items() if key[0] != gone}


class MemoryWork:
    logs: ConversationLogs
    quiet: QuietNotes
    reports: ReportShelf
    drafts: Drafts
    cabinet: Cabinet
    audit: AuditTrail
    destructions: Destructions

    def __init__(self, state: State) -> None:
        self.logs = logs = MemoryLogs(state)
        self.quiet = MemoryQuiet(state)
        self.reports = MemoryReports(state)
        self.drafts = MemoryDrafts(state)
        self.cabinet = MemoryCabinet(state)
        self.audit = MemoryAudit(state)
        self.destructions = MemoryDestructions(state, logs)


class MadeAtOnce:
    """A copy under way that is over before it is asked for."""

    is_over = True

    def __init__(self, make: Callable[[], StoreCopy], failure: WorldError | None, has_traces: bool) -> None:
        self.has_traces = has_traces
        self._made, self._failure = make() if failure is None else None, failure

    def outcome(self) -> StoreCopy:
        if self._made is None:
            assert self._failure is not None
            raise self._failure
        return self._made


class MemoryStore:
    """An open store in memory. `fail_with` makes the next units of work fail at their end, as a full disk does."""

    def __init__(self, vault: MemoryVault | None = None) -> None:
        self._vault = vault or MemoryVault()
        self._turn = threading.Lock()
        self._at_work: int | None = None
        self._closed = False
        self.fail_with: WorldError | None = None
        self.copies_fail_with: WorldError | None = None
        self.scrubs_fail_with: WorldError | None = None
        self.scrubbed = 0
        self.settled = 0

    @property
    def id(self) -> str:
        return self._vault.id

    @contextmanager
    def work(self) -> Iterator[MemoryWork]:
        with self._my_turn():
            state = self._vault.state.copy()
            yield MemoryWork(state)
            if self.fail_with is not None:
                raise self.fail_with
            self._vault.state = state

    @property
    def trail_end(self) -> TrailEnd:
        return TrailEnd.SAME

    def settle(self) -> None:
        with self._my_turn():
            self.settled += 1

    def scrub(self) -> None:
        with self._my_turn():
            failure = self.fail_with or self.scrubs_fail_with
            if failure is not None:
                raise failure
            self.scrubbed += 1

    def back_up(self, at: datetime) -> StoreCopy:
        with self._my_turn():
            failure = self.fail_with or self.copies_fail_with
            if failure is not None:
                raise failure
            return self._vault.copy_at(at)

    def begin_copy(self, at: datetime) -> MadeAtOnce:
        with self._my_turn():
            if self.fail_with is not None:
                raise self.fail_with
            return MadeAtOnce(lambda: self._vault.copy_at(at), self.copies_fail_with, self.scrubs_fail_with is not None)

    def close(self) -> None:
        with self._turn:
            if not self._closed:
                self._closed = True
                self._vault.held = False

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._at_work == threading.get_ident():
            raise RuntimeError("a unit of work of this thread is still open")
        with self._turn:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._at_work = threading.get_ident()
            try:
                yield
            finally:
                self._at_work = None


class MemoryVault:
    """A vault in memory; it remembers what was kept between `close` and `unlock`."""

    def __init__(self) -> None:
        self.state = State()
        self.held = False
        self._passphrase: str | None = None
        self._code: str | None = None
        self._tries: tuple[FailedTry, ...] = ()
        self.id = token_hex(8)
        self._copies: dict[StoreCopy, MemoryVault] = {}

    def exists(self) -> bool:
        return self._passphrase is not None

    def create(self, passphrase: str) -> MemoryStore:
        if self.held:
            raise StoreBusy
        if self.exists():
            raise FileExistsError("a store is never overwritten")
        self._passphrase = passphrase
        self.held = True
        return MemoryStore(self)

    def unlock(self, passphrase: str) -> MemoryStore:
        if self._passphrase is None:
            raise StoreMissing
        if self.held:
            raise StoreBusy
        self._same(passphrase)
        self.held = True
        return MemoryStore(self)

    def recover(self, code: str, passphrase: str) -> MemoryStore:
        if self._passphrase is None:
            raise StoreMissing
        if self.held:
            raise StoreBusy
        if code != self._code:
            raise WrongRecoveryCode
        self._passphrase = passphrase
        self.held = True
        return MemoryStore(self)

    def open_by_organisation(self, private_key: str, password: str, passphrase: str = "") -> MemoryStore:
        if self._passphrase is None:
            raise StoreMissing
        raise WrongRecoveryCode

    def new_code_by_organisation(self, private_key: str, password: str, first: First = nothing_first) -> str:
        if self._passphrase is None:
            raise StoreMissing
        raise WrongRecoveryCode

    def change_passphrase(self, old: str, new: str, first: First = nothing_first) -> None:
        self._same(old)
        first()
        self._passphrase = new

    def new_recovery_code(self, passphrase: str, first: First = nothing_first) -> str:
        self._same(passphrase)
        first()
        self._code = spelled(token_bytes(SECRET_BYTES))
        return self._code

    def ways_in(self) -> WaysIn:
        if self._passphrase is None:
            raise StoreMissing
        return WaysIn(self._code is not None, 0)

    def tries(self) -> tuple[FailedTry, ...]:
        return self._tries

    def note_try(self, failed: FailedTry) -> None:
        if self.exists():
            self._tries = (*self._tries, failed)

    def forget_tries(self) -> None:
        self._tries = ()

    def copies(self, folder: Path | None = None) -> tuple[StoreCopy, ...]:
        found = self._copies if folder in (None, COPIES) else ()
        return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))

    def look_into(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> CopyContents:
        state = self._opened_copy(copy, secret).state
        said = {(of, e.change.statement.id) for of, log in state.logs.items() for e in log
                if isinstance(e.change, StatementRecorded)}  # fmt: skip
        last = max((summary.changed_at for summary in state.summaries.values()), default=None)
        return CopyContents(len(state.summaries), len(said), last)

    def rescue(self, secret: str, at: datetime, stopped: Stopped = never_stopped) -> Rescued:
        if self._passphrase is None:
            raise StoreMissing
        if self.held:
            raise StoreBusy
        self._same(secret)
        made = self.copy_at(at)
        return Rescued(made.folder / made.name, len(self.state.summaries))

    def restore(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> MemoryStore:
        if self.held:
            raise StoreBusy
        kept = self._opened_copy(copy, secret)
        if stopped():
            raise GivenUp
        since, hushed = (self.state.destroyed, self.state.hushed) if kept.id == self.id else ((), ())
        self.state, self._passphrase, self._code, self.id = kept.state, kept._passphrase, kept._code, kept.id
        self.state = self.state.copy()
        again = MemoryDestructions(self.state, MemoryLogs(self.state))
        again.destroy_again(since)
        again.hush_again(hushed)
        self.held = True
        return MemoryStore(self)

    def clear_leftovers(self, before: datetime) -> int:
        return 0

    def discard(self, copy: StoreCopy) -> None:
        del self._copies[copy]

    def copy_at(self, at: datetime) -> StoreCopy:
        """What a store asks of its vault; a copy is a vault that nobody opens."""
        kept = MemoryVault()
        kept.state, kept._passphrase, kept._code, kept.id = self.state, self._passphrase, self._code, self.id
        moment = at.astimezone(UTC).replace(microsecond=0)
        while any(copy.made_at == moment for copy in self._copies):
            moment += timedelta(seconds=1)
        made = StoreCopy(f"kluis-{moment:%Y%m%dT%H%M%S}Z.ktkopie", COPIES, moment, self.id)
        self._copies[made] = kept
        return made

    def _opened_copy(self, copy: StoreCopy, secret: str) -> MemoryVault:
        kept = self._copies.get(copy)
        if kept is None:
            raise CopyDamaged
        if secret == kept._passphrase:
            return kept
        try:
            code = understood(secret)
        except NotACode:
            raise WrongPassphrase from None
        if code != kept._code:
            raise WrongRecoveryCode
        return kept

    def _same(self, passphrase: str) -> None:
        if passphrase != self._passphrase:
            raise WrongPassphrase
