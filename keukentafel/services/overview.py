"""What is still open, what deserves attention, and which days count: worked out afresh from the conversation."""

from __future__ import annotations

from keukentafel.domain.checks import CHECKS, Finding, Level, findings, open_gaps
from keukentafel.domain.deadlines import Deadline, deadlines_of
from keukentafel.domain.refusals import Refused
from keukentafel.services.visit import Visit


def findings_of(visit: Visit) -> tuple[Finding, ...]:
    """Every finding of the table of checks, today, in the order of the table."""
    return findings(visit.conversation, visit.desk.today(), visit.desk.library.calendar())


def open_gaps_of(visit: Visit) -> tuple[Finding, ...]:
    """The gaps that are neither filled nor motivated."""
    return open_gaps(findings_of(visit))


def deadlines_of_visit(visit: Visit) -> tuple[Deadline, ...]:
    """The legal terms that run for this case."""
    return deadlines_of(visit.conversation, visit.desk.library.calendar())


def gap_of(visit: Visit, code: str, about: str) -> None:
    """Raises Refused when no gap of that name can be motivated."""
    known = {check.code for check in CHECKS if check.level is Level.GAP}
    if code not in known or code == "share_undecided":
        raise Refused("no_such_gap", "finding")
