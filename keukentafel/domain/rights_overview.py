"""Per right: when it was told, whether that was in time, and what makes up for it when it was late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Term, deadline
from keukentafel.domain.marks import N_
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.rights import Right, RightTold, ToldHow


class InTime(StrEnum):
    """How it stands with the moment on which a right was told."""

    NOT_TOLD = "not_told"
    IN_TIME = "in_time"
    LATE = "late"
    ANY_TIME = "any_time"
    """Told; the law sets no moment before the conversation for it."""


BEFORE_THE_VISIT = frozenset({Right.CLIENT_SUPPORT, Right.PERSONAL_PLAN})
"""What must be told before the investigation begins (2.3.2 lid 2 and 3)."""

REMEDIES: dict[Right, str] = {
    Right.CLIENT_SUPPORT: N_(
        "Vertel het nu, en bied een tweede gesprek aan waar de cliëntondersteuner bij is. "
        "Rond het onderzoek niet eerder af."
    ),
    Right.PERSONAL_PLAN: N_(
        "Vertel het nu, en geef alsnog zeven dagen om een eigen plan te maken. Rond het onderzoek niet eerder af."
    ),
}
"""What makes up for telling late, in Dutch: the resident gets what the law meant to give before."""


@dataclass(frozen=True)
class RightStanding:
    """One right: the moments on which the resident was told, and how that stands.

    `last_day` is until when it had to be told or, for the persoonlijk plan, handed in; None where the law sets
    none. `remedy` is empty unless it was told late, or was not told and that day is over.
    """

    right: Right
    told: tuple[RightTold, ...]
    standing: InTime
    last_day: date | None = None
    remedy: str = ""


def began_on(conversation: Conversation) -> date | None:
    """The day on which the conversation began: that of the first statement; None before it."""
    return min((s.at.date() for s in conversation.statements), default=None)


def told_in_time(told: RightTold, began: date | None, plan_until: date) -> bool:
    """Whether telling came before the conversation and, for the persoonlijk plan, within its seven days.

    Of the day of the conversation itself only a letter or a call was in time.
    """
    if told.right is Right.PERSONAL_PLAN and told.on > plan_until:
        return False
    if began is None or told.on < began:
        return True
    return told.on == began and told.how is not ToldHow.TALK


def rights_overview(conversation: Conversation, calendar: WorkCalendar, today: date) -> tuple[RightStanding, ...]:
    """Every right that concerns the resident, in the order in which the law names them."""
    plan_until = deadline(Term.PERSONAL_PLAN, conversation.case.reported, calendar).last_day
    return tuple(_standings(conversation, plan_until, today))


def _standings(conversation: Conversation, plan_until: date, today: date) -> Iterator[RightStanding]:
    began = began_on(conversation)
    for right in Right:
        if right is Right.CARER_SUPPORT:
            continue
        told = tuple(r for r in conversation.rights if r.right is right and RESIDENT in r.told)
        last_day = plan_until if right is Right.PERSONAL_PLAN else began if right in BEFORE_THE_VISIT else None
        if not told:
            over = right in BEFORE_THE_VISIT and last_day is not None and today > last_day
            yield RightStanding(right, told, InTime.NOT_TOLD, last_day, REMEDIES[right] if over else "")
        elif right not in BEFORE_THE_VISIT:
            yield RightStanding(right, told, InTime.ANY_TIME)
        elif any(told_in_time(moment, began, plan_until) for moment in told):
            yield RightStanding(right, told, InTime.IN_TIME, last_day)
        else:
            yield RightStanding(right, told, InTime.LATE, last_day, REMEDIES[right])
