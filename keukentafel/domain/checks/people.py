"""Who was at the table and in which part: the private moment, interpreting, roles that bite each other."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.checks.base import Found, Situation
from keukentafel.domain.checks.carers import carers_of, same_person
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.needs import DeliveryForm
from keukentafel.domain.people import PROFESSIONAL_ROLES, InterpreterKind, Participant, Role
from keukentafel.domain.rights import PrivateMoment, PrivateState
from keukentafel.domain.source_language import DUTCH

DUTCH_SIGN_LANGUAGE = "ngt"

_MAY_STAY = frozenset({Role.CLIENT_SUPPORTER, Role.SECOND_CONSULTANT})
_PARTIES = (PROFESSIONAL_ROLES - {Role.INTERPRETER, Role.SECOND_CONSULTANT}) | {
    Role.VOLUNTEER,
    Role.SUPPORT_FIGURE,
}
_MOST_PARTIES = 4


def _listens_in(person: Participant) -> bool:
    if not person.present or person.role in _MAY_STAY:
        return False
    return person.interpreter is not InterpreterKind.PROFESSIONAL


def _held(private: PrivateMoment) -> bool:
    if private.state in (PrivateState.LATER, PrivateState.NOT_HELD):
        return private.opened_at is not None
    return private.state is PrivateState.HELD


def no_private_moment(situation: Situation) -> Iterator[Found]:
    """Gap: somebody else was at the table, and the resident was not heard alone; one held earlier counts."""
    conversation = situation.conversation
    if any(_listens_in(p) for p in conversation.participants) and not _held(conversation.private):
        yield Found()


def no_interpreter(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 1 ("in samenspraak"): the resident speaks no Dutch, and nobody present interprets."""
    speaks = situation.conversation.case.speaks
    if speaks == DUTCH:
        return
    present = [p for p in situation.conversation.interpreters if p.present]
    if speaks == DUTCH_SIGN_LANGUAGE:
        present = [p for p in present if p.language == DUTCH_SIGN_LANGUAGE]
    if not present:
        yield Found()


def interpreter_informal(situation: Situation) -> Iterator[Found]:
    """Warning per person, guideline of 9 October 2025: not a professional interpreter; `detail`: why."""
    for person in situation.conversation.interpreters:
        if person.interpreter is InterpreterKind.INFORMAL:
            yield Found(person.id, person.reason)


def _pgb_parts(conversation: Conversation, who: str) -> set[str]:
    parts: set[str] = set()
    for delivery in conversation.deliveries:
        if delivery.form is not DeliveryForm.BUDGET:
            continue
        if who in {same_person(conversation, paid) for paid in delivery.paid}:
            parts.add("paid")
        if who == same_person(conversation, delivery.managed_by):
            parts.add("manages")
    if who in carers_of(conversation):
        parts.add("cares")
    return parts


def _more_than_interpreting(conversation: Conversation, person: Participant) -> bool:
    helps = {same_person(conversation, line.who) for line in conversation.help_lines}
    speaks = {s.speaker for s in conversation.statements}
    other_role = person.role is not Role.INTERPRETER or person.lives_in
    return other_role or person.id in helps | speaks or bool(_pgb_parts(conversation, person.id))


def role_conflict(situation: Situation) -> Iterator[Found]:
    """Warning per person: interprets and anything else; or two of: paid from the pgb, manages it, cares.

    Somebody who is known by a name only is found by that name: as a carer who manages the pgb.
    """
    conversation = situation.conversation
    for person in conversation.participants:
        both = person.interprets and _more_than_interpreting(conversation, person)
        if both or len(_pgb_parts(conversation, person.id)) > 1:
            yield Found(person.id)
    known = {person.id for person in conversation.participants}
    for who in carers_of(conversation):
        if who not in known and len(_pgb_parts(conversation, who)) > 1:
            yield Found(who)


def many_parties(situation: Situation) -> Iterator[Found]:
    """Warning, 2.3.2 lid 4 f: more than four parties, and none leads. `detail`: how many."""
    people = situation.conversation.participants
    parties = sum(p.role in _PARTIES for p in people)
    if parties > _MOST_PARTIES and not any(p.leads for p in people):
        yield Found(detail=str(parties))
