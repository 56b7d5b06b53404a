"""Coming in is noted with the tries before it, and tries in vain are slowed over a new start of the program too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreFull, WrongPassphrase, WrongRecoveryCode
from keukentafel.domain.safekeeping.passphrases import FREE_TRIES, pause_after
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.services import unlocking
from keukentafel.services.unlocking import Pause
from keukentafel.storage.vault import SqlCipherVault
from tests.contract.conftest import CHEAP
from tests.fakes.entries import NOON, at
from tests.fakes.memory_store import MemoryStore, MemoryVault

PASSPHRASE = "vier paarden eten hooi"
NEW = "drie nieuwe schoenen op de mat"


@pytest.fixture(params=["memory", "sqlcipher"])
def started(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Vault]:
    """Each call is a new start of the program over the same store."""
    memory = MemoryVault()
    return lambda: memory if request.param == "memory" else SqlCipherVault(tmp_path / "kluis", CHEAP)


def events(vault: Vault, passphrase: str = PASSPHRASE) -> list[tuple[str, str]]:
    store = vault.unlock(passphrase)
    with store.work() as work:
        found = [(event, subject) for _, event, subject in work.audit.lines()]
    store.close()
    return found


def test_each_way_in_is_noted(started: Callable[[], Vault]) -> None:
    vault = started()
    store = unlocking.make(vault, PASSPHRASE, NOON)
    code = unlocking.new_recovery_code(vault, store, PASSPHRASE, at(1))
    unlocking.change_passphrase(vault, store, PASSPHRASE, NEW, at(2))
    unlocking.leave(store, at(3))
    store.close()
    unlocking.unlock(started(), NEW, at(4)).close()
    unlocking.recover(started(), code, PASSPHRASE, at(5)).close()
    assert events(started()) == [
        ("unlocked", "passphrase"), ("store_made", ""), ("recovery_code_made", ""), ("passphrase_changed", ""),
        ("locked", ""), ("unlocked", "passphrase"), ("unlocked", "code"), ("passphrase_changed", ""),
    ]  # fmt: skip


def test_tries_in_vain_are_noted_when_it_opens(started: Callable[[], Vault]) -> None:
    unlocking.make(started(), PASSPHRASE, NOON).close()
    with pytest.raises(WrongPassphrase):
        unlocking.unlock(started(), "mis", at(1))
    with pytest.raises(WrongRecoveryCode):
        unlocking.recover(started(), "0" * 35, NEW, at(2))
    store = unlocking.unlock(started(), PASSPHRASE, at(3))
    with store.work() as work:
        lines = work.audit.lines()
    store.close()
    assert lines[2:] == (
        (at(1), "unlock_failed", "passphrase"), (at(2), "unlock_failed", "code"), (at(3), "unlocked", "passphrase"),
    )  # fmt: skip
    assert started().tries() == ()


def test_a_new_start_of_the_program_does_not_shorten_the_pause(started: Callable[[], Vault]) -> None:
    unlocking.make(started(), PASSPHRASE, NOON).close()
    for tried in range(1, 9):
        with pytest.raises(WrongPassphrase):
            unlocking.unlock(started(), "mis", at(tried))
        assert Pause().seconds(started(), at(tried)) == pause_after(tried)
        assert (tried < FREE_TRIES) == (pause_after(tried) == 0)
    assert Pause().seconds(started(), at(8) + timedelta(seconds=20)) == 40
    assert Pause().seconds(started(), at(10)) == 0
    put_back, pause = at(1), Pause()
    for seconds, left in ((0, 60), (20, 40), (60, 0)):
        assert pause.seconds(started(), put_back + timedelta(seconds=seconds)) == left
    assert pause.seconds(started(), put_back) == 60, "put back once more"
    assert pause.seconds(started(), put_back + timedelta(minutes=1)) == 0
    assert pause.seconds(started(), at(10)) == 0
    unlocking.unlock(started(), PASSPHRASE, at(10)).close()
    assert Pause().seconds(started(), at(10)) == 0


def test_a_wrong_passphrase_for_another_one_is_a_try_in_vain(started: Callable[[], Vault]) -> None:
    vault = started()
    store = unlocking.make(vault, PASSPHRASE, NOON)
    with pytest.raises(WrongPassphrase):
        unlocking.change_passphrase(vault, store, "mis", NEW, at(1))
    with pytest.raises(WrongPassphrase):
        unlocking.new_recovery_code(vault, store, "mis", at(2))
    store.close()
    assert [failed.at for failed in started().tries()] == [at(1), at(2)]
    assert ("passphrase_changed", "") not in events(started())


def test_a_key_whose_line_cannot_be_written_stays_as_it_was() -> None:
    vault = MemoryVault()
    store = vault.create(PASSPHRASE)
    code = unlocking.new_recovery_code(vault, store, PASSPHRASE, NOON)
    store.fail_with = StoreFull()
    with pytest.raises(StoreFull):
        unlocking.change_passphrase(vault, store, PASSPHRASE, NEW, at(1))
    with pytest.raises(StoreFull):
        unlocking.new_recovery_code(vault, store, PASSPHRASE, at(2))
    store.close()
    vault.unlock(PASSPHRASE).close()
    vault.recover(code, PASSPHRASE).close()


def test_nobody_is_in_without_a_line() -> None:
    class FullVault(MemoryVault):
        def unlock(self, passphrase: str) -> MemoryStore:
            store = super().unlock(passphrase)
            store.fail_with = StoreFull()
            return store

    vault = FullVault()
    unlocking.make(vault, PASSPHRASE, NOON).close()
    with pytest.raises(StoreFull):
        unlocking.unlock(vault, PASSPHRASE, at(1))
    assert not vault.held, "the store was closed again"


@pytest.mark.parametrize("left", [b"", b"{}", b"[1]", b'{"tries": [{"at": "2026", "way": "code"}]}', b"\xff"])
def test_a_damaged_note_of_tries_keeps_nobody_out(tmp_path: Path, left: bytes) -> None:
    vault = SqlCipherVault(tmp_path / "kluis", CHEAP)
    unlocking.make(vault, PASSPHRASE, NOON).close()
    (tmp_path / "kluis" / "tries.json").write_bytes(left)
    assert Pause().seconds(vault, NOON) == 0
    unlocking.unlock(vault, PASSPHRASE, at(1)).close()
