"""Copies on the disk: the drill, what is refused, and what a copy may never do."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from keukentafel.domain.ports import (
    CopyDamaged,
    CopyTooSlow,
    GivenUp,
    StoreCopy,
    StoreDamaged,
    StoreFull,
    StoreTooNew,
    StoreUnwritable,
)
from keukentafel.domain.safekeeping.thinning import USUAL
from keukentafel.services import backups
from keukentafel.storage import slots
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import WHOLE
from keukentafel.storage.destroyed_list import list_file
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON
from tests.storage.acts import Expected, act, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import assert_sound, connect, files_of
from tests.storage.test_secrecy import NEEDLES, fill

ACTS = 130
NEW = "drie nieuwe schoenen op de mat"


def talk(store: SqlCipherStore, begin: int, end: int) -> None:
    with store.work() as work:
        for number in range(begin, end):
            act(work, number)


def copied(vault: SqlCipherVault, at: datetime = NOON) -> StoreCopy:
    """A vault with many acts in it, its copy, and one act more."""
    store = vault.create(PASSPHRASE)
    talk(store, 0, ACTS)
    made = store.back_up(at)
    talk(store, ACTS, ACTS + 1)
    store.close()
    return made


def spoil(copy: StoreCopy, at: int = 5000) -> None:
    """Turn one bit."""
    path = copy.folder / copy.name / "store.db"
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("by_code", [False, True])
def test_the_drill(vault: SqlCipherVault, folder: Path, tmp_path: Path, by_code: bool) -> None:
    """Talk, copy, lose the laptop, and put the copy back on another one."""
    store = vault.create(PASSPHRASE)
    code = vault.new_recovery_code(PASSPHRASE)
    talk(store, 0, ACTS)
    made = store.back_up(NOON)
    store.close()
    stick = tmp_path / "stick"
    shutil.move(made.folder, stick)
    shutil.rmtree(folder)

    other = SqlCipherVault(tmp_path / "laptop" / "kelder", CHEAP)
    (found,) = other.copies(stick)
    assert not other.exists()
    secret = code if by_code else PASSPHRASE
    looked = other.look_into(found, secret)
    assert looked.conversations == -(-ACTS // 40) and looked.statements > 0
    restored = other.restore(found, secret)
    expected = Expected()
    assert acts_in(restored) == ACTS
    expected.assert_holds_all(restored, ACTS)
    restored.close()
    if by_code:
        other.recover(code, NEW).close()
    assert_sound(tmp_path / "laptop" / "kelder", NEW if by_code else PASSPHRASE)
    again = other.unlock(NEW if by_code else PASSPHRASE)
    expected.assert_holds_all(again, ACTS)
    again.close()


def test_the_store_of_before_is_moved_aside_and_opens(vault: SqlCipherVault, folder: Path, tmp_path: Path) -> None:
    made = copied(vault)
    vault.restore(made, PASSPHRASE).close()
    (aside,) = (folder / "aside").iterdir()
    shutil.copytree(aside, tmp_path / "before")
    before = SqlCipherVault(tmp_path / "before", CHEAP).unlock(PASSPHRASE)
    assert acts_in(before) == ACTS + 1
    before.close()
    vault.restore(made, PASSPHRASE).close()
    assert len(list((folder / "aside").iterdir())) == 2
    assert not (folder / "restore.ready").exists() and not (folder / "restore.part").exists()


def test_a_log_file_that_was_left_does_not_end_up_in_the_copy(
    vault: SqlCipherVault, folder: Path, tmp_path: Path
) -> None:
    store = vault.create(PASSPHRASE)
    talk(store, 0, 20)
    made = store.back_up(NOON)
    talk(store, 20, 40)
    # As a killed process leaves it: the last acts stand in the log file alone.
    left = Path(shutil.copytree(folder, tmp_path / "left"))
    store.close()
    assert (left / "store.db-wal").stat().st_size > 0
    other = SqlCipherVault(left, CHEAP)
    restored = other.restore(made, PASSPHRASE)
    assert acts_in(restored) == 20
    restored.close()
    (aside,) = (left / "aside").iterdir()
    before = SqlCipherVault(aside, CHEAP).unlock(PASSPHRASE)
    assert acts_in(before) == 40
    before.close()


@pytest.mark.parametrize("lost", ["store.db", "keys", "everything", "spoiled"])
def test_what_is_left_of_a_store_is_no_obstacle(vault: SqlCipherVault, folder: Path, lost: str) -> None:
    made = copied(vault)
    if lost == "store.db":
        (folder / "store.db").unlink()
    elif lost == "keys":
        (folder / "keys.json").write_bytes(b"")
        (folder / "keys.copy.json").write_bytes(b"{")
    elif lost == "everything":
        shutil.rmtree(folder)
    else:
        (folder / "store.db").write_bytes(b"\x01" * 8192)
    if lost != "everything":
        with pytest.raises(StoreDamaged):
            vault.unlock(PASSPHRASE)
    store = vault.restore(made, PASSPHRASE)
    assert acts_in(store) == ACTS
    store.close()


@pytest.mark.parametrize("name", ["store.db", "keys.json", "keys.copy.json"])
def test_a_copy_that_is_not_whole_changes_nothing(vault: SqlCipherVault, folder: Path, name: str) -> None:
    made = copied(vault)
    if name == "store.db":
        spoil(made)
    else:
        for each in ("keys.json", "keys.copy.json"):
            (made.folder / made.name / each).write_bytes(b"" if each == name else b"{}")
    before = files_of(folder)
    with pytest.raises(CopyDamaged):
        vault.look_into(made, PASSPHRASE)
    with pytest.raises(CopyDamaged):
        vault.restore(made, PASSPHRASE)
    assert files_of(folder) == before


def test_one_good_copy_of_the_key_slots_is_enough(vault: SqlCipherVault, folder: Path) -> None:
    made = copied(vault)
    (made.folder / made.name / "keys.json").write_bytes(b"")
    vault.restore(made, PASSPHRASE).close()
    assert (folder / "keys.json").read_bytes() == (folder / "keys.copy.json").read_bytes() != b""


def test_looking_writes_nothing_and_keeps_no_file(vault: SqlCipherVault) -> None:
    made = copied(vault)
    before = files_of(made.folder)
    vault.look_into(made, PASSPHRASE)
    assert files_of(made.folder) == before


def test_a_copy_of_a_newer_program_is_refused(vault: SqlCipherVault, folder: Path) -> None:
    made = copied(vault)
    connection = connect(made.folder / made.name, PASSPHRASE)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = files_of(folder)
    for act_on in (vault.look_into, vault.restore):
        with pytest.raises(StoreTooNew):
            act_on(made, PASSPHRASE)
    assert files_of(folder) == before


def test_a_copy_is_as_unreadable_as_the_store(vault: SqlCipherVault) -> None:
    store = vault.create(PASSPHRASE)
    fill(store)
    made = store.back_up(NOON)
    store.close()
    assert {path.name for path in (made.folder / made.name).iterdir()} == {"store.db", "keys.json", "keys.copy.json"}
    for name, content in files_of(made.folder).items():
        assert not content.startswith(b"SQLite format 3"), name
        assert not [needle for needle in NEEDLES if needle in content], name
    for path in (made.folder, made.folder / made.name, *(made.folder / made.name).iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert examine(made.folder / made.name, lambda: PASSPHRASE).exit_code == WHOLE


@pytest.mark.parametrize(
    ("shelf", "error"),
    [
        ({"spare_bytes": 10**18}, StoreFull),
        ({"seconds": 0.0}, CopyTooSlow),
    ],
)
def test_where_there_is_no_room_or_no_time_there_is_no_copy_and_work_goes_on(
    folder: Path, tmp_path: Path, shelf: dict[str, float], error: type[Exception]
) -> None:
    place = tmp_path / "reservekopieen"
    vault = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path, **shelf))  # type: ignore[arg-type]
    store = vault.create(PASSPHRASE)
    with pytest.raises(error):
        store.back_up(NOON)
    assert vault.copies() == () and list(place.iterdir()) == []
    talk(store, 0, 1)
    store.close()


def test_a_disk_that_was_pulled_out_is_not_made_anew(folder: Path, tmp_path: Path) -> None:
    vault = SqlCipherVault(folder, CHEAP, shelf=CopyShelf(lambda: tmp_path / "stick"))
    store = vault.create(PASSPHRASE)
    with pytest.raises(StoreUnwritable):
        store.back_up(NOON)
    assert not (tmp_path / "stick").exists() and vault.copies() == ()
    (tmp_path / "stick").mkdir()
    made = store.back_up(NOON)
    assert vault.copies() == (made,)
    store.close()


def test_a_store_that_is_damaged_makes_no_copy(vault: SqlCipherVault, folder: Path) -> None:
    made = copied(vault)
    content = bytearray((folder / "store.db").read_bytes())
    content[-5000] ^= 1
    store = vault.unlock(PASSPHRASE)
    (folder / "store.db").write_bytes(content)
    with pytest.raises(CopyDamaged):
        store.back_up(NOON + timedelta(hours=2))
    store.close()
    assert vault.copies() == (made,)
    assert {path.name for path in made.folder.iterdir()} == {made.name, list_file(made.folder, made.store).name}


def test_what_was_left_half_is_cleared_away_and_other_things_are_left(vault: SqlCipherVault) -> None:
    made = copied(vault)
    for name in (f".{made.store}.part", f".{made.store}.{made.name}.gone", ".of-another.part"):
        (made.folder / name).mkdir()
        (made.folder / name / "store.db").write_bytes(b"x")
    (made.folder / "vakantie.jpg").write_bytes(b"x")
    (made.folder / "kluis-20269999T000000Z.ktkopie").mkdir()
    store = vault.unlock(PASSPHRASE)
    second = store.back_up(NOON + timedelta(hours=2))
    store.close()
    assert vault.copies() == (second, made)
    known = {made.name, second.name, list_file(made.folder, made.store).name}
    left = {path.name for path in made.folder.iterdir()} - known
    assert left == {".of-another.part", "vakantie.jpg", "kluis-20269999T000000Z.ktkopie"}


def until_asked(times: int) -> Callable[[], bool]:
    """Somebody who waits until they were asked so many times."""
    asked = iter(range(times))
    return lambda: next(asked, None) is None


def test_a_restoration_that_is_stopped_has_not_happened(vault: SqlCipherVault, folder: Path) -> None:
    made = copied(vault)
    before, times = files_of(folder), 0
    while True:
        try:
            restored = vault.restore(made, PASSPHRASE, until_asked(times))
        except GivenUp:
            assert files_of(folder) == before
            times += 1
            continue
        break
    assert times > 2 and acts_in(restored) == ACTS
    restored.close()


def test_a_look_that_is_stopped_finds_nothing(vault: SqlCipherVault) -> None:
    made = copied(vault)
    with pytest.raises(GivenUp):
        vault.look_into(made, PASSPHRASE, until_asked(0))
    assert vault.look_into(made, PASSPHRASE).conversations > 0


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for rights there")
def test_what_somebody_put_among_the_copies_stops_no_copy_and_no_thinning(
    vault: SqlCipherVault, folder: Path, tmp_path: Path
) -> None:
    store = vault.create(PASSPHRASE)
    made = store.back_up(NOON)
    copies, outside = made.folder, tmp_path / "elders"
    shutil.copytree(copies / made.name, outside)
    # One that links to a copy of ours, and copies of ours that say a moment at which no clock can stand.
    (copies / "kluis-20200101T000000Z.ktkopie").symlink_to(outside)
    for name in ("kluis-99991231T235959Z.ktkopie", "kluis-00010101T000000Z.ktkopie", "kluis-20261399T000000Z.ktkopie"):
        shutil.copytree(outside, copies / name)
    for left in (f".{made.store}.part", f".{made.store}.oud.gone"):
        (copies / left).symlink_to(outside)
    (copies / f".{made.store}.dood.gone").symlink_to(tmp_path / "nergens")
    (folder / "aside" / "99999999T999999Z-1").mkdir(parents=True)
    (folder / "restore.part").symlink_to(outside)
    newer = backups.back_up(vault, store, NOON + timedelta(days=400), USUAL)
    assert newer is not None and vault.copies() == (newer,), "the first one is too old by now"
    store.close()
    vault.restore(newer, PASSPHRASE).close()
    assert {path.name for path in outside.iterdir()} == {STORE_FILE, *slots.COPIES}
    assert (copies / "kluis-99991231T235959Z.ktkopie").is_dir()
