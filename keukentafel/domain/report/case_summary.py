"""What the register of cases keeps of a conversation, so that the agenda is there without reading ten thousand logs."""

from __future__ import annotations

from datetime import date, datetime

from keukentafel.domain.appointments import Reached, planned
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import applications
from keukentafel.domain.ports import CaseSummary, PlannedVisit
from keukentafel.domain.rights import ToldHow
from keukentafel.domain.safekeeping.retention import hand_over_of, in_the_way
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import Source


def summary_of(conversation_id: str, conversation: Conversation, changed_at: datetime) -> CaseSummary:
    """The line in the register that goes with a conversation as it stands."""
    case = conversation.case
    talked = talked_on(conversation)
    applied = applications(conversation)
    decision = conversation.decision
    sent = hand_over_of(conversation, conversation.current_version)
    asked, keeps = conversation.destruction_asked, in_the_way(conversation)
    return CaseSummary(
        conversation_id=conversation_id,
        case_number=case.case_number,
        resident=case.resident,
        address=case.address,
        reported=case.reported,
        kind=case.kind.value,
        changed_at=changed_at,
        form_of_address=case.form_of_address,
        neighbourhood=case.neighbourhood,
        municipality=case.municipality,
        visits=tuple(PlannedVisit(each.on, each.at) for each in planned(conversation.appointments)),
        contacted_on=_contacted_on(conversation, talked),
        talked_on=talked,
        reported_back_on=_reported_back_on(conversation),
        investigated_on=_investigated_on(conversation),
        applied_on=applied[0].at.date() if applied else None,
        decision_sent=decision.sent if decision else None,
        kept_for=keeps.value if keeps else "",
        handed_over_on=sent.on if sent else None,
        destruction_asked=asked.on if asked and asked.refused is None else None,
    )


def talked_on(conversation: Conversation) -> date | None:
    """The day on which something was first said or seen; a document alone is no conversation."""
    moments = (s.at for s in conversation.statements if s.source is not Source.DOCUMENT)
    first = min(moments, default=None)
    return first.date() if first else None


def _contacted_on(conversation: Conversation, talked: date | None) -> date | None:
    days = [a.on for a in conversation.attempts if a.reached is Reached.YES]
    days += [told.on for told in conversation.rights if told.how is not ToldHow.LETTER]
    return min([*days, talked] if talked else days, default=None)


def _reported_back_on(conversation: Conversation) -> date | None:
    return conversation.versions[0].at.date() if conversation.versions else None


def _investigated_on(conversation: Conversation) -> date | None:
    version = conversation.last_version(ReportKind.INVESTIGATION)
    return version.at.date() if version and not conversation.draft_since_freeze else None
