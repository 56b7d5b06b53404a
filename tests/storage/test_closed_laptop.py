"""An attacker's afternoon with the folder of a closed store: nothing to read or to swap, and what rolling back does.

Each trick ends in a refusal with its sentence and an untouched store, or in a line of docs/THREAT_MODEL.md.
"""

from __future__ import annotations

import base64
import json
import math
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged, WorldError, WrongPassphrase
from keukentafel.storage import slots
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import DAMAGED, WHOLE
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from keukentafel.ui.shared.world_errors import sentence
from tests.fakes.entries import at, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import PAGE, files_of
from tests.storage.test_check import fill

STORE = "store.db"
BLOCK = 16
LEAST_BITS = 7.8
"""Of a byte in a page of 4096 bytes that were drawn by chance it is 7.95; of text it is less than 5."""
NEW_PASSPHRASE = "zeven andere stille woorden hier"

Trick = Callable[[Path, Path], object]


@pytest.fixture
def mine(vault: SqlCipherVault, folder: Path) -> Path:
    """A closed store with something of everything."""
    store = vault.create(PASSPHRASE)
    fill(store)
    store.close()
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The closed store of a colleague with the same passphrase."""
    store = SqlCipherVault(tmp_path / "ander", CHEAP).create(PASSPHRASE)
    fill(store)
    store.close()
    return tmp_path / "ander"


def opened(folder: Path, passphrase: str = PASSPHRASE) -> SqlCipherStore:
    return SqlCipherVault(folder, CHEAP).unlock(passphrase)


def bits(data: bytes) -> float:
    """The entropy of a byte of it."""
    return -sum(count / len(data) * math.log2(count / len(data)) for count in Counter(data).values())


def repeated(data: bytes) -> int:
    """How many blocks of the cipher stand in it more than once."""
    blocks = [data[begin : begin + BLOCK] for begin in range(0, len(data), BLOCK)]
    return len(blocks) - len(set(blocks))


def pages_of(data: bytes) -> list[bytes]:
    return [data[begin : begin + PAGE] for begin in range(0, len(data), PAGE)]


def test_no_page_can_be_told_from_noise(mine: Path) -> None:
    data = (mine / STORE).read_bytes()
    assert len(data) > 100 * PAGE and len(data) % PAGE == 0
    assert min(map(bits, pages_of(data))) > LEAST_BITS
    assert repeated(data) == 0


def test_no_page_of_the_log_file_can_be_told_from_noise(vault: SqlCipherVault, folder: Path) -> None:
    store = vault.create(PASSPHRASE)
    fill(store)
    data = (folder / "store.db-wal").read_bytes()[32:]
    store.close()
    frames = [data[begin + 24 : begin + 24 + PAGE] for begin in range(0, len(data), 24 + PAGE)]
    assert len(frames) > 100 and min(map(bits, frames)) > LEAST_BITS


def test_what_looks_like_text_is_seen_by_that_measure() -> None:
    text = ("Ik kom de trap niet meer op. " * 200).encode()[:PAGE]
    assert bits(text) < 5 and repeated(text * 2) > 0
    assert bits(bytes(PAGE)) == 0


def test_the_files_beside_the_store_say_no_more_than_they_must(mine: Path) -> None:
    assert set(files_of(mine)) == {"store.db", "keys.json", "keys.copy.json", "trail.json", "closed.json", "lock"}
    trail = json.loads((mine / "trail.json").read_text("ascii"))
    assert all(isinstance(value, str | int) for value in trail.values())
    for name in slots.COPIES:
        told = json.dumps(json.loads((mine / name).read_text("ascii")))
        strings = [part for part in told.split('"') if len(part) >= 16]
        assert strings, "the sealed keys"
        for text in strings:
            # A digest or a sealed key; a name or a word would not be that.
            assert base64.b64decode(text, validate=True) or int(text, 16)


def put(name: str) -> Trick:
    return lambda mine, other: shutil.copy(other / name, mine / name)


def cut(size: int) -> Trick:
    return lambda mine, _other: (mine / STORE).write_bytes((mine / STORE).read_bytes()[:size])


def swap_pages(mine: Path, _other: Path) -> None:
    content = pages_of((mine / STORE).read_bytes())
    content[5], content[6] = content[6], content[5]
    (mine / STORE).write_bytes(b"".join(content))


def put_both_slots(mine: Path, other: Path) -> None:
    for name in slots.COPIES:
        put(name)(mine, other)


def put_pages(mine: Path, other: Path) -> None:
    content, strange = (pages_of((folder / STORE).read_bytes()) for folder in (mine, other))
    (mine / STORE).write_bytes(b"".join([*content[:3], *strange[3:]]))


def lose_both_slots(mine: Path, _other: Path) -> None:
    for name in slots.COPIES:
        (mine / name).rename(mine / f"{name}.weg")


REFUSED: dict[str, Trick] = {
    "the slots of another store": put_both_slots,
    "one slot file of another store": put(slots.COPIES[0]),
    "the store file of another": put(STORE),
    "pages of another store": put_pages,
    "the slot files under another name": lose_both_slots,
    "the store under another name": lambda mine, _other: (mine / STORE).rename(mine / "oud.db"),
    "a slot file as the store": lambda mine, _other: shutil.copy(mine / slots.COPIES[0], mine / STORE),
    "an empty store": cut(0),
    "one byte": cut(1),
    "half a page": cut(PAGE // 2),
    "one page": cut(PAGE),
    "ten pages and a half": cut(10 * PAGE + 100),
    "without the last page": cut(-PAGE),
}


@pytest.mark.parametrize("trick", REFUSED)
def test_a_trick_is_refused_and_changes_nothing(trick: str, mine: Path, other: Path) -> None:
    REFUSED[trick](mine, other)
    before = files_of(mine)
    with pytest.raises(WorldError) as refused:
        opened(mine).close()
    assert isinstance(refused.value, StoreDamaged | WrongPassphrase)
    assert sentence(refused.value)
    after = files_of(mine)
    for name in (STORE, *slots.COPIES):
        assert after.get(name) == before.get(name), name
    assert examine(mine, lambda: PASSPHRASE).exit_code == DAMAGED


def test_pages_that_changed_places_are_seen_when_they_are_read_and_by_check(mine: Path, other: Path) -> None:
    swap_pages(mine, other)
    assert examine(mine, lambda: PASSPHRASE).exit_code == DAMAGED
    with pytest.raises(StoreDamaged):
        store = opened(mine)
        try:
            with store.work() as work:
                for case in work.logs.summaries():
                    work.logs.entries(case.conversation_id)
                work.audit.lines()
        finally:
            store.close()


def test_one_slot_file_that_is_gone_is_mended_from_the_other(mine: Path) -> None:
    (mine / slots.COPIES[0]).rename(mine / "weg.json")
    opened(mine).close()
    assert (mine / slots.COPIES[0]).read_bytes() == (mine / slots.COPIES[1]).read_bytes()


def test_the_log_file_of_another_store_is_not_taken_in(vault: SqlCipherVault, mine: Path, other: Path) -> None:
    theirs = opened(other)
    with theirs.work() as work:
        work.logs.append("c1", said(60, "vreemd", "Dit is van een ander."))
    shutil.copy(other / "store.db-wal", mine / "store.db-wal")
    theirs.close()
    with pytest.raises(StoreDamaged):
        store = vault.unlock(PASSPHRASE)
        try:
            with store.work() as work:
                assert "vreemd" not in repr(work.logs.entries("c1"))
        finally:
            store.close()


def with_another_passphrase(folder: Path) -> dict[str, bytes]:
    """Change it; gives back the slot files of before."""
    old = {name: (folder / name).read_bytes() for name in slots.COPIES}
    SqlCipherVault(folder, CHEAP).change_passphrase(PASSPHRASE, NEW_PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        opened(folder)
    return old


def test_the_slots_of_before_a_change_open_the_store_with_the_old_passphrase(mine: Path) -> None:
    """Written in the threat model: the data key stays the same, so who kept both of then has both still."""
    for name, content in with_another_passphrase(mine).items():
        (mine / name).write_bytes(content)
    opened(mine).close()
    with pytest.raises(WrongPassphrase):
        opened(mine, NEW_PASSPHRASE)


def test_one_slot_file_of_before_a_change_does_not_bring_the_old_passphrase_back(mine: Path) -> None:
    old = with_another_passphrase(mine)
    newest, second = slots.COPIES
    (mine / second).write_bytes(old[second])
    with pytest.raises(WrongPassphrase):
        opened(mine)
    opened(mine, NEW_PASSPHRASE).close()
    assert (mine / second).read_bytes() == (mine / newest).read_bytes()


def grown(folder: Path) -> None:
    store = opened(folder)
    with store.work() as work:
        work.logs.append("c1", said(60, "s60", "Dit kwam later."))
        work.audit.note("changed", at(90), "c1")
    store.close()


def test_a_store_file_that_is_rolled_back_is_told_by_check(mine: Path) -> None:
    old = (mine / STORE).read_bytes()
    grown(mine)
    (mine / STORE).write_bytes(old)
    found = examine(mine, lambda: PASSPHRASE)
    assert found.exit_code == DAMAGED
    opened(mine).close()


def test_a_whole_folder_that_is_rolled_back_is_not_told(mine: Path, tmp_path: Path) -> None:
    """Written in the threat model: an older folder is a store like any other."""
    shutil.copytree(mine, tmp_path / "toen")
    grown(mine)
    shutil.rmtree(mine)
    shutil.copytree(tmp_path / "toen", mine)
    assert examine(mine, lambda: PASSPHRASE).exit_code == WHOLE
