"""The decision aid for the interpreter, by the guideline of 9 October 2025."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain import interpreting as i
from keukentafel.domain.interpreting import (
    GenderWish,
    InterpreterPlan,
    LanguageHelp,
    Subject,
    Verdict,
    advise,
)
from keukentafel.domain.people import Via

SON = InterpreterPlan(LanguageHelp.RELATIVE, "tr", wanted=True, speaks_both=True)
plans = st.builds(
    InterpreterPlan,
    help=st.sampled_from(LanguageHelp),
    language=st.sampled_from(["", "tr", "ary"]),
    dialect=st.sampled_from(["", "Irakees"]),
    subjects=st.lists(st.sampled_from(Subject), unique=True).map(tuple),
    gender=st.none() | st.sampled_from(GenderWish),
    wanted=st.none() | st.booleans(),
    speaks_both=st.none() | st.booleans(),
)


def test_a_professional_interpreter_by_phone_is_the_default() -> None:
    advice = advise(InterpreterPlan(language="tr"))
    assert (advice.verdict, advice.help, advice.via) == (Verdict.FITS, LanguageHelp.PROFESSIONAL, Via.PHONE)
    assert i.FAR_REACHING in advice.reasons


@pytest.mark.parametrize(
    ("plan", "verdict", "reason"),
    [
        (SON, Verdict.WITH_REASON, i.WRITE_WHY),
        (replace(SON, wanted=None), Verdict.WITH_REASON, i.ASK_FIRST),
        (replace(SON, wanted=False), Verdict.UNFIT, i.NOT_WANTED),
        (replace(SON, speaks_both=False), Verdict.UNFIT, i.NOT_BOTH_WELL),
        (replace(SON, subjects=(Subject.SAFETY,)), Verdict.UNFIT, i.NOT_FAMILY_SAFETY),
        (replace(SON, subjects=(Subject.COUPLE,)), Verdict.UNFIT, i.NOT_FAMILY_COUPLE),
        (replace(SON, subjects=(Subject.MEDICAL,)), Verdict.UNFIT, i.NOT_FAMILY_MEDICAL),
        (replace(SON, help=LanguageHelp.MINOR), Verdict.UNFIT, i.NEVER_A_CHILD),
        (replace(SON, help=LanguageHelp.COLLEAGUE), Verdict.FITS, i.SAME_LANGUAGE),
        (replace(SON, help=LanguageHelp.APP), Verdict.UNFIT, i.APP_ONLY_SMALL),
        (
            replace(SON, help=LanguageHelp.APP, subjects=(Subject.PRACTICAL_ONLY,)),
            Verdict.WITH_REASON,
            i.APP_ONLY_SMALL,
        ),
        (replace(SON, help=LanguageHelp.NONE), Verdict.UNFIT, i.NOBODY),
        (InterpreterPlan(LanguageHelp.NONE), Verdict.FITS, i.ENOUGH_DUTCH),
    ],
)
def test_each_choice_has_its_verdict_and_its_reason(plan: InterpreterPlan, verdict: Verdict, reason: str) -> None:
    advice = advise(plan)
    assert advice.verdict is verdict
    assert reason in advice.reasons


@pytest.mark.parametrize(
    ("plan", "signs", "via", "reason"),
    [
        (InterpreterPlan(language="ngt"), True, Via.ROOM, i.SIGNS),
        (InterpreterPlan(language="tr", subjects=(Subject.HARD_OF_HEARING,)), False, Via.ROOM, i.HEARS_BADLY),
        (InterpreterPlan(language="tr", subjects=(Subject.SAFETY,)), False, Via.PHONE, i.FROM_OUTSIDE),
        (InterpreterPlan(language="ar", dialect="Irakees"), False, Via.PHONE, i.ASK_DIALECT),
        (InterpreterPlan(language="tr", gender=GenderWish.WOMAN), False, Via.PHONE, i.ASK_WOMAN),
        (InterpreterPlan(language="tr", subjects=(Subject.MEDICAL,)), False, Via.PHONE, i.ASK_GENDER),
    ],
)
def test_the_way_and_the_wishes_follow_from_the_person(
    plan: InterpreterPlan, signs: bool, via: Via, reason: str
) -> None:
    advice = advise(plan, signs)
    assert advice.via is via
    assert reason in advice.reasons


@given(plans, st.booleans())
def test_never_a_child_and_nothing_weaker_without_a_reason(plan: InterpreterPlan, signs: bool) -> None:
    advice = advise(plan, signs)
    assert advice.reasons
    if plan.help is LanguageHelp.MINOR:
        assert advice.verdict is Verdict.UNFIT
    if advice.verdict is Verdict.FITS:
        assert plan.help in (LanguageHelp.PROFESSIONAL, LanguageHelp.COLLEAGUE, LanguageHelp.NONE)
    if plan.help is LanguageHelp.RELATIVE and set(plan.subjects) & {Subject.SAFETY, Subject.COUPLE, Subject.MEDICAL}:
        assert advice.verdict is Verdict.UNFIT
