"""Every vault has the same ways in: a passphrase that changes and a code on paper."""

from __future__ import annotations

import pytest

from keukentafel.domain.ports import StoreBusy, WrongPassphrase, WrongRecoveryCode
from keukentafel.domain.safekeeping.recovery_codes import understood
from keukentafel.domain.safekeeping.trail import FailedTry, Way
from keukentafel.domain.safekeeping.vault import Vault
from tests.contract.conftest import PASSPHRASE
from tests.fakes.entries import NOON, at

NEW = "een andere zin van zes woorden"


@pytest.fixture
def made(vault: Vault) -> Vault:
    """A vault that is there and closed."""
    vault.create(PASSPHRASE).close()
    return vault


def test_a_passphrase_changes(made: Vault) -> None:
    made.change_passphrase(PASSPHRASE, NEW)
    made.unlock(NEW).close()
    with pytest.raises(WrongPassphrase):
        made.unlock(PASSPHRASE)


def test_a_passphrase_is_changed_by_who_knows_it_alone(made: Vault) -> None:
    with pytest.raises(WrongPassphrase):
        made.change_passphrase(NEW, NEW)
    with pytest.raises(WrongPassphrase):
        made.new_recovery_code(NEW)
    made.unlock(PASSPHRASE).close()
    assert not made.ways_in().code


def test_a_code_opens_and_sets_a_passphrase(made: Vault) -> None:
    code = made.new_recovery_code(PASSPHRASE)
    assert understood(code) == code and made.ways_in().code
    made.recover(code, NEW).close()
    made.unlock(NEW).close()
    with pytest.raises(WrongPassphrase):
        made.unlock(PASSPHRASE)


def test_the_newest_code_is_the_only_one(made: Vault) -> None:
    old, new = (made.new_recovery_code(PASSPHRASE) for _ in range(2))
    with pytest.raises(WrongRecoveryCode):
        made.recover(old, NEW)
    made.recover(new, NEW).close()


def test_a_code_does_not_open_a_store_that_is_open(made: Vault) -> None:
    code = made.new_recovery_code(PASSPHRASE)
    store = made.unlock(PASSPHRASE)
    with pytest.raises(StoreBusy):
        made.recover(code, NEW)
    store.close()
    made.unlock(PASSPHRASE).close()


def test_tries_in_vain_are_kept_until_they_are_forgotten(made: Vault) -> None:
    tries = (FailedTry(NOON, Way.PASSPHRASE), FailedTry(at(1), Way.CODE))
    for failed in tries:
        made.note_try(failed)
    assert made.tries() == tries
    made.forget_tries()
    assert made.tries() == ()


def test_where_there_is_no_store_no_try_is_kept(vault: Vault) -> None:
    vault.note_try(FailedTry(NOON, Way.PASSPHRASE))
    assert vault.tries() == ()
