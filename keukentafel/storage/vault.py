"""The locked cellar: a folder with the encrypted store, two copies of its key slots, and a lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel.domain.ports import (
    CopyContents,
    First,
    StoreCopy,
    StoreDamaged,
    StoreFull,
    StoreMissing,
    StoreUnwritable,
    WaysIn,
    WorldError,
    nothing_first,
)
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.domain.safekeeping.trail import FailedTry
from keukentafel.storage import leftovers, restoring, slots, tries
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.ballast import Ballast
from keukentafel.storage.files import close_to_others, make_private_folder, move_durably
from keukentafel.storage.keys import DataKey
from keukentafel.storage.lock import LOCK_FILE, FolderLock
from keukentafel.storage.names import SMALLEST_STORE, STORE_FILE, UNNAMED_STORE_FILE, was_made
from keukentafel.storage.patience import at_once
from keukentafel.storage.slot_kinds import calibrated
from keukentafel.storage.world import files_of_the_world

if TYPE_CHECKING:
    from keukentafel.storage.engine import Limits
    from keukentafel.storage.migrate import Beside
    from keukentafel.storage.store import SqlCipherStore


class SqlCipherVault:
    """Implements Vault in `folder`. `kdf` is what trying a passphrase costs that is chosen here.

    None measures what takes about a second on this machine. A store opens with the cost that its own slot names.
    `ballast` is how many bytes are kept free beside the store for when the disk is full. `organisations` gives the
    public keys, in PEM, of those who can open the store when everything else is lost. `shelf` is where copies are
    made; without it that is a folder beside the store's. `upgrading` does what migrates an older schema, on any
    thread, and comes back when that is done; without it it is done at once.
    """

    def __init__(
        self,
        folder: Path,
        kdf: slots.KdfCost | None = None,
        limits: Limits | None = None,
        ballast: int = 0,
        organisations: Callable[[], tuple[str, ...]] | None = tuple,
        shelf: CopyShelf | None = None,
        upgrading: Beside = at_once,
    ) -> None:
        self._folder = folder
        self._kdf = kdf
        self._organisations = organisations
        self._limits = limits
        self._upgrading = upgrading
        self._shelf = shelf or CopyShelf(lambda: folder.parent)
        self._ballast = Ballast(folder, ballast)
        self._store = folder / STORE_FILE
        self._unnamed = folder / UNNAMED_STORE_FILE

    def exists(self) -> bool:
        """Whether a store was made here, in whatever state it is now."""
        return was_made(self._folder)

    def create(self, passphrase: str) -> SqlCipherStore:
        """Make a store and open it.

        Raises FileExistsError where one was made before, StoreBusy, StoreFull or StoreUnwritable; then no store
        was made.
        """
        with files_of_the_world():
            make_private_folder(self._folder)
        lock = FolderLock(self._folder)
        try:
            if self.exists():
                raise FileExistsError("a store is never overwritten")
            key = DataKey.random()
            self._make(key, passphrase)
            self._ballast.load()
            return self._opened(key, lock)
        except BaseException:
            lock.release()
            raise

    def unlock(self, passphrase: str) -> SqlCipherStore:
        """Open the store, mending a damaged copy of the key slots and migrating an older schema.

        Raises WrongPassphrase, StoreMissing, StoreDamaged, StoreTooNew or StoreBusy; StoreOfTwoMoments where its
        folder was copied while somebody worked in it, and nothing of it is written then; StoreFull or
        StoreUnwritable when there is no way to write: then the ballast was thrown, and trying again may do.
        """
        return self._unlocked(lambda file: slots.opened(file, passphrase))

    def recover(self, code: str, passphrase: str) -> SqlCipherStore:
        """Open the store with the recovery code; from now on it opens with this passphrase. The code stays.

        Raises what `unlock` raises, and WrongRecoveryCode.
        """
        return self._unlocked(lambda file: slots.opened_by_code(file, code), passphrase)

    def open_by_organisation(self, private_key: str, password: str, passphrase: str = "") -> SqlCipherStore:
        """Open the store with the municipality's private key (PEM); a `passphrase` opens it from now on.

        Raises what `unlock` raises, WrongRecoveryCode for a key of another, ValueError for what is no such key or
        another password of it.
        """
        return self._unlocked(
            lambda file: slots.opened_by_organisation(file, private_key, password), passphrase or None
        )

    def new_code_by_organisation(self, private_key: str, password: str, first: First = nothing_first) -> str:
        """A new recovery code, like `new_recovery_code`; raises what `open_by_organisation` raises of the key."""
        file = slots.read(self._folder)
        with _used(slots.opened_by_organisation(file, private_key, password)) as key:
            new = slots.with_new_code(file, key)
        first()
        self._write(new.file)
        return new.code

    def change_passphrase(self, old: str, new: str, first: First = nothing_first) -> None:
        """From now on the store opens with `new`; the store itself is not touched. The port says what `first` is.

        Raises WrongPassphrase, StoreFull or StoreUnwritable; then `old` opens it still.
        """
        file = slots.read(self._folder)
        with _used(slots.opened(file, old)) as key:
            changed = slots.with_passphrase(file, key, new, self._cost())
        first()
        self._write(changed)

    def new_recovery_code(self, passphrase: str, first: First = nothing_first) -> str:
        """Make a recovery code in place of the one before, and give it: it is told once and kept nowhere.

        Raises WrongPassphrase, StoreFull or StoreUnwritable; then the code before holds still.
        """
        file = slots.read(self._folder)
        with _used(slots.opened(file, passphrase)) as key:
            new = slots.with_new_code(file, key)
        first()
        self._write(new.file)
        return new.code

    def ways_in(self) -> WaysIn:
        """Which ways to the store there are beside the passphrase. Raises StoreMissing, StoreDamaged, StoreTooNew."""
        file = slots.read(self._folder)
        return WaysIn(slots.has_code(file), slots.organisations(file))

    def tries(self) -> tuple[FailedTry, ...]:
        """Who tried in vain since the store was opened last, oldest first; none where that cannot be read."""
        return tries.read(self._folder)

    def note_try(self, failed: FailedTry) -> None:
        """Keep that somebody tried in vain, over a new start of the program too, where that can be written."""
        if self.exists():
            tries.add(self._folder, failed)

    def forget_tries(self) -> None:
        """They are in the audit trail now."""
        tries.forget(self._folder)

    def copies(self, folder: Path | None = None) -> tuple[StoreCopy, ...]:
        """The copies that lie where copies are made, or in that folder: newest first, those of other stores too."""
        return self._shelf.copies(folder)

    def look_into(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> CopyContents:
        """Examine a copy where it lies; nothing is written. What it raises says the port."""
        from keukentafel.storage.copy_contents import contents

        place = copy.folder / copy.name
        file = self._slots_of_copy(copy)
        with _used(restoring.opened_by_either(file, secret)) as key:
            return contents(place / STORE_FILE, key, stopped)

    def restore(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> SqlCipherStore:
        """Put the copy in the place of the store and open it. What it raises says the port."""
        place = copy.folder / copy.name
        with files_of_the_world():
            make_private_folder(self._folder)
        lock = FolderLock(self._folder)
        try:
            restoring.finish(self._folder)
            file = self._slots_of_copy(copy)
            with _used(restoring.opened_by_either(file, secret)) as key:
                asks = partial(self._shelf.asked, place=copy.folder)
                restoring.put_back(self._folder, place, file, key, stopped, asks)
        finally:
            lock.release()
        return self._unlocked(lambda file: restoring.opened_by_either(file, secret), lists=copy.folder)

    def _slots_of_copy(self, copy: StoreCopy) -> slots.SlotFile:
        place = copy.folder / copy.name
        file = self._shelf.asked(partial(restoring.slots_of, place), copy.folder)
        # The database would wait for ever in a file that never opens.
        self._shelf.asked(partial(restoring.assert_readable, place / STORE_FILE), copy.folder)
        return file

    def rescue(self, secret: str, at: datetime, stopped: Stopped = never_stopped) -> Rescued:
        """Make a copy of what still reads in a damaged store. What it raises says the port."""
        from keukentafel.storage.rescue import rescue

        # The lock file is of the damaged store too: it is read and not written.
        lock = FolderLock(self._folder, write=False) if (self._folder / LOCK_FILE).exists() else None
        try:
            file, key = self._key_for_rescue(secret)
            with _used(key):
                return rescue(self._folder, file, key, self._shelf, at, stopped)
        finally:
            if lock is not None:
                lock.release()

    def _key_for_rescue(self, secret: str) -> tuple[slots.SlotFile, DataKey]:
        from keukentafel.storage.salvage import fits

        if not self.exists():
            raise StoreMissing
        folders = [self._folder, *(copy.folder / copy.name for copy in self._shelf.copies())]
        refused: WorldError | None = None
        for path in (folder / name for folder in folders for name in slots.COPIES):
            try:
                file = slots.read_copy(path)
                key = restoring.opened_by_either(file, secret)
            except StoreDamaged:
                continue
            except WorldError as error:
                refused = refused or error
                continue
            with files_of_the_world():
                if not self._store.exists() or fits(self._store, key):
                    return file, key
            key.forget()
        raise refused or StoreDamaged

    def discard(self, copy: StoreCopy) -> None:
        """Throw a copy away. Raises StoreUnwritable."""
        self._shelf.discard(copy)

    def clear_leftovers(self, before: datetime) -> int:
        """Throw away what was moved aside or copied before a migration until then. What it raises says the port."""
        return leftovers.clear(self._folder, before)

    def _unlocked(
        self, opens: Callable[[slots.SlotFile], DataKey], passphrase: str | None = None, lists: Path | None = None
    ) -> SqlCipherStore:
        if not self.exists():
            raise StoreMissing
        lock = FolderLock(self._folder)
        try:
            restoring.finish(self._folder)
            try:
                file = slots.read(self._folder)
            except StoreMissing:
                raise StoreDamaged from None
            key = opens(file)
            if not self._store.exists():
                self._finish_creation()
            _assert_files(self._store)
            # SQLite would take an emptied file for a new one, and begin to write in it; a file of one byte too.
            if self._store.stat().st_size < SMALLEST_STORE:
                raise StoreDamaged
            from keukentafel.storage.migrate import HEAD, migrate
            from keukentafel.storage.tally import assert_of_one_moment

            assert_of_one_moment(self._store, key, HEAD)
            migrate(self._store, key, beside=self._upgrading)
            # Only now: slots of another store must never take the place of the copy that opens this one.
            if passphrase is not None:
                file = slots.with_passphrase(file, key, passphrase, self._cost())
                self._write(file)
            close_to_others(self._folder)
            store = self._opened(key, lock)
            try:
                store.reconcile(*filter(None, (lists,)))
            except BaseException:
                store.close()
                raise
            with suppress(OSError):
                slots.mend(self._folder, self._with_organisations(file, key))
            return store
        except (StoreFull, StoreUnwritable):
            self._ballast.throw()
            lock.release()
            raise
        except BaseException:
            lock.release()
            raise

    def _cost(self) -> slots.KdfCost:
        if self._kdf:
            return self._kdf
        from keukentafel.storage.slot_sealing import seconds_of

        return calibrated(seconds_of)

    def _with_organisations(self, file: slots.SlotFile, key: DataKey) -> slots.SlotFile:
        if self._organisations is None:
            return file
        # A profile with a broken key must not keep a consultant from her work; `ways_in` tells that it is not there.
        with suppress(ValueError):
            return slots.with_organisations(file, key, self._organisations())
        return file

    def _write(self, file: slots.SlotFile) -> None:
        with files_of_the_world():
            slots.write(self._folder, file)

    def _make(self, key: DataKey, passphrase: str) -> None:
        file = self._with_organisations(slots.new_slots(key, passphrase, self._cost()), key)
        # What a creation left that was cut off before it had a key slot: nobody can open that.
        with files_of_the_world():
            self._remove_unfinished()
        from keukentafel.storage.migrate import migrate

        try:
            migrate(self._unnamed, key, make=True)
            with files_of_the_world():
                slots.write(self._folder, file)
                move_durably(self._unnamed, self._store)
        except BaseException:
            if not self._store.exists():
                with suppress(OSError):
                    self._remove_unfinished()
            raise

    def _remove_unfinished(self) -> None:
        for name in (*slots.COPIES, UNNAMED_STORE_FILE, f"{UNNAMED_STORE_FILE}-wal", f"{UNNAMED_STORE_FILE}-shm"):
            (self._folder / name).unlink(missing_ok=True)

    def _finish_creation(self) -> None:
        if not self._unnamed.exists():
            raise StoreDamaged
        with files_of_the_world():
            move_durably(self._unnamed, self._store)

    def _opened(self, key: DataKey, lock: FolderLock) -> SqlCipherStore:
        # The database's libraries take longer to load than all the rest: not before there is a passphrase.
        from keukentafel.storage.engine import Limits, open_engine
        from keukentafel.storage.store import SqlCipherStore
        from keukentafel.storage.tally import let_go

        engine = open_engine(self._store, key, self._limits or Limits())
        try:
            return SqlCipherStore(engine, key, lock, self._ballast, self._folder, self._shelf)
        except BaseException:
            let_go(engine, self._store, key)
            raise


def _assert_files(store: Path) -> None:
    """What is read of a store is a file: a pipe or a device in its place would be read for ever."""
    for path in (store, store.with_name(f"{store.name}-wal"), store.with_name(f"{store.name}-shm")):
        if path.exists() and not path.is_file():
            raise StoreDamaged


@contextmanager
def _used(key: DataKey) -> Iterator[DataKey]:
    try:
        yield key
    finally:
        key.forget()
