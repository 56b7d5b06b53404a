"""Killed in the middle of a restoration there is the old store or the new one; in the middle of a copy, no half one."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at
from tests.storage.acts import Expected, act, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import Nursery, say
from tests.storage.raw import assert_sound

KILLS = 60
OLD, NEW = 90, 50
SEED = 61

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked, which is a thing of POSIX"),
]


def put_back(folder: str) -> None:
    """Put the only copy back and say so."""
    vault = SqlCipherVault(Path(folder) / "kluis", CHEAP)
    (copy,) = vault.copies()
    vault.restore(copy, PASSPHRASE).close()
    say("restored")


def keep_copying(folder: str) -> None:
    """Make copies, and say each that is there."""
    store = SqlCipherVault(Path(folder) / "kluis", CHEAP).unlock(PASSPHRASE)
    for number in range(40):
        say(store.back_up(at(number)).name)
    store.close()


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A store with a copy of when it was younger, and the last acts in its log file."""
    home = tmp_path / "making" / "kluis"
    store = SqlCipherVault(home, CHEAP).create(PASSPHRASE)
    with store.work() as work:
        for number in range(NEW):
            act(work, number)
    store.back_up(at(0))
    for number in range(NEW, OLD):
        with store.work() as work:
            act(work, number)
    copied = Path(shutil.copytree(tmp_path / "making", tmp_path / "original"))
    store.close()
    assert (copied / "kluis" / "store.db-wal").stat().st_size > 0
    return copied


def test_a_restoration_that_is_killed_is_done_or_not_begun(original: Path, tmp_path: Path) -> None:
    chance, expected, seen, unfinished = random.Random(SEED), Expected(), set(), 0
    with Nursery(f"{__name__}:put_back", "keukentafel.storage.restoring", "alembic.command") as nursery:

        def copy(name: str) -> Path:
            return Path(shutil.copytree(original, tmp_path / name))

        nursery.live(str(copy("first")))
        begin = time.perf_counter()
        nursery.live(str(copy("undisturbed")))
        whole_ms = (time.perf_counter() - begin) * 1000
        moments = [0, *(chance.uniform(0.1, 1.2) * whole_ms for _ in range(KILLS)), None]
        for kill, until_ms in enumerate(moments):
            folder = copy(str(kill))
            life = nursery.live(str(folder), until_ms=until_ms)
            unfinished += (folder / "kluis" / "restore.ready").exists()
            vault = SqlCipherVault(folder / "kluis", CHEAP)
            assert vault.exists()
            store = vault.unlock(PASSPHRASE)
            acts = acts_in(store)
            assert acts == NEW or not life.said
            expected.assert_holds(store, acts)
            store.close()
            assert_sound(folder / "kluis", PASSPHRASE)
            assert not (folder / "kluis" / "restore.ready").exists()
            seen.add(acts)
            if acts == NEW:
                (aside,) = (folder / "kluis" / "aside").iterdir()
                before = SqlCipherVault(aside, CHEAP).unlock(PASSPHRASE)
                assert acts_in(before) == OLD
                before.close()
            else:
                (again,) = vault.copies()
                store = vault.restore(again, PASSPHRASE)
                assert acts_in(store) == NEW
                store.close()
            shutil.rmtree(folder)
    assert seen == {OLD, NEW}, unfinished


def test_every_step_of_what_is_done_after_the_moment_of_truth_can_be_the_last(original: Path, tmp_path: Path) -> None:
    """Each rename is tried as the last thing that happened, which kills at random moments seldom hit."""
    home = original / "kluis"
    vault = SqlCipherVault(home, CHEAP)
    (copy,) = vault.copies()
    ready = tmp_path / "ready"
    shutil.copytree(copy.folder / copy.name, ready)
    (ready / "aside.txt").write_text("before-1")
    aside = "aside/before-1"
    steps = [
        *((name, f"{aside}/{name}") for name in ("store.db-wal", "store.db-shm", "store.db")),
        *((name, f"{aside}/{name}") for name in ("keys.json", "keys.copy.json")),
        *((f"restore.ready/{name}", name) for name in ("keys.json", "keys.copy.json", "store.db")),
    ]
    for done in range(len(steps) + 1):
        folder = Path(shutil.copytree(home, tmp_path / str(done)))
        shutil.copytree(ready, folder / "restore.ready")
        (folder / aside).mkdir(parents=True)
        for source, target in steps[:done]:
            if (folder / source).exists():
                (folder / source).replace(folder / target)
        vault = SqlCipherVault(folder, CHEAP)
        assert vault.exists()
        with pytest.raises(FileExistsError):
            vault.create(PASSPHRASE)
        store = vault.unlock(PASSPHRASE)
        assert acts_in(store) == NEW
        store.close()
        before = SqlCipherVault(folder / aside, CHEAP).unlock(PASSPHRASE)
        assert acts_in(before) == OLD
        before.close()


def test_copying_that_is_killed_leaves_whole_copies_only(original: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    with Nursery(f"{__name__}:keep_copying") as nursery:
        folder = Path(shutil.copytree(original, tmp_path / "all"))
        begin = time.perf_counter()
        nursery.live(str(folder))
        whole_ms = (time.perf_counter() - begin) * 1000
        said: set[str] = {copy.name for copy in SqlCipherVault(folder / "kluis", CHEAP).copies()}
        for _ in range(KILLS // 3):
            said |= set(nursery.live(str(folder), until_ms=chance.uniform(0.05, 0.6) * whole_ms).said)
            vault = SqlCipherVault(folder / "kluis", CHEAP)
            assert said <= {copy.name for copy in vault.copies()}
            newest = vault.copies()[0]
            assert vault.look_into(newest, PASSPHRASE).conversations == -(-OLD // 40)
        for copy in vault.copies():
            vault.look_into(copy, PASSPHRASE)
