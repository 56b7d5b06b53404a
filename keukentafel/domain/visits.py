"""The visits of one investigation: each with its own day, and who was there that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation


@dataclass(frozen=True)
class VisitHeld:
    """One visit: when it began, and the ids of the participants who were there."""

    at: datetime
    present: tuple[str, ...]


def visits_of(conversation: Conversation) -> tuple[VisitHeld, ...]:
    """Every visit, oldest first; the last is the one that goes on, with who is present now."""
    here = tuple(person.id for person in conversation.participants if person.present)
    began = conversation.visit_began_at or conversation.began_at
    return (*conversation.earlier_visits, VisitHeld(began, here))


def visit_at(conversation: Conversation, moment: datetime) -> int:
    """The number, from 1, of the visit that was going on at that moment."""
    begun = sum(1 for visit in visits_of(conversation) if visit.at <= moment)
    return max(1, begun)
