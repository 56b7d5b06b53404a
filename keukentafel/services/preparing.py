"""What is arranged before the visit, and how it was interpreted during it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from keukentafel.domain.changes import (
    ContactDescribed,
    HomeDescribed,
    InterpretationRecorded,
    InterpreterPlanned,
    ReminderPlanned,
    SafetyArranged,
    WishesRecorded,
)  # fmt: skip
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.interpreting import (
    Advice,
    Interpretation,
    InterpreterPlan,
    LanguageHelp,
    Verdict,
    advise,
)
from keukentafel.domain.invitation import invitation_for
from keukentafel.domain.preparing import ConsultantSafety, HomeAccess, VisitWishes
from keukentafel.domain.preparing_to_do import ToDo, to_do
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.reminders import next_visit
from keukentafel.domain.rights_overview import RightStanding, rights_overview
from keukentafel.services.appointments import standing
from keukentafel.services.validation import filled, known_language, not_after
from keukentafel.services.visit import Visit

MOST_DAYS_BEFORE = 60
ORDINARY_MINUTES = 60
"""How long a visit takes that nobody planned."""


def describe_contact(visit: Visit, profile: ContactProfile) -> None:
    """Record how the resident is best reached. Raises Refused when it says nothing."""
    if profile == ContactProfile():
        raise Refused("empty", "ways")
    visit.commit(ContactDescribed(profile))


def plan_reminder(visit: Visit, step: ReminderStep) -> None:
    """Put a rung on the ladder; the same way on the same day says it anew.

    Raises Refused for a day that no reminder is on: after the visit, or more than 60 days before it.
    """
    if not 0 <= step.days_before <= MOST_DAYS_BEFORE:
        raise Refused("bad_days_before", "days_before")
    visit.commit(ReminderPlanned(step))


def drop_reminder(visit: Visit, step: ReminderStep) -> None:
    """Take a rung from the ladder. Raises Refused when it is not on it."""
    if step not in visit.conversation.preparation.ladder:
        raise Refused("unknown_reminder", "step")
    visit.commit(ReminderPlanned(step, dropped=True))


def record_wishes(visit: Visit, wishes: VisitWishes) -> None:
    """Record who may come, who must not be there, and whether a private moment is wanted."""
    visit.commit(WishesRecorded(wishes))


def advice_on(visit: Visit, plan: InterpreterPlan) -> Advice:
    """What the guideline of 2025 says of this plan."""
    library = visit.desk.library
    signs = any(language.code == plan.language and language.sign for language in library.languages())
    return advise(plan, signs)


def plan_interpreter(visit: Visit, plan: InterpreterPlan) -> None:
    """Record who will interpret.

    Raises Refused for a minor, for a helper who does not fit the subject or is not wanted, and for a weaker
    choice than a professional interpreter without a reason (Richtlijn taalbarrières 2025).
    """
    if plan.help is LanguageHelp.MINOR:
        raise Refused("minor_interpreter", "help")
    if plan.language:
        known_language(visit.desk.library, plan.language, "language")
    verdict = advice_on(visit, plan).verdict
    if verdict is Verdict.UNFIT:
        raise Refused("unfit_interpreter", "help")
    if verdict is Verdict.WITH_REASON and not plan.reason.strip():
        raise Refused("informal_interpreter_without_reason", "reason")
    not_after(plan.booked_on, visit.desk.today(), "booked_on")
    visit.commit(InterpreterPlanned(plan))


def record_interpretation(visit: Visit, told: Interpretation) -> None:
    """Record how it was interpreted. Raises Refused for who does not interpret, or an end before the beginning."""
    interpreters = {person.id for person in visit.conversation.interpreters}
    if told.interpreter not in interpreters:
        raise Refused("unknown_person", "interpreter")
    if told.took_over_from and (told.took_over_from not in interpreters or told.took_over_from == told.interpreter):
        raise Refused("unknown_person", "took_over_from")
    if told.began is not None and told.ended is not None and told.ended < told.began:
        raise Refused("times_reversed", "ended")
    visit.commit(InterpretationRecorded(told))


def describe_home(visit: Visit, home: HomeAccess) -> None:
    """Record who lives there and how to get in."""
    visit.commit(HomeDescribed(home))


def arrange_safety(visit: Visit, safety: ConsultantSafety) -> None:
    """Record how the consultant stays safe: an internal note, in no report and no file that goes out.

    A risk is a personal datum of the resident. Raises Refused when it comes without its source or without the
    day until which it counts, or when that day is over.
    """
    if safety.risk.strip():
        filled(safety.risk_source, "risk_source")
        if safety.risk_until is None:
            raise Refused("empty", "risk_until")
        if safety.risk_until < visit.desk.today():
            raise Refused("dates_reversed", "risk_until")
        safety = replace(safety, noted_on=visit.desk.today())
    visit.commit(SafetyArranged(safety))


def to_do_before_visit(visit: Visit) -> tuple[ToDo, ...]:
    """What is still to be done before the next visit."""
    return to_do(visit.conversation, visit.desk.today(), visit.desk.library.calendar())


def briefing(visit: Visit, me: str, last: str, hears_sees: str, spoken_to: str) -> tuple[str, tuple[str, ...]]:
    """The title and the lines of what is read aloud to an interpreter, with who is in the room and how long it takes.

    `hears_sees` and `spoken_to` are sentences with `{what}`, said before the last line where the contact profile has
    something for them. `me` is how the consultant calls themselves, `last` the word before the last name. Raises
    UnknownContent for a content pack without a briefing.
    """
    conversation, text = visit.conversation, visit.desk.library.briefing()
    there = [p.name for p in conversation.participants if p.present and not p.interprets and p.left_at is None]
    people = f"{', '.join((conversation.case.form_of_address, *there))} {last} {me}"
    appointment = standing(visit)
    minutes = appointment.minutes if appointment is not None else ORDINARY_MINUTES
    lines = [line.format(people=people, minutes=minutes) for line in text.lines]
    profile = conversation.preparation.contact or ContactProfile()
    told = ((hears_sees, profile.hears_sees), (spoken_to, profile.spoken_to))
    about = (said.format(what=what.rstrip(" .")) for said, what in told if what)
    return text.title, (*lines[:-1], *about, *lines[-1:])


def rights_of(visit: Visit) -> tuple[RightStanding, ...]:
    """Per right how it stands today."""
    return rights_overview(visit.conversation, visit.desk.library.calendar(), visit.desk.today())


def prepare_invitation(visit: Visit, consultant: str, language: str = "") -> Printed:
    """The letter for the next visit, in a language, else in the one that the resident reads or speaks.

    Raises Refused without a name of the consultant, for an unknown language, and while no visit with a time stands.
    """
    desk, conversation = visit.desk, visit.conversation
    consultant = filled(consultant, "consultant")
    wanted = language_of_letter(visit, language)
    appointment = next_visit(conversation, desk.today())
    if appointment is None:
        raise Refused("no_appointment")
    if appointment.at is None:
        raise Refused("no_appointment/time")
    profile = desk.library.profile(conversation.case.municipality)
    letter = invitation_for(
        conversation, appointment, appointment.at, consultant=consultant, language=wanted, profile=profile,
        calendar=desk.library.calendar(), today=desk.today(),
    )  # fmt: skip
    return desk.press.invitation(letter, desk.now())


def language_of_letter(visit: Visit, language: str = "") -> str:
    """The language of the letter. Raises Refused for one that is not in the table."""
    case = visit.conversation.case
    return known_language(visit.desk.library, language or case.reads or case.speaks, "lang")


def let_invitation_out(visit: Visit, letter: Printed, language: str, path: Path) -> None:
    """Write the letter to `path`, and say so in the audit trail. Raises StoreFull, StoreUnwritable."""
    visit.desk.let_out(path, letter.pdf, f"{visit.id} invitation-{language}")
