"""The key slots and the folder: what is damaged, missing, newer or unfinished."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged, StoreMissing, StoreTooNew, WrongPassphrase
from keukentafel.storage import slot_text, slots
from keukentafel.storage.keys import DataKey
from keukentafel.storage.lock import FolderLock
from keukentafel.storage.slot_kinds import KdfCost, PassphraseSlot, SlotFile
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.conftest import CHEAP, PASSPHRASE, assert_opens
from tests.storage.raw import connect, files_of

FIRST, SECOND = slots.COPIES


def bend(copy: Path, **changes: object) -> None:
    """Change a copy and leave its checksum as it was."""
    document = json.loads(copy.read_bytes())
    document["content"]["slots"][0].update(changes)
    copy.write_text(json.dumps(document))


def rewrite(folder: Path, path: tuple[str | int, ...], value: object) -> None:
    """Change both copies as a program would that meant it: with the right checksum."""
    for name in slots.COPIES:
        document = json.loads((folder / name).read_bytes())
        place = document["content"]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        document["sha256"] = slot_text.checksum(document["content"])
        (folder / name).write_text(json.dumps(document))


def test_both_copies_say_the_same_and_not_the_key(made: SqlCipherVault, folder: Path) -> None:
    assert (folder / FIRST).read_bytes() == (folder / SECOND).read_bytes()
    secret = slots.opened(slots.read(folder), PASSPHRASE).secret
    assert len(set(secret)) > 8
    for content in files_of(folder).values():
        assert bytes(secret) not in content
        assert bytes(secret).hex().encode() not in content


@pytest.mark.parametrize("name", slots.COPIES)
@pytest.mark.parametrize("damage", ["missing", "empty", "torn", "bit", "another file", "folder"])
def test_a_damaged_copy_falls_back_to_the_other_and_is_mended(
    made: SqlCipherVault, folder: Path, name: str, damage: str
) -> None:
    copy = folder / name
    good = copy.read_bytes()
    match damage:
        case "missing":
            copy.unlink()
        case "empty":
            copy.write_bytes(b"")
        case "torn":
            copy.write_bytes(good[: len(good) // 2])
        case "bit":
            bend(copy, nonce="AAAAAAAAAAAAAAAA")
        case "another file":
            copy.write_bytes(bytes(range(256)))
        case _:
            copy.unlink()
            copy.mkdir()
    assert made.exists()
    assert_opens(made)
    if damage != "folder":
        assert copy.read_bytes() == good
    assert {path.name for path in folder.iterdir() if path.suffix != ".list"} == {
        FIRST, SECOND, "store.db", "trail.json", "closed.json", "lock",
    }  # fmt: skip


def test_a_wrong_passphrase_is_not_damage_and_mends_nothing(made: SqlCipherVault, folder: Path) -> None:
    (folder / FIRST).write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        made.unlock("iets anders")
    assert (folder / FIRST).read_bytes() == b""


def test_two_damaged_copies_are_damage_and_nothing_is_overwritten(made: SqlCipherVault, folder: Path) -> None:
    (folder / FIRST).write_bytes(b"{}")
    bend(folder / SECOND, sealed="AAAA")
    before = files_of(folder)
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)
    with pytest.raises(FileExistsError):
        made.create(PASSPHRASE)
    assert files_of(folder) == before


def test_a_store_without_slots_is_damage(made: SqlCipherVault, folder: Path) -> None:
    for name in slots.COPIES:
        (folder / name).unlink()
    assert made.exists()
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)
    with pytest.raises(FileExistsError):
        made.create(PASSPHRASE)


def test_slots_without_a_store_are_damage(made: SqlCipherVault, folder: Path) -> None:
    (folder / "store.db").unlink()
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)
    assert not (folder / "store.db").exists()


@pytest.mark.parametrize("begin", [0, 5_000])
def test_a_damaged_store_is_damage(made: SqlCipherVault, folder: Path, begin: int) -> None:
    content = bytearray((folder / "store.db").read_bytes())
    content[begin : begin + 3_000] = bytes(3_000)
    (folder / "store.db").write_bytes(content)
    with pytest.raises(StoreDamaged):
        store = made.unlock(PASSPHRASE)
        try:
            with store.work() as work:
                work.logs.entries("c1")
        finally:
            store.close()
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)


def test_damage_that_is_seen_after_the_opening_is_damage_too(made: SqlCipherVault, folder: Path) -> None:
    connection = connect(folder, PASSPHRASE)
    connection.execute(
        "INSERT INTO destroyed (conversation_id, statement_id, at, ground, lines, statements, versions, files)"
        " VALUES ('c2', '', 'gisteren', 'mistake', 0, 0, 0, 0)"
    )
    connection.close()
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            made.unlock(PASSPHRASE)


def test_a_lock_that_is_let_go_twice_closes_no_file_of_another(made: SqlCipherVault, folder: Path) -> None:
    lock = FolderLock(folder)
    lock.release()
    with (folder / "of-another").open("wb") as other:
        lock.release()
        other.write(b"whole")
    assert (folder / "of-another").read_bytes() == b"whole"


def test_an_emptied_store_is_damage_and_not_a_new_one(made: SqlCipherVault, folder: Path) -> None:
    (folder / "store.db").write_bytes(b"")
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)
    assert (folder / "store.db").read_bytes() == b""


def test_the_slots_of_another_store_do_not_open_this_one(made: SqlCipherVault, folder: Path) -> None:
    other = SqlCipherVault(folder.parent / "other", CHEAP)
    other.create("een ander woord").close()
    for name in slots.COPIES:
        shutil.copy(folder.parent / "other" / name, folder / name)
    with pytest.raises(StoreDamaged):
        made.unlock("een ander woord")


@pytest.mark.parametrize("path", [("vault",), ("slots", 0, "id")])
def test_a_slot_is_bound_to_its_vault_and_its_name(
    made: SqlCipherVault, folder: Path, path: tuple[str | int, ...]
) -> None:
    rewrite(folder, path, "00000000")
    with pytest.raises(WrongPassphrase):
        made.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("path", "value"),
    [(("slots", 0, "kind"), "recovery"), (("slots", 0, "kdf", "name"), "balloon")],
)
def test_a_slot_this_program_does_not_know_is_newer(
    made: SqlCipherVault, folder: Path, path: tuple[str | int, ...], value: str
) -> None:
    rewrite(folder, path, value)
    with pytest.raises(StoreTooNew):
        made.unlock(PASSPHRASE)


def test_a_later_format_is_newer(made: SqlCipherVault, folder: Path) -> None:
    for name in slots.COPIES:
        (folder / name).write_text(json.dumps({"format": slot_text.FORMAT + 1, "keys": "elsewhere"}))
    with pytest.raises(StoreTooNew):
        made.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("name", "value"),
    [("memory_kib", 2**40), ("memory_kib", 1), ("passes", 10**9), ("passes", 0), ("lanes", 0), ("lanes", "x")],
)
def test_a_cost_out_of_bounds_is_damage_and_is_not_tried(
    made: SqlCipherVault, folder: Path, name: str, value: object
) -> None:
    rewrite(folder, ("slots", 0, "kdf", name), value)
    with pytest.raises(StoreDamaged):
        made.unlock(PASSPHRASE)


def test_ways_in_that_ask_too_much_together_are_damage() -> None:
    slow = [PassphraseSlot(f"{n}", KdfCost(2**20, 5, 4), bytes(16), bytes(12), bytes(48)) for n in range(5)]
    some, all_of_them = SlotFile("v", tuple(slow[:4])), SlotFile("v", tuple(slow))
    assert slot_text.of_text(slot_text.as_text(some)) == some
    with pytest.raises(StoreDamaged):
        slot_text.of_text(slot_text.as_text(all_of_them))


def cost_of(folder: Path) -> KdfCost:
    slot = slots.read(folder).slots[0]
    assert isinstance(slot, PassphraseSlot)
    return slot.cost


def test_a_store_opens_with_the_cost_of_its_own_slot(folder: Path) -> None:
    SqlCipherVault(folder, KdfCost(memory_kib=64, passes=2, lanes=2)).create(PASSPHRASE).close()
    SqlCipherVault(folder, KdfCost(memory_kib=2**21, passes=900, lanes=1)).unlock(PASSPHRASE).close()
    assert cost_of(folder) == KdfCost(memory_kib=64, passes=2, lanes=2)


def test_the_cost_is_at_least_the_second_choice_of_rfc_9106_unless_told_otherwise(folder: Path) -> None:
    vault = SqlCipherVault(folder)
    vault.create(PASSPHRASE).close()
    cost = cost_of(folder)
    assert (cost.memory_kib, cost.lanes) == (65_536, 4) and cost.passes >= 3
    vault.unlock(PASSPHRASE).close()


def test_an_accent_is_the_same_from_every_keyboard(vault: SqlCipherVault) -> None:
    vault.create("caf\u00e9 op de hoek").close()
    vault.unlock("cafe\u0301 op de hoek").close()


def test_a_creation_cut_off_before_its_slots_begins_again(vault: SqlCipherVault, folder: Path) -> None:
    folder.mkdir()
    for name in ("store.new.db", "store.new.db-wal", "store.new.db-shm"):
        (folder / name).write_bytes(b"half a store that nobody can open")
    assert not vault.exists()
    with pytest.raises(StoreMissing):
        vault.unlock(PASSPHRASE)
    vault.create(PASSPHRASE).close()
    vault.unlock(PASSPHRASE).close()
    assert {path.name for path in folder.iterdir() if path.suffix != ".list"} == {
        FIRST, SECOND, "store.db", "trail.json", "closed.json", "lock",
    }  # fmt: skip


def test_a_creation_cut_off_after_its_slots_is_finished(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    (folder / "store.db").rename(folder / "store.new.db")
    (folder / SECOND).unlink()
    assert vault.exists()
    vault.unlock(PASSPHRASE).close()
    assert {path.name for path in folder.iterdir() if path.suffix != ".list"} == {
        FIRST, SECOND, "store.db", "trail.json", "closed.json", "lock",
    }  # fmt: skip


def test_two_stores_with_one_passphrase_share_no_key(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "two"):
        SqlCipherVault(tmp_path / name, CHEAP).create(PASSPHRASE).close()
        keys.append(slots.opened(slots.read(tmp_path / name), PASSPHRASE))
    assert keys[0].secret != keys[1].secret
    assert keys[0].quiet_key() != keys[1].quiet_key()


def test_a_forgotten_key_derives_nothing() -> None:
    key = DataKey.random()
    buffer = key.secret
    assert key.quiet_key().hex() not in key.sqlcipher_key()
    key.forget()
    assert buffer == bytes(32)
    with pytest.raises(RuntimeError):
        key.quiet_key()
