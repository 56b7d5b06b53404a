"""A review starts from the previous report (2.3.9): what it said is asked again, item by item."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.carried import CarriedItem, Still
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.report.difference import Item, ItemKind

_UNTIL = frozenset({ItemKind.HELP, ItemKind.CONSENT})
"""Of these the day is the last one that they hold."""


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


def ended(item: Item, today: date) -> bool:
    """Whether it was for a time that is over: it cannot still be so without another last day."""
    return item.kind in _UNTIL and item.told.on is not None and item.told.on < today
