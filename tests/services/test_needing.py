"""Needs, support, shells and helpers: what replaces what, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.needs import (
    Delivery,
    DeliveryForm,
    ExpertAdvice,
    Law,
    Need,
    OtherLaw,
    Problem,
    Support,
    advised,
)
from keukentafel.domain.refusals import Refused
from keukentafel.domain.shells import ConfirmedHow, HelpLine, Outcome, Part, Shell, ShellJudgement
from keukentafel.services import needing
from keukentafel.services.visit import Visit

NEED = Need("h1", "veilig naar buiten te komen", "ik naar de winkel kan", ("op_pad",))
HELP = HelpLine("h1", Part.CARE, "zoon", "boodschappen doen")
JUDGED = ShellJudgement("h1", Shell.NETWORK, Outcome.PARTLY, "hij werkt", Part.USUAL_HELP, "zoon")


@pytest.fixture
def visit_h1(visit: Visit) -> Visit:
    """The visit with one need."""
    needing.state_need(visit, NEED)
    return visit


ADVICE = Delivery(
    "h1", DeliveryForm.IN_KIND, category="hulp bij het huishouden", volume=2, unit="uur", per="per week"
)
REFUSED: dict[str, tuple[Callable[[Visit], None], str, str]] = {
    "no help_me": (lambda v: needing.state_need(v, replace(NEED, help_me=" ")), "empty", "help_me"),
    "no so_that": (lambda v: needing.state_need(v, replace(NEED, so_that="")), "empty", "so_that"),
    "no id": (lambda v: needing.state_need(v, replace(NEED, id=" ")), "empty", "id"),
    "no such domain": (
        lambda v: needing.state_need(v, replace(NEED, life_domains=("sport",))), "unknown_life_domain", "about"),
    "problem of nothing": (lambda v: needing.record_problem(v, Problem("h2", "Moe.")), "unknown_need", "need"),
    "empty problem": (lambda v: needing.record_problem(v, Problem("h1", "")), "empty", "text"),
    "support of nothing": (lambda v: needing.determine_support(v, Support("", "hulp")), "unknown_need", "need"),
    "empty support": (lambda v: needing.determine_support(v, Support("h1", " ")), "empty", "what"),
    "no because": (lambda v: needing.judge_shell(v, replace(JUDGED, because="")), "empty", "because"),
    "part of another shell": (
        lambda v: needing.judge_shell(v, replace(JUDGED, part=Part.BUDGET)), "wrong_part", "part"),
    "help by nobody": (lambda v: needing.place_help(v, replace(HELP, who=" ")), "empty", "who"),
    "help with nothing": (lambda v: needing.place_help(v, replace(HELP, task="")), "empty", "task"),
    "help for nothing": (lambda v: needing.place_help(v, replace(HELP, need="h7")), "unknown_need", "need"),
    "confirmed tomorrow": (
        lambda v: needing.place_help(
            v, replace(HELP, confirmed_on=date(2026, 11, 25), confirmed_how=ConfirmedHow.PHONE)),
        "date_in_future", "confirmed_on"),
    "law without because": (lambda v: needing.consider_law(v, OtherLaw(Law.WLZ, "")), "empty", "because"),
    "expert without because": (
        lambda v: needing.decide_expert(v, ExpertAdvice("h1", True, "")), "empty", "because"),
    "delivery of nothing": (
        lambda v: needing.choose_delivery(v, Delivery("h2", DeliveryForm.BUDGET)), "unknown_need", "need"),
    "delivery of no product": (
        lambda v: needing.choose_delivery(v, replace(ADVICE, category="een scootmobiel")), "not_in_list", "category"),
    "delivery in no unit": (
        lambda v: needing.choose_delivery(v, replace(ADVICE, unit="kilo")), "not_in_list", "unit"),
    "delivery of no amount": (
        lambda v: needing.choose_delivery(v, replace(ADVICE, volume=None)), "bad_volume", "volume"),
    "delivery of nought": (
        lambda v: needing.choose_delivery(v, replace(ADVICE, volume=0)), "bad_volume", "volume"),
    "delivery without how often": (
        lambda v: needing.choose_delivery(v, replace(ADVICE, per="")), "empty", "per"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_taken_leaves_nothing(visit_h1: Visit, act: Callable[[Visit], None], code: str, field: str) -> None:
    before = visit_h1.history
    with pytest.raises(Refused) as refused:
        act(visit_h1)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit_h1.history == before


def test_a_need_in_other_words_keeps_what_was_found_about_it(visit_h1: Visit) -> None:
    needing.place_help(visit_h1, HELP)
    needing.record_problem(visit_h1, Problem("h1", "Lopen lukt niet zonder arm."))
    needing.state_need(visit_h1, replace(NEED, help_me="weer buiten te komen"))
    assert [need.help_me for need in visit_h1.conversation.needs] == ["weer buiten te komen"]
    assert visit_h1.conversation.help_of("h1") == (HELP,)
    assert len(visit_h1.conversation.problems) == 1


def test_needs_are_numbered_without_gaps_taken_or_reused(visit_h1: Visit) -> None:
    assert needing.next_need_id(visit_h1) == "h2"
    needing.state_need(visit_h1, replace(NEED, id="h3"))
    assert needing.next_need_id(visit_h1) == "h4"
    visit_h1.undo()
    assert needing.next_need_id(visit_h1) == "h2"


def test_the_same_helper_need_and_part_again_replaces_the_line(visit_h1: Visit) -> None:
    needing.place_help(visit_h1, HELP)
    confirmed = replace(HELP, who=" zoon ", confirmed_on=date(2026, 11, 24), confirmed_how=ConfirmedHow.PHONE)
    needing.place_help(visit_h1, confirmed)
    needing.place_help(visit_h1, replace(HELP, part=Part.OTHER_NETWORK))
    lines = visit_h1.conversation.help_of("h1")
    assert [(line.who, line.part, line.confirmed) for line in lines] == [
        ("zoon", Part.CARE, True),
        ("zoon", Part.OTHER_NETWORK, False),
    ]


def test_each_housemate_is_judged_apart(visit_h1: Visit) -> None:
    needing.judge_shell(visit_h1, JUDGED)
    needing.judge_shell(visit_h1, replace(JUDGED, who="partner"))
    needing.judge_shell(visit_h1, replace(JUDGED, outcome=Outcome.NOT))
    assert [(j.who, j.outcome) for j in visit_h1.conversation.judgements] == [
        ("zoon", Outcome.NOT),
        ("partner", Outcome.PARTLY),
    ]


def test_a_second_answer_takes_the_place_of_the_first(visit_h1: Visit) -> None:
    needing.determine_support(visit_h1, Support("h1", "iemand die meeloopt"))
    needing.determine_support(visit_h1, Support("h1", "een rollator"))
    needing.consider_law(visit_h1, OtherLaw(Law.ZVW, "geen"))
    needing.consider_law(visit_h1, OtherLaw(Law.ZVW, "ergotherapie"))
    needing.decide_expert(visit_h1, ExpertAdvice("h1", False, "niet nodig"))
    needing.decide_expert(visit_h1, ExpertAdvice("h1", True, "de trap"))
    needing.choose_delivery(visit_h1, Delivery("h1", DeliveryForm.BUDGET))
    needing.choose_delivery(visit_h1, Delivery("h1", DeliveryForm.IN_KIND))
    now = visit_h1.conversation
    assert [s.what for s in now.supports] == ["een rollator"]
    assert [law.because for law in now.other_laws] == ["ergotherapie"]
    assert [advice.asked for advice in now.expert_advice] == [True]
    assert [delivery.form for delivery in now.deliveries] == [DeliveryForm.IN_KIND]


def test_product_and_amount_are_kept_or_left_out(visit_h1: Visit) -> None:
    needing.choose_delivery(visit_h1, ADVICE)
    assert visit_h1.conversation.deliveries[0].advised == "hulp bij het huishouden, 2 uur per week"
    needing.choose_delivery(visit_h1, replace(ADVICE, volume=None, unit="", per=""))
    assert visit_h1.conversation.deliveries[0].advised == "hulp bij het huishouden"


@pytest.mark.parametrize(
    ("volume", "unit", "set_as"),
    [
        (1, "stuks", "1 stuk in totaal"), (1, "etmalen", "1 etmaal in totaal"), (1, "uur", "1 uur in totaal"),
        (2, "stuks", "2 stuks in totaal"), (1, "dagdelen van vier uur", "1 dagdeel van vier uur in totaal"),
    ],
)  # fmt: skip
def test_one_of_a_unit_is_set_as_one(volume: int, unit: str, set_as: str) -> None:
    assert advised("", volume, unit, "in totaal") == set_as


def test_a_carer_takes_the_place_of_nobody(visit: Visit) -> None:
    needing.describe_carer(visit, CarerSituation(CarerAnswer.NONE))
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES, " zoon "))
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES, "zoon", "zwaar", KeepsUp.WEEKS, "rust", True))
    assert [(c.who, c.load) for c in visit.conversation.carers] == [("zoon", "zwaar")]


@pytest.mark.parametrize(
    "half", [{"confirmed_on": date(2026, 11, 24)}, {"confirmed_how": ConfirmedHow.PHONE}], ids=["but how", "but when"]
)
def test_a_yes_without_a_day_and_a_way_is_taken_as_no_yes_yet(visit: Visit, half: dict[str, Any]) -> None:
    needing.state_need(visit, NEED)
    needing.place_help(visit, replace(HELP, **half))
    assert not visit.conversation.help_lines[-1].confirmed


def test_a_carer_may_still_be_without_a_name(visit: Visit) -> None:
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES))
    assert visit.conversation.carers == (CarerSituation(CarerAnswer.YES),)
