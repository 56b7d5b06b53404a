"""Entries and cases to write down, with fictional people."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from keukentafel.domain.changes import CaseOpened, Change, StatementRecorded
from keukentafel.domain.history import Entry, Redone, Undone
from keukentafel.domain.people import CaseDetails
from keukentafel.domain.ports import CaseSummary, Work
from keukentafel.domain.statements import Source, Statement

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 11, 12, 12, 0, tzinfo=AMSTERDAM)

CASE = CaseDetails(
    resident="Jannie de Boer",
    form_of_address="mevrouw De Boer",
    born=date(1941, 3, 2),
    address="Lindelaan 4",
    municipality="voorbeeld",
    case_number="2026-0107",
    reported=date(2026, 11, 5),
    speaks="nl",
    reads="nl",
)


def at(minutes: int) -> datetime:
    """So many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def entry(seq: int, change: Change | Undone | Redone) -> Entry:
    """An entry of that minute."""
    return Entry(seq, at(seq), change)


def summary(conversation_id: str = "c1", changed_at: datetime = NOON) -> CaseSummary:
    """What the start screen shows of the case."""
    return CaseSummary(
        conversation_id, CASE.case_number, CASE.resident, CASE.address, CASE.reported, "first", changed_at
    )


def opening(seq: int = 1) -> Entry:
    """The first entry of a log."""
    return entry(seq, CaseOpened(CASE, NOON))


def said(seq: int, statement_id: str, text: str) -> Entry:
    """The resident said something."""
    return entry(seq, StatementRecorded(Statement(statement_id, text, "verhaal", Source.RESIDENT, "bewoner", at(seq))))


def opened(work: Work, *entries: Entry, conversation_id: str = "c1") -> None:
    """Write a whole log: the opening and what comes after."""
    work.logs.open(summary(conversation_id), opening())
    for each in entries:
        work.logs.append(conversation_id, each)
