"""An open store and its units of work."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine

from keukentafel.domain.ports import (
    AuditTrail,
    Cabinet,
    ConversationLogs,
    Drafts,
    QuietNotes,
    ReportShelf,
    StoreBusy,
    StoreCopy,
    StoreFull,
    StoreGone,
    StoreUnwritable,
    WorldError,
)
from keukentafel.domain.safekeeping.destruction import Destructions
from keukentafel.domain.safekeeping.trail import TrailEnd
from keukentafel.storage import as_closed, slots, trail_mark
from keukentafel.storage.audit import ChainedAudit
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.ballast import Ballast
from keukentafel.storage.cabinet import KeptCabinet
from keukentafel.storage.copy_beside import CopyBeside
from keukentafel.storage.copy_contents import COUNTS
from keukentafel.storage.destroyed_list import Remembered, list_file, read_list, write_list
from keukentafel.storage.destructions import KeptDestructions
from keukentafel.storage.drafts import KeptDrafts
from keukentafel.storage.engine import TROUBLE, run_outside_transaction
from keukentafel.storage.keys import DataKey
from keukentafel.storage.lock import FolderLock
from keukentafel.storage.logs import KeptLogs
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.quiet import SealedQuietNotes
from keukentafel.storage.register import ReadAhead
from keukentafel.storage.reports import KeptReports
from keukentafel.storage.sealed_pages import PageOpener
from keukentafel.storage.tally import Tally
from keukentafel.storage.trail_mark import TrailMark
from keukentafel.storage.words import StatementWords
from keukentafel.storage.world import files_of_the_world

_TO_SCRUB = "scrub"
"""In the cabinet while something was erased and the store was not written anew since."""
_SCRUB_MARK = f"FROM cabinet WHERE name = '{_TO_SCRUB}'"
_MERGED_AT_REST = 32
"""Pages of the search index that are written in an idle moment: less than a frame, and several times what a statement
leaves to merge."""
_MERGED_AT_CLOSING = 256
"""The same at the lock, when the windows are covered."""


class UnitOfWork:
    """Implements Work: everything of it happens in one transaction."""

    logs: ConversationLogs
    quiet: QuietNotes
    reports: ReportShelf
    drafts: Drafts
    cabinet: Cabinet
    audit: AuditTrail
    destructions: Destructions

    def __init__(self, connection: Connection, quiet_key: bytes, ahead: ReadAhead | None = None) -> None:
        self.logs = self._logs = KeptLogs(connection, ahead)
        self.quiet = SealedQuietNotes(connection, quiet_key)
        self.reports = KeptReports(connection)
        self.drafts = self._drafts = KeptDrafts(connection)
        self.cabinet = KeptCabinet(connection)
        self.audit = self._audit = ChainedAudit(connection)
        self.destructions = self._destructions = KeptDestructions(connection, self._logs, self.quiet)

    @property
    def erased(self) -> bool:
        """Whether something was erased, and stands in the write-ahead log until it is cut off."""
        return self._logs.erased or self._drafts.erased or self._destructions.erased

    @property
    def destroyed(self) -> bool:
        """Whether a case or a line was destroyed, or a line hushed, in this unit of work."""
        return self._destructions.erased

    @property
    def changed_cases(self) -> bool:
        """Whether the list of cases may be another one."""
        return self._logs.changed

    def note_erasure(self) -> None:
        """Remember, with what was erased and in its transaction, that the store is to be written anew."""
        if self._logs.erased or self._destructions.erased:
            self.cabinet.put(_TO_SCRUB, b"1")

    def remembered(self) -> tuple[Remembered, ...]:
        """What must not come back with an older copy."""
        return self._destructions.remembered()

    def destroy_again(self, known: Iterable[Remembered]) -> None:
        """Destroy or hush what came back with an older copy."""
        self._destructions.destroy_again(known)

    @property
    def trail_ends(self) -> TrailMark | None:
        """Where the audit trail ends now, when something was noted in it."""
        return self._audit.end


class SqlCipherStore:
    """Implements Store in the folder `home`. Any thread may use it; units of work take turns."""

    def __init__(
        self, engine: Engine, key: DataKey, lock: FolderLock, ballast: Ballast, home: Path, shelf: CopyShelf
    ) -> None:
        self._engine = engine
        self._home = home
        self._shelf = shelf
        self._ballast = ballast
        self._key = key
        self._ahead = ReadAhead()
        self._quiet_key = key.quiet_key()
        self._list_key = key.list_key()
        self._lock = lock
        self._turn = threading.Lock()
        self._at_work: int | None = None
        self._closed = False
        self._traces_left = True
        self._to_merge = False
        self._file = home / STORE_FILE
        self._identity = _identity(self._file)
        self._tally = Tally(engine, self._file, key)
        self._trail_key = key.trail_key()
        self._unmarked: TrailMark | None = None
        self._beside: CopyBeside | None = None
        self._trail_end = self._compare_trail()

    @property
    def id(self) -> str:
        """What its key slots call this store."""
        return slots.read(self._home).vault

    @property
    def trail_end(self) -> TrailEnd:
        """How the trail compared, when the store was opened, with what was noted beside it."""
        return self._trail_end

    @contextmanager
    def work(self) -> Iterator[UnitOfWork]:
        """A unit of work: durable when the block ends, or nothing of it when the block raises.

        An error of the world that the block swallowed is raised at its end: not all of it was written. StoreFull
        is said after room was made, so that trying again may well succeed.
        Raises RuntimeError inside another unit of work of the same thread, and on a closed store.
        """
        with self._my_turn(), self._in_its_place(), self._making_room():
            with self._engine.begin() as connection:
                trouble: list[WorldError] = connection.info.setdefault(TROUBLE, [])
                trouble.clear()
                work = UnitOfWork(connection, self._quiet_key, self._ahead)
                try:
                    yield work
                finally:
                    if work.changed_cases:
                        self._ahead.take()
                work.note_erasure()
                if trouble:
                    raise trouble[0]
            self._traces_left = self._traces_left or work.erased
            self._to_merge = self._to_merge or work.changed_cases
            self._unmarked = work.trail_ends or self._unmarked
            if work.destroyed:
                self._keep_lists()

    def settle(self) -> None:
        """Move what was written into the store file; what was erased is not in the log file after this.

        A part of the search index is merged first, where statements left something to merge. Where there is room again,
        the ballast is taken on board again.
        """
        with self._my_turn(), self._in_its_place(), self._making_room():
            if self._beside is not None and self._beside.reads_store:
                return
            self._merge(_MERGED_AT_REST)
            settled = self._tally.settle(cut_off=self._traces_left)
            # Another reader of the file keeps the log file from being cut off; the next time tries again.
            self._traces_left = self._traces_left and not settled
            self._ballast.load()
            self._mark_trail()
            # Who did not ask for the list by now came back to a conversation, and may never ask.
            self._ahead.take()

    def _merge(self, pages: int) -> None:
        # Merging writes much, and nobody's words wait for it: on a full disk it is left for another time.
        with suppress(StoreFull):
            if self._to_merge:
                with self._engine.begin() as connection:
                    self._to_merge = StatementWords(connection).merge(pages)

    def scrub(self) -> None:
        """Write the store anew where something was erased since the last time. What it raises says the port."""
        with self._my_turn(), self._in_its_place(), self._making_room():
            self._stop_beside()
            self._scrub()

    def _scrub(self) -> None:
        if not self._has_to_scrub():
            return
        if not self._tally.settle():
            raise StoreBusy
        self._tally.begin()
        # Erased cells are overwritten at once, but a page that was split or merged keeps a shadow of what was moved
        # away from it. VACUUM copies the living and nothing else; cut off, it has not happened.
        run_outside_transaction(self._engine, "VACUUM")
        run_outside_transaction(self._engine, f"DELETE {_SCRUB_MARK}")
        # What is held up, or cut off here, is done by the next settling: the first of every opening cuts off too.
        self._traces_left = not self._tally.settle(cut_off=True)

    def _has_to_scrub(self) -> bool:
        return bool(run_outside_transaction(self._engine, f"SELECT 1 {_SCRUB_MARK}"))

    def reconcile(self, *folders: Path) -> None:
        """Destroy or hush again what came back with an older copy, by the lists in these folders and in its own.

        Every list and the store tell the same afterwards. Raises what the world did.
        """
        with self._my_turn():
            places = {*folders, *self._list_folders()}
            told = {line for folder in places for line in self._listed(folder)}
            with self._engine.begin() as connection:
                work = UnitOfWork(connection, self._quiet_key)
                here = set(work.remembered())
                work.destroy_again(sorted(told - here, key=lambda line: line.at))
                work.note_erasure()
            self._traces_left = self._traces_left or work.erased
            if not all(self._is_listed(folder, told | here) for folder in self._list_folders()):
                self._keep_lists()

    def _listed(self, folder: Path) -> tuple[Remembered, ...]:
        nothing: tuple[Remembered, ...] = ()
        return self._shelf.answered(partial(read_list, folder, self.id, self._list_key), nothing, folder)

    def _is_listed(self, folder: Path, lines: set[Remembered]) -> bool:
        there = self._shelf.answered(list_file(folder, self.id).exists, False, folder)
        return there and set(self._listed(folder)) == lines

    def _list_folders(self) -> tuple[Path, ...]:
        copies = self._shelf.place()
        return (self._home, copies) if self._shelf.answered(copies.is_dir, False) else (self._home,)

    def _keep_lists(self) -> None:
        # What cannot be written now is written when the store is opened: it remembers all of it itself.
        with suppress(OSError, WorldError):
            with self._engine.begin() as connection:
                lines = UnitOfWork(connection, self._quiet_key).remembered()
            store, key = self.id, self._list_key
            for folder in self._list_folders():
                self._shelf.answered(partial(write_list, folder, store, key, lines), None, folder)

    def back_up(self, at: datetime) -> StoreCopy:
        """Make a copy where the vault has them made. What it raises says the port; StoreBusy while it is read."""
        with self._my_turn(), self._in_its_place():
            self._stop_beside()
            # Nobody writes during this turn, so the file alone is the store once the log file is empty.
            if not self._tally.settle(cut_off=True):
                raise StoreBusy
            made = self._shelf.make(self._home, self._key, at, run_outside_transaction(self._engine, COUNTS))
            self._keep_lists()
            return made

    def begin_copy(self, at: datetime) -> CopyBeside:
        """Begin a copy beside the work. What it raises says the port. Nothing is scrubbed first: that takes long."""
        with self._my_turn(), self._in_its_place():
            self._stop_beside()
            if not self._tally.settle(cut_off=True):
                raise StoreBusy
            is_sealed = PageOpener(self._key).is_sealed
            self._beside = CopyBeside(self._home, self._shelf, at, is_sealed, self._has_to_scrub())
            return self._beside

    def _stop_beside(self) -> None:
        if self._beside is not None:
            self._beside.stop()
            self._beside = None

    def close(self) -> None:
        """Flush, close, forget the key, and let others at the store. A second call does nothing."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self._stop_beside()
            self._mark_trail()
            self._trail_key = b""
            with suppress(WorldError):
                self._merge(_MERGED_AT_CLOSING)
            self._tally.close()
            as_closed.note(self._file)
            self._ahead.take()
            self._key.forget()
            self._quiet_key = self._list_key = b""
            # A stick that was pulled out takes its files along; there is nothing left to let go of.
            with suppress(OSError):
                self._lock.release()

    @contextmanager
    def _in_its_place(self) -> Iterator[None]:
        """Raises StoreGone where the file is not there any more, or is another one.

        A file that was taken away can be written for as long as it is open, and nobody would ever find those words.
        """
        if _identity(self._file) != self._identity:
            raise StoreGone
        try:
            self._tally.resume()
            yield
        except StoreUnwritable:
            self._stop_beside()
            # The next attempt begins with a fresh connection: one to a disk that was away never works again.
            self._tally.let_go()
            if _identity(self._file) != self._identity:
                raise StoreGone from None
            raise

    def _compare_trail(self) -> TrailEnd:
        noted = trail_mark.read(self._home, self._trail_key)
        with self._engine.connect() as connection:
            compared, end = trail_mark.compared(connection, noted), trail_mark.end_of(connection)
        if noted is None and compared is TrailEnd.SAME:
            with files_of_the_world():
                trail_mark.write(self._home, end, self._trail_key)
        return compared

    def _mark_trail(self) -> None:
        if self._unmarked is not None:
            # The older note holds still; the next time tries again.
            with suppress(OSError):
                trail_mark.write(self._home, self._unmarked, self._trail_key)
                self._unmarked = None

    @contextmanager
    def _making_room(self) -> Iterator[None]:
        try:
            yield
        except StoreFull:
            self._ballast.throw()
            self._stop_beside()
            # The log file is many times what was said in it; moved into the store file it gives its room back.
            with suppress(WorldError):
                self._tally.settle(cut_off=True)
            raise

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


def _identity(file: Path) -> tuple[int, int] | None:
    """What tells this file from another one of its name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
