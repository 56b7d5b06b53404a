"""What holds of the findings of any conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, strategies as st

from keukentafel.domain.checks import CHECKS, Level, findings, open_gaps
from keukentafel.domain.deadlines import Term, deadlines_of
from keukentafel.domain.history import History, applied
from tests.domain import builders as b
from tests.domain.any_conversation import histories

DAYS = st.dates(b.REPORTED, date(2029, 12, 31))
LANGUAGES = st.sampled_from(["nl", "tr", "ngt"])


@given(histories(), DAYS, LANGUAGES, st.booleans())
def test_findings_never_fail_and_stay_in_order(history: History, today: date, speaks: str, lives_alone: bool) -> None:
    case = replace(history.conversation.case, speaks=speaks, lives_alone=lives_alone, receipt_confirmed=None)
    found = findings(replace(history.conversation, case=case), today, b.CALENDAR)
    order = [CHECKS.index(finding.check) for finding in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)
    assert set(open_gaps(found)) == {f for f in found if f.level is Level.GAP and f.motivated is None}


@given(histories(), DAYS)
def test_motivating_every_gap_leaves_only_the_shares_to_settle(history: History, today: date) -> None:
    conversation = history.conversation
    for gap in open_gaps(findings(conversation, today, b.CALENDAR)):
        if gap.motivatable:
            conversation = applied(conversation, b.motivated(gap.code, gap.about))
    left = open_gaps(findings(conversation, today, b.CALENDAR))
    assert {gap.code for gap in left} <= {"share_undecided"}


@given(histories())
def test_every_about_points_at_something(history: History) -> None:
    conversation = history.conversation
    needs = {line.need for line in conversation.help_lines} | {n.id for n in conversation.needs}
    known = {""} | needs | {s.need for s in conversation.supports} | {d.need for d in conversation.deliveries}
    known |= {s.id for s in conversation.statements} | {p.id for p in conversation.participants}
    known |= {a.id for a in conversation.agreements}
    known |= {f"{need}/{n}" for need in needs for n, _ in conversation.numbered_help(need)}
    known |= {f"{n.id}/{p.id}" for n in conversation.needs for p in conversation.housemates}
    known |= {line.who for line in conversation.help_lines} | {c.who for c in conversation.carers}
    assert {f.about for f in findings(conversation, b.TODAY, b.CALENDAR)} <= known


@given(histories())
def test_the_terms_run_from_the_melding_and_the_first_application(history: History) -> None:
    terms = deadlines_of(history.conversation, b.CALENDAR)
    assert [t.term for t in terms][:2] == [Term.PERSONAL_PLAN, Term.INVESTIGATION]
    assert {t.start for t in terms[:2]} == {b.REPORTED}
    assert all(t.start == b.TODAY for t in terms[2:]) and len(terms) <= 4


def test_the_decision_counts_from_the_first_application() -> None:
    late = b.applied(at=b.VISIT + timedelta(days=9))
    terms = deadlines_of(b.a_conversation(late, b.applied(for_need="h1")), b.CALENDAR)
    assert (terms[2].term, terms[2].start, terms[2].last_day) == (Term.DECISION, b.TODAY, date(2026, 12, 8))
