"""Changes about handing over, keeping and destroying: they change no report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from keukentafel.domain.changes.base import replaced
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.keeping import DestructionAsked, HandOver, Hold, KeepBecause


@dataclass(frozen=True)
class HandedOver:
    """A definitive version went to the municipality; the same version again corrects it, or adds the receipt."""

    addendum: ClassVar[bool] = True
    hand_over: HandOver

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the hand-over of that version."""
        new = self.hand_over
        of = (new.kind, new.version)
        kept = replaced(conversation.hand_overs, new, lambda one: (one.kind, one.version) == of)
        return replace(conversation, hand_overs=kept)


@dataclass(frozen=True)
class HoldBegan:
    """The case must stay, for a reason that goes on; the same reason again begins it anew."""

    addendum: ClassVar[bool] = True
    because: KeepBecause
    since: date

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the hold, or replace the one for that reason."""
        hold = Hold(self.because, self.since)
        return replace(conversation, holds=replaced(conversation.holds, hold, lambda h: h.because is self.because))


@dataclass(frozen=True)
class HoldEnded:
    """A reason to keep the case is over."""

    addendum: ClassVar[bool] = True
    because: KeepBecause
    on: date

    def apply_to(self, conversation: Conversation) -> Conversation:
        """End it; nothing where there is none."""
        ended = tuple(
            replace(h, ended_on=self.on) if h.because is self.because and h.ended_on is None else h
            for h in conversation.holds
        )
        return replace(conversation, holds=ended)


@dataclass(frozen=True)
class DestructionRequested:
    """The resident asked to destroy what is kept, or was answered."""

    addendum: ClassVar[bool] = True
    asked: DestructionAsked

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the request."""
        return replace(conversation, destruction_asked=self.asked)
