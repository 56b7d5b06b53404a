"""What was said: what it is worth, who may read it, and what could not wait."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.checks.base import Found, Situation
from keukentafel.domain.life_domains import MEANING
from keukentafel.domain.people import Contact
from keukentafel.domain.statements import Share


def meaning_untouched(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 4 a: no statement about `zin` and no rating of it; "wilde dit niet" is an answer."""
    conversation = situation.conversation
    said = any(s.about == MEANING for s in conversation.statements)
    if not said and not any(r.life_domain == MEANING for r in conversation.ratings):
        yield Found()


def share_undecided(situation: Situation) -> Iterator[Found]:
    """Gap per statement: nobody asked yet whether it may be in the report; blocks every freeze."""
    yield from (Found(s.id) for s in situation.conversation.statements if s.share is Share.ASK)


def urgent_undecided(situation: Situation) -> Iterator[Found]:
    """Gap per statement, 2.3.3: flagged as urgent, and no decision on a temporary provision names it."""
    conversation = situation.conversation
    decided = {statement for action in conversation.urgent_actions for statement in action.statements}
    yield from (Found(s.id) for s in conversation.statements if s.urgent and s.id not in decided)


def assumption(situation: Situation) -> Iterator[Found]:
    """Warning per statement: assumed, and nobody confirmed it."""
    yield from (Found(s.id) for s in situation.conversation.statements if s.unconfirmed_assumption)


def contradicted(situation: Situation) -> Iterator[Found]:
    """Warning per statement, both of them: another statement says otherwise."""
    yield from (Found(s.id) for s in situation.conversation.statements if s.contradicted_by)


def informant_rarely_present(situation: Situation) -> Iterator[Found]:
    """Warning per person, a professional too: sees or speaks the resident monthly or less, and was quoted."""
    conversation = situation.conversation
    informants = {s.speaker for s in conversation.statements}
    for person in conversation.participants:
        if person.id in informants and person.contact in (Contact.MONTHLY, Contact.RARELY):
            yield Found(person.id)
