"""The legal terms and how the Algemene termijnenwet (Atw) counts them: calendar dates in Europe/Amsterdam."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.marks import N_
from keukentafel.domain.signing import Act, How, SigningAct

_DAY = timedelta(days=1)

DECREE_DAY = N_("dag van het koninklijk besluit")
TWO_ORDINARY_DAYS = N_("ten minste twee gewone dagen")


class Term(StrEnum):
    """The terms of the process, named by what must be done in them."""

    PERSONAL_PLAN = "personal_plan"
    INVESTIGATION = "investigation"
    DECISION = "decision"
    OBJECTION = "objection"
    DESTRUCTION_ON_REQUEST = "destruction_on_request"


@dataclass(frozen=True)
class _Length:
    """How long a term is, in days or in calendar months, and where that is written."""

    source: str
    days: int = 0
    months: int = 0


_LENGTHS: dict[Term, _Length] = {
    Term.PERSONAL_PLAN: _Length("2.3.2 lid 2 Wmo 2015", days=7),
    Term.INVESTIGATION: _Length("2.3.2 lid 1 Wmo 2015", days=42),
    Term.DECISION: _Length("2.3.5 lid 2 Wmo 2015", days=14),
    Term.OBJECTION: _Length("6:7 en 6:8 Awb", days=42),
    Term.DESTRUCTION_ON_REQUEST: _Length("5.3.5 lid 1 Wmo 2015", months=3),
}


@dataclass(frozen=True)
class Deadline:
    """A term that runs. `raw` is its end as counted, `last_day` the legal one.

    `why` names in Dutch each day that made it move, in order; empty when it did not move. `may_move` is said of a
    last day beyond what the calendar knows.
    """

    term: Term
    start: date
    raw: date
    last_day: date
    why: tuple[str, ...]
    source: str
    may_move: bool = False


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    moon_drift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon_drift + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> dict[date, str]:
    """The algemeen erkende feestdagen (art. 3 lid 1 and 2 Atw) by Dutch name; 5 May is one every year."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    named = (
        (date(year, 1, 1), N_("Nieuwjaarsdag")),
        (sunday - 2 * _DAY, N_("Goede Vrijdag")),
        (sunday + 1 * _DAY, N_("Tweede Paasdag")),
        (kings_day - _DAY if kings_day.weekday() == 6 else kings_day, N_("Koningsdag")),
        (date(year, 5, 5), N_("Bevrijdingsdag")),
        (sunday + 39 * _DAY, N_("Hemelvaartsdag")),
        (sunday + 50 * _DAY, N_("Tweede Pinksterdag")),
        (date(year, 12, 25), N_("Eerste Kerstdag")),
        (date(year, 12, 26), N_("Tweede Kerstdag")),
    )
    found: dict[date, str] = {}
    for day, name in named:
        found.setdefault(day, name)
    return found


def why_not_ordinary(day: date, calendar: WorkCalendar) -> str | None:
    """The Dutch name of what makes a term run on past `day`; None on an ordinary day (art. 1 and 3 Atw)."""
    holiday = holidays(day.year).get(day)
    if holiday is not None:
        return holiday
    if day in calendar.royal_decree_days:
        return DECREE_DAY
    return {5: N_("zaterdag"), 6: N_("zondag")}.get(day.weekday())


def _moved(day: date, calendar: WorkCalendar) -> tuple[date, tuple[str, ...]]:
    why: list[str] = []
    while (name := why_not_ordinary(day, calendar)) is not None:
        why.append(name)
        day += _DAY
    return day, tuple(why)


def _ordinary_days(after: date, until: date, calendar: WorkCalendar) -> int:
    span = (until - after).days
    return sum(why_not_ordinary(after + n * _DAY, calendar) is None for n in range(1, span + 1))


def _raw_end(start: date, length: _Length) -> date:
    if not length.months:
        return start + length.days * _DAY
    years, month = divmod(start.month - 1 + length.months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, months.monthrange(year, month + 1)[1]))


def deadline(term: Term, start: date, calendar: WorkCalendar) -> Deadline:
    """The term that starts with an event on `start`; the day of the event itself does not count."""
    length = _LENGTHS[term]
    raw = _raw_end(start, length)
    last_day, why = _moved(raw, calendar)
    if calendar.at_least_two_ordinary_days and _ordinary_days(start, last_day, calendar) < 2:
        last_day, further = _moved(last_day + _DAY, calendar)
        why = (*why, TWO_ORDINARY_DAYS, *further)
    return Deadline(term, start, raw, last_day, why, length.source, calendar_warning(calendar, last_day) is not None)


GIVEN = frozenset({How.DRAWN, How.CROSS, How.SPOKEN, How.BY_REPRESENTATIVE, How.ON_PAPER})
"""The ways in which an act was really given; refused, unable and later are outcomes, and no act."""


def applications(conversation: Conversation) -> tuple[SigningAct, ...]:
    """The acts by which the resident applied (aanvraag, 2.3.5), oldest first."""
    given = (a for a in conversation.acts if a.act is Act.APPLICATION_YES and a.how in GIVEN)
    return tuple(sorted(given, key=_moment))


def _moment(act: SigningAct) -> tuple[date, datetime]:
    return act.given_on, act.at


def _running(conversation: Conversation) -> Iterator[tuple[Term, date]]:
    reported = conversation.case.reported
    yield Term.PERSONAL_PLAN, reported
    yield Term.INVESTIGATION, reported
    applied = applications(conversation)
    if applied:
        yield Term.DECISION, applied[0].given_on
    if conversation.decision is not None and conversation.decision.sent is not None:
        yield Term.OBJECTION, conversation.decision.sent


def deadlines_of(conversation: Conversation, calendar: WorkCalendar) -> tuple[Deadline, ...]:
    """The terms that run: plan and investigation from the melding, decision from the first application.

    The term of bezwaar runs from the day that the decision was sent (6:8 lid 1 and 3:41 Awb).

    A moment counts for the day that its own clock showed: the clock's promise is Europe/Amsterdam.
    """
    return tuple(deadline(term, start, calendar) for term, start in _running(conversation))


class Promise(StrEnum):
    """What a municipality promises of itself, beside the law."""

    FIRST_CONTACT = "first_contact"
    REPORT_TO_RESIDENT = "report_to_resident"


@dataclass(frozen=True)
class ServiceDate:
    """A streefdatum: a local promise in calendar days. The Atw moves terms of a law only, so this one stands."""

    promise: Promise
    start: date
    day: date


def service_date(promise: Promise, start: date, profile: MunicipalityProfile) -> ServiceDate:
    """The promise that starts with an event on `start`, by the terms of the municipality."""
    days = {
        Promise.FIRST_CONTACT: profile.first_contact_days,
        Promise.REPORT_TO_RESIDENT: profile.report_to_resident_days,
    }[promise]
    return ServiceDate(promise, start, start + days * _DAY)


def is_overdue(term: Deadline, today: date) -> bool:
    """Whether the last day is over: from the day after it, and not on it."""
    return today > term.last_day


MAY_MOVE = N_(
    "De extra vrije dagen van dat jaar zijn nog niet bekend. Deze datum kan nog verschuiven: controleer hem."
)


def calendar_warning(calendar: WorkCalendar, day: date) -> str | None:
    """A Dutch sentence when `day` lies beyond what the calendar knows, else None."""
    return MAY_MOVE if day > calendar.valid_until else None
