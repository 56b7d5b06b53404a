"""Makes a new store of what still reads in a damaged one, with the same key slots. The damaged one stays as it is."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

from keukentafel.domain.history import BrokenLog, Entry, History, mentions, read
from keukentafel.domain.ports import GivenUp, StoreDamaged, StoreTooNew, WorldError
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.storage import slots
from keukentafel.storage.audit import ChainedAudit
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.codec import Body, entry_of, moment_or_damaged
from keukentafel.storage.destroyed_list import Remembered, read_list
from keukentafel.storage.destructions import KeptDestructions
from keukentafel.storage.engine import open_engine
from keukentafel.storage.files import PRIVATE_FILE, for_owner, sync_folder
from keukentafel.storage.keys import DataKey
from keukentafel.storage.logs import KeptLogs
from keukentafel.storage.loose_lines import opened_anew
from keukentafel.storage.migrate import HEAD, migrate
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.quiet import SealedQuietNotes
from keukentafel.storage.salvage import Salvage, salvaged
from keukentafel.storage.tables import cabinet, destroyed, draft, quiet_note, report_record, sealed_file, sealed_report
from keukentafel.storage.tally import Tally, is_mixture, let_go
from keukentafel.storage.world import files_of_the_world

PUT_AWAY = "salvage.db"


def rescue(
    home: Path, file: slots.SlotFile, key: DataKey, shelf: CopyShelf, at: datetime, stopped: Stopped = never_stopped
) -> Rescued:
    """Put a new store among the copies, made of what still reads in `home`, which nobody else has open.

    Raises StoreDamaged when nothing reads, StoreFull or StoreUnwritable; then there is no new store.
    """
    store = home / STORE_FILE
    log = store.with_name(f"{STORE_FILE}-wal")
    with files_of_the_world():
        part = shelf.begin(file.vault)
    try:
        mixed = is_mixture(store, key, HEAD)
        gone = read_list(home, file.vault, key.list_key())
        with files_of_the_world(), salvaged(store, log, key, part / PUT_AWAY, stopped) as found:
            if not found.has_rows:
                raise StoreDamaged
            counted = _write(found, part / STORE_FILE, key, at, gone, stopped)
        with files_of_the_world():
            for_owner(part / STORE_FILE, PRIVATE_FILE)
            slots.write(part, file)
            sync_folder(part)
            newest_lost = counted.newest_lost or mixed
            return replace(counted, place=shelf.finish(part, at), newest_lost=newest_lost)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _write(
    found: Salvage, target: Path, key: DataKey, at: datetime, gone: tuple[Remembered, ...], stopped: Stopped
) -> Rescued:
    migrate(target, key, make=True)
    engine = open_engine(target, key)
    try:
        tally = Tally(engine, target, key)
        with engine.begin() as connection:
            _take_out(found, {line.conversation_id for line in gone if not line.statement_id})
            counted = _Writer(connection, found, key.quiet_key(), stopped).all_of_it()
            quiet = SealedQuietNotes(connection, key.quiet_key())
            KeptDestructions(connection, KeptLogs(connection), quiet).destroy_again(gone)
            ChainedAudit(connection).note("rescued", at)
        tally.settle()
    finally:
        let_go(engine, target, key)
    return counted


def _take_out(found: Salvage, gone: set[str]) -> None:
    # A page that is older than a case was destroyed may hold a report of it, a note or half a line.
    remembered = {str(of) for _, (_, of, statement, *_) in found.of("destroyed") if not statement}
    for of in gone | remembered:
        found.take_out(of)


@dataclass(frozen=True)
class _Log:
    """What reads of the log of one case. `is_loose`: its beginning is gone, and another was put before it."""

    history: History
    missing: int
    is_loose: bool


def _log_of(found: Salvage, of: str) -> _Log | None:
    """None where not a line of it reads."""
    by_number: dict[int, Entry] = {}
    for _, (_, _, seq, when, kind, _, body) in found.of_case("log_entry", of):
        # A line that does not read is missing in the numbers of its log, and counted there.
        with suppress(StoreDamaged, StoreTooNew):
            by_number[int(str(seq))] = entry_of(int(str(seq)), str(when), Body(str(kind), str(body)))
    if not by_number:
        return None
    entries = tuple(by_number[seq] for seq in sorted(by_number))
    missing = entries[-1].seq - len(entries)
    try:
        return _Log(read(entries), missing, is_loose=False)
    except BrokenLog:
        register = next((row for _, row in found.of_case("conversation", of)), None)
        return _Log(read(opened_anew(entries, register)), missing, is_loose=True)


class _Writer:
    def __init__(self, connection: Connection, found: Salvage, quiet_key: bytes, stopped: Stopped) -> None:
        self._connection, self._found, self._stopped = connection, found, stopped
        self._quiet = SealedQuietNotes(connection, quiet_key)

    def all_of_it(self) -> Rescued:
        """Write it all; gives back what was counted. Raises GivenUp when it was stopped."""
        gone = self._destroyed()
        notes, lost_notes, hushed = self._notes()
        cases = lines = missing = loose = lost = 0
        for of in self._found.cases():
            if self._stopped():
                raise GivenUp
            log = _log_of(self._found, of)
            if log is None:
                lost += 1
                continue
            cases += 1
            missing += log.missing
            loose += log.is_loose
            lines += self._log(of, log, hushed | {each for case, each in gone if case == of and each})
        files, lost_files = self._files()
        self._plain()
        self._trail()
        found = self._found
        return Rescued(
            Path(), cases, lost, lines, missing,
            notes, lost_notes, files, lost_files, found.pages, found.lost_pages,
            found.newest_lost or found.lost_rows > 0, loose,
        )  # fmt: skip

    def _add(self, table: Any, **values: object) -> None:
        self._connection.execute(insert(table).values(**values))

    def _destroyed(self) -> set[tuple[str, str]]:
        names = ("conversation_id", "statement_id", "at", "ground", "handed_over_on",
                 "lines", "statements", "versions", "files")  # fmt: skip
        rows = [values[1:] for _, values in self._found.of("destroyed")]
        for row in rows:
            self._add(destroyed, **dict(zip(names, row, strict=True)))
        return {(str(row[0]), str(row[1])) for row in rows}

    def _notes(self) -> tuple[int, int, set[str]]:
        kept = lost = 0
        hushed: set[str] = set()
        for _, (_, of, nonce, sealed) in self._found.of("quiet_note"):
            try:
                assert isinstance(nonce, bytes) and isinstance(sealed, bytes)
                hushed.add(self._quiet.opened(str(of), nonce, sealed).id)
            except WorldError:
                lost += 1
                continue
            kept += 1
            self._add(quiet_note, conversation_id=of, nonce=nonce, sealed=sealed)
        return kept, lost, hushed

    def _log(self, of: str, log: _Log, without: set[str]) -> int:
        # A page that is older than the line was hushed or destroyed must not bring it back.
        kept = tuple(e for e in log.history.entries if not any(mentions(e.change, each) for each in without))
        KeptLogs(self._connection).put_back(summary_of(of, read(kept).conversation, kept[-1].at), kept)
        return len(kept) - log.is_loose

    def _files(self) -> tuple[int, int]:
        kept = lost = 0
        for _, (of, kind, version, sha256, record) in self._found.of("report_record"):
            assert isinstance(record, bytes)
            whole = hashlib.sha256(record).hexdigest() == sha256
            kept, lost = kept + whole, lost + (not whole)
            if whole:
                self._add(
                    report_record, conversation_id=of, kind=kind, version=version, sha256=sha256, record=record
                )
        names = ("id", "conversation_id", "kind", "version", "sha256", "sealed_at", "pages", "open")
        for number, values in self._found.of("sealed_report"):
            row = dict(zip(names, (number, *values[1:]), strict=True))
            pdf = self._found.row("sealed_file", str(row["sha256"]))
            if pdf is None:
                lost += 1
                continue
            kept += 1
            self._add(sealed_report, **row)
            self._add(sealed_file, report_id=number, pdf=pdf[1])
        return kept, lost

    def _plain(self) -> None:
        drafts = {(of, place): text for _, (of, place, text) in self._found.of("draft")}
        for (of, place), text in drafts.items():
            self._add(draft, conversation_id=of, place=place, text=text)
        for name, value in {name: value for _, (name, value) in self._found.of("cabinet")}.items():
            self._add(cabinet, name=name, value=value)

    def _trail(self) -> None:
        # The chain is made anew: what links the lines cannot be told where one of them is gone.
        trail = ChainedAudit(self._connection)
        for _, (_, when, event, subject, _) in self._found.of("audit"):
            with suppress(StoreDamaged):
                trail.note(str(event), moment_or_damaged(str(when)), str(subject))
