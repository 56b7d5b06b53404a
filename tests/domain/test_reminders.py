"""The ladder of reminders: its days, what counts as done, and another way of contact after one that did not work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.appointments import Appointment, AppointmentState, Channel, ContactAttempt, Move, Reached
from keukentafel.domain.changes import AppointmentMade, Change, ContactTried, ReminderPlanned
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.deadlines import why_not_ordinary
from keukentafel.domain.reminders import Reminder, day_of, next_visit, next_way, reminders_for
from tests.domain import builders as b

VISIT = Appointment("b1", date(2026, 12, 8), time(10, 0))
LETTER, CALL, MESSAGE = (
    ReminderStep(Channel.LETTER, 10),
    ReminderStep(Channel.PHONE, 2),
    ReminderStep(Channel.MESSAGE, 1),
)


def tried(day: date, channel: Channel, reached: Reached = Reached.YES) -> ContactTried:
    return ContactTried(ContactAttempt(day, channel, reached))


def ladder(*more: Change, visit: Appointment = VISIT) -> tuple[Reminder, ...]:
    rungs = (ReminderPlanned(step) for step in (MESSAGE, LETTER, CALL))
    conversation = b.a_conversation(*rungs, AppointmentMade(visit), *more)
    return reminders_for(conversation, visit, b.CALENDAR)


def test_the_ladder_has_its_days_and_no_one_works_on_a_sunday() -> None:
    found = [(reminder.step.way, reminder.on, reminder.moved) for reminder in ladder()]
    assert found == [
        (Channel.LETTER, date(2026, 11, 27), ("zaterdag",)),
        (Channel.PHONE, date(2026, 12, 4), ("zondag", "zaterdag")),
        (Channel.MESSAGE, date(2026, 12, 7), ()),
    ]


def test_what_was_done_counts_for_its_own_rung() -> None:
    done = {r.step.way: r.done for r in ladder(tried(date(2026, 11, 26), Channel.LETTER))}
    assert done[Channel.LETTER] is not None and done[Channel.PHONE] is None


def test_a_call_that_nobody_answered_reminds_nobody() -> None:
    assert all(r.done is None for r in ladder(tried(date(2026, 12, 4), Channel.PHONE, Reached.NO)))


def test_of_two_calls_the_second_counts_for_the_later_rung() -> None:
    early = ReminderPlanned(ReminderStep(Channel.PHONE, 6))
    found = ladder(early, tried(date(2026, 12, 4), Channel.PHONE))
    assert [r.step.days_before for r in found if r.done is not None] == [2]


def test_what_was_done_before_the_visit_was_moved_does_not_count() -> None:
    move = Move(date(2026, 12, 1), None, "ziek", datetime(2026, 11, 30, 9, tzinfo=b.AMSTERDAM))
    moved = replace(VISIT, moves=(move,))
    assert all(r.done is None for r in ladder(tried(date(2026, 11, 26), Channel.LETTER), visit=moved))


@pytest.mark.parametrize(("today", "due"), [(date(2026, 11, 26), False), (date(2026, 11, 27), True)])
def test_a_rung_is_due_from_its_day_on(today: date, due: bool) -> None:
    assert ladder()[0].is_due(today) is due


def test_the_next_visit_is_the_first_that_stands_and_did_not_pass() -> None:
    gone = replace(VISIT, id="b0", on=date(2026, 11, 20))
    off = replace(VISIT, id="b2", on=date(2026, 11, 30), state=AppointmentState.CANCELLED)
    conversation = b.a_conversation(*(AppointmentMade(visit) for visit in (gone, off, VISIT)))
    assert next_visit(conversation, b.TODAY) == VISIT
    assert next_visit(conversation, VISIT.on + timedelta(days=1)) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 60))
def test_a_reminder_is_never_late_and_always_on_a_day_that_somebody_works(visit_on: date, days_before: int) -> None:
    day, moved = day_of(days_before, visit_on, b.CALENDAR)
    counted = visit_on - timedelta(days=days_before)
    assert day <= counted and bool(moved) == (day < counted)
    assert (counted - day).days == len(moved) <= 10
    if days_before:
        assert why_not_ordinary(day, b.CALENDAR) is None


PROFILE = ContactProfile(ways=(Channel.PHONE, Channel.MESSAGE))


def attempt(day: int, channel: Channel, reached: Reached) -> ContactAttempt:
    return ContactAttempt(date(2026, 11, day), channel, reached)


def test_no_other_way_is_needed_while_nothing_failed() -> None:
    assert next_way(PROFILE, (attempt(2, Channel.PHONE, Reached.YES),)) is None
    assert next_way(None, ()) is None


def test_a_missed_visit_asks_for_another_way_than_the_one_that_was_used() -> None:
    missed = replace(VISIT, on=date(2026, 11, 10), state=AppointmentState.MISSED)
    assert next_way(PROFILE, (attempt(2, Channel.PHONE, Reached.YES),), (missed,)) is Channel.MESSAGE
    assert next_way(None, (attempt(2, Channel.LETTER, Reached.LEFT_WORD),), (missed,)) is Channel.THROUGH_SOMEBODY


attempts = st.lists(
    st.builds(ContactAttempt, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(Channel),
              st.sampled_from(Reached)),
    max_size=12,
)  # fmt: skip
profiles = st.none() | st.builds(ContactProfile, st.lists(st.sampled_from(Channel), unique=True).map(tuple))


@given(profiles, attempts, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_after_a_missed_visit_there_is_always_a_next_step(
    profile: ContactProfile | None, tried: list[ContactAttempt], day: date
) -> None:
    missed = replace(VISIT, on=day, state=AppointmentState.MISSED)
    reached_later = any(one.on > day and one.reached is Reached.YES for one in tried)
    assert reached_later or next_way(profile, tried, (missed,)) is not None


@given(profiles, st.sampled_from(Channel))
def test_the_next_way_is_another_one(profile: ContactProfile | None, channel: Channel) -> None:
    assert next_way(profile, (attempt(2, channel, Reached.NO),)) is not channel
