"""Looks into a copy of the store where it lies: nothing is written beside it, whatever its schema is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from keukentafel.domain.ports import CopyContents, CopyDamaged, GivenUp, StoreTooNew
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.storage.keys import DataKey
from keukentafel.storage.migrate import HEAD
from keukentafel.storage.moments import moment_of
from keukentafel.storage.trail_mark import TrailMark

COUNTS = (
    "SELECT (SELECT count(*) FROM conversation), (SELECT count(*) FROM log_entry), (SELECT count(*) FROM audit)"
)

STEPS_BETWEEN = 10_000
"""Of SQLite's machine, between two times that it is asked whether somebody still waits: some milliseconds."""


def counted(file: Path, key: DataKey) -> tuple[int, ...]:
    """How many rows the great tables hold, when every page is as it was sealed. Raises CopyDamaged."""
    with _looking(file, key) as connection:
        return tuple(connection.execute(COUNTS).fetchone())


def contents(file: Path, key: DataKey, stopped: Stopped = never_stopped) -> CopyContents:
    """What is in a copy that is whole. Raises CopyDamaged, StoreTooNew, or GivenUp when it was `stopped`."""
    with _looking(file, key, stopped) as connection:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if int(revision) > int(HEAD):
            raise StoreTooNew
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise CopyDamaged
        conversations, _, _ = connection.execute(COUNTS).fetchone()
        said = "SELECT count(*) FROM (SELECT DISTINCT conversation_id, statement_id FROM log_entry"
        (statements,) = connection.execute(f"{said} WHERE statement_id IS NOT NULL)").fetchone()
        last = connection.execute("SELECT changed_at FROM conversation ORDER BY changed_us DESC LIMIT 1").fetchone()
        return CopyContents(conversations, statements, moment_of(last[0]) if last else None)


def trail_end(file: Path, key: DataKey) -> TrailMark:
    """Where the audit trail of a copy ends. Raises CopyDamaged."""
    with _looking(file, key) as connection:
        row = connection.execute("SELECT id, chain FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        return TrailMark(int(row[0]), bytes(row[1])) if row else TrailMark(0, b"")


@contextmanager
def _looking(file: Path, key: DataKey, stopped: Stopped = never_stopped) -> Iterator[Any]:
    # An immutable file is read without a lock, a log file or shared memory beside it.
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlcipher.connect(address, uri=True)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.sqlcipher_key()}"')
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA query_only = ON")
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise CopyDamaged
            if stopped():
                raise GivenUp
            connection.set_progress_handler(stopped, STEPS_BETWEEN)
            yield connection
        finally:
            connection.close()
    except (sqlcipher.Error, TypeError, ValueError):
        raise (GivenUp if stopped() else CopyDamaged) from None
