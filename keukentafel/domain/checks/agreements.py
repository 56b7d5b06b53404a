"""What was promised: help that somebody said yes to, an owner and a date, and consent before a call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keukentafel.domain.checks.base import Found, Situation, blank
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.outside_people import consented, document_consented, outsiders_in
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.shells import HelpLine, Part
from keukentafel.domain.statements import ObtainedFrom


def _help_lines(conversation: Conversation) -> Iterator[tuple[str, HelpLine]]:
    for need in dict.fromkeys(line.need for line in conversation.help_lines):
        for number, line in conversation.numbered_help(need):
            yield f"{need}/{number}", line


def help_not_confirmed(situation: Situation) -> Iterator[Found]:
    """Warning per help line, 2.3.2 lid 4 c: the helper did not say yes; a resident's own part needs none."""
    for about, line in _help_lines(situation.conversation):
        by_resident = line.who == RESIDENT or line.part is Part.OWN_STRENGTH
        if not line.confirmed and not by_resident:
            yield Found(about)


def no_backup(situation: Situation) -> Iterator[Found]:
    """Warning per help line: the resident cannot do without it, and nobody steps in for the helper."""
    for about, line in _help_lines(situation.conversation):
        if line.vital and blank(line.backup):
            yield Found(about)


def no_follow_up(situation: Situation) -> Iterator[Found]:
    """Gap: no agreement has a date after today."""
    dates = (a.when for a in situation.conversation.agreements)
    if not any(when is not None and when > situation.today for when in dates):
        yield Found()


def agreement_without_owner(situation: Situation) -> Iterator[Found]:
    """Gap per agreement: no owner, or no date."""
    for agreement in situation.conversation.agreements:
        if blank(agreement.who) or agreement.when is None:
            yield Found(agreement.id)


def _without_consent(situation: Situation, text: str, day: date) -> str:
    conversation = situation.conversation
    named = outsiders_in(text, conversation)
    return ", ".join(o.label for o in named if not consented(o, conversation.consents, day))


def contact_without_consent(situation: Situation) -> Iterator[Found]:
    """Warning per agreement, urgent action or document, 5.3.3, 5.1.1 lid 5: outside, and no consent.

    `detail` names them. What the resident does is the resident's own business. An urgent action has no id, so
    `about` is empty for it.
    """
    conversation = situation.conversation
    for agreement in conversation.agreements:
        day = agreement.when or situation.today
        missing = _without_consent(situation, f"{agreement.who} . {agreement.what}", day)
        if missing and agreement.who != RESIDENT:
            yield Found(agreement.id, missing)
    for action in conversation.urgent_actions:
        text = f"{action.what} . {action.done_today} . {action.by}"
        missing = _without_consent(situation, text, action.at.date())
        if missing:
            yield Found(detail=missing)
    for statement in conversation.statements:
        paper = statement.document
        if paper is None or paper.obtained_from is not ObtainedFrom.PROVIDER:
            continue
        if not document_consented(paper.name, conversation.consents, statement.at.date()):
            yield Found(statement.id, paper.name)
