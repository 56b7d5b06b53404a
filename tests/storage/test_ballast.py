"""On a full disk there is room to finish: the ballast is thrown when the disk is full, and taken again later."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreFull, StoreUnwritable
from keukentafel.storage.ballast import BALLAST_FILE
from keukentafel.storage.engine import Limits
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import assert_sound
from tests.storage.test_world import write_until

SIZE = 1024 * 1024
DISK_MIB = 8
MORE = 100


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few MiB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "tmpfs", str(place)]
    try:
        made = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("only who may mount a disk can fill one")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_said_once_and_leaves_room_to_finish(small_disk: Path) -> None:
    vault = SqlCipherVault(small_disk / "kelder", CHEAP, ballast=SIZE)
    ballast = small_disk / "kelder" / BALLAST_FILE
    store = vault.create(PASSPHRASE)
    assert ballast.stat().st_blocks * 512 >= SIZE
    with store.work() as work:
        opened(work)
    last = write_until(store, StoreFull)
    assert last > 50
    assert not ballast.exists()
    with store.work() as work:
        assert work.logs.entries("c1")[-1].seq == last
    for seq in range(last + 1, last + MORE + 1):
        with store.work() as work:
            work.logs.append("c1", said(seq, f"s{seq}", "Dit moest er nog bij. " * 10))
    store.close()
    assert_sound(small_disk / "kelder", PASSPHRASE)
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert work.logs.entries("c1")[-1].seq == last + MORE
    store.close()


def test_a_store_on_a_full_disk_opens_at_the_second_try(small_disk: Path) -> None:
    vault = SqlCipherVault(small_disk / "kelder", CHEAP, ballast=SIZE)
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work)
    store.close()
    with pytest.raises(OSError), (small_disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))
    with pytest.raises((StoreFull, StoreUnwritable)):
        vault.unlock(PASSPHRASE)
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        work.logs.append("c1", said(2, "s2", "Dit moest er nog bij."))
    store.close()


def test_the_ballast_comes_back_when_there_is_plenty_of_room(small_disk: Path) -> None:
    vault = SqlCipherVault(small_disk / "kelder", CHEAP, ballast=SIZE)
    ballast = small_disk / "kelder" / BALLAST_FILE
    store = vault.create(PASSPHRASE)
    ballast.unlink()
    filler = small_disk / "filler"
    filler.write_bytes(bytes((DISK_MIB - 3) * SIZE))
    store.settle()
    assert not ballast.exists()
    filler.unlink()
    store.settle()
    assert ballast.stat().st_blocks * 512 >= SIZE
    store.close()
    assert {path.name for path in (small_disk / "kelder").iterdir()} == {
        "keys.json", "keys.copy.json", "store.db", "lock", "trail.json", "closed.json", BALLAST_FILE,
    }  # fmt: skip


def test_where_there_is_no_room_for_ballast_a_store_is_made_all_the_same(small_disk: Path) -> None:
    vault = SqlCipherVault(small_disk / "kelder", CHEAP, ballast=3 * SIZE)
    store = vault.create(PASSPHRASE)
    store.settle()
    assert not (small_disk / "kelder" / BALLAST_FILE).exists()
    store.close()


def test_a_store_that_is_full_throws_its_ballast_and_says_so(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    store = SqlCipherVault(folder, CHEAP, Limits(most_pages=200), ballast=SIZE).unlock(PASSPHRASE)
    with store.work() as work:
        opened(work)
    assert not (folder / BALLAST_FILE).exists()
    store.settle()
    assert (folder / BALLAST_FILE).stat().st_size == SIZE
    write_until(store, StoreFull)
    assert not (folder / BALLAST_FILE).exists()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="blocks of a file are a thing of POSIX")
def test_ballast_is_really_taken_and_only_for_its_owner(vault: SqlCipherVault, folder: Path) -> None:
    SqlCipherVault(folder, CHEAP, ballast=SIZE).create(PASSPHRASE).close()
    found = (folder / BALLAST_FILE).stat()
    assert (found.st_size, found.st_blocks * 512 >= SIZE, found.st_mode & 0o777) == (SIZE, True, 0o600)
    vault.unlock(PASSPHRASE).close()


def test_without_ballast_there_is_no_file(vault: SqlCipherVault, folder: Path) -> None:
    store = vault.create(PASSPHRASE)
    store.settle()
    store.close()
    assert not (folder / BALLAST_FILE).exists()
