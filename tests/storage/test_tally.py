"""The tally adds up after whatever the program does; files of two moments are told, and nothing of them is written."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreCopy, StoreDamaged, StoreOfTwoMoments
from keukentafel.storage import as_closed, slots
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import DAMAGED, WHOLE
from keukentafel.storage.engine import open_engine
from keukentafel.storage.seal_sums import NOTHING_WRITTEN, StoreFiles
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.tally import let_go, read_only
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON
from tests.storage.acts import act, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import PAGE, files_of

ACTS = 60
STORE, LOG = "store.db", "store.db-wal"


def assert_adds_up(folder: Path) -> None:
    """What the store says of its pages, which it works out of the pages that changed, is what all of them come to."""
    key = slots.opened(slots.read(folder), PASSPHRASE)
    with read_only(folder / STORE, key) as run:
        ((seals, page, begun),) = run("SELECT seals, page, begun FROM tally").fetchall()
    assert not begun
    assert StoreFiles(folder / STORE).sum(NOTHING_WRITTEN, page) == int.from_bytes(seals)


@pytest.mark.parametrize("seed", range(4))
def test_it_adds_up_after_every_rest(folder: Path, vault: SqlCipherVault, seed: int) -> None:
    chance, store = random.Random(seed), vault.create(PASSPHRASE)
    for number in range(ACTS):
        with store.work() as work:
            act(work, number)
        match chance.randrange(12):
            case 0 | 1 | 2:
                store.settle()
                assert_adds_up(folder)
            case 3:
                # A case that goes makes pages free, and the file shorter when it is written anew.
                with store.work() as work:
                    work.cabinet.put("scrub", b"1")
                    work.cabinet.put("much", chance.randbytes(chance.randrange(80_000)))
                store.scrub()
                assert_adds_up(folder)
            case 4:
                store.close()
                assert_adds_up(folder)
                store = vault.unlock(PASSPHRASE)
            case 5:
                with pytest.raises(ZeroDivisionError), store.work() as work:
                    act(work, number + 1)
                    raise ZeroDivisionError
            case _:
                pass
    store.close()
    assert_adds_up(folder)


def test_what_is_only_read_writes_nothing(store: SqlCipherStore, folder: Path) -> None:
    store.settle()
    before = files_of(folder)
    with store.work() as work:
        assert work.logs.summaries() == ()
    store.settle()
    assert files_of(folder) == before


def grown(store: SqlCipherStore, folder: Path, to: Path) -> list[Path]:
    """The folder at three moments: with its work in the log, at rest, and at work again."""
    moments = []
    for name, rests in (("at work", False), ("at rest", True), ("at work again", False)):
        done = acts_in(store)
        for number in range(done, done + 8):
            with store.work() as work:
                act(work, number)
        if rests:
            store.settle()
        moments.append(to / name)
        shutil.copytree(folder, moments[-1], ignore=shutil.ignore_patterns("*-shm"))
    return moments


@pytest.fixture
def moments(store: SqlCipherStore, folder: Path, tmp_path: Path) -> list[Path]:
    return grown(store, folder, tmp_path)


def no_log(_: Path, copy: Path) -> None:
    (copy / LOG).unlink()


def log_of(other: Path, copy: Path) -> None:
    shutil.copyfile(other / LOG, copy / LOG)


def half_of(other: Path, copy: Path) -> None:
    file, newer = bytearray((copy / STORE).read_bytes()), (other / STORE).read_bytes()
    half = len(file) // PAGE // 2 * PAGE
    file[half:] = newer[half:]
    (copy / STORE).write_bytes(file)


@pytest.mark.parametrize(
    ("of", "other", "mixed"),
    [(0, 2, log_of), (1, 0, log_of), (2, 0, log_of), (0, 1, half_of), (2, 0, half_of)],
)
def test_a_mixture_is_told_and_left_as_it_is(
    moments: list[Path], of: int, other: int, mixed: Callable[[Path, Path], None]
) -> None:
    copy = moments[of]
    mixed(moments[other], copy)
    before = files_of(copy)
    with pytest.raises(StoreOfTwoMoments):
        SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE)
    found = examine(copy, lambda: PASSPHRASE)
    assert found.exit_code == DAMAGED and any("mengsel van twee momenten" in line for line in found.lines)
    assert files_of(copy) == before
    rescued = SqlCipherVault(copy, CHEAP).rescue(PASSPHRASE, NOON)
    assert not rescued.is_whole and rescued.newest_lost
    assert files_of(copy) == before


def test_each_moment_by_itself_opens_and_one_without_its_log_is_the_moment_before(moments: list[Path]) -> None:
    for copy, acts in zip(moments, (8, 16, 24), strict=True):
        assert examine(copy, lambda: PASSPHRASE).exit_code == WHOLE
        store = SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE)
        assert acts_in(store) == acts
        store.close()


def test_a_log_that_is_left_behind_leaves_the_moment_of_the_last_rest(moments: list[Path]) -> None:
    no_log(moments[1], moments[2])
    store = SqlCipherVault(moments[2], CHEAP).unlock(PASSPHRASE)
    assert acts_in(store) == 16
    store.close()


def test_a_checkpoint_that_a_power_cut_stopped_adds_up(store: SqlCipherStore, folder: Path, tmp_path: Path) -> None:
    store.settle()
    before, after = tmp_path / "before", tmp_path / "after"
    shutil.copytree(folder, before, ignore=shutil.ignore_patterns("*-shm"))
    for number in range(8):
        with store.work() as work:
            work.cabinet.put(f"number {number}", bytes(9_000))
    store.settle()
    shutil.copytree(folder, after, ignore=shutil.ignore_patterns("*-shm"))
    half_of(after, before)
    log_of(after, before)
    file = (before / STORE).read_bytes()
    (before / STORE).write_bytes(file[:-3000])
    opened = SqlCipherVault(before, CHEAP).unlock(PASSPHRASE)
    with opened.work() as work:
        assert work.cabinet.get("number 7") == bytes(9_000)
    opened.close()


def test_a_page_that_was_torn_by_a_copier_is_damage_and_no_mixture(moments: list[Path]) -> None:
    file = bytearray((moments[1] / STORE).read_bytes())
    file[5 * PAGE + 100] ^= 1
    (moments[1] / STORE).write_bytes(file)
    with pytest.raises(StoreDamaged) as told:
        SqlCipherVault(moments[1], CHEAP).unlock(PASSPHRASE)
    assert told.type is StoreDamaged


def test_a_store_in_its_own_place_is_known_again_and_a_copy_of_it_is_not(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path, tmp_path: Path
) -> None:
    store.close()
    assert as_closed.is_as_closed(folder / STORE)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    assert not as_closed.is_as_closed(copy / STORE)
    SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE).close()
    assert as_closed.is_as_closed(copy / STORE)


def test_letting_go_moves_nothing_that_was_not_settled(store: SqlCipherStore, folder: Path) -> None:
    store.close()
    key = slots.opened(slots.read(folder), PASSPHRASE)
    engine = open_engine(folder / STORE, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO cabinet VALUES ('one', x'01')")
    before = files_of(folder)
    let_go(engine, folder / STORE, key)
    after = files_of(folder)
    assert after[LOG] == before[LOG] and after[STORE] == before[STORE] and before[LOG]


def test_a_copy_of_the_shelf_adds_up_and_is_put_back(folder: Path, tmp_path: Path) -> None:
    vault = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path))
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        act(work, 0)
    made: StoreCopy = store.back_up(NOON)
    assert_adds_up(made.folder / made.name)
    for number in range(1, 9):
        with store.work() as work:
            act(work, number)
    store.close()
    store = vault.restore(made, PASSPHRASE)
    assert acts_in(store) == 1
    store.close()
    assert_adds_up(folder)
