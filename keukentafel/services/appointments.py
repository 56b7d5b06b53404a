"""Planning visits, what becomes of them, attempts to make contact, and the day of the decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from keukentafel.domain.appointments import Appointment, ContactAttempt, Decision, planned
from keukentafel.domain.changes import (
    AppointmentCancelled,
    AppointmentMade,
    AppointmentMissed,
    AppointmentMoved,
    ContactTried,
    DecisionRecorded,
)  # fmt: skip
from keukentafel.domain.refusals import Refused
from keukentafel.services.validation import filled, not_after
from keukentafel.services.visit import Visit

SHORTEST, LONGEST = 5, 480
"""How long a visit may be planned, in minutes."""


def make_appointment(visit: Visit, appointment: Appointment) -> Appointment:
    """Plan a visit; its id is given by the program.

    Raises Refused for a day that has passed and for a duration that no visit has.
    """
    _still_to_come(visit, appointment.on)
    if not SHORTEST <= appointment.minutes <= LONGEST:
        raise Refused("bad_duration", "minutes")
    who = tuple(name.strip() for name in appointment.who if name.strip())
    number = len(visit.conversation.appointments) + 1
    made = replace(appointment, id=f"b{number}", place=appointment.place.strip(), who=who)
    visit.commit(AppointmentMade(made))
    return made


def standing(visit: Visit) -> Appointment | None:
    """The appointment that an act is about: the first that stands and did not pass, else the last that stands."""
    stand = planned(visit.conversation.appointments)
    today = visit.desk.today()
    return next((each for each in stand if each.on >= today), stand[-1] if stand else None)


def move_appointment(visit: Visit, on: date, at: time | None, because: str) -> None:
    """Move the appointment that stands. Raises Refused without a reason, for a passed day, or when none stands."""
    known = _standing(visit)
    because = filled(because, "because")
    _still_to_come(visit, on)
    visit.commit(AppointmentMoved(known.id, on, at, because, visit.desk.now()))


def cancel_appointment(visit: Visit, because: str) -> None:
    """Cancel the appointment that stands. Raises Refused without a reason, or when none stands."""
    visit.commit(AppointmentCancelled(_standing(visit).id, filled(because, "because")))


def miss_appointment(visit: Visit, because: str, next_step: str) -> None:
    """Record that the resident was not there.

    What is done next to reach them is asked: a missed visit is a reason to look for somebody. Raises Refused without
    it, without what is known of it, for an appointment that is still to come, or when none stands.
    """
    stand = planned(visit.conversation.appointments)
    if not stand:
        raise Refused("no_appointment")
    today = visit.desk.today()
    begun = [each for each in stand if each.on <= today]
    if not begun:
        raise Refused("appointment_later")
    because, next_step = filled(because, "because"), filled(next_step, "next_step")
    visit.commit(AppointmentMissed(begun[-1].id, because, next_step))


def record_attempt(visit: Visit, attempt: ContactAttempt) -> None:
    """Record an attempt to make contact. Raises Refused for a day to come, or when nobody was looked for."""
    not_after(attempt.on, visit.desk.today(), "on")
    whom = filled(attempt.whom, "whom")
    visit.commit(ContactTried(replace(attempt, whom=whom, note=attempt.note.strip())))


def record_decision(visit: Visit, decision: Decision) -> None:
    """Record the besluit, or the day it was sent: from then on the term of bezwaar runs (6:7 and 6:8 Awb).

    Raises Refused for a day to come, a decision before the melding, and one that was sent before it was made.
    """
    today = visit.desk.today()
    not_after(decision.on, today, "on")
    not_after(decision.sent, today, "sent")
    if decision.on < visit.conversation.case.reported:
        raise Refused("decision_before_case", "on")
    if decision.sent is not None and decision.sent < decision.on:
        raise Refused("sent_before_decision", "sent")
    visit.commit(DecisionRecorded(decision))


def _standing(visit: Visit) -> Appointment:
    known = standing(visit)
    if known is None:
        raise Refused("no_appointment")
    return known


def _still_to_come(visit: Visit, on: date) -> None:
    if on < visit.desk.today():
        raise Refused("appointment_passed", "on")
