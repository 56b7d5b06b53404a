"""From every released schema to the newest, killed in the middle: the old one or the new one, with all its data."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from keukentafel.domain.ports import Store, Work
from keukentafel.storage import slots
from keukentafel.storage.engine import open_engine
from keukentafel.storage.keys import DataKey
from keukentafel.storage.migrate import HEAD, SCRIPTS, alembic_config, migrate
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import PER_CASE, Kept, act, kept
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import Nursery
from tests.storage.raw import BEGUN, assert_sound, connect

RELEASED = tuple(
    sorted(script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions() if script.revision != HEAD)
)
KILLS = 60
ACTS = 200
SEED = 16

Schema = frozenset[tuple[str, str, str]]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked, which is a thing of POSIX"),
]


def go_up(folder: str) -> None:
    """Bring the store to the schema of today, as unlocking does."""
    migrate(Path(folder) / "store.db", slots.opened(slots.read(Path(folder)), PASSPHRASE))


def schema(folder: Path) -> Schema:
    connection = connect(folder, PASSPHRASE)
    found = set(connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))
    # How the search index is merged is part of it too; SQLite's own version of it changes with the first deletion.
    settings = connection.execute("SELECT k, v FROM statement_words_config WHERE k <> 'version'")
    found |= {("setting", name, str(value)) for name, value in settings}
    connection.close()
    return frozenset(found)


def revision(folder: Path) -> str:
    connection = connect(folder, PASSPHRASE)
    (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    connection.close()
    return str(found)


def contents(store: Store) -> tuple[tuple[Kept, ...], int]:
    """What every case holds, and how many acts were noted; the search index finds all of it and nothing else."""
    with store.work() as work:
        return tuple(kept(work, case) for case in range(-(-ACTS // PER_CASE))), acts_noted(work)


def acts_noted(work: Work) -> int:
    return [event for _, event, _ in work.audit.lines()].count("acted")


def to(folder: Path, which: str, key: DataKey, *, down: bool = False) -> Path:
    """The store file of the folder, made or brought down to a revision by the revisions themselves."""
    file = folder / "store.db"
    engine = open_engine(file, key, foreign_keys=False)
    with engine.begin() as connection:
        if down:
            connection.exec_driver_sql(BEGUN)
        (command.downgrade if down else command.upgrade)(alembic_config(connection), which)
    engine.dispose()
    return file


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a few cases in it, of the schema of today."""
    folder = tmp_path_factory.mktemp("today") / "kluis"
    store = SqlCipherVault(folder, CHEAP).create(PASSPHRASE)
    with store.work() as work:
        for number in range(ACTS):
            act(work, number)
    store.close()
    return folder


def test_there_is_something_to_come_from() -> None:
    assert tuple(f"{number:04}" for number in range(1, int(HEAD))) == RELEASED


@pytest.mark.parametrize("released", RELEASED)
def test_every_released_schema_goes_up_whole_or_not_at_all(released: str, today: Path, tmp_path: Path) -> None:
    key = slots.opened(slots.read(today), PASSPHRASE)
    original, fresh = tmp_path / "original", tmp_path / "fresh"
    shutil.copytree(today, original)
    to(original, released, key, down=True)
    fresh.mkdir()
    for name in slots.COPIES:
        shutil.copyfile(today / name, fresh / name)
    to(fresh, released, key)
    old, new = schema(fresh), schema(today)
    assert schema(original) == old, "what is brought down is what that version made"
    assert old != new

    chance, seen = random.Random(SEED), set()
    store = SqlCipherVault(Path(shutil.copytree(today, tmp_path / "look")), CHEAP).unlock(PASSPHRASE)
    everything = contents(store)
    store.close()
    with Nursery(f"{__name__}:go_up", "alembic.command", "alembic.config") as nursery:
        nursery.live(str(shutil.copytree(original, tmp_path / "first")))
        begin = time.perf_counter()
        nursery.live(str(shutil.copytree(original, tmp_path / "undisturbed")))
        whole_ms = (time.perf_counter() - begin) * 1000
        for kill in range(-(-KILLS // len(RELEASED))):
            # The first hardly begins, the last is left alone, however slow the machine is today.
            until_ms = 0 if kill == 0 else chance.uniform(0.1, 1.2) * whole_ms
            folder = Path(shutil.copytree(original, tmp_path / str(kill)))
            life = nursery.live(str(folder), until_ms=until_ms)
            now = revision(folder)
            assert (now, schema(folder)) in {(released, old), (HEAD, new)}
            assert life.killed or now == HEAD
            seen.add(now)
            assert_sound(folder, PASSPHRASE)
            store = SqlCipherVault(folder, CHEAP).unlock(PASSPHRASE)
            assert contents(store) == everything
            store.close()
            assert (revision(folder), schema(folder)) == (HEAD, new)
            shutil.rmtree(folder)
    store = SqlCipherVault(tmp_path / "undisturbed", CHEAP).unlock(PASSPHRASE)
    assert contents(store) == everything
    store.close()
    assert released in seen
