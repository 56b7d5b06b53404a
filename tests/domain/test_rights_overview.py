"""Per right: told when, in time or late, and what makes up for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.changes import Change
from keukentafel.domain.checks import findings
from keukentafel.domain.preparing_to_do import RIGHTS, to_do
from keukentafel.domain.rights import Right, ToldHow
from keukentafel.domain.rights_overview import REMEDIES, InTime, RightStanding, rights_overview
from tests.domain import builders as b

SAID = b.said("s1", "Ik ben gevallen.", "bewoner")
AFTER_THE_SEVEN_DAYS = date(2026, 11, 23)


def standing(right: Right, *changes: Change, today: date = b.TODAY) -> RightStanding:
    found = rights_overview(b.a_conversation(*changes), b.CALENDAR, today)
    return next(one for one in found if one.right is right)


def told(right: Right, on: date, how: ToldHow = ToldHow.LETTER) -> Change:
    return b.told(right, "bewoner", on=on, how=how)


def test_a_letter_before_the_conversation_was_in_time() -> None:
    found = standing(Right.CLIENT_SUPPORT, told(Right.CLIENT_SUPPORT, b.LETTER_DAY), SAID)
    assert (found.standing, found.remedy) == (InTime.IN_TIME, "")


@pytest.mark.parametrize("right", [Right.CLIENT_SUPPORT, Right.PERSONAL_PLAN])
def test_told_in_the_conversation_is_late_and_has_a_remedy(right: Right) -> None:
    found = standing(right, SAID, told(right, b.TODAY, ToldHow.TALK))
    assert (found.standing, found.remedy) == (InTime.LATE, REMEDIES[right])


def test_the_plan_has_seven_days_that_may_move() -> None:
    found = standing(Right.PERSONAL_PLAN, today=date(2026, 11, 20))
    assert (found.standing, found.last_day, found.remedy) == (InTime.NOT_TOLD, date(2026, 11, 20), "")
    late = standing(Right.PERSONAL_PLAN, told(Right.PERSONAL_PLAN, AFTER_THE_SEVEN_DAYS))
    assert late.standing is InTime.LATE


def test_a_right_that_was_not_told_until_its_day_was_over_has_a_remedy() -> None:
    assert standing(Right.PERSONAL_PLAN, today=AFTER_THE_SEVEN_DAYS).remedy == REMEDIES[Right.PERSONAL_PLAN]


def test_costs_have_no_moment_before_the_conversation() -> None:
    found = standing(Right.COSTS, SAID, told(Right.COSTS, b.TODAY, ToldHow.TALK))
    assert (found.standing, found.remedy) == (InTime.ANY_TIME, "")


days = st.dates(b.REPORTED, b.REPORTED + timedelta(days=30))


@given(st.lists(st.tuples(st.sampled_from(Right), days, st.sampled_from(ToldHow)), max_size=6), st.booleans())
def test_the_overview_and_the_check_never_disagree(moments: list[tuple[Right, date, ToldHow]], began: bool) -> None:
    changes = [told(right, on, how) for right, on, how in moments]
    conversation = b.a_conversation(*changes, *([SAID] if began else []))
    today = b.REPORTED + timedelta(days=31)
    late = sum(one.standing is InTime.LATE for one in rights_overview(conversation, b.CALENDAR, today))
    warned = [f for f in findings(conversation, today, b.CALENDAR) if f.code == "right_told_late"]
    assert late == len(warned)


def test_the_list_of_what_is_to_be_done_gets_shorter() -> None:
    first = to_do(b.a_conversation(case=replace(b.CASE, speaks="tr")), b.TODAY, b.CALENDAR)
    rights = [told(right, b.LETTER_DAY) for right in (Right.CLIENT_SUPPORT, Right.PERSONAL_PLAN)]
    later = to_do(b.a_conversation(*rights, case=replace(b.CASE, speaks="tr")), b.TODAY, b.CALENDAR)
    assert [one.text for one in first if one not in later] == [RIGHTS]
