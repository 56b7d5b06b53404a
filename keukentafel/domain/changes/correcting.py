"""Changes that put right what was recorded: taking something away, and the order of what matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from keukentafel.domain.conversation import Conversation


class Recorded(StrEnum):
    """What can be taken away again. Support, advice, delivery and rating go by what they are about."""

    NEED = "need"
    PROBLEM = "problem"
    SUPPORT = "support"
    EXPERT = "expert"
    DELIVERY = "delivery"
    AGREEMENT = "agreement"
    VIEW = "view"
    RATING = "rating"


@dataclass(frozen=True)
class TakenAway:
    """Something that was recorded does not stand any more; with a need goes everything that is about it.

    `id` is its own, or the need's for support, advice and delivery, or the life domain of a rating. Reasons that
    were written for gaps about it go along.
    """

    addendum: ClassVar[bool] = False
    what: Recorded
    id: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Take it out; nothing where it is not there."""
        gone = self.id
        match self.what:
            case Recorded.NEED:
                return _without_need(conversation, gone)
            case Recorded.PROBLEM:
                return replace(conversation, problems=tuple(p for p in conversation.problems if p.id != gone))
            case Recorded.SUPPORT:
                return replace(conversation, supports=tuple(s for s in conversation.supports if s.need != gone))
            case Recorded.EXPERT:
                advice = tuple(a for a in conversation.expert_advice if a.need != gone)
                return replace(conversation, expert_advice=advice)
            case Recorded.DELIVERY:
                return replace(conversation, deliveries=tuple(d for d in conversation.deliveries if d.need != gone))
            case Recorded.AGREEMENT:
                left = tuple(a for a in conversation.agreements if a.id != gone)
                return _without_reasons(replace(conversation, agreements=left), gone)
            case Recorded.VIEW:
                return replace(conversation, views=tuple(v for v in conversation.views if v.id != gone))
            case Recorded.RATING:
                return replace(conversation, ratings=tuple(r for r in conversation.ratings if r.life_domain != gone))


@dataclass(frozen=True)
class NeedsOrdered:
    """What matters most to the resident comes first."""

    addendum: ClassVar[bool] = False
    ids: tuple[str, ...]

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Put the needs in this order; one that is not named stays behind those that are."""
        place = {need_id: number for number, need_id in enumerate(dict.fromkeys(self.ids))}
        needs = sorted(conversation.needs, key=lambda need: place.get(need.id, len(place)))
        return replace(conversation, needs=tuple(needs))


def _without_need(conversation: Conversation, gone: str) -> Conversation:
    return _without_reasons(
        replace(
            conversation,
            needs=tuple(n for n in conversation.needs if n.id != gone),
            problems=tuple(p for p in conversation.problems if p.need != gone),
            supports=tuple(s for s in conversation.supports if s.need != gone),
            judgements=tuple(j for j in conversation.judgements if j.need != gone),
            help_lines=tuple(line for line in conversation.help_lines if line.need != gone),
            expert_advice=tuple(a for a in conversation.expert_advice if a.need != gone),
            deliveries=tuple(d for d in conversation.deliveries if d.need != gone),
        ),
        gone,
    )


def _without_reasons(conversation: Conversation, gone: str) -> Conversation:
    left = tuple(m for m in conversation.motivations if m.about.partition("/")[0] != gone)
    return replace(conversation, motivations=left)
