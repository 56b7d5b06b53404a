"""Until when a case stays on the laptop: what stands in the way, and the days that have to pass."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.changes import (
    ActSigned,
    DestructionRequested,
    HandedOver,
    HoldBegan,
    HoldEnded,
    ReactionGiven,
    StatementRecorded,
    VersionFrozen,
)
from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import applied
from keukentafel.domain.keeping import DestructionAsked, HandOver, HandOverWay, KeepBecause
from keukentafel.domain.ports import CaseSummary, PlannedVisit
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.domain.safekeeping.retention import Keep, Retention, in_the_way, retention, to_answer
from keukentafel.domain.signing import Act, Ended, FrozenVersion, How, Reaction, ReportKind, SigningAct
from keukentafel.domain.statements import Source, Statement
from tests.fakes.entries import CASE

CALENDAR = WorkCalendar((), date(2028, 12, 31), "")
ON = date(2026, 11, 20)
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def frozen(kind: ReportKind = ReportKind.INVESTIGATION, ended: Ended = Ended.COMPLETE) -> Conversation:
    return applied(Conversation(CASE, NOON), VersionFrozen(FrozenVersion(kind, 1, ended, NOON, "00")))


def sent(conversation: Conversation, receipt: str = "ONTV-1") -> Conversation:
    version = conversation.current_version
    assert version is not None
    hand_over = HandOver(ON, HandOverWay.SYSTEM, receipt, version.kind, version.number, NOON + timedelta(hours=1))
    return applied(conversation, HandedOver(hand_over))


def waiting(**columns: Any) -> CaseSummary:
    case = summary_of("c1", sent(frozen()), NOON)
    return case._replace(**columns)


def test_without_a_report_or_a_hand_over_it_stays() -> None:
    assert in_the_way(Conversation(CASE, NOON)) is Keep.NOT_HANDED_OVER
    assert in_the_way(frozen()) is Keep.NOT_HANDED_OVER


def test_a_hand_over_counts_from_its_receipt_on() -> None:
    assert in_the_way(sent(frozen(), "  ")) is Keep.NOT_CONFIRMED
    assert in_the_way(sent(sent(frozen(), ""))) is None


def test_what_was_said_at_the_table_is_not_the_end_of_it() -> None:
    assert in_the_way(sent(frozen(ReportKind.CONVERSATION))) is Keep.INVESTIGATION_OPEN
    assert in_the_way(sent(frozen(ReportKind.CONVERSATION, Ended.WITHDRAWN))) is None


def test_a_new_version_must_be_handed_over_too() -> None:
    second = FrozenVersion(ReportKind.INVESTIGATION, 2, Ended.COMPLETE, NOON, "1")
    again = applied(sent(frozen()), VersionFrozen(second))
    assert in_the_way(again) is Keep.NOT_HANDED_OVER


@pytest.mark.parametrize("change", [
    StatementRecorded(Statement("s1", "Ja.", "verhaal", Source.RESIDENT, "bewoner", NOON + timedelta(days=1))),
    ReactionGiven(Reaction("bewoner", "Nee.", NOON + timedelta(days=1))),
    ActSigned(SigningAct("bewoner", Act.CORRECT, How.DRAWN, NOON + timedelta(days=1), ReportKind.INVESTIGATION, 1)),
])  # fmt: skip
def test_what_came_after_the_hand_over_is_not_lost(change: StatementRecorded) -> None:
    assert in_the_way(applied(sent(frozen()), change)) is Keep.CHANGED_SINCE


@pytest.mark.parametrize("because", list(KeepBecause))
def test_a_hold_keeps_it_until_it_is_over(because: KeepBecause) -> None:
    held = applied(sent(frozen()), HoldBegan(because, ON))
    assert in_the_way(held) is Keep(because.value)
    assert in_the_way(applied(held, HoldEnded(because, TODAY))) is None


def test_the_days_of_the_profile_pass_and_on_the_day_after_it_goes() -> None:
    assert retention(waiting(), 30, CALENDAR, TODAY) == Retention(date(2026, 12, 21), Keep.HAND_OVER_DAYS)
    assert retention(waiting(), 0, CALENDAR, TODAY) == Retention(date(2026, 11, 21), Keep.HAND_OVER_DAYS)
    assert retention(waiting(), None, CALENDAR, TODAY) == Retention(None, Keep.NO_TERM)


def test_a_planned_visit_keeps_it() -> None:
    planned = waiting(visits=(PlannedVisit(TODAY),))
    assert retention(planned, 30, CALENDAR, TODAY) == Retention(None, Keep.VISIT_PLANNED)
    assert retention(planned, 30, CALENDAR, TODAY + timedelta(days=1)).goes_on is not None


def test_the_terms_of_decision_and_objection_are_waited_for() -> None:
    applied_on = waiting(applied_on=date(2026, 11, 20))
    assert retention(applied_on, 3, CALENDAR, TODAY) == Retention(date(2026, 12, 5), Keep.DECISION_TERM)
    decided = waiting(applied_on=date(2026, 11, 20), decision_sent=date(2026, 11, 25))
    assert retention(decided, 3, CALENDAR, TODAY) == Retention(date(2027, 1, 7), Keep.OBJECTION_TERM)
    assert retention(decided, 90, CALENDAR, TODAY) == Retention(date(2027, 2, 19), Keep.HAND_OVER_DAYS)


days = st.dates(date(2020, 1, 1), date(2027, 12, 31))


@given(handed_over=days, applied_on=st.none() | days, decided=st.none() | days, kept=st.integers(0, 400))
def test_it_never_goes_within_the_days_of_the_profile(
    handed_over: date, applied_on: date | None, decided: date | None, kept: int
) -> None:
    case = waiting(handed_over_on=handed_over, applied_on=applied_on, decision_sent=decided)
    found = retention(case, kept, CALENDAR, TODAY)
    assert found.goes_on is not None and found.goes_on > handed_over + timedelta(days=kept)
    if decided is not None:
        assert found.goes_on > decided + timedelta(days=42)


def test_a_request_is_answered_within_three_months_and_is_told_while_it_is_open() -> None:
    asked = applied(sent(frozen()), DestructionRequested(DestructionAsked(ON)))
    assert summary_of("c1", asked, NOON).destruction_asked == ON
    refused = applied(asked, DestructionRequested(DestructionAsked(ON, KeepBecause.LAW)))
    assert summary_of("c1", refused, NOON).destruction_asked is None
    term = to_answer(ON, CALENDAR)
    assert (term.raw, term.last_day) == (date(2027, 2, 20), date(2027, 2, 22))
