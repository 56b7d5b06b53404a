"""Changes about people and what is told: participants, statements, ratings, the private moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from keukentafel.domain.changes.base import replaced
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating
from keukentafel.domain.people import RESIDENT, CaseDetails, Participant
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Share, Statement


@dataclass(frozen=True)
class CaseOpened:
    """The first change of every conversation; `at` is when the visit began."""

    addendum: ClassVar[bool] = False
    case: CaseDetails
    at: datetime

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Change what is known of the case."""
        return replace(conversation, case=self.case)


@dataclass(frozen=True)
class ParticipantAdded:
    """Somebody who matters; the same id again replaces what was known of them."""

    addendum: ClassVar[bool] = False
    participant: Participant

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the participant."""
        people = replaced(conversation.participants, self.participant, lambda p: p.id == self.participant.id)
        return replace(conversation, participants=people)


def _with_statement(conversation: Conversation, new: Statement) -> Conversation:
    return replace(conversation, statements=replaced(conversation.statements, new, lambda s: s.id == new.id))


@dataclass(frozen=True)
class StatementRecorded:
    """Something was said, seen or read."""

    addendum: ClassVar[bool] = False
    statement: Statement

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the statement at the end."""
        return replace(conversation, statements=(*conversation.statements, self.statement))


@dataclass(frozen=True)
class StatementCorrected:
    """New words for a statement; the earlier ones stay in its history. Who confirmed those did not hear these."""

    addendum: ClassVar[bool] = False
    statement_id: str
    text: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Keep the earlier text beneath the new one."""
        old = conversation.statement(self.statement_id)
        if old is None:
            return conversation
        earlier = (*old.earlier_texts, old.text)
        return _with_statement(conversation, replace(old, text=self.text, earlier_texts=earlier, confirmed_by=()))


@dataclass(frozen=True)
class StatementPlaced:
    """A statement was sent to a life domain, or back to the story."""

    addendum: ClassVar[bool] = False
    statement_id: str
    about: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Move the statement. What goes to safety at home must be asked again before it is in a report."""
        old = conversation.statement(self.statement_id)
        if old is None:
            return conversation
        share = Share.ASK if self.about == SAFE_AT_HOME and old.about != SAFE_AT_HOME else old.share
        return _with_statement(conversation, replace(old, about=self.about, share=share))


@dataclass(frozen=True)
class StatementConfirmed:
    """A second person said the same."""

    addendum: ClassVar[bool] = False
    statement_id: str
    by: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the one who confirmed, once."""
        old = conversation.statement(self.statement_id)
        if old is None or self.by in old.confirmed_by:
            return conversation
        return _with_statement(conversation, replace(old, confirmed_by=(*old.confirmed_by, self.by)))


@dataclass(frozen=True)
class StatementsContradicted:
    """Two statements say different things; both stand."""

    addendum: ClassVar[bool] = False
    statement_id: str
    other_id: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Link both ways, once."""
        for one, two in ((self.statement_id, self.other_id), (self.other_id, self.statement_id)):
            old = conversation.statement(one)
            if old is not None and two not in old.contradicted_by:
                linked = replace(old, contradicted_by=(*old.contradicted_by, two))
                conversation = _with_statement(conversation, linked)
        return conversation


@dataclass(frozen=True)
class ShareSettled:
    """The resident said that it may be in the report."""

    addendum: ClassVar[bool] = False
    statement_id: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """From `ask` to `report`."""
        old = conversation.statement(self.statement_id)
        return conversation if old is None else _with_statement(conversation, replace(old, share=Share.REPORT))


@dataclass(frozen=True)
class StatementWithheld:
    """The resident wants a line out of the report: it stands in no version that is made from here on.

    A version that was made before keeps it, with its hash; undo puts it back.
    """

    addendum: ClassVar[bool] = False
    statement_id: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Take the statement out, and every mark that points at it."""
        gone = self.statement_id
        statements = tuple(
            replace(s, contradicted_by=tuple(other for other in s.contradicted_by if other != gone))
            for s in conversation.statements
            if s.id != gone
        )
        urgent = tuple(
            replace(action, statements=tuple(one for one in action.statements if one != gone))
            for action in conversation.urgent_actions
        )
        reasons = tuple(m for m in conversation.motivations if m.about != gone)
        return replace(conversation, statements=statements, urgent_actions=urgent, motivations=reasons)


@dataclass(frozen=True)
class StatementFlagged:
    """A statement is urgent: a decision of 2.3.3 is due."""

    addendum: ClassVar[bool] = False
    statement_id: str
    urgent: bool = True

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or clear the flag."""
        old = conversation.statement(self.statement_id)
        return conversation if old is None else _with_statement(conversation, replace(old, urgent=self.urgent))


@dataclass(frozen=True)
class DomainRated:
    """The resident's own rating of a life domain; a later one replaces it."""

    addendum: ClassVar[bool] = False
    rating: DomainRating

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add or replace the rating of that domain."""
        ratings = replaced(conversation.ratings, self.rating, lambda r: r.life_domain == self.rating.life_domain)
        return replace(conversation, ratings=ratings)


@dataclass(frozen=True)
class PrivateMomentSet:
    """A talk apart began with somebody, ended, was put off, or was not held."""

    addendum: ClassVar[bool] = False
    state: PrivateState
    at: datetime
    with_whom: str = RESIDENT

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set how it stands."""
        return replace(conversation, private=conversation.private.set_to(self.state, self.at, self.with_whom))
