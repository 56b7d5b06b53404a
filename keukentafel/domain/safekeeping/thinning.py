"""Which copies of a store stay: many of what is near, few of what is long ago, none beyond a limit, and none of
before something was destroyed once its days have passed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from keukentafel.domain.safekeeping.retention_days import COPIES_AFTER_DESTRUCTION, COPY_AGE

if TYPE_CHECKING:
    from keukentafel.domain.content.municipality import MunicipalityProfile

DAYS = 7
WEEKS = 5
MONTHS = 12


@dataclass(frozen=True)
class CopyTerms:
    """How old a copy may become, and how long it may hold what was destroyed since. Put aside is as long as that."""

    most_days: int = COPY_AGE.usual
    destroyed_days: int = COPIES_AFTER_DESTRUCTION.usual


USUAL = CopyTerms()


def strictest(profiles: Iterable[MunicipalityProfile], most_days: int) -> CopyTerms:
    """The terms of a laptop that works for these municipalities, and itself keeps no copy longer than `most_days`.

    A copy holds the cases of all of them, so it goes by the shortest term.
    """
    known = tuple(profiles)
    return CopyTerms(
        min([most_days, *(profile.backup_days for profile in known)]),
        min((profile.copies_after_destruction_days for profile in known), default=USUAL.destroyed_days),
    )


def kept(
    made: Iterable[datetime], today: date, terms: CopyTerms = USUAL, destroyed: Iterable[datetime] = ()
) -> frozenset[datetime]:
    """Which of these moments stay, read as days in their own zone.

    All of today, and of what lies ahead when a clock was set back; the newest of each of the last 7 days, of the last
    5 weeks (from Monday), of the last 12 months, today's included. Nothing older than the `terms` say, but for the
    newest of all. A copy that is older than something that was `destroyed` longer ago than they say goes, and the
    newest of all with it: what was destroyed must be gone, also where no newer copy could be made.

    The same moments on the same day give the same answer, whatever their order.
    """
    moments = sorted(made)
    stay = {moment for moment in moments if moment.date() >= today}
    for span in (_day(today), _week(today), _month(today)):
        stay.update(_newest_of_each(moments, span))
    stay = {moment for moment in stay if moment.date() >= today - timedelta(days=terms.most_days)}
    stay.update(moments[-1:])
    over = [moment for moment in destroyed if moment.date() < today - timedelta(days=terms.destroyed_days)]
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
