"""From findings to what a report says is still open: never the name or the reason of a check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from keukentafel.domain.checks import Finding
from keukentafel.domain.report.report_parts import OpenKind, OpenPoint
from keukentafel.domain.report.report_sections import Teller, by_date
from keukentafel.domain.statements import Share

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation

UNTOLD = frozenset({"share_undecided"})
"""What a report may not betray: that something was said and is not in it."""

KIND_OF: dict[str, OpenKind] = {
    "letter_a": OpenKind.OWN_WORDS,
    "letter_b": OpenKind.OWN_STRENGTH,
    "usual_help_not_investigated": OpenKind.HOUSEMATE,
    "letter_c": OpenKind.NETWORK,
    "letter_d": OpenKind.CARER,
    "letter_e": OpenKind.GENERAL,
    "letter_f": OpenKind.OTHER_LAWS,
    "letter_g": OpenKind.COSTS,
    "client_support_not_told": OpenKind.CLIENT_SUPPORT,
    "personal_plan_not_told": OpenKind.PERSONAL_PLAN,
    "plan_not_used": OpenKind.PLAN_USED,
    "pgb_not_told": OpenKind.BUDGET,
    "identity_not_seen": OpenKind.IDENTITY,
    "need_without_problem": OpenKind.PROBLEM,
    "need_without_support": OpenKind.SUPPORT,
    "support_without_basis": OpenKind.BASIS,
    "expert_advice_undecided": OpenKind.EXPERT,
    "meaning_untouched": OpenKind.MEANING,
    "no_private_moment": OpenKind.PRIVATE_TALK,
    "no_teach_back": OpenKind.TEACH_BACK,
    "urgent_undecided": OpenKind.URGENT,
    "pgb_conditions": OpenKind.BUDGET_CONDITIONS,
    "no_follow_up": OpenKind.FOLLOW_UP,
    "agreement_without_owner": OpenKind.AGREEMENT,
    "still_open": OpenKind.STILL,
    "no_interpreter": OpenKind.INTERPRETER,
}


def open_points(teller: Teller, gaps: Sequence[Finding]) -> tuple[OpenPoint, ...]:
    """Each open point once, in the order of the findings; motivated ones are told in the annex only."""
    points = [_point(teller, gap) for gap in gaps if gap.motivated is None and _may_be_told(teller, gap)]
    return tuple(dict.fromkeys(points))


def _may_be_told(teller: Teller, gap: Finding) -> bool:
    statement = teller.conversation.statement(gap.about)
    return gap.code not in UNTOLD and (statement is None or statement.share is Share.REPORT)


def _point(teller: Teller, gap: Finding) -> OpenPoint:
    kind = KIND_OF.get(gap.code, OpenKind.ELSE)
    conversation = teller.conversation
    if kind in (OpenKind.URGENT, OpenKind.PRIVATE_TALK):
        return OpenPoint(kind)
    first, _, rest = gap.about.partition("/")
    number = number_of(conversation, first)
    person = rest or (first if not number else "")
    known = conversation.participant(person)
    return OpenPoint(kind, number, known.name if known else "")


def number_of(conversation: Conversation, about: str) -> int:
    """The number in the report of a need or an agreement; 0 where `about` is neither."""
    needs = [need.id for need in conversation.needs]
    if about in needs:
        return needs.index(about) + 1
    return agreement_place(conversation, about)


def agreement_place(conversation: Conversation, agreement_id: str) -> int:
    """Where that agreement stands in the report, which goes by date; 0 when there is none with that id."""
    in_order = enumerate(by_date(conversation.agreements), 1)
    return next((n for n, made in in_order if made.id == agreement_id), 0)
