"""Copies are thinned by day, week and month, and never the newest."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.thinning import DAYS, MONTHS, USUAL, WEEKS, CopyTerms, kept

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

made = st.sets(
    st.integers(min_value=-60 * 24 * 3, max_value=60 * 24 * 900).map(lambda m: NOON - timedelta(minutes=m)), max_size=60
)
limit = st.integers(min_value=0, max_value=800)


def ago(days: int, hours: int = 0) -> datetime:
    return NOON - timedelta(days=days, hours=hours)


def test_all_of_today_and_the_newest_of_each_other_day() -> None:
    moments = [ago(0, 1), ago(0, 2), ago(0, 3), ago(1, 1), ago(1, 2), ago(6, 1), ago(6, 2)]
    assert kept(moments, TODAY) == {ago(0, 1), ago(0, 2), ago(0, 3), ago(1, 1), ago(6, 1)}


def test_one_a_day_then_one_a_week_then_one_a_month() -> None:
    every_day = [ago(days) for days in range(600)]
    stay = sorted(kept(every_day, TODAY), reverse=True)
    # 24 November 2026 is a Tuesday; 25 October is both a Sunday and inside the fifth week.
    days = [ago(days) for days in range(DAYS)]
    weeks = [ago(2 + 7 * week) for week in range(WEEKS - 1)]
    months = [datetime(2026, month, 1, 12, tzinfo=UTC) - timedelta(days=1) for month in range(2, 12)]
    months += [datetime(2025, 12, 31, 12, tzinfo=UTC)]
    assert stay == sorted({*days, *weeks, *months}, reverse=True)
    assert len({(m.year, m.month) for m in stay}) == MONTHS


def test_nothing_stays_beyond_the_limit_but_a_last_one() -> None:
    assert kept([ago(400), ago(40), ago(1)], TODAY, CopyTerms(most_days=30)) == {ago(1)}
    assert kept([ago(USUAL.most_days + 200), ago(USUAL.most_days + 100)], TODAY) == {ago(USUAL.most_days + 100)}
    assert kept([], TODAY) == frozenset()


@given(made, limit)
def test_the_newest_always_stays_and_nothing_is_made_up(moments: set[datetime], most: int) -> None:
    stay = kept(moments, TODAY, CopyTerms(most))
    assert stay <= moments
    assert not moments or max(moments) in stay


@given(made, limit)
def test_thinning_twice_is_thinning_once(moments: set[datetime], most: int) -> None:
    once = kept(moments, TODAY, CopyTerms(most))
    assert kept(once, TODAY, CopyTerms(most)) == once


@given(made)
def test_what_is_near_is_not_taken_away(moments: set[datetime]) -> None:
    stay = kept(moments, TODAY)
    assert {m for m in moments if m.date() >= TODAY} <= stay
    for days in range(DAYS):
        of_day = [m for m in moments if m.date() == TODAY - timedelta(days=days)]
        assert not of_day or max(of_day) in stay
    for month in {(m.year, m.month) for m in moments if (TODAY - m.date()).days < 334}:
        assert any((m.year, m.month) == month for m in stay)


@given(made, limit)
def test_what_is_too_old_goes(moments: set[datetime], most: int) -> None:
    old = {m for m in kept(moments, TODAY, CopyTerms(most)) if (TODAY - m.date()).days > most}
    assert old <= ({max(moments)} if moments else set())


def test_a_copy_of_before_something_was_destroyed_goes_when_its_days_have_passed() -> None:
    every_day = [ago(days) for days in range(80)]
    assert kept(every_day, TODAY, destroyed=[ago(USUAL.destroyed_days)]) == kept(every_day, TODAY)
    stay = kept(every_day, TODAY, destroyed=[ago(USUAL.destroyed_days + 1, 5), ago(70)])
    assert stay == {m for m in kept(every_day, TODAY) if m > ago(USUAL.destroyed_days + 1, 5)}


def test_not_even_the_newest_of_all_keeps_what_was_destroyed() -> None:
    assert kept([ago(90)], TODAY, destroyed=[ago(40)]) == frozenset()
    assert kept([ago(39)], TODAY, destroyed=[ago(40)]) == {ago(39)}
