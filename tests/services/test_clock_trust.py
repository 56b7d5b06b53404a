"""On the word of a clock that jumped ahead nothing goes for good before somebody said that the date is right."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.clock_doubt import MOST_BELIEVED
from keukentafel.domain.keeping import HandOverWay
from keukentafel.domain.ports import Store
from keukentafel.domain.safekeeping.retention_days import NOTICE
from keukentafel.domain.safekeeping.thinning import CopyTerms
from keukentafel.domain.safekeeping.trail import Way
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import backups, clock_trust, destroying, freezing, keeping, telling, unlocking
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.memory_store import MemoryVault
from tests.services.conftest import TableClock

PASSPHRASE = "vier losse woorden samen"
NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
YEAR = timedelta(days=400)


def come_in(store: Store, now: datetime) -> None:
    unlocking.noted(MemoryVault(), store, now, Way.PASSPHRASE)


def later(desk: Desk, time: timedelta) -> None:
    assert isinstance(desk.clock, TableClock)
    desk.clock.moment += time


@pytest.fixture
def told(visit: Visit) -> Visit:
    """A case that goes within the week, and the consultant knows."""
    desk = visit.desk
    telling.record(visit, Told("Het gaat weer goed.", "bewoner", "verhaal"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.WITHDRAWN)
    keeping.record_hand_over(visit, date(2026, 11, 24), HandOverWay.SYSTEM, "ONTV-2026-7")
    later(desk, timedelta(days=desk.library.profile("voorbeeld").retention_days_after_handover + 1 - NOTICE.usual))
    come_in(desk.store, desk.now())
    assert len(destroying.tell_of_leaving(desk)) == 1
    return visit


def test_what_was_announced_waits_for_the_answer(told: Visit) -> None:
    desk = told.desk
    later(desk, YEAR)
    come_in(desk.store, desk.now())
    assert clock_trust.doubted_since(desk.store, desk.now()) is not None
    assert destroying.destroy_what_is_due(desk) == ()
    clock_trust.confirm(desk)
    assert clock_trust.doubted_since(desk.store, desk.now()) is None
    assert len(destroying.destroy_what_is_due(desk)) == 1
    with desk.store.work() as work:
        assert "clock_confirmed" in [event for _, event, _ in work.audit.lines()]


def test_opening_again_and_again_is_no_answer(told: Visit) -> None:
    desk = told.desk
    later(desk, YEAR)
    for _ in range(3):
        later(desk, timedelta(days=8))
        come_in(desk.store, desk.now())
        unlocking.leave(desk.store, desk.now())
        assert destroying.destroy_what_is_due(desk) == () and destroying.tell_of_leaving(desk) == ()
    later(desk, -YEAR - timedelta(days=23))
    come_in(desk.store, desk.now())
    assert clock_trust.doubted_since(desk.store, desk.now()) is None, "the clock was set right"
    assert len(destroying.tell_of_leaving(desk)) == 1 and destroying.destroy_what_is_due(desk) == ()


def test_no_notice_begins_on_a_day_that_is_doubted(told: Visit) -> None:
    desk = told.desk
    keeping.record_hand_over(told, date(2026, 11, 24), HandOverWay.SYSTEM, "ONTV-2026-8")
    later(desk, YEAR)
    assert destroying.tell_of_leaving(desk) == ()


def test_copies_are_made_and_none_is_thrown_away(over_days: tuple[MemoryVault, Store]) -> None:
    vault, store = over_days
    before = set(vault.copies())
    made = backups.back_up(vault, store, NOON + YEAR, CopyTerms(most_days=30))
    assert made is not None and set(vault.copies()) == {*before, made}
    with store.work() as work:
        work.cabinet.put("clock-believed", (NOON + YEAR).isoformat().encode())
    backups.back_up(vault, store, NOON + YEAR + timedelta(hours=2), CopyTerms(most_days=30))
    assert not before & set(vault.copies())


@pytest.fixture
def over_days() -> tuple[MemoryVault, Store]:
    """A store that was open at noon, with copies of the days before."""
    vault = MemoryVault()
    store = vault.create(PASSPHRASE)
    for days in range(5):
        store.back_up(NOON - timedelta(days=days))
    come_in(store, NOON)
    return vault, store


@given(st.lists(st.timedeltas(min_value=-YEAR, max_value=YEAR), max_size=12))
def test_a_clock_is_doubted_exactly_while_it_is_too_far_ahead_of_what_was_believed(steps: list[timedelta]) -> None:
    store, now = MemoryVault().create(PASSPHRASE), NOON
    come_in(store, now)
    believed = now
    for step in steps:
        now += step
        come_in(store, now)
        doubted = now > believed + MOST_BELIEVED
        assert (clock_trust.doubted_since(store, now) is not None) == doubted
        believed = believed if doubted else now
