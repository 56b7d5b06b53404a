"""A store that is taken away in the middle, as with a stick that is pulled out: nothing is called saved that is not."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreGone, StoreUnwritable
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import act, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import assert_sound


def do(store: SqlCipherStore, number: int) -> None:
    with store.work() as work:
        act(work, number)


def test_a_folder_that_was_taken_away_takes_no_words(store: SqlCipherStore, folder: Path) -> None:
    do(store, 0)
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(StoreGone):
        do(store, 1)
    with pytest.raises(StoreGone):
        store.settle()
    away.rename(folder)
    do(store, 1)
    assert acts_in(store) == 2


def test_another_store_in_its_place_is_not_written(store: SqlCipherStore, folder: Path) -> None:
    do(store, 0)
    own = folder.rename(folder.with_name("own"))
    other = SqlCipherVault(folder, CHEAP).create(PASSPHRASE)
    other.close()
    before = (folder / "store.db").read_bytes()
    with pytest.raises(StoreGone):
        do(store, 1)
    assert (folder / "store.db").read_bytes() == before
    shutil.rmtree(folder)
    own.rename(folder)
    do(store, 1)
    assert acts_in(store) == 2


def test_a_store_that_is_gone_can_be_closed_and_opened_again(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    do(store, 0)
    away = folder.rename(folder.with_name("away"))
    store.close()
    away.rename(folder)
    again = vault.unlock(PASSPHRASE)
    assert acts_in(again) == 1
    again.close()


def can_mount(folder: Path) -> bool:
    folder.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], capture_output=True)
    except OSError:
        return False
    if done.returncode == 0:
        subprocess.run(["umount", str(folder)], check=True)
    return done.returncode == 0


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A place where a file system can come and go."""
    if not can_mount(tmp_path / "probe"):
        pytest.skip("nothing can be mounted here")
    place = tmp_path / "stick"
    place.mkdir()
    yield place
    while subprocess.run(["umount", "-l", str(place)], capture_output=True).returncode == 0:
        pass


def mount(source: Path, place: Path) -> None:
    subprocess.run(["mount", "--bind", str(source), str(place)], check=True)


def test_a_stick_that_is_pulled_out_and_put_back(mounted: Path, tmp_path: Path) -> None:
    chip = tmp_path / "chip"
    chip.mkdir()
    mount(chip, mounted)
    vault = SqlCipherVault(mounted / "kluis", CHEAP)
    store = vault.create(PASSPHRASE)
    do(store, 0)
    # Pulled out while files on it are open: the name is gone at once.
    subprocess.run(["umount", "-l", str(mounted)], check=True)
    with pytest.raises(StoreGone):
        do(store, 1)
    assert list(mounted.iterdir()) == [], "nothing was written where the stick should be"
    store.close()
    mount(chip, mounted)
    again = vault.unlock(PASSPHRASE)
    do(again, 1)
    assert acts_in(again) == 2
    again.close()
    assert_sound(mounted / "kluis", PASSPHRASE)


def test_a_disk_that_refuses_for_a_while_is_gone_on_with(mounted: Path) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "none", str(mounted)], check=True)
    store = SqlCipherVault(mounted / "kluis", CHEAP).create(PASSPHRASE)
    do(store, 0)
    store.settle()
    # What keeps it busy for writing must be closed before the system lets it become read-only.
    refused = subprocess.run(["mount", "-o", "remount,ro,size=8m", str(mounted)], capture_output=True)
    if refused.returncode != 0:
        store.close()
        pytest.skip("the system keeps it writable while a file is open")
    with pytest.raises(StoreUnwritable):
        do(store, 1)
    subprocess.run(["mount", "-o", "remount,rw", str(mounted)], check=True)
    do(store, 1)
    assert acts_in(store) == 2
    store.close()
