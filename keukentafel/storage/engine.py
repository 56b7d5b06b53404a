"""The SQLAlchemy engine over SQLCipher: raw key, write-ahead log, nothing on disk that can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from keukentafel.storage.keys import DataKey
from keukentafel.storage.world import world_error

TROUBLE = "trouble"
"""Where a connection's `info` keeps the errors of the world that came up on it."""


@dataclass(frozen=True)
class Limits:
    """How long to wait for another holder of the file, and the most pages it may grow to (None: the disk)."""

    busy_seconds: float = 1.0
    most_pages: int | None = None


def open_engine(path: Path, key: DataKey, limits: Limits = Limits(), *, foreign_keys: bool = True) -> Engine:
    """An engine with one connection, on which every transaction holds the write lock from its first moment.

    The file is made when it is not there. What SQLite says about the world comes out as a WorldError of the
    domain's ports. A migration asks for `foreign_keys=False`: rebuilding a table would else empty the tables
    that point to it.
    """

    def connect() -> Any:
        connection = sqlcipher.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=limits.busy_seconds
        )
        try:
            _prepare(connection, key, limits, foreign_keys)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        # An error message with its parameters would quote what somebody said.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _say_what_the_world_did)
    return engine


def _prepare(connection: Any, key: DataKey, limits: Limits, foreign_keys: bool) -> None:
    # Before the key: with a wrong one SQLCipher prints to the terminal otherwise.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.sqlcipher_key()}"')
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA journal_mode = WAL")
    # NORMAL loses acknowledged answers on a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    # Checkpoints make the slow tail of a save; Store.settle does them in an idle moment.
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    if limits.most_pages is not None:
        connection.execute(f"PRAGMA max_page_count = {int(limits.most_pages)}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _say_what_the_world_did(context: ExceptionContext) -> BaseException | None:
    error = world_error(context.original_exception)
    if error is not None and context.connection is not None:
        context.connection.info.setdefault(TROUBLE, []).append(error)
    return error


def changes_of(connection: Connection) -> int:
    """How many rows changed on this connection since it was made; what SQLite writes for an index of its own too."""
    driver: Any = connection.connection.driver_connection
    return int(driver.total_changes)


def run_outside_transaction(engine: Engine, statement: str, *parameters: object) -> tuple[Any, ...]:
    """Run what SQLite refuses inside a transaction, and give back its first row. Raises a WorldError."""
    connection = engine.raw_connection()
    try:
        return tuple(connection.cursor().execute(statement, parameters).fetchone() or ())
    except sqlcipher.Error as failure:
        error = world_error(failure)
        if error is None:
            raise
        raise error from None
    finally:
        connection.close()
