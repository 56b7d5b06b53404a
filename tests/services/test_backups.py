"""Copies are made by themselves at most once an hour, thinned, and told in the audit trail."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from keukentafel.domain.ports import CopyTooSlow, StoreCopy, StoreFull, TracesLeft
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.thinning import USUAL as TERMS, CopyTerms
from keukentafel.services import backups
from tests.fakes.entries import NOON, opened
from tests.fakes.memory_store import MemoryStore, MemoryVault

PASSPHRASE = "vier paarden eten hooi"


@pytest.fixture
def vault() -> MemoryVault:
    return MemoryVault()


@pytest.fixture
def store(vault: MemoryVault) -> MemoryStore:
    return vault.create(PASSPHRASE)


def test_at_most_one_an_hour_unless_it_is_asked(vault: MemoryVault, store: MemoryStore) -> None:
    assert backups.back_up(vault, store, NOON, TERMS)
    assert backups.back_up(vault, store, NOON + timedelta(minutes=59), TERMS) is None
    assert backups.back_up(vault, store, NOON + timedelta(minutes=59), TERMS, at_once=True)
    assert backups.back_up(vault, store, NOON + timedelta(hours=2), TERMS)
    assert len(vault.copies()) == 3


def test_a_copy_of_tomorrow_keeps_none_of_today_away(vault: MemoryVault, store: MemoryStore) -> None:
    store.back_up(NOON + timedelta(days=1))
    assert backups.back_up(vault, store, NOON, TERMS)
    assert len(vault.copies()) == 2


def test_older_ones_are_thinned_and_those_of_another_store_are_not(vault: MemoryVault, store: MemoryStore) -> None:
    own = vault.id
    vault.id = "of another"
    other = [store.back_up(NOON - timedelta(days=3, hours=hour)) for hour in range(3)]
    vault.id = own
    three_days_ago = [store.back_up(NOON - timedelta(days=3, hours=hour)) for hour in range(3)]
    made = backups.back_up(vault, store, NOON, TERMS)
    assert set(vault.copies()) == {*other, three_days_ago[0], made}
    second = backups.back_up(vault, store, NOON + timedelta(hours=2), CopyTerms(most_days=2))
    assert set(vault.copies()) == {*other, made, second}, "older than two days"


def test_a_copy_that_failed_thins_nothing_and_is_not_told_as_made(vault: MemoryVault, store: MemoryStore) -> None:
    old = [store.back_up(NOON - timedelta(days=3, hours=hour)) for hour in range(3)]
    store.fail_with = StoreFull()
    with pytest.raises(StoreFull):
        backups.back_up(vault, store, NOON, TERMS)
    store.fail_with = None
    assert set(vault.copies()) == set(old)
    with store.work() as work:
        assert work.audit.lines() == ()


def test_the_trail_says_what_was_made_and_put_back(vault: MemoryVault, store: MemoryStore) -> None:
    made = backups.back_up(vault, store, NOON, TERMS)
    assert isinstance(made, StoreCopy) and made.folder == Path("reservekopieen")
    later = NOON + timedelta(days=1)
    with store.work() as work:
        assert work.audit.lines() == ((NOON, "backed_up", made.name),)
    store.close()
    again = backups.restore(vault, made, PASSPHRASE, later)
    with again.work() as work:
        assert work.audit.lines() == ((later, "unlocked", "copy"), (later, "restored", made.name))


def test_what_was_destroyed_is_in_no_copy_after_thirty_days(vault: MemoryVault, store: MemoryStore) -> None:
    with store.work() as work:
        opened(work)
    before = store.back_up(NOON - timedelta(days=1))
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    last = NOON + timedelta(days=TERMS.destroyed_days)
    backups.back_up(vault, store, last, TERMS)
    assert before in vault.copies(), "thirty days for a laptop that breaks"
    backups.back_up(vault, store, last + timedelta(minutes=5), TERMS)
    assert before in vault.copies()
    backups.back_up(vault, store, last + timedelta(days=1), TERMS)
    assert before not in vault.copies() and len(vault.copies()) == 2


def test_what_cannot_be_wiped_stops_no_copy_and_is_told(vault: MemoryVault, store: MemoryStore) -> None:
    store.scrubs_fail_with = StoreFull()
    with pytest.raises(TracesLeft):
        backups.back_up(vault, store, NOON, TERMS)
    [stained] = vault.copies()
    with store.work() as work:
        assert work.audit.lines() == ((NOON, "backed_up", stained.name),)
    with pytest.raises(TracesLeft):
        backups.back_up(vault, store, NOON + timedelta(hours=2), TERMS)
    assert len(vault.copies()) == 2, "one with traces is better than none"
    store.scrubs_fail_with = None
    clean = backups.back_up(vault, store, NOON + timedelta(hours=4), TERMS)
    assert vault.copies() == (clean,), "and goes when there is one without"


def test_a_copy_with_traces_is_no_older_than_thirty_days(vault: MemoryVault, store: MemoryStore) -> None:
    store.scrubs_fail_with = StoreFull()
    with pytest.raises(TracesLeft):
        backups.back_up(vault, store, NOON, TERMS)
    store.copies_fail_with = CopyTooSlow()
    for days, left in ((TERMS.destroyed_days, 1), (TERMS.destroyed_days + 1, 0)):
        with pytest.raises(CopyTooSlow):
            backups.back_up(vault, store, NOON + timedelta(days=days), TERMS)
        assert len(vault.copies()) == left


def test_copies_that_fail_do_not_keep_what_was_destroyed(vault: MemoryVault, store: MemoryStore) -> None:
    with store.work() as work:
        opened(work)
    store.back_up(NOON - timedelta(days=1))
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.copies_fail_with = CopyTooSlow()
    with pytest.raises(CopyTooSlow):
        backups.back_up(vault, store, NOON + timedelta(days=TERMS.destroyed_days + 1), TERMS)
    assert vault.copies() == ()
