"""Runs the table of checks over a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from keukentafel.domain.checks.base import Check, Finding, Found, Level, Situation, blank
from keukentafel.domain.checks.table import CHECKS
from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation


def _motivation(conversation: Conversation, check: Check, found: Found) -> str | None:
    if check.level is not Level.GAP or not check.motivatable:
        return None
    reasons = (m for m in conversation.motivations if (m.finding, m.about) == (check.code, found.about))
    return next((m.text for m in reasons if not blank(m.text)), None)


def _run(situation: Situation) -> Iterator[Finding]:
    for check in CHECKS:
        for found in dict.fromkeys(check.look(situation)):
            motivated = _motivation(situation.conversation, check, found)
            yield Finding(check, found.about, found.detail, motivated)


def findings(conversation: Conversation, today: date, calendar: WorkCalendar) -> tuple[Finding, ...]:
    """All findings on `today`, in the order of the table; a motivated gap stays in it with its reason."""
    return tuple(_run(Situation(conversation, today, calendar)))


def open_gaps(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gaps that are neither filled nor motivated: they keep the onderzoeksverslag from being frozen."""
    return tuple(finding for finding in found if finding.open_gap)
