"""A review starts from the previous report (2.3.9): what it said is asked again, item by item."""

from __future__ import annotations

from keukentafel.domain.carried import CarriedItem, Still
from keukentafel.domain.conversation import Conversation


def to_ask(conversation: Conversation) -> tuple[CarriedItem, ...]:
    """The carried items that are asked: those about a need that is no longer there are not."""
    previous = conversation.previous
    if previous is None:
        return ()
    gone = {
        carried.item.need
        for carried in previous.items
        if carried.need is not None and answer_to(conversation, carried.number) is Still.NO_LONGER
    }
    return tuple(c for c in previous.items if c.need is not None or not c.item.need or c.item.need not in gone)


def answer_to(conversation: Conversation, number: int) -> Still | None:
    """What was answered about that item, or None while nobody answered."""
    return next((given.answer for given in conversation.still if given.number == number), None)


def unanswered(conversation: Conversation) -> tuple[CarriedItem, ...]:
    """What is still to be asked."""
    return tuple(carried for carried in to_ask(conversation) if answer_to(conversation, carried.number) is None)
