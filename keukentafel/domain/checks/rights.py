"""What must be told, seen and asked: rights, the persoonlijk plan, identity (2.3.2 lid 1 to 6, 2.3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keukentafel.domain.checks.base import Found, Situation
from keukentafel.domain.checks.carers import carers_of, same_person
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Term, deadline
from keukentafel.domain.marks import N_
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.rights import Right, RightTold
from keukentafel.domain.rights_overview import began_on, told_in_time


def _told(conversation: Conversation, person: str, *rights: Right) -> tuple[RightTold, ...]:
    return tuple(
        r
        for r in conversation.rights
        if r.right in rights and person in {same_person(conversation, who) for who in r.told}
    )


def client_support_not_told(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 3: free client support was not pointed out, to the resident or to one of the carers."""
    conversation = situation.conversation
    if not _told(conversation, RESIDENT, Right.CLIENT_SUPPORT):
        yield Found()
    for carer in carers_of(conversation):
        if not _told(conversation, carer, Right.CLIENT_SUPPORT, Right.CARER_SUPPORT):
            yield Found(carer)


def personal_plan_not_told(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 2: the resident was not told of the persoonlijk plan."""
    if not _told(situation.conversation, RESIDENT, Right.PERSONAL_PLAN):
        yield Found()


def pgb_not_told(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 6: the pgb and the consequences of that choice were not explained to the resident."""
    if not _told(situation.conversation, RESIDENT, Right.BUDGET):
        yield Found()


_BEFORE_THE_VISIT = {
    Right.CLIENT_SUPPORT: N_("cliëntondersteuning"),
    Right.PERSONAL_PLAN: N_("persoonlijk plan"),
}


def right_told_late(situation: Situation) -> Iterator[Found]:
    """Warning per right, 2.3.2 lid 2 and 3: told once the conversation had begun, or after the plan's days.

    The conversation began on the day of the first statement; of that day only a letter or a call was in
    time. The seven days count for the persoonlijk plan. `detail` is the right.
    """
    conversation = situation.conversation
    began = began_on(conversation)
    plan_days = deadline(Term.PERSONAL_PLAN, conversation.case.reported, situation.calendar).last_day
    for right, name in _BEFORE_THE_VISIT.items():
        told = _told(conversation, RESIDENT, right)
        if told and not any(told_in_time(moment, began, plan_days) for moment in told):
            yield Found(detail=name)


_REFERS_TO_PLAN = re.compile(r"\b(persoonlijke?|eigen) plan(nen)?\b", re.IGNORECASE)
_CALLED_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)


def plan_not_used(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 5: a persoonlijk plan was received, and nothing refers to it.

    What refers to it: a document or a basis that is called a plan (a zorgplan is another paper), or a text that
    says "persoonlijk plan" or "eigen plan".
    """
    conversation = situation.conversation
    if conversation.plan is None or not conversation.plan.received:
        return
    names = [s.document.name for s in conversation.statements if s.document is not None]
    names += [s.basis for s in conversation.supports]
    texts = [s.text for s in conversation.statements]
    texts += [text for n in conversation.needs for text in (n.help_me, n.so_that)]
    texts += [p.text for p in conversation.problems]
    texts += [text for s in conversation.supports for text in (s.what, s.why)]
    texts += [j.because for j in conversation.judgements]
    texts += [line.task for line in conversation.help_lines]
    texts += [a.what for a in conversation.agreements]
    texts += [view.text for view in conversation.views]
    by_name = any(_CALLED_PLAN.search(name) for name in names)
    if not by_name and not any(_REFERS_TO_PLAN.search(text) for text in texts):
        yield Found()


def receipt_not_confirmed(situation: Situation) -> Iterator[Found]:
    """Warning, 2.3.2 lid 1: the municipality did not confirm that it received the melding."""
    if situation.conversation.case.receipt_confirmed is None:
        yield Found()


def identity_not_seen(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.4 lid 1: no identity document was seen."""
    if situation.conversation.identity is None:
        yield Found()
