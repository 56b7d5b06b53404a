"""Changes about rights, agreements, urgent matters, reading out, freezing and signing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.changes.base import free_id, replaced
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, RightTold
from keukentafel.domain.signing import (
    FrozenVersion,
    Motivation,
    Reaction,
    ReadOut,
    ReportKind,
    SigningAct,
    TeachBack,
    View,
)  # fmt: skip


@dataclass(frozen=True)
class RightExplained:
    """A right was explained; adds to earlier times."""

    addendum: ClassVar[bool] = False
    told: RightTold
    together: int = 0

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the moment."""
        return replace(conversation, rights=(*conversation.rights, self.told))


@dataclass(frozen=True)
class PlanAnswered:
    """A persoonlijk plan was received, or there is none."""

    addendum: ClassVar[bool] = False
    plan: PersonalPlan

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the plan."""
        return replace(conversation, plan=self.plan)


@dataclass(frozen=True)
class IdentityShown:
    """An identity document was seen."""

    addendum: ClassVar[bool] = False
    identity: IdentitySeen

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace what was seen."""
        return replace(conversation, identity=self.identity)


@dataclass(frozen=True)
class UrgentDecided:
    """What was done at once, and the decision on a temporary provision."""

    addendum: ClassVar[bool] = False
    action: UrgentAction

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the action, for the statements that are there: one that went to the quiet channel is not named."""
        known = tuple(s for s in self.action.statements if conversation.statement(s) is not None)
        action = replace(self.action, statements=known)
        return replace(conversation, urgent_actions=(*conversation.urgent_actions, action))


@dataclass(frozen=True)
class AgreementMade:
    """Somebody will do something; the same id again says it in other words."""

    addendum: ClassVar[bool] = False
    agreement: Agreement

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the agreement; one without an id gets the next number."""
        known, new = conversation.agreements, self.agreement
        new = new if new.id else replace(new, id=free_id("a", {a.id for a in known}))
        return replace(conversation, agreements=replaced(known, new, lambda a: a.id == new.id))


@dataclass(frozen=True)
class ConsentGiven:
    """A consent was given or revoked; possible at any time."""

    addendum: ClassVar[bool] = True
    consent: Consent

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add it, or replace the one for the same recipient, data and purpose."""
        key = (self.consent.to, self.consent.what, self.consent.purpose)
        consents = replaced(conversation.consents, self.consent, lambda c: (c.to, c.what, c.purpose) == key)
        return replace(conversation, consents=consents)


@dataclass(frozen=True)
class ViewWritten:
    """The consultant's own view, apart from the resident's story; the same id again says it in other words."""

    addendum: ClassVar[bool] = False
    text: str
    id: str = ""

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the view; one without an id gets the next number."""
        known = conversation.views
        new = View(self.id or free_id("v", {view.id for view in known}), self.text)
        return replace(conversation, views=replaced(known, new, lambda view: view.id == new.id))


@dataclass(frozen=True)
class ConceptReadOut:
    """The concept, or its summary, was read out."""

    addendum: ClassVar[bool] = True
    read_out: ReadOut

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the reading."""
        return replace(conversation, read_outs=(*conversation.read_outs, self.read_out))


@dataclass(frozen=True)
class TaughtBack:
    """The resident said in their own words what was agreed."""

    addendum: ClassVar[bool] = False
    teach_back: TeachBack

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the teach-back."""
        return replace(conversation, teach_back=self.teach_back)


@dataclass(frozen=True)
class ReactionGiven:
    """A remark; printed unchanged."""

    addendum: ClassVar[bool] = True
    reaction: Reaction

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the remark."""
        return replace(conversation, reactions=(*conversation.reactions, self.reaction))


@dataclass(frozen=True)
class GapMotivated:
    """Why a gap stays; an empty reason takes the earlier one back."""

    addendum: ClassVar[bool] = False
    motivation: Motivation
    together: int = 0

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the motivation of that gap, or take it away."""
        new = self.motivation
        key = (new.finding, new.about)
        if not new.text.strip():
            left = tuple(m for m in conversation.motivations if (m.finding, m.about) != key)
            return replace(conversation, motivations=left)
        motivations = replaced(conversation.motivations, new, lambda m: (m.finding, m.about) == key)
        return replace(conversation, motivations=motivations)


@dataclass(frozen=True)
class VersionFrozen:
    """A definitive version was made."""

    addendum: ClassVar[bool] = True
    version: FrozenVersion

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the version; what follows is an addendum or a new draft.

        What was judged at the table is asked again before the outcome of the investigation rests on it.
        """
        again = conversation.to_ask_again
        if self.version.kind is ReportKind.CONVERSATION:
            again = tuple(judgement.key for judgement in conversation.judgements)
        return replace(
            conversation,
            versions=(*conversation.versions, self.version),
            draft_since_freeze=False,
            to_ask_again=again,
        )


@dataclass(frozen=True)
class ActSigned:
    """One signing act."""

    addendum: ClassVar[bool] = True
    act: SigningAct

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the act."""
        return replace(conversation, acts=(*conversation.acts, self.act))
