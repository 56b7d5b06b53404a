"""What is still open, what deserves attention, and which days count: worked out afresh from the conversation."""

from __future__ import annotations

from keukentafel.domain.checks import CHECKS, Finding, Level, findings, open_gaps
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Deadline, deadlines_of
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.report_sections import shareable
from keukentafel.services.desk import Desk
from keukentafel.services.visit import Visit


def findings_of(visit: Visit) -> tuple[Finding, ...]:
    """Every finding of the table of checks, today, in the order of the table."""
    return findings(visit.conversation, visit.desk.today(), visit.desk.library.calendar())


def findings_to_print(visit: Visit) -> tuple[Finding, ...]:
    """The findings as if nothing had been said that may not be in a report: nothing on paper may rest on it."""
    return findings(shareable(visit.conversation), visit.desk.today(), visit.desk.library.calendar())


def open_gaps_in(desk: Desk, conversation: Conversation) -> tuple[Finding, ...]:
    """The open gaps of a conversation that is only looked into."""
    return open_gaps(findings(conversation, desk.today(), desk.library.calendar()))


def open_gaps_of(visit: Visit) -> tuple[Finding, ...]:
    """The gaps that are neither filled nor motivated."""
    return open_gaps(findings_of(visit))


def deadlines_of_visit(visit: Visit) -> tuple[Deadline, ...]:
    """The legal terms that run for this case."""
    return deadlines_of(visit.conversation, visit.desk.library.calendar())


def must_be_motivatable(code: str) -> None:
    """Raises Refused when there is no gap of that name, or only filling it will do."""
    if code not in {check.code for check in CHECKS if check.level is Level.GAP and check.motivatable}:
        raise Refused("no_such_gap", "finding")
