"""Opening cases, adding the people of a case, and finding them again from the start screen."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import date

from keukentafel.domain.carried import PreviousReport
from keukentafel.domain.changes import CaseCorrected, CaseOpened, ParticipantAdded, ReviewBegan, VisitBegan
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import applications
from keukentafel.domain.history import Entry, read
from keukentafel.domain.people import CONSULTANT, RESIDENT, CaseDetails, InterpreterKind, Participant, Role
from keukentafel.domain.ports import CaseSummary, SearchHit
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.case_summary import summary_of, talked_on
from keukentafel.services.desk import Desk
from keukentafel.services.validation import filled, known_language, not_after
from keukentafel.services.visit import Visit


def open_case(desk: Desk, case: CaseDetails, previous: PreviousReport | None = None) -> Visit:
    """Begin the conversation about a melding; with the `previous` report it reviews, both or neither are kept.

    Raises Refused for an empty field, a date that cannot be, an unknown profile or language, or a case number
    that exists.
    """
    case = _taken(desk, case)
    _number_is_free(desk, case.case_number)
    conversation_id = secrets.token_hex(8)
    now = desk.now()
    first = Entry(1, now, CaseOpened(case, now))
    summary = summary_of(conversation_id, read((first,)).conversation, now)
    with desk.store.work() as work:
        work.logs.open(summary, first)
        if previous is not None:
            work.logs.append(conversation_id, Entry(2, now, ReviewBegan(previous)))
        work.audit.note("case_opened", now, conversation_id)
    return Visit(desk, conversation_id)


def correct_case(visit: Visit, case: CaseDetails) -> None:
    """Correct what is known of the case; what was there stays in the log, and definitive versions keep what they had.

    Every term that starts with the melding is counted anew. Raises Refused as `open_case` does, for a melding after
    the day on which the conversation began, a decision or an application that would come before it, and when nothing
    is different.
    """
    desk, conversation = visit.desk, visit.conversation
    case = _taken(desk, case)
    before = conversation.case
    if case == before:
        raise Refused("nothing_changed")
    _number_is_free(desk, case.case_number, visit.id)
    happened = [day for day in (talked_on(conversation), *_days_of_law(conversation)) if day]
    if any(case.reported > day for day in happened):
        raise Refused("reported_after_visit", "reported")
    visit.commit(CaseCorrected(case, before))


def _days_of_law(conversation: Conversation) -> list[date]:
    days = [act.at.date() for act in applications(conversation)]
    return [*days, conversation.decision.on] if conversation.decision else days


def _taken(desk: Desk, case: CaseDetails) -> CaseDetails:
    """The details as they are kept. Raises Refused for what cannot be."""
    case = replace(
        case,
        resident=filled(case.resident, "resident"),
        form_of_address=_in_a_sentence(filled(case.form_of_address, "form_of_address")),
        address=filled(case.address, "address"),
        case_number=case.case_number.strip(),
        speaks=filled(case.speaks, "speaks"),
    )
    today = desk.today()
    if case.born > today:
        raise Refused("born_in_future", "born")
    not_after(case.reported, today, "reported")
    not_after(case.receipt_confirmed, today, "receipt_confirmed")
    if case.municipality not in desk.library.profiles():
        raise Refused("unknown_profile", "municipality")
    known_language(desk.library, case.speaks, "speaks")
    if case.reads:
        known_language(desk.library, case.reads, "reads")
    return case


def _number_is_free(desk: Desk, number: str, conversation_id: str = "") -> None:
    """Raises Refused when another conversation than that one has this case number."""
    if number and any(
        known.case_number == number and known.conversation_id != conversation_id for known in summaries(desk)
    ):
        raise Refused("duplicate_case", "case_number")


def begin_visit(visit: Visit, present: tuple[str, ...]) -> None:
    """Begin another visit in the same investigation, with the participants who are there.

    Raises Refused for somebody who is nobody in this case.
    """
    known = {person.id for person in visit.conversation.participants}
    if not set(present) <= known:
        raise Refused("unknown_person", "present")
    visit.commit(VisitBegan(visit.desk.now(), present))


def _in_a_sentence(name: str) -> str:
    """As it stands in the middle of a sentence: "mevrouw Bos", "de heer Bos"."""
    return name[0].lower() + name[1:] if name.startswith(("Mevrouw ", "De heer ", "Meneer ", "Familie ")) else name


def add_participant(visit: Visit, participant: Participant) -> None:
    """Add somebody who matters.

    The same short name again corrects what is known of somebody. Whose role is interpreter interprets, also
    where nobody said how: an interpreter by trade unless it is said otherwise. Who is known by a number alone is
    called "tolk" and that number. Raises Refused for a minor as interpreter (Richtlijn taalbarrières 2025), for an
    informal interpreter without a reason, for an empty short name, and for a short name under which somebody of
    another name was quoted: words do not change mouths.
    """
    participant = replace(participant, id=filled(participant.id, "id"), name=filled(participant.name, "name"))
    if participant.role is Role.INTERPRETER and participant.interpreter is None:
        participant = replace(participant, interpreter=InterpreterKind.PROFESSIONAL)
    known = visit.conversation.participant(participant.id)
    called = f"{Role.INTERPRETER} {participant.name}"
    if participant.interprets and participant.name.isdigit() and (known is None or known.name == called):
        participant = replace(participant, name=called)
    if participant.id in (RESIDENT, CONSULTANT):
        raise Refused("unknown_person", "id")
    if participant.interprets and not participant.adult:
        raise Refused("minor_interpreter", "adult")
    if participant.interpreter is InterpreterKind.INFORMAL and not participant.reason.strip():
        raise Refused("informal_interpreter_without_reason", "reason")
    came, left = participant.came_at, participant.left_at
    if came is not None and left is not None and left < came:
        raise Refused("times_reversed", "left_at")
    if known is not None and known.name != participant.name and _is_quoted(visit, known.id):
        raise Refused("unknown_person", "id")
    visit.commit(ParticipantAdded(participant))


def _is_quoted(visit: Visit, who: str) -> bool:
    return any(who in (s.speaker, s.via, *s.confirmed_by) for s in visit.conversation.statements)


def continue_case(desk: Desk, conversation_id: str) -> Visit:
    """Open a conversation again, where it was."""
    visit = Visit(desk, conversation_id)
    with desk.store.work() as work:
        work.audit.note("conversation_opened", desk.now(), conversation_id)
    return visit


def look_at(desk: Desk, conversation_id: str) -> Visit:
    """The case on the start screen, for its dates and details; that is in the audit trail too."""
    visit = Visit(desk, conversation_id)
    with desk.store.work() as work:
        work.audit.note("case_looked_at", desk.now(), conversation_id)
    return visit


def look_into(desk: Desk, conversation_id: str) -> Conversation:
    """A conversation as it stands, for what the agenda says of it in a word."""
    with desk.store.work() as work:
        return read(work.logs.entries(conversation_id)).conversation


def summaries(desk: Desk) -> tuple[CaseSummary, ...]:
    """All conversations, last changed first."""
    with desk.store.work() as work:
        return work.logs.summaries()


def search(desk: Desk, words: str, *, begins: bool) -> tuple[SearchHit, ...]:
    """Statements in all conversations that contain all words.

    `begins` is true at the first key of a search: that somebody searched is in the audit trail, what for is not.
    """
    if not words.strip():
        return ()
    with desk.store.work() as work:
        if begins:
            work.audit.note("searched", desk.now())
        return work.logs.search(words)
