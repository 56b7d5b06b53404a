"""Changes about needs, support, the shells and who helps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.changes.base import free_id, replaced
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.needs import Delivery, ExpertAdvice, Need, OtherLaw, Problem, Support
from keukentafel.domain.shells import HelpLine, ShellJudgement


@dataclass(frozen=True)
class NeedStated:
    """A hulpvraag; the same id again says it in other words."""

    addendum: ClassVar[bool] = False
    need: Need

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the need."""
        return replace(conversation, needs=replaced(conversation.needs, self.need, lambda n: n.id == self.need.id))


@dataclass(frozen=True)
class ProblemRecorded:
    """A problem behind a need; the same id again says it in other words."""

    addendum: ClassVar[bool] = False
    problem: Problem

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the problem; one without an id gets the next number."""
        known = conversation.problems
        new = self.problem if self.problem.id else replace(self.problem, id=free_id("p", {p.id for p in known}))
        return replace(conversation, problems=replaced(known, new, lambda p: p.id == new.id))


@dataclass(frozen=True)
class SupportDetermined:
    """The kind and amount of support a need takes."""

    addendum: ClassVar[bool] = False
    support: Support

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the support of that need."""
        supports = replaced(conversation.supports, self.support, lambda s: s.need == self.support.need)
        return replace(conversation, supports=supports)


@dataclass(frozen=True)
class ShellJudged:
    """What a shell can do for a need."""

    addendum: ClassVar[bool] = False
    judgement: ShellJudgement
    together: int = 0

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the judgement of the same need, shell, part and person."""
        new = self.judgement
        judgements = replaced(conversation.judgements, new, lambda j: j.key == new.key)
        waiting = tuple(key for key in conversation.to_ask_again if key != new.key)
        return replace(conversation, judgements=judgements, to_ask_again=waiting)


@dataclass(frozen=True)
class HelpPlaced:
    """A helper was placed in a shell."""

    addendum: ClassVar[bool] = False
    line: HelpLine

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the line, or replace the one of the same need, part and person."""
        key = (self.line.need, self.line.part, self.line.who)
        lines = replaced(conversation.help_lines, self.line, lambda h: (h.need, h.part, h.who) == key)
        return replace(conversation, help_lines=lines)


@dataclass(frozen=True)
class HelpChanged:
    """Line `number` of a need says something else now: another helper, part, task, or how sure it is."""

    addendum: ClassVar[bool] = False
    number: int
    line: HelpLine

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Put the line in its place; no other line of the same part and person stays beside it."""
        before = conversation.help_line(self.line.need, self.number)
        if before is None:
            return conversation
        key = (self.line.need, self.line.part, self.line.who)
        for number, other in reversed(conversation.numbered_help(self.line.need)):
            if number != self.number and (other.need, other.part, other.who) == key:
                conversation = HelpRemoved(self.line.need, number).apply_to(conversation)
        lines = tuple(self.line if line is before else line for line in conversation.help_lines)
        return replace(conversation, help_lines=lines)


@dataclass(frozen=True)
class HelpRemoved:
    """A helper was taken out of a shell again; the numbers of the others stay."""

    addendum: ClassVar[bool] = False
    need: str
    number: int

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Take line `number` of that need away."""
        gone = conversation.help_line(self.need, self.number)
        if gone is None:
            return conversation
        return replace(
            conversation,
            help_lines=tuple(line for line in conversation.help_lines if line is not gone),
            help_removed=(*conversation.help_removed, (self.need, self.number)),
        )


@dataclass(frozen=True)
class CarerDescribed:
    """Whether there is a carer, and how it is with them."""

    addendum: ClassVar[bool] = False
    carer: CarerSituation

    def apply_to(self, conversation: Conversation) -> Conversation:
        """"None" and "not asked" replace everything; a carer takes the place of such an answer."""
        if self.carer.answer is not CarerAnswer.YES:
            return replace(conversation, carers=(self.carer,))
        known = tuple(c for c in conversation.carers if c.answer is CarerAnswer.YES)
        return replace(conversation, carers=replaced(known, self.carer, lambda c: c.who == self.carer.who))


@dataclass(frozen=True)
class OtherLawConsidered:
    """Another law was considered (2.3.2 lid 4 f)."""

    addendum: ClassVar[bool] = False
    other_law: OtherLaw

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace what was found about that law."""
        laws = replaced(conversation.other_laws, self.other_law, lambda o: o.law is self.other_law.law)
        return replace(conversation, other_laws=laws)


@dataclass(frozen=True)
class ExpertDecided:
    """Whether expert advice is asked for a need."""

    addendum: ClassVar[bool] = False
    advice: ExpertAdvice

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the decision for that need."""
        advice = replaced(conversation.expert_advice, self.advice, lambda a: a.need == self.advice.need)
        return replace(conversation, expert_advice=advice)


@dataclass(frozen=True)
class DeliveryChosen:
    """In kind or pgb, with the conditions of 2.3.6."""

    addendum: ClassVar[bool] = False
    delivery: Delivery

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the delivery of that need."""
        deliveries = replaced(conversation.deliveries, self.delivery, lambda d: d.need == self.delivery.need)
        return replace(conversation, deliveries=deliveries)
