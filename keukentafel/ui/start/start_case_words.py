"""What was planned, tried and decided about a case, in plain words."""

from __future__ import annotations

from datetime import date, time

from keukentafel.domain.agenda import promised
from keukentafel.domain.appointments import Appointment, AppointmentState, ContactAttempt
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.i18n import format_time
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.case_rows import part_is_over, promise_words

Record = tuple[str, str]
"""A text and what belongs to it."""


def promise_record(conversation: Conversation, session: Session) -> Record | None:
    """The streefdatum that counts now, and whose promise it is."""
    t, desk = session.words.t, session.desk
    case = summary_of("", conversation, desk.now())
    found = promised(case, desk.library.profile(case.municipality))
    if found is None or part_is_over(case):
        return None
    own = t("Dit belooft de gemeente zelf. Het is geen dag van de wet.")
    return promise_words(found, session), own


def appointment_records(conversation: Conversation, session: Session) -> list[Record]:
    """Every visit that was planned, the newest first, with what became of it and why it moved."""
    ordered = sorted(conversation.appointments, key=lambda each: each.begins, reverse=True)
    return [_appointment(each, conversation, session) for each in ordered]


def _appointment(each: Appointment, conversation: Conversation, session: Session) -> Record:
    t = session.words.t
    text = moment_words(each.on, each.at, session)
    if each.state is AppointmentState.CANCELLED:
        text = joined(text, t("afgezegd: {because}").format(because=each.because))
    if each.state is AppointmentState.MISSED:
        text = joined(text, t("niet doorgegaan: {because}").format(because=each.because))
    who = ", ".join(conversation.name_of(one) for one in each.who)
    notes = [
        t("{n} minuten").format(n=each.minutes),
        each.place or t("bij de bewoner thuis"),
        t("ook erbij: {who}").format(who=who) if who else "",
        t("daarna: {step}").format(step=each.next_step) if each.next_step else "",
    ]
    for move in each.moves:
        moved = t("verzet van {moment}: {because}")
        notes.append(moved.format(moment=moment_words(move.on, move.at, session), because=move.because))
    return text, joined(*notes)


def moment_words(on: date, at: time | None, session: Session) -> str:
    """A day, and the time where it is known."""
    day = session.words.day_near(on, session.desk.today())
    if at is None:
        return day
    return session.words.t("{day} om {time}").format(day=day, time=format_time(at))


def attempt_records(conversation: Conversation, session: Session) -> list[Record]:
    """Every attempt to make contact, the newest first."""
    ordered = sorted(conversation.attempts, key=lambda each: (each.on, each.at or time()), reverse=True)
    return [_attempt(each, conversation, session) for each in ordered]


def _attempt(each: ContactAttempt, conversation: Conversation, session: Session) -> Record:
    words = session.words
    text = joined(moment_words(each.on, each.at, session), name(each.channel, words), name(each.reached, words))
    return text, joined(conversation.name_of(each.whom), each.note)


def decision_record(conversation: Conversation, session: Session) -> list[Record]:
    """When the besluit was made and sent."""
    t, today, found = session.words.t, session.desk.today(), conversation.decision
    if found is None:
        return []
    made = t("besluit van {day}").format(day=session.words.day_near(found.on, today))
    if found.sent is None:
        return [(made, t("nog niet verstuurd"))]
    return [(made, t("verstuurd op {day}").format(day=session.words.day_near(found.sent, today)))]
