"""What the letter before a visit says: when, where, who comes, and which lines of the pack hold for this visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from keukentafel.domain.appointments import Appointment
from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Term, deadline
from keukentafel.domain.report.report_parts import Sender
from keukentafel.domain.report.report_sections import sender

AT_HOME = ("", "thuis")
"""What a consultant writes down of a visit to the resident's own house; the letter names the address."""


@dataclass(frozen=True)
class Invitation:
    """The letter in a language. `left_out` are lines of the paper that do not hold here, as `part.line`.

    `plan_until` is the legal last day for the persoonlijk plan (2.3.2 lid 2). Nothing that was arranged for the
    consultant alone is in it.
    """

    sender: Sender
    language: str
    name: str
    consultant: str
    on: date
    at: time
    minutes: int
    address: str
    plan_until: date
    left_out: tuple[str, ...] = ()


def invitation_for(
    conversation: Conversation,
    visit: Appointment,
    at: time,
    *,
    consultant: str,
    language: str,
    profile: MunicipalityProfile,
    calendar: WorkCalendar,
    today: date,
) -> Invitation:
    """The letter for a visit at a time that is known; in the language that the resident reads, or has read out."""
    plan_until = deadline(Term.PERSONAL_PLAN, conversation.case.reported, calendar).last_day
    return Invitation(
        sender=sender(profile),
        language=language,
        name=conversation.case.form_of_address,
        consultant=consultant,
        on=visit.on,
        at=at,
        minutes=visit.minutes,
        address=conversation.case.address if visit.place.casefold() in AT_HOME else visit.place,
        plan_until=plan_until,
        left_out=tuple(_left_out(conversation, plan_until, today)),
    )


def _left_out(conversation: Conversation, plan_until: date, today: date) -> Iterator[str]:
    if today > plan_until:
        yield "plan.until"
    plan = conversation.preparation.interpreter
    if plan is not None and plan.booked_on is not None:
        yield "interpreter.tell"
    if plan is not None and plan.gender is not None:
        yield "interpreter.wish"
