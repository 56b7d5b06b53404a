"""Every vault makes copies, looks into them and puts them back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from keukentafel.domain.ports import CopyDamaged, Store, StoreBusy, WrongPassphrase, WrongRecoveryCode
from keukentafel.domain.safekeeping.vault import Vault
from tests.contract.conftest import PASSPHRASE
from tests.fakes.entries import NOON, opened, said

NEW = "een andere zin van zes woorden"


def lines(store: Store) -> list[str]:
    with store.work() as work:
        return [hit.text for hit in work.logs.search("woord")]


@pytest.fixture
def filled(store: Store) -> Store:
    with store.work() as work:
        opened(work, said(2, "s1", "Het eerste woord."), said(3, "s2", "Nog iets."))
    return store


def test_a_copy_has_a_moment_and_a_store_and_no_name_of_anybody(vault: Vault, filled: Store) -> None:
    assert vault.copies() == ()
    made = filled.back_up(NOON)
    assert made.name == "kluis-20261112T110000Z.ktkopie"
    assert (made.made_at, made.store) == (NOON, filled.id)
    assert vault.copies() == (made,)
    second = filled.back_up(NOON)
    assert second.made_at == NOON + timedelta(seconds=1)
    assert vault.copies() == (second, made) == vault.copies(made.folder)


def test_one_can_look_into_a_copy_with_its_passphrase_alone(vault: Vault, filled: Store) -> None:
    made = filled.back_up(NOON)
    found = vault.look_into(made, PASSPHRASE)
    assert (found.conversations, found.statements, found.last_changed) == (1, 2, NOON + timedelta(minutes=3))
    with pytest.raises(WrongPassphrase):
        vault.look_into(made, NEW)


def test_what_was_there_at_the_copy_comes_back_and_what_came_later_does_not(vault: Vault, filled: Store) -> None:
    made = filled.back_up(NOON)
    with filled.work() as work:
        work.logs.append("c1", said(4, "s3", "Een later woord."))
        work.drafts.keep("c1", "verhaal", "half")
    assert lines(filled) == ["Een later woord.", "Het eerste woord."]
    filled.close()
    again = vault.restore(made, PASSPHRASE)
    assert lines(again) == ["Het eerste woord."]
    with again.work() as work:
        assert work.drafts.kept("c1") == {}
        work.logs.append("c1", said(4, "s4", "Een ander woord."))
    again.close()
    assert vault.copies() == (made,)
    store = vault.unlock(PASSPHRASE)
    assert lines(store) == ["Een ander woord.", "Het eerste woord."]
    store.close()


def test_a_copy_keeps_its_passphrase_and_its_code(vault: Vault, filled: Store) -> None:
    filled.close()
    code = vault.new_recovery_code(PASSPHRASE)
    store = vault.unlock(PASSPHRASE)
    made = store.back_up(NOON)
    store.close()
    vault.change_passphrase(PASSPHRASE, NEW)
    others = vault.new_recovery_code(NEW)
    with pytest.raises(WrongPassphrase):
        vault.restore(made, NEW)
    with pytest.raises(WrongRecoveryCode):
        vault.restore(made, others)
    vault.unlock(NEW).close()
    again = vault.restore(made, code.lower().replace("-", " "))
    assert lines(again) == ["Het eerste woord."]
    again.close()
    vault.recover(code, NEW).close()
    vault.unlock(NEW).close()


def test_an_open_store_is_not_replaced(vault: Vault, filled: Store) -> None:
    made = filled.back_up(NOON)
    with pytest.raises(StoreBusy):
        vault.restore(made, PASSPHRASE)
    assert lines(filled) == ["Het eerste woord."]


def test_a_copy_that_was_thrown_away_is_no_copy(vault: Vault, filled: Store, tmp_path: Path) -> None:
    made = filled.back_up(NOON)
    vault.discard(made)
    assert vault.copies() == () == vault.copies(tmp_path / "nothing")
    with pytest.raises(CopyDamaged):
        vault.look_into(made, PASSPHRASE)
    filled.close()
    with pytest.raises(CopyDamaged):
        vault.restore(made, PASSPHRASE)
    vault.unlock(PASSPHRASE).close()


def test_a_closed_store_makes_no_copy(store: Store) -> None:
    store.close()
    with pytest.raises(RuntimeError):
        store.back_up(NOON)
