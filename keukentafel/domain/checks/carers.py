"""Who is a mantelzorger: by role, by mark, by their own page, or because a help line says so."""

from __future__ import annotations

from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.shells import Part


def same_person(conversation: Conversation, who: str) -> str:
    """The id of the participant whom `who` names by id or by full name; else `who` itself, trimmed."""
    named = who.strip()
    for person in conversation.participants:
        if named.casefold() in (person.id.casefold(), person.name.casefold()):
            return person.id
    return named


def carers_of(conversation: Conversation) -> tuple[str, ...]:
    """Everybody who cares, once, by id where they have one; never the resident."""
    by_mark = [p.id for p in conversation.participants if p.cares]
    by_page = [c.who for c in _with_a_yes(conversation)]
    by_help = [line.who for line in conversation.help_lines if line.part is Part.CARE]
    known = dict.fromkeys(same_person(conversation, who) for who in (*by_mark, *by_page, *by_help))
    return tuple(who for who in known if who and who != RESIDENT)


def carers_not_answered(conversation: Conversation) -> tuple[str, ...]:
    """Who was written down as somebody who cares, and of whom nobody answered that it is so."""
    answered = {same_person(conversation, c.who) for c in _with_a_yes(conversation)}
    return tuple(who for who in carers_of(conversation) if who not in answered)


def carers_heard_apart(conversation: Conversation) -> tuple[CarerSituation, ...]:
    """The carers with whom there was a talk apart while their own answer says neither yes nor no."""
    spoken = conversation.private.others
    asked = (c for c in _with_a_yes(conversation) if c.heard_apart is None)
    return tuple(c for c in asked if same_person(conversation, c.who) in spoken)


def _with_a_yes(conversation: Conversation) -> tuple[CarerSituation, ...]:
    return tuple(c for c in conversation.carers if c.answer is CarerAnswer.YES)
