"""Which copies of a store stay: many of what is near, few of what is long ago, none beyond a limit, and none of
before something was destroyed once its days have passed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta

DAYS = 7
WEEKS = 5
MONTHS = 12
MOST_DAYS = 366
"""How old a copy may become unless it is said otherwise: what was deleted from the store is in no copy after that."""


DESTROYED_DAYS = 30
"""How long after something was destroyed a copy of before may still hold it. What is put aside stays as long."""


def kept(
    made: Iterable[datetime], today: date, most_days: int = MOST_DAYS, destroyed: Iterable[datetime] = ()
) -> frozenset[datetime]:
    """Which of these moments stay, read as days in their own zone.

    All of today, and of what lies ahead when a clock was set back; the newest of each of the last 7 days, of the last
    5 weeks (from Monday), of the last 12 months, today's included. Nothing older than `most_days` days, but for the
    newest of all. A copy that is older than something that was `destroyed` more than 30 days ago goes, and the newest
    of all with it: what was destroyed must be gone, also where no newer copy could be made.

    The same moments on the same day give the same answer, whatever their order.
    """
    moments = sorted(made)
    stay = {moment for moment in moments if moment.date() >= today}
    for span in (_day(today), _week(today), _month(today)):
        stay.update(_newest_of_each(moments, span))
    stay = {moment for moment in stay if moment.date() >= today - timedelta(days=most_days)}
    stay.update(moments[-1:])
    over = [moment for moment in destroyed if moment.date() < today - timedelta(days=DESTROYED_DAYS)]
    return frozenset(moment for moment in stay if not over or moment > max(over))


def _newest_of_each(moments: list[datetime], span: Callable[[date], Hashable]) -> Iterable[datetime]:
    # Later moments take the place of earlier ones.
    return {span(moment.date()): moment for moment in moments if span(moment.date()) is not None}.values()


def _day(today: date) -> Callable[[date], Hashable]:
    return lambda day: day if 0 <= (today - day).days < DAYS else None


def _week(today: date) -> Callable[[date], Hashable]:
    def monday(day: date) -> date:
        return day - timedelta(days=day.weekday())

    return lambda day: monday(day) if 0 <= (monday(today) - monday(day)).days < 7 * WEEKS else None


def _month(today: date) -> Callable[[date], Hashable]:
    def number(day: date) -> int:
        return 12 * day.year + day.month

    return lambda day: number(day) if 0 <= number(today) - number(day) < MONTHS else None
