"""What a reviewer is told about the conversation with mevrouw Uysal."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.changes import Change
from keukentafel.domain.checks import findings, open_gaps
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import deadlines_of
from keukentafel.domain.signing import ReportKind
from tests.domain import builders as b
from tests.domain.uysal import AT_THE_DESK, AT_THE_TABLE, CASE, at_the_table, worked_out


def listed(conversation: Conversation, today: date) -> list[tuple[str, str]]:
    return [(f.code, f.about) for f in findings(conversation, today, b.CALENDAR)]


def test_at_the_table_nothing_is_a_gap_and_the_doubts_are_listed() -> None:
    conversation = at_the_table()
    assert open_gaps(findings(conversation, b.TODAY, b.CALENDAR)) == ()
    assert listed(conversation, b.TODAY) == [
        ("assumption", "s4"),
        ("assumption", "s8"),
        ("contradicted", "s4"),
        ("contradicted", "s5"),
        ("informant_rarely_present", "zoon"),
        ("help_not_confirmed", "h1/1"),
        ("help_not_confirmed", "h1/2"),
        ("no_backup", "h1/1"),
        ("no_backup", "h1/2"),
        ("application_not_asked", "h1"),
        ("application_not_asked", "h2"),
    ]


def test_two_weeks_later_the_investigation_can_be_frozen() -> None:
    conversation = worked_out()
    today = AT_THE_DESK.date()
    assert open_gaps(findings(conversation, today, b.CALENDAR)) == ()
    assert listed(conversation, today) == [
        ("assumption", "s4"),
        ("assumption", "s8"),
        ("contradicted", "s4"),
        ("contradicted", "s5"),
        ("informant_rarely_present", "zoon"),
        ("help_not_confirmed", "h1/1"),
        ("no_backup", "h1/1"),
        ("application_before_investigation", ""),
        ("application_not_asked", "h2"),
    ]


def test_a_frozen_investigation_does_not_unsay_that_the_application_came_first() -> None:
    frozen = worked_out(b.frozen(ReportKind.INVESTIGATION, AT_THE_DESK))
    assert ("application_before_investigation", "") in listed(frozen, date(2027, 1, 10))
    assert "deadline_passed" not in dict(listed(frozen, date(2027, 1, 10)))


def without_consent_to(name: str) -> Conversation:
    def kept(change: Change) -> bool:
        return change not in (b.consent(name, until=date(2027, 2, 28)), b.consent(name, until=date(2026, 12, 31)))

    return b.a_conversation(*filter(kept, AT_THE_TABLE), case=CASE)


def test_without_consent_the_calls_are_warned_about() -> None:
    assert ("contact_without_consent", "a1") in listed(without_consent_to("zoon"), b.TODAY)
    to_the_therapist = listed(without_consent_to("ergotherapeut"), b.TODAY)
    assert [about for code, about in to_the_therapist if code == "contact_without_consent"] == ["a2", ""]


def test_the_terms_of_the_case() -> None:
    terms = [(t.term.value, t.last_day) for t in deadlines_of(worked_out(), b.CALENDAR)]
    assert terms == [
        ("personal_plan", date(2026, 11, 20)),
        ("investigation", date(2026, 12, 28)),
        ("decision", date(2026, 12, 8)),
    ]
