"""Changes about what is needed before the visit, and how it was interpreted during it.

Preparing changes no report, so it is allowed on a frozen version; how it was interpreted is told in the report.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from keukentafel.domain.changes.base import replaced
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.interpreting import Interpretation, InterpreterPlan
from keukentafel.domain.preparing import ConsultantSafety, HomeAccess, VisitWishes


@dataclass(frozen=True)
class ContactDescribed:
    """How the resident is best reached."""

    addendum: ClassVar[bool] = True
    profile: ContactProfile

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the profile."""
        return replace(conversation, preparation=replace(conversation.preparation, contact=self.profile))


@dataclass(frozen=True)
class ReminderPlanned:
    """A rung of the ladder; the same way on the same day again replaces it, or takes it away when `dropped`."""

    addendum: ClassVar[bool] = True
    step: ReminderStep
    dropped: bool = False

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add, replace or take away the rung."""
        before = conversation.preparation.ladder
        ladder = replaced(before, self.step, self._same)
        if self.dropped:
            ladder = tuple(step for step in before if not self._same(step))
        return replace(conversation, preparation=replace(conversation.preparation, ladder=ladder))

    def _same(self, step: ReminderStep) -> bool:
        return (step.way, step.days_before) == (self.step.way, self.step.days_before)


@dataclass(frozen=True)
class WishesRecorded:
    """Who may come and who must not be there."""

    addendum: ClassVar[bool] = True
    wishes: VisitWishes

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the wishes."""
        return replace(conversation, preparation=replace(conversation.preparation, wishes=self.wishes))


@dataclass(frozen=True)
class InterpreterPlanned:
    """Who will interpret, and when that was arranged."""

    addendum: ClassVar[bool] = True
    plan: InterpreterPlan

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the plan."""
        return replace(conversation, preparation=replace(conversation.preparation, interpreter=self.plan))


@dataclass(frozen=True)
class InterpretationRecorded:
    """How it was interpreted by one interpreter; a later one about the same person replaces it."""

    addendum: ClassVar[bool] = False
    interpretation: Interpretation

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace what is known of that interpreter."""
        new, before = self.interpretation, conversation.preparation.interpretations
        kept = replaced(before, new, lambda one: one.interpreter == new.interpreter)
        return replace(conversation, preparation=replace(conversation.preparation, interpretations=kept))


@dataclass(frozen=True)
class HomeDescribed:
    """Who lives there and how to get in."""

    addendum: ClassVar[bool] = True
    home: HomeAccess

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace it."""
        return replace(conversation, preparation=replace(conversation.preparation, home=self.home))


@dataclass(frozen=True)
class SafetyArranged:
    """How the consultant stays safe: an internal note."""

    addendum: ClassVar[bool] = True
    safety: ConsultantSafety

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace it."""
        return replace(conversation, preparation=replace(conversation.preparation, safety=self.safety))
