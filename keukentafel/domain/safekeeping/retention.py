"""Until when the laptop keeps a case, and why: the archive is the municipality's, the laptop only lends it a table.

A case stays until its outcome was handed over with a receipt and the days of the municipality's profile have passed.
The fifteen years of art. 5.3.4 lid 1 Wmo 2015 are those of the municipality, from the last change; they are no term
of a law for the laptop, and the days here are not moved by the Algemene termijnenwet (art. 4: longer than 90 days).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from keukentafel.domain.deadlines import Deadline, Term, deadline
from keukentafel.domain.keeping import HandOver, KeepBecause, open_hold
from keukentafel.domain.signing import Ended, FrozenVersion, ReportKind

if TYPE_CHECKING:
    from keukentafel.domain.content.municipality import WorkCalendar
    from keukentafel.domain.conversation import Conversation
    from keukentafel.domain.ports import CaseSummary


class Keep(StrEnum):
    """Why a case is still here. The last three run out by themselves; the others do not."""

    OBJECTION = KeepBecause.OBJECTION.value
    INTEREST_OF_OTHER = KeepBecause.INTEREST_OF_OTHER.value
    LAW = KeepBecause.LAW.value
    NOT_HANDED_OVER = "not_handed_over"
    NOT_CONFIRMED = "not_confirmed"
    CHANGED_SINCE = "changed_since"
    INVESTIGATION_OPEN = "investigation_open"
    VISIT_PLANNED = "visit_planned"
    NO_TERM = "no_term"
    HAND_OVER_DAYS = "hand_over_days"
    DECISION_TERM = "decision_term"
    OBJECTION_TERM = "objection_term"


@dataclass(frozen=True)
class Retention:
    """The first day on which the laptop deletes the case, None while something stands in the way, and why."""

    goes_on: date | None
    why: Keep


def hand_over_of(conversation: Conversation, version: FrozenVersion | None) -> HandOver | None:
    """How that version went to the municipality, or None when it did not."""
    if version is None:
        return None
    of = (version.kind, version.number)
    return next((one for one in conversation.hand_overs if (one.kind, one.version) == of), None)


def in_the_way(conversation: Conversation) -> Keep | None:
    """What keeps a case here whatever day it is, or None when only days have to pass."""
    hold = open_hold(conversation.holds)
    if hold is not None:
        return Keep(hold.because.value)
    version = conversation.current_version
    sent = hand_over_of(conversation, version)
    if version is None or sent is None:
        return Keep.NOT_HANDED_OVER
    if not sent.receipt.strip():
        return Keep.NOT_CONFIRMED
    added = [
        *(act.at for act in conversation.acts),
        *(reaction.at for reaction in conversation.reactions),
        *(reading.at for reading in conversation.read_outs),
    ]
    if conversation.draft_since_freeze or any(moment > sent.at for moment in added):
        return Keep.CHANGED_SINCE
    if version.kind is ReportKind.CONVERSATION and version.ended is not Ended.WITHDRAWN:
        return Keep.INVESTIGATION_OPEN
    return None


def retention(case: CaseSummary, days: int | None, calendar: WorkCalendar, today: date) -> Retention:
    """Until when this case is kept. `days` is the profile's term after the hand-over, None where nobody knows it.

    A decision that nobody recorded is waited for until its own term is over and no longer, and after a decision
    that was sent the term of bezwaar is: what an objection is about must be there to answer it.
    """
    if case.kept_for:
        return Retention(None, Keep(case.kept_for))
    if days is None or case.handed_over_on is None:
        return Retention(None, Keep.NO_TERM)
    if any(visit.on >= today for visit in case.visits):
        return Retention(None, Keep.VISIT_PLANNED)
    last = case.handed_over_on + timedelta(days=days)
    why = Keep.HAND_OVER_DAYS
    if case.decision_sent is not None:
        objection = deadline(Term.OBJECTION, case.decision_sent, calendar).last_day
        last, why = max((last, why), (objection, Keep.OBJECTION_TERM), key=lambda one: one[0])
    elif case.applied_on is not None:
        decision = deadline(Term.DECISION, case.applied_on, calendar).last_day
        last, why = max((last, why), (decision, Keep.DECISION_TERM), key=lambda one: one[0])
    return Retention(last + timedelta(days=1), why)


def to_answer(asked_on: date, calendar: WorkCalendar) -> Deadline:
    """The three months in which a request to destroy is done or refused (5.3.5 lid 1)."""
    return deadline(Term.DESTRUCTION_ON_REQUEST, asked_on, calendar)
