"""Killed in the middle of a migration, a store is of the old schema or of the new one, and nothing is missing."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from keukentafel.storage import slots
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import WHOLE
from keukentafel.storage.migrate import HEAD, migrate
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, act, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import Nursery
from tests.storage.raw import assert_sound, connect
from tests.storage.test_migrations import NEXT, REBUILDS, scripts_with

KILLS = 20
ACTS = 640
SEED = 8

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked, which is a thing of POSIX"),
]


def migrate_to_second(folder: str, scripts: str) -> None:
    """Bring the store to the revision that only these tests know."""
    key = slots.opened(slots.read(Path(folder)), PASSPHRASE)
    migrate(Path(folder) / "store.db", key, NEXT, Path(scripts))


def shape(folder: Path) -> tuple[str, bool, set[str], dict[str, int]]:
    """The revision, whether the new column is there, the triggers and the rows of each table."""
    connection = connect(folder, PASSPHRASE)

    def first(statement: str) -> list[Any]:
        return [row[0] for row in connection.execute(statement)]

    tables = ("conversation", "log_entry", "quiet_note", "sealed_report", "sealed_file", "audit", "statement_words")
    found = (
        first("SELECT version_num FROM alembic_version")[0],
        "colour" in first("SELECT name FROM pragma_table_info('conversation')"),
        set(first("SELECT name FROM sqlite_master WHERE type = 'trigger'")),
        {table: first(f"SELECT count(*) FROM {table}")[0] for table in tables},
    )
    connection.close()
    return found


def test_a_migration_that_is_killed_is_done_or_not_begun(tmp_path: Path) -> None:
    original, scripts = tmp_path / "original", scripts_with(REBUILDS, tmp_path)
    store = SqlCipherVault(original, CHEAP).create(PASSPHRASE)
    with store.work() as work:
        for number in range(ACTS):
            act(work, number)
    store.close()
    _, _, triggers, rows = shape(original)
    assert len(triggers) == 10
    chance, expected, seen = random.Random(SEED), Expected(), set()

    with Nursery(f"{__name__}:migrate_to_second", "alembic.command", "alembic.config") as nursery:

        def copy(name: str) -> Path:
            return Path(shutil.copytree(original, tmp_path / name))

        # The first life waits for the nursery to have everything loaded.
        nursery.live(str(copy("first")), str(scripts))
        begin = time.perf_counter()
        nursery.live(str(copy("undisturbed")), str(scripts))
        whole_ms = (time.perf_counter() - begin) * 1000
        # One that hardly begins and one that is left alone, however slow the machine is today.
        moments = [0, *(chance.uniform(0.1, 1.2) * whole_ms for _ in range(KILLS)), None]
        for kill, until_ms in enumerate(moments):
            folder = copy(str(kill))
            life = nursery.live(str(folder), str(scripts), until_ms=until_ms)
            revision, *after = shape(folder)
            assert after == [revision == NEXT, triggers, rows]
            assert life.killed or revision == NEXT
            seen.add(revision)
            assert_sound(folder, PASSPHRASE)
            if revision == NEXT:
                assert_copied_first(folder, tmp_path / f"restored-{kill}", expected)
            else:
                store = SqlCipherVault(folder, CHEAP).unlock(PASSPHRASE)
                expected.assert_holds(store, ACTS)
                store.close()
                nursery.live(str(folder), str(scripts))
                assert shape(folder) == (NEXT, True, triggers, rows)
            shutil.rmtree(folder)
    assert seen == {HEAD, NEXT}


def assert_copied_first(folder: Path, restored: Path, expected: Expected) -> None:
    """The copy that was made before the migration opens as a store of the old revision, and is whole."""
    restored.mkdir()
    for path in (folder / "copies").iterdir():
        shutil.copyfile(path, restored / path.name.removeprefix(f"{HEAD}."))
    assert examine(restored, lambda: PASSPHRASE).exit_code == WHOLE
    store = SqlCipherVault(restored, CHEAP).unlock(PASSPHRASE)
    assert acts_in(store) == ACTS
    expected.assert_holds(store, ACTS)
    store.close()
    shutil.rmtree(restored)
