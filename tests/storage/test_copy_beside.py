"""A copy that is made while work goes on is the store as it was when it began, or it is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event, current_thread, enumerate as all_threads

import pytest

from keukentafel.domain.ports import CopyDamaged, CopyTooSlow, StoreFull
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.thinning import USUAL
from keukentafel.services import backups
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import WHOLE
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE


def wait_for_copy() -> None:
    for thread in all_threads():
        if thread.name == "copy":
            thread.join()


@pytest.fixture
def gate() -> Iterator[Event]:
    """Closed, it holds a copy up between its look at the store and its first byte."""
    gate = Event()
    gate.set()
    yield gate
    gate.set()
    wait_for_copy()


@pytest.fixture
def home(folder: Path, tmp_path: Path, gate: Event) -> SqlCipherVault:
    def place() -> Path:
        if current_thread().name == "copy":
            gate.wait()
        return tmp_path

    return SqlCipherVault(folder, CHEAP, shelf=CopyShelf(place))


@pytest.fixture
def open_store(home: SqlCipherVault) -> Iterator[SqlCipherStore]:
    store = home.create(PASSPHRASE)
    with store.work() as work:
        opened(work, *(said(seq, f"s{seq}", "Gewone regel. " * 40) for seq in range(2, 60)))
    yield store
    store.close()


def left_in(tmp_path: Path) -> list[str]:
    return [path.name for path in tmp_path.glob("reservekopieen/[!d]*")]


def test_what_is_said_meanwhile_waits_in_the_log_and_is_in_the_store(
    home: SqlCipherVault, open_store: SqlCipherStore, folder: Path, gate: Event
) -> None:
    gate.clear()
    under_way = open_store.begin_copy(NOON)
    before = (folder / "store.db").read_bytes()
    for seq in range(60, 90):
        with open_store.work() as work:
            work.logs.append("c1", said(seq, f"s{seq}", "Dit is van later."))
        open_store.settle()
    assert (folder / "store.db").read_bytes() == before and not under_way.is_over
    gate.set()
    wait_for_copy()
    made = backups.take_in(open_store, under_way, NOON)
    assert home.copies() == (made,) and not under_way.has_traces
    assert (made.folder / made.name / "store.db").read_bytes() == before
    open_store.settle()
    assert (folder / "store.db").read_bytes() != before
    assert home.look_into(made, PASSPHRASE).statements == 58
    assert examine(made.folder / made.name, lambda: PASSPHRASE).exit_code == WHOLE
    with open_store.work() as work:
        assert len(work.logs.entries("c1")) == 89
        assert work.audit.lines()[-1] == (NOON, "backed_up", made.name)


@pytest.mark.parametrize("how", ["closed", "copied", "scrubbed"])
def test_what_needs_the_store_file_gives_the_copy_up(
    home: SqlCipherVault, open_store: SqlCipherStore, gate: Event, tmp_path: Path, how: str
) -> None:
    gate.clear()
    under_way = open_store.begin_copy(NOON)
    if how == "closed":
        open_store.close()
    elif how == "copied":
        open_store.back_up(NOON + timedelta(minutes=5))
    else:
        open_store.scrub()
    gate.set()
    wait_for_copy()
    with pytest.raises(CopyTooSlow):
        under_way.outcome()
    assert left_in(tmp_path) == [copy.name for copy in home.copies()]
    assert len(home.copies()) == (how == "copied")


def test_a_damaged_page_is_in_no_copy(
    home: SqlCipherVault, open_store: SqlCipherStore, folder: Path, tmp_path: Path
) -> None:
    open_store.settle()
    with (folder / "store.db").open("r+b") as file:
        file.seek(-5000, 2)
        file.write(b"x")
    under_way = open_store.begin_copy(NOON)
    wait_for_copy()
    with pytest.raises(CopyDamaged):
        under_way.outcome()
    assert home.copies() == ()


def test_without_room_there_is_no_copy(folder: Path, tmp_path: Path) -> None:
    store = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path, spare_bytes=10**18)).create(PASSPHRASE)
    under_way = store.begin_copy(NOON)
    wait_for_copy()
    with pytest.raises(StoreFull):
        under_way.outcome()
    store.close()
    assert left_in(tmp_path) == []


def test_what_was_erased_is_not_wiped_first_and_the_next_copy_takes_its_place(
    home: SqlCipherVault, open_store: SqlCipherStore
) -> None:
    with open_store.work() as work:
        work.destructions.destroy_statement("c1", "s5", Ground.REQUEST, NOON)
    under_way = open_store.begin_copy(NOON)
    wait_for_copy()
    assert under_way.has_traces
    made = backups.take_in(open_store, under_way, NOON)
    assert home.copies() == (made,)
    clean = backups.back_up(home, open_store, NOON + timedelta(hours=2), USUAL)
    assert home.copies() == (clean,)
