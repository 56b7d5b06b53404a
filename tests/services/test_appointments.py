"""Visits that are planned, moved and missed, attempts to make contact, and what the register tells of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from keukentafel.domain.appointments import (
    Appointment,
    AppointmentState,
    Channel,
    ContactAttempt,
    Decision,
    Move,
    Reached,
)  # fmt: skip
from keukentafel.domain.changes import AppointmentMade, AppointmentMoved
from keukentafel.domain.deadlines import Promise, Term, service_date
from keukentafel.domain.ports import CaseSummary, PlannedVisit
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Act, Ended, How, ReportKind, SigningAct
from keukentafel.domain.statements import Share
from keukentafel.services import appointments, cases, freezing, signing, telling
from keukentafel.services.overview import deadlines_of_visit
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit

TODAY = date(2026, 11, 24)
THURSDAY = Appointment("", date(2026, 11, 26), time(14, 0), 90, " bij de dochter ", ("tolk", " "))


def line_of(visit: Visit) -> CaseSummary:
    (line,) = cases.summaries(visit.desk)
    return line


def refusal(act: Callable[..., Any], *args: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        act(*args)
    return refused.value.code, refused.value.field


def test_a_visit_is_planned_and_stands_in_the_register(visit: Visit) -> None:
    made = appointments.make_appointment(visit, THURSDAY)
    assert made == replace(THURSDAY, id="b1", place="bij de dochter", who=("tolk",))
    assert visit.conversation.appointments == (made,)
    assert line_of(visit).visits == (PlannedVisit(date(2026, 11, 26), time(14, 0)),)


def test_a_visit_that_is_taken_back_leaves_the_register(visit: Visit) -> None:
    appointments.make_appointment(visit, THURSDAY)
    visit.undo()
    assert line_of(visit).visits == ()
    visit.redo()
    assert len(line_of(visit).visits) == 1


def test_a_moved_visit_keeps_from_when_and_why(visit: Visit) -> None:
    appointments.make_appointment(visit, THURSDAY)
    appointments.move_appointment(visit, date(2026, 12, 1), None, " bewoner ziek ")
    (moved,) = visit.conversation.appointments
    assert (moved.on, moved.at) == (date(2026, 12, 1), None)
    (move,) = moved.moves
    assert (move.on, move.at, move.because) == (date(2026, 11, 26), time(14, 0), "bewoner ziek")
    assert line_of(visit).visits == (PlannedVisit(date(2026, 12, 1)),)


def test_a_cancelled_visit_stays_with_its_reason_and_leaves_the_agenda(visit: Visit) -> None:
    appointments.make_appointment(visit, THURSDAY)
    appointments.cancel_appointment(visit, "opgenomen in het ziekenhuis")
    (cancelled,) = visit.conversation.appointments
    assert (cancelled.state, cancelled.because) == (AppointmentState.CANCELLED, "opgenomen in het ziekenhuis")
    assert line_of(visit).visits == ()
    assert refusal(appointments.cancel_appointment, visit, "nog eens") == ("no_appointment", "")


def test_the_first_visit_that_is_still_to_come_is_moved(visit: Visit) -> None:
    for day in (3, 1):
        appointments.make_appointment(visit, Appointment("", date(2026, 12, day)))
    appointments.move_appointment(visit, date(2026, 12, 8), None, "tolk kan niet")
    assert [each.on.day for each in visit.conversation.appointments] == [3, 8]


def test_a_missed_visit_asks_what_is_done_to_reach_somebody(visit: Visit) -> None:
    appointments.make_appointment(visit, replace(THURSDAY, on=TODAY))
    assert refusal(appointments.miss_appointment, visit, "deed niet open", " ") == ("empty", "next_step")
    assert refusal(appointments.miss_appointment, visit, "", "ik bel Fenna") == ("empty", "because")
    appointments.miss_appointment(visit, "deed niet open", "ik bel Fenna vanmiddag")
    (missed,) = visit.conversation.appointments
    assert (missed.state, missed.next_step) == (AppointmentState.MISSED, "ik bel Fenna vanmiddag")
    assert line_of(visit).visits == ()


def test_a_visit_that_is_still_to_come_cannot_be_missed(visit: Visit) -> None:
    assert refusal(appointments.miss_appointment, visit, "weg", "bellen") == ("no_appointment", "")
    appointments.make_appointment(visit, THURSDAY)
    assert refusal(appointments.miss_appointment, visit, "weg", "bellen") == ("appointment_later", "")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"on": date(2026, 11, 23)}, ("appointment_passed", "on")),
        ({"minutes": 0}, ("bad_duration", "minutes")),
        ({"minutes": 481}, ("bad_duration", "minutes")),
    ],
)
def test_what_no_visit_can_be_is_not_planned(visit: Visit, wrong: dict[str, Any], expected: tuple[str, str]) -> None:
    assert refusal(appointments.make_appointment, visit, replace(THURSDAY, **wrong)) == expected
    assert visit.conversation.appointments == ()


def test_moving_needs_a_reason_and_a_day_to_come(visit: Visit) -> None:
    appointments.make_appointment(visit, THURSDAY)
    assert refusal(appointments.move_appointment, visit, date(2026, 12, 1), None, "") == ("empty", "because")
    passed = (visit, date(2026, 11, 23), None, "ziek")
    assert refusal(appointments.move_appointment, *passed) == ("appointment_passed", "on")


def test_an_attempt_counts_whether_it_reached_anybody_or_not(visit: Visit) -> None:
    missed = ContactAttempt(date(2026, 11, 17), Channel.PHONE, Reached.NO, time(9, 0))
    through = Channel.THROUGH_SOMEBODY
    reached = ContactAttempt(date(2026, 11, 18), through, Reached.YES, whom="zoon", note=" belt terug ")
    appointments.record_attempt(visit, missed)
    assert line_of(visit).contacted_on is None
    appointments.record_attempt(visit, reached)
    assert visit.conversation.attempts == (missed, replace(reached, note="belt terug"))
    assert line_of(visit).contacted_on == date(2026, 11, 18)
    later = ContactAttempt(date(2026, 11, 25), Channel.PHONE, Reached.NO)
    assert refusal(appointments.record_attempt, visit, later) == ("date_in_future", "on")
    assert refusal(appointments.record_attempt, visit, replace(missed, whom=" ")) == ("empty", "whom")


def test_the_term_of_bezwaar_runs_from_the_day_the_decision_was_sent(visit: Visit) -> None:
    appointments.record_decision(visit, Decision(date(2026, 11, 13)))
    assert Term.OBJECTION not in {found.term for found in deadlines_of_visit(visit)}
    appointments.record_decision(visit, Decision(date(2026, 11, 13), date(2026, 11, 13)))
    objection = next(found for found in deadlines_of_visit(visit) if found.term is Term.OBJECTION)
    assert (objection.raw, objection.last_day) == (date(2026, 12, 25), date(2026, 12, 28))
    assert line_of(visit).decision_sent == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision(date(2026, 11, 25)), ("date_in_future", "on")),
        (Decision(date(2026, 11, 12)), ("decision_before_case", "on")),
        (Decision(date(2026, 11, 20), date(2026, 11, 19)), ("sent_before_decision", "sent")),
        (Decision(date(2026, 11, 20), date(2026, 11, 25)), ("date_in_future", "sent")),
    ],
)
def test_a_decision_that_cannot_be_is_refused(visit: Visit, decision: Decision, expected: tuple[str, str]) -> None:
    assert refusal(appointments.record_decision, visit, decision) == expected
    assert visit.conversation.decision is None


def test_planning_after_a_freeze_opens_no_new_version(visit: Visit) -> None:
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    appointments.make_appointment(visit, THURSDAY)
    appointments.record_attempt(visit, ContactAttempt(TODAY, Channel.PHONE, Reached.NO))
    appointments.record_decision(visit, Decision(TODAY, TODAY))
    assert not visit.conversation.draft_since_freeze
    assert line_of(visit).reported_back_on == TODAY


def test_a_change_about_an_appointment_that_is_gone_changes_nothing(visit: Visit) -> None:
    before = visit.conversation
    visit.commit(AppointmentMoved("b7", TODAY, None, "ziek", visit.desk.now()))
    assert visit.conversation == before
    known = Appointment("b1", TODAY, moves=(Move(TODAY, None, "", visit.desk.now()),))
    visit.commit(AppointmentMade(known), AppointmentMade(replace(known, minutes=30)))
    assert [each.minutes for each in visit.conversation.appointments] == [30]


def test_the_register_tells_when_it_was_talked_and_applied(visit: Visit) -> None:
    assert line_of(visit).talked_on is None
    telling.record(visit, Told("Koken gaat niet meer.", "bewoner"))
    assert (line_of(visit).talked_on, line_of(visit).contacted_on) == (TODAY, TODAY)
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    signing.sign(
        visit,
        SigningAct(
            "bewoner", Act.APPLICATION_YES, How.SPOKEN, visit.desk.now(), ReportKind.CONVERSATION, 1,
            heard_by="consulent", insists=True,
        ),
    )  # fmt: skip
    assert line_of(visit).applied_on == TODAY


def test_the_register_does_not_betray_what_went_to_the_quiet_channel(visit: Visit) -> None:
    before = line_of(visit)
    telling.open_private(visit)
    told = telling.record(visit, Told("Ik ben bang.", "bewoner"))
    assert line_of(visit).talked_on == TODAY
    telling.settle_share(visit, told, Share.NEVER)
    assert line_of(visit)._replace(changed_at=before.changed_at) == before


@pytest.mark.parametrize(
    ("promise", "day"), [(Promise.FIRST_CONTACT, date(2026, 12, 26)), (Promise.REPORT_TO_RESIDENT, date(2026, 12, 31))]
)
def test_a_promise_of_the_municipality_is_not_moved_by_the_law(visit: Visit, promise: Promise, day: date) -> None:
    profile = visit.desk.library.profile("voorbeeld")
    assert service_date(promise, date(2026, 12, 21), profile).day == day
