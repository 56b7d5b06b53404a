"""Brings a store to this program's schema: all of it or nothing, with a copy of what was there first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from keukentafel.domain.ports import StoreDamaged, StoreTooNew
from keukentafel.storage.engine import open_engine, run_outside_transaction
from keukentafel.storage.files import make_private_folder, move_durably, write_atomically
from keukentafel.storage.keys import DataKey
from keukentafel.storage.names import COPIES_FOLDER
from keukentafel.storage.patience import at_once
from keukentafel.storage.slots import COPIES
from keukentafel.storage.tally import Tally, let_go
from keukentafel.storage.world import files_of_the_world

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0006"
"""The newest revision; revisions are numbered, so that a newer one is known by its number."""

SCRIPTS = Path(__file__).parent / "migrations"


class MigrationLoses(Exception):
    """A revision would have lost rows, triggers or references. The store is as it was."""


def revision_of(engine: Engine) -> str | None:
    """The revision of the store, or None for an empty one.

    Raises StoreDamaged when it is another kind of file.
    """
    with engine.connect() as connection:
        tables = _tables(connection)
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise StoreDamaged
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if not isinstance(revision, str):
        raise StoreDamaged
    return revision


Beside = Callable[[Callable[[], None]], None]
"""Does something that may take long, on any thread, and comes back when it is done; raises what that raised."""


def migrate(
    store: Path,
    key: DataKey,
    head: str = HEAD,
    scripts: Path = SCRIPTS,
    *,
    make: bool = False,
    beside: Beside = at_once,
) -> None:
    """Bring the store file to `head`; with `make` an empty or missing file becomes a store.

    `beside` does what copies an older store and changes it, which may take long. Keeps a copy of it with its
    key slots in the folder `copies`. Raises StoreTooNew for a revision beyond `head`, StoreDamaged for a file that is
    no store, MigrationLoses when something would be lost, or what the world did; then nothing has changed.
    """
    engine = open_engine(store, key, foreign_keys=False)
    try:
        revision = revision_of(engine)
        if revision is None and not make:
            raise StoreDamaged
        if revision is not None and (not revision.isdecimal() or int(revision) > int(head)):
            raise StoreTooNew
        tally = Tally(engine, store, key)
        tally.settle()
        if revision == head:
            return

        def go_up() -> None:
            if revision is not None:
                # The copy has other pages, and its tally must not speak of these.
                tally.begin()
                _copy(engine, store, revision)
            with engine.begin() as connection:
                _upgrade(connection, head, scripts)
            tally.settle()

        if revision is None:
            go_up()
        else:
            beside(go_up)
    finally:
        let_go(engine, store, key)


def alembic_config(connection: Connection, scripts: Path = SCRIPTS) -> Config:
    """Alembic's settings for a run on that connection."""
    # Imported where it is needed: it takes longer to load than the whole window.
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return config


def _upgrade(connection: Connection, head: str, scripts: Path) -> None:
    from alembic import command

    triggers, rows = _triggers(connection), _rows(connection)
    command.upgrade(alembic_config(connection, scripts), head)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise MigrationLoses("references")
    if not triggers <= _triggers(connection):
        raise MigrationLoses("triggers")
    after = _rows(connection)
    if any(after[table] < count for table, count in rows.items() if table in after):
        raise MigrationLoses("rows")


def _copy(engine: Engine, store: Path, revision: str) -> None:
    folder = store.parent / COPIES_FOLDER
    with files_of_the_world():
        make_private_folder(folder)
        new = folder / f"{revision}.new"
        new.unlink(missing_ok=True)
    run_outside_transaction(engine, "VACUUM INTO ?", str(new))
    with files_of_the_world():
        move_durably(new, folder / f"{revision}.{store.name}")
        for name in COPIES:
            if (store.parent / name).exists():
                write_atomically(folder / f"{revision}.{name}", (store.parent / name).read_bytes())


def _tables(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())


def _triggers(connection: Connection) -> set[str]:
    return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())


def _rows(connection: Connection) -> dict[str, int]:
    """How many rows each table of ours has; the shadows of the search index may shrink by themselves."""
    not_ours = ("sqlite_", "alembic_", "statement_words_")
    return {
        name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one())  # noqa: S608  a name of ours
        for name in _tables(connection)
        if not name.startswith(not_ours)
    }
