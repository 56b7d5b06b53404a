"""The tally: what all pages of a store come to, kept in the store itself, so that a mixture of two moments is known.

A folder that is copied while somebody works may hold the store file of one moment and the write-ahead log of another,
or a store file of which half was copied before a checkpoint and half after it. SQLite puts such files together and
finds nothing wrong. The tally is one row on a page of its own: the sum of the seals of all other pages
(`seal_sums`), and whether work was begun upon it. It is written

- before a checkpoint, as the last transaction of the log: the sum of the store file with the log over it;
- in the first transaction after a finished checkpoint: begun, upon the sum that the store file then is.

So of any moment this holds, and of no mixture: where work was begun the store file by itself comes to the sum, and
else it does with the log over it, as far as the tally in it. It holds after a power cut too: the log is durable
before a checkpoint touches the store file, and the store file before the log begins anew.

That is why nothing moves pages into the store file but `Tally.settle`; closing does not either (`let_go`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, event

from keukentafel.domain.ports import StoreDamaged, StoreOfTwoMoments, WorldError
from keukentafel.storage import as_closed
from keukentafel.storage.engine import changes_of, run_outside_transaction
from keukentafel.storage.keys import DataKey
from keukentafel.storage.seal_sums import NOTHING_WRITTEN, StoreFiles
from keukentafel.storage.sealed_pages import SEAL, PageOpener
from keukentafel.storage.world import files_of_the_world, world_error

_FRAMES = "PRAGMA wal_checkpoint(NOOP)"
"""SQLite's count of the frames in the log, and of those that are in the store file already; moves none."""
_TABLE = "SELECT rootpage FROM sqlite_master WHERE name = 'tally'"
_ROW = "SELECT seals, page, begun FROM tally"
_BEGIN = "UPDATE tally SET begun = 1 WHERE begun = 0"
_WRITE = "INSERT OR REPLACE INTO tally (id, seals, page, begun) VALUES (1, ?, ?, 0)"
_REVISION = "SELECT max(version_num) FROM alembic_version"
_CHANGES = "changes"
"""Where a connection's `info` keeps how many rows had changed when its transaction began."""


@dataclass(frozen=True)
class _Row:
    sum: int
    left_out: int
    begun: bool


class Tally:
    """Keeps the tally of an open store, whose changes and checkpoints all go by this engine."""

    def __init__(self, engine: Engine, store: Path, key: DataKey) -> None:
        self._engine, self._store, self._key = engine, store, key
        self._files = StoreFiles(store)
        # Whether the store file, with nothing over it, is what the tally says; None where that is to be looked up.
        self._settled: bool | None = None
        self.resume()
        event.listen(engine, "begin", _remember_changes)
        event.listen(engine, "commit", self._begin_with_changes)

    def resume(self) -> None:
        """Look how things are, where the file was let go or a checkpoint was cut off. Raises what the world did."""
        if self._settled is None:
            row = self._row()
            frames, moved = _frames(self._engine)
            self._settled = row is not None and not row.begun and frames == moved

    def begin(self) -> None:
        """Say that work is begun, before what is no transaction of the engine's. Raises what the world did."""
        if self._settled:
            run_outside_transaction(self._engine, _BEGIN)

    def settle(self, *, cut_off: bool = False) -> bool:
        """Move the log into the store file; with `cut_off` nothing of it stays. Raises what the world did.

        False where another reader of the file held that up, or a part of it.
        """
        frames, moved = _frames(self._engine)
        if frames > moved or not self._settled:
            self._write(frames, moved)
        elif not cut_off:
            return True
        how = "TRUNCATE" if cut_off else "PASSIVE"
        held_up, frames, moved = run_outside_transaction(self._engine, f"PRAGMA wal_checkpoint({how})")
        self._settled = frames == moved and self._page() > 0
        return frames == moved and not held_up

    def close(self) -> None:
        """Settle, where that can be done, and let the file go; what could not be settled stays in the log."""
        with suppress(WorldError):
            self.settle()
        self.let_go()

    def let_go(self) -> None:
        """Close the connection; the next one may be to a file that changed meanwhile."""
        let_go(self._engine, self._store, self._key)
        self._settled = None

    def _write(self, frames: int, moved: int) -> None:
        page, row = self._page(), self._row()
        if not page:
            return
        with files_of_the_world():
            if row is not None and self._settled:
                total = self._files.sum_after(row.sum, row.left_out, self._files.written(moved, frames), page)
            else:
                total = self._files.sum(self._files.written(0, frames), page)
        run_outside_transaction(self._engine, _WRITE, total.to_bytes(SEAL), page)
        self._settled = None

    def _page(self) -> int:
        """The page that the tally stands on; 0 in a store that is older than the tally."""
        return int(next(iter(run_outside_transaction(self._engine, _TABLE)), 0))

    def _row(self) -> _Row | None:
        return _row_of(run_outside_transaction(self._engine, _ROW)) if self._page() else None

    def _begin_with_changes(self, connection: Connection) -> None:
        if self._settled and changes_of(connection) != connection.info[_CHANGES]:
            connection.exec_driver_sql(_BEGIN)


def let_go(engine: Engine, store: Path, key: DataKey) -> None:
    """Close the file, without SQLite's own checkpoint: what was not settled stays in the log."""
    with ExitStack() as held:
        with suppress(WorldError, sqlcipher.Error, MemoryError):
            frames, moved = _frames(engine)
            if frames > moved:
                # While somebody else reads the file, whoever closes it leaves the log alone.
                held.enter_context(read_only(store, key))(_TABLE).fetchone()
        engine.dispose()


def assert_of_one_moment(store: Path, key: DataKey, newest: str) -> None:
    """Look at the files of a store that nobody has open; they are not written.

    Where they are as this program closed them nothing is looked at. Where they were copied, or never closed, they
    must come to the tally, and where they were copied each page must be whole too. Raises StoreOfTwoMoments,
    StoreDamaged, or what the world did. A store that is older than the tally, or beyond the revision `newest`, goes
    through.
    """
    files = StoreFiles(store)
    with files_of_the_world():
        here_before = as_closed.is_as_closed(store)
        if here_before and not files.has_log():
            return
        try:
            with read_only(store, key) as run:
                if (run(_REVISION).fetchone()[0] or newest) > newest:
                    return
                frames = run(_FRAMES).fetchone()[1] if files.has_log() else 0
                adds_up, over = _adds_up(files, frames, run), files.written(0, frames)
        except (sqlcipher.Error, MemoryError, ValueError, TypeError, OverflowError) as failure:
            # Whoever would open it to find the same would move its log when they close it.
            if isinstance(failure, sqlcipher.Error) and not isinstance(world_error(failure), StoreDamaged):
                return
            if not files.has_log():
                raise StoreDamaged from None
            adds_up, over = False, NOTHING_WRITTEN
        if adds_up and here_before:
            return
        sealed = files.all_sealed(over, PageOpener(key).is_sealed)
        # A power cut may leave the end of the file in the middle of a page that the log covers: that adds up.
        if adds_up and sealed:
            return
        # Where each page is as it was written, they do not belong together.
        raise StoreOfTwoMoments if sealed and not files.is_cut_off() else StoreDamaged


def is_mixture(store: Path, key: DataKey, newest: str) -> bool:
    """Whether the files are of two moments, as `assert_of_one_moment` finds; other damage is no mixture."""
    with suppress(WorldError):
        try:
            assert_of_one_moment(store, key, newest)
        except StoreOfTwoMoments:
            return True
    return False


def _adds_up(files: StoreFiles, frames: int, run: Callable[[str], Any]) -> bool:
    found = run(_TABLE).fetchone()
    if found is None or (row := _row_of(run(_ROW).fetchone() or ())) is None:
        return True
    if not frames:
        # A tally that was begun and has no log was moved by something else than this program, and tells nothing.
        return row.begun or files.sum(NOTHING_WRITTEN, row.left_out) == row.sum
    if found[0] not in files.written(0, frames).frame_of:
        # No log is without its tally: this one is that of another store file.
        return False
    upon = NOTHING_WRITTEN if row.begun else files.written(0, frames, until=row.left_out)
    return files.sum(upon, row.left_out) == row.sum


@contextmanager
def read_only(store: Path, key: DataKey) -> Iterator[Callable[[str], Any]]:
    """A look into the store, its log included, that leaves all files as they are; gives what runs a statement."""
    beside = [store.with_name(f"{store.name}{end}") for end in ("-wal", "-shm")]
    left_by_this = [path for path in beside if not path.exists()]
    # SQLite tries to move the log when this is closed, and finds that it may not.
    connection = sqlcipher.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.sqlcipher_key()}"')
        yield connection.execute
    finally:
        connection.close()
        for path in left_by_this:
            path.unlink(missing_ok=True)


def _frames(engine: Engine) -> tuple[int, int]:
    _, frames, moved = run_outside_transaction(engine, _FRAMES)
    return int(frames), int(moved)


def _row_of(row: tuple[Any, ...]) -> _Row | None:
    return _Row(int.from_bytes(row[0]), int(row[1]), bool(row[2])) if row else None


def _remember_changes(connection: Connection) -> None:
    connection.info[_CHANGES] = changes_of(connection)
