"""The terms of the law, counted as the Algemene termijnenwet counts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.deadlines import (
    DECREE_DAY,
    TWO_ORDINARY_DAYS,
    Term,
    calendar_warning,
    deadline,
    easter,
    holidays,
    is_overdue,
    why_not_ordinary,
)

CALENDAR = WorkCalendar(
    (date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
    date(2028, 12, 31),
    "koninklijk besluit",
)
DAY = timedelta(days=1)
Expected = tuple[date, date, tuple[str, ...]]

REPORTED: list[tuple[date, Expected, Expected]] = [
    (date(2026, 6, 1), (date(2026, 6, 8), date(2026, 6, 8), ()), (date(2026, 7, 13), date(2026, 7, 13), ())),
    (
        date(2026, 11, 13),
        (date(2026, 11, 20), date(2026, 11, 20), ()),
        (date(2026, 12, 25), date(2026, 12, 28), ("Eerste Kerstdag", "Tweede Kerstdag", "zondag")),
    ),
    (
        date(2026, 11, 14),
        (date(2026, 11, 21), date(2026, 11, 23), ("zaterdag", "zondag")),
        (date(2026, 12, 26), date(2026, 12, 28), ("Tweede Kerstdag", "zondag")),
    ),
    (
        date(2026, 11, 20),
        (date(2026, 11, 27), date(2026, 11, 27), ()),
        (date(2027, 1, 1), date(2027, 1, 4), ("Nieuwjaarsdag", "zaterdag", "zondag")),
    ),
    (
        date(2027, 2, 12),
        (date(2027, 2, 19), date(2027, 2, 19), ()),
        (date(2027, 3, 26), date(2027, 3, 30), ("Goede Vrijdag", "zaterdag", "zondag", "Tweede Paasdag")),
    ),
    (
        date(2027, 3, 16),
        (date(2027, 3, 23), date(2027, 3, 23), ()),
        (date(2027, 4, 27), date(2027, 4, 28), ("Koningsdag",)),
    ),
    (
        date(2027, 3, 26),
        (date(2027, 4, 2), date(2027, 4, 2), ()),
        (date(2027, 5, 7), date(2027, 5, 10), (DECREE_DAY, "zaterdag", "zondag")),
    ),
    (
        date(2027, 4, 5),
        (date(2027, 4, 12), date(2027, 4, 12), ()),
        (date(2027, 5, 17), date(2027, 5, 18), ("Tweede Pinksterdag",)),
    ),
]


@pytest.mark.parametrize(("start", "plan", "investigation"), REPORTED)
def test_terms_that_start_with_the_melding(start: date, plan: Expected, investigation: Expected) -> None:
    for term, expected in ((Term.PERSONAL_PLAN, plan), (Term.INVESTIGATION, investigation)):
        found = deadline(term, start, CALENDAR)
        assert (found.raw, found.last_day, found.why) == expected


def test_decision_within_two_weeks_of_the_application() -> None:
    found = deadline(Term.DECISION, date(2027, 4, 23), CALENDAR)
    assert (found.raw, found.last_day) == (date(2027, 5, 7), date(2027, 5, 10))


def test_objection_within_six_weeks_of_the_announcement() -> None:
    found = deadline(Term.OBJECTION, date(2026, 11, 13), CALENDAR)
    assert (found.raw, found.last_day) == (date(2026, 12, 25), date(2026, 12, 28))


@pytest.mark.parametrize(
    ("start", "raw", "last_day"),
    [
        (date(2026, 11, 30), date(2027, 2, 28), date(2027, 3, 1)),
        (date(2027, 11, 30), date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 15), date(2027, 3, 15), date(2027, 3, 15)),
    ],
)
def test_destruction_on_request_counts_calendar_months(start: date, raw: date, last_day: date) -> None:
    found = deadline(Term.DESTRUCTION_ON_REQUEST, start, CALENDAR)
    assert (found.raw, found.last_day) == (raw, last_day)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2000, (4, 23)), (2008, (3, 23)), (2011, (4, 24)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


def test_kings_day_is_a_day_earlier_when_it_would_be_sunday() -> None:
    assert holidays(2031)[date(2031, 4, 26)] == "Koningsdag"
    assert date(2031, 4, 27) not in holidays(2031)


def test_the_fifth_of_may_counts_every_year_and_local_days_never() -> None:
    assert all(date(year, 5, 5) in holidays(year) for year in range(2020, 2050))
    assert why_not_ordinary(date(2027, 2, 8), CALENDAR) is None  # carnaval Monday
    assert why_not_ordinary(date(2026, 12, 31), CALENDAR) is None


def test_overdue_only_from_the_day_after() -> None:
    term = deadline(Term.INVESTIGATION, date(2026, 11, 13), CALENDAR)
    assert not is_overdue(term, date(2026, 12, 28))
    assert is_overdue(term, date(2026, 12, 29))


def test_a_day_beyond_the_known_decrees_is_said() -> None:
    assert calendar_warning(CALENDAR, date(2028, 12, 31)) is None
    assert calendar_warning(CALENDAR, date(2029, 1, 1))
    assert deadline(Term.INVESTIGATION, date(2028, 12, 20), CALENDAR).may_move
    assert not deadline(Term.INVESTIGATION, date(2028, 11, 1), CALENDAR).may_move


def test_two_ordinary_days_only_when_the_calendar_says_so() -> None:
    cluster = replace(CALENDAR, royal_decree_days=tuple(date(2026, 6, day) for day in range(2, 8)))
    plain = deadline(Term.PERSONAL_PLAN, date(2026, 6, 1), cluster)
    longer = deadline(Term.PERSONAL_PLAN, date(2026, 6, 1), replace(cluster, at_least_two_ordinary_days=True))
    assert (plain.last_day, plain.why) == (date(2026, 6, 8), ())
    assert (longer.last_day, longer.why) == (date(2026, 6, 9), (TWO_ORDINARY_DAYS,))


@given(st.sampled_from(list(Term)), st.dates(date(2020, 1, 1), date(2060, 12, 31)), st.booleans())
def test_the_last_day_is_the_first_ordinary_day(term: Term, start: date, two_days: bool) -> None:
    calendar = replace(CALENDAR, at_least_two_ordinary_days=two_days)
    found = deadline(term, start, calendar)
    assert start < found.raw <= found.last_day
    assert why_not_ordinary(found.last_day, calendar) is None
    between = [found.raw + n * DAY for n in range((found.last_day - found.raw).days)]
    assert tuple(why_not_ordinary(day, calendar) for day in between) == found.why
    assert len(holidays(start.year)) in (8, 9)
