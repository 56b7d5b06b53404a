"""Changes that carry on from before: another visit, a review, and what of the previous report still holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.carried import CarriedItem, PreviousReport, Still, StillAnswer
from keukentafel.domain.changes.base import free_id, replaced
from keukentafel.domain.changes.needing import HelpRemoved
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.domain.shells import HelpLine


@dataclass(frozen=True)
class VisitBegan:
    """Another visit in the same investigation, with who is there; what is said from now on is of this visit."""

    addendum: ClassVar[bool] = False
    at: datetime
    present: tuple[str, ...]

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Keep who was at the visit before, and set who is here now."""
        here = tuple(replace(p, present=p.id in self.present) for p in conversation.participants)
        return replace(
            conversation, earlier_visits=conversation.visits, visit_began_at=self.at, participants=here
        )


@dataclass(frozen=True)
class ReviewBegan:
    """This conversation reviews a previous report."""

    addendum: ClassVar[bool] = False
    previous: PreviousReport

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Take the previous report along; none of it is a fact yet."""
        return replace(conversation, previous=self.previous)


@dataclass(frozen=True)
class StillAnswered:
    """An item of the previous report still holds, changed, is gone, or was not discussed.

    `together` is how many changes just before it were made by the same answer: undo takes them back with it.
    """

    addendum: ClassVar[bool] = False
    given: StillAnswer
    together: int = 0

    def apply_to(self, conversation: Conversation) -> Conversation:
        """What still holds becomes a fact of this conversation, unless something newer stands there already.

        Another answer than yes takes that fact away again where nothing else was said of it since.
        """
        carried = conversation.previous.item(self.given.number) if conversation.previous else None
        if carried is None:
            return conversation
        if carried.said is not None:
            still = replaced(conversation.still, self.given, lambda g: g.number == self.given.number)
            return replace(conversation, still=still)
        name, fact, same = _kept_as(carried, conversation)
        held: tuple[Any, ...] = getattr(conversation, name)
        if self.given.answer is Still.YES:
            known = any(same(one) for one in held)
            held = held if known else (*held, fact)
        else:
            held = tuple(one for one in held if _without_id(one) != _without_id(fact))
            if carried.help_line is not None:
                conversation = _without_help(conversation, fact)
        still = replaced(conversation.still, self.given, lambda g: g.number == self.given.number)
        changed: dict[str, Any] = {name: held, "still": still}
        return replace(conversation, **changed)


def _without_help(conversation: Conversation, line: HelpLine) -> Conversation:
    """The help lines that stay keep their numbers."""
    for number, known in conversation.numbered_help(line.need):
        if known == line:
            conversation = HelpRemoved(line.need, number).apply_to(conversation)
    return conversation


def _kept_as(carried: CarriedItem, conversation: Conversation) -> tuple[str, Any, Any]:
    """Where in a conversation the fact of an item is kept, the fact, and what is the same one."""
    if carried.participant is not None:
        name = carried.participant.name
        return "participants", carried.participant, lambda p: p.name == name
    if carried.need is not None:
        need_id = carried.need.id
        return "needs", carried.need, lambda n: n.id == need_id
    if carried.rating is not None:
        domain = carried.rating.life_domain
        return "ratings", carried.rating, lambda r: r.life_domain == domain
    if carried.judgement is not None:
        judged = replace(carried.judgement, who=_known(carried.judgement.who, conversation))
        return "judgements", judged, lambda j: j.key == judged.key
    if carried.help_line is not None:
        line = replace(carried.help_line, who=_known(carried.help_line.who, conversation))
        at = (line.need, line.part, line.who)
        return "help_lines", line, lambda h: (h.need, h.part, h.who) == at
    if carried.support is not None:
        return "supports", carried.support, lambda s: s.need == carried.of_need
    if carried.delivery is not None:
        paid = tuple(_known(person, conversation) for person in carried.delivery.paid)
        manager = _known(carried.delivery.managed_by, conversation)
        delivery = replace(carried.delivery, paid=paid, managed_by=manager)
        return "deliveries", delivery, lambda d: d.need == carried.of_need
    if carried.carer is not None:
        carer = replace(carried.carer, who=_known(carried.carer.who, conversation))
        # That there is none now is newer than that there was one.
        return "carers", carer, lambda c: c.answer is not CarerAnswer.YES or c.who == carer.who
    if carried.consent is not None:
        consent = replace(carried.consent, to=_known(carried.consent.to, conversation))
        key = (consent.to, consent.what, consent.purpose)
        return "consents", consent, lambda c: (c.to, c.what, c.purpose) == key
    assert carried.agreement is not None
    free = free_id("a", {agreement.id for agreement in conversation.agreements})
    made = replace(carried.agreement, who=_known(carried.agreement.who, conversation), id=free)
    return "agreements", made, lambda a: _without_id(a) == _without_id(made)


def _without_id(fact: Any) -> Any:
    return replace(fact, id="") if isinstance(fact, Agreement) else fact


def _known(who: str, conversation: Conversation) -> str:
    if who in (RESIDENT, CONSULTANT):
        return who
    return next((p.id for p in conversation.participants if p.name == who), who)
