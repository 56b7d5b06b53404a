"""The agenda of visits: where a case stands in it, and which days count for it now, from the register alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from enum import IntEnum

from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.deadlines import Deadline, Promise, ServiceDate, Term, deadline, service_date
from keukentafel.domain.ports import CaseSummary, PlannedVisit


class When(IntEnum):
    """The parts of the agenda, in the order in which they are read."""

    TODAY = 0
    THIS_WEEK = 1
    LATER = 2
    WITHOUT_DATE = 3
    AFTER_TALK = 4
    DECIDED = 5


def next_visit(case: CaseSummary, today: date) -> PlannedVisit | None:
    """The first visit that is planned for today or later, or None."""
    # Asked of ten thousand cases at once, and most have none.
    return next((each for each in case.visits if each.on >= today), None) if case.visits else None


def passed_visit(case: CaseSummary, today: date) -> PlannedVisit | None:
    """The last visit of which nobody said what became of it, and after which nothing was talked about, or None."""
    passed = [each for each in case.visits if each.on < today]
    if not passed or (case.talked_on is not None and case.talked_on >= passed[-1].on):
        return None
    return passed[-1]


def when(case: CaseSummary, today: date) -> When:
    """The part of the agenda where the case stands; a week is from Monday to Sunday."""
    visit = next_visit(case, today)
    if visit is not None:
        if visit.on == today:
            return When.TODAY
        sunday = today + timedelta(days=6 - today.weekday())
        return When.THIS_WEEK if visit.on <= sunday else When.LATER
    if case.decision_sent is not None:
        return When.DECIDED
    return When.WITHOUT_DATE if case.talked_on is None else When.AFTER_TALK


def in_order(cases: Iterable[CaseSummary], today: date) -> list[tuple[When, CaseSummary]]:
    """The agenda: by visit where there is one, else by the melding, which is the order of the legal last days.

    What was decided comes last, the newest decision first.
    """

    def order(found: tuple[When, CaseSummary]) -> tuple[int, int, time, int]:
        part, case = found
        visit = next_visit(case, today)
        if visit is not None:
            return part, visit.on.toordinal(), visit.at or time(), case.reported.toordinal()
        if case.decision_sent is not None:
            return part, -case.decision_sent.toordinal(), time(), 0
        return part, case.reported.toordinal(), time(), 0

    return sorted(((when(case, today), case) for case in cases), key=order)


def legal_term(case: CaseSummary, calendar: WorkCalendar) -> Deadline | None:
    """The legal term that runs now: bezwaar, else the decision, else the investigation; None when that is done."""
    if case.decision_sent is not None:
        return deadline(Term.OBJECTION, case.decision_sent, calendar)
    if case.applied_on is not None:
        return deadline(Term.DECISION, case.applied_on, calendar)
    if case.investigated_on is not None:
        return None
    return deadline(Term.INVESTIGATION, case.reported, calendar)


def promised(case: CaseSummary, profile: MunicipalityProfile) -> ServiceDate | None:
    """The local promise that is not kept yet: a first contact, and after the talk a report; None when both are."""
    if case.contacted_on is None and case.talked_on is None:
        return service_date(Promise.FIRST_CONTACT, case.reported, profile)
    if case.talked_on is not None and case.reported_back_on is None:
        return service_date(Promise.REPORT_TO_RESIDENT, case.talked_on, profile)
    return None
