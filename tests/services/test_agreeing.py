"""Rights, identity, agreements, consents, what is urgent, and reasons for what stays open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.domain.agreements import Agreement, Consent, ConsentHow, UrgentAction
from keukentafel.domain.needs import Need
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, Right, RightTold, ToldHow
from keukentafel.domain.signing import ReadWhat, TeachBack, TeachBackAnswer
from keukentafel.services import agreeing, needing, overview, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit

TODAY = date(2026, 11, 24)
CONSENT = Consent("de huisarts", "de medicijnen", "advies", TODAY)
SEEN = IdentitySeen("paspoort", "7K4", None, TODAY)


def urgent(visit: Visit, *statements: str, **other: str) -> UrgentAction:
    action = UrgentAction("val", "huisarts gebeld", "consulent", True, "zij valt", statements, visit.desk.now())
    return replace(action, **other)  # type: ignore[arg-type]


def codes(visit: Visit) -> set[str]:
    return {finding.code for finding in overview.findings_of(visit)}


REFUSED: dict[str, tuple[Callable[[Visit], None], str, str]] = {
    "right to nobody": (
        lambda v: agreeing.explain_right(v, RightTold(Right.COSTS, (), TODAY)), "nobody_told", "told"),
    "right tomorrow": (
        lambda v: agreeing.explain_right(v, RightTold(Right.COSTS, ("bewoner",), TODAY + timedelta(1))),
        "date_in_future", "on"),
    "no document": (lambda v: agreeing.see_identity(v, " ", "7K4", SEEN), "empty", "document"),
    "no characters": (lambda v: agreeing.see_identity(v, "paspoort", "", SEEN), "empty", "last_characters"),
    "urgent, nothing done": (lambda v: agreeing.decide_urgent(v, urgent(v, done_today="")), "empty", "done_today"),
    "urgent, no reason": (lambda v: agreeing.decide_urgent(v, urgent(v, because=" ")), "empty", "because"),
    "urgent, unknown words": (
        lambda v: agreeing.decide_urgent(v, urgent(v, "nergens")), "unknown_statement", "statement"),
    "agreed nothing": (lambda v: agreeing.agree(v, Agreement("zoon", " ", None)), "empty", "what"),
    "consent to nobody": (lambda v: agreeing.consent(v, replace(CONSENT, to="")), "empty", "to"),
    "consent without purpose": (lambda v: agreeing.consent(v, replace(CONSENT, purpose="")), "empty", "purpose"),
    "consent that has ended": (
        lambda v: agreeing.consent(v, replace(CONSENT, until=TODAY - timedelta(1))), "dates_reversed", "until"),
    "an empty view": (lambda v: agreeing.write_view(v, "\n"), "empty", "text"),
    "read by nobody": (lambda v: agreeing.read_out(v, ReadWhat.WHOLE, "", "tr"), "empty", "by"),
    "read in no language": (
        lambda v: agreeing.read_out(v, ReadWhat.WHOLE, "tolk", "klingon"), "unknown_language", "lang"),
    "teach-back without words": (
        lambda v: agreeing.teach_back(v, TeachBack(TeachBackAnswer.GIVEN, " ")), "empty", "text"),
    "an empty remark": (lambda v: agreeing.react(v, "bewoner", " "), "empty", "text"),
    "a reason for what is no gap": (
        lambda v: agreeing.motivate(v, "assumption", "", "daarom"), "no_such_gap", "finding"),
    "a reason for what must be asked": (
        lambda v: agreeing.motivate(v, "share_undecided", "", "daarom"), "no_such_gap", "finding"),
    "a gap without a reason": (lambda v: agreeing.motivate(v, "letter_f", "", " "), "empty", "text"),
}  # fmt: skip


@pytest.mark.parametrize(("act", "code", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_taken_leaves_nothing(visit: Visit, act: Callable[[Visit], None], code: str, field: str) -> None:
    before = visit.history
    with pytest.raises(Refused) as refused:
        act(visit)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit.history == before


def test_a_right_told_twice_was_told_twice(visit: Visit) -> None:
    told = RightTold(Right.CLIENT_SUPPORT, ("bewoner",), TODAY, ToldHow.TALK)
    agreeing.explain_right(visit, told)
    agreeing.explain_right(visit, replace(told, told=("zoon",)))
    assert [right.told for right in visit.conversation.rights] == [("bewoner",), ("zoon",)]


def test_rights_explained_at_the_same_moment_are_one_act(visit: Visit) -> None:
    one = RightTold(Right.COSTS, ("bewoner",), date(2026, 11, 24))
    agreeing.explain_right(visit, one)
    agreeing.explain_right(visit, one, Right.BUDGET, Right.PRIVACY, Right.COSTS)
    told = [Right.COSTS, Right.COSTS, Right.BUDGET, Right.PRIVACY]
    assert [told.right for told in visit.conversation.rights] == told
    assert [told.right for told in Visit(visit.desk, visit.id).conversation.rights] == told
    visit.undo()
    assert visit.conversation.rights == (one,)
    visit.redo()
    assert [told.right for told in visit.conversation.rights] == told
    visit.undo()
    visit.undo()
    assert len(visit.conversation.rights) == 0


def test_a_reason_for_many_gaps_is_taken_back_at_once(visit: Visit) -> None:
    for need_id in ("h1", "h2"):
        needing.state_need(visit, Need(need_id, "boodschappen te doen", "ik kan koken"))
    agreeing.motivate(visit, "letter_b", "", "Wordt aan het bureau uitgezocht.")
    assert len(visit.conversation.motivations) == 2
    visit.undo()
    assert len(visit.conversation.motivations) == 0


def test_a_reason_for_all_gaps_leaves_the_one_that_has_its_own(visit: Visit) -> None:
    def reasons() -> dict[str, str]:
        return {motivation.about: motivation.text for motivation in visit.conversation.motivations}

    for need_id in ("h1", "h2"):
        needing.state_need(visit, Need(need_id, "boodschappen te doen", "ik kan koken"))
    agreeing.motivate(visit, "letter_b", "h1", "Dat vertelt zij donderdag.")
    agreeing.motivate(visit, "letter_b", "", "Wordt aan het bureau uitgezocht.")
    assert reasons() == {"h1": "Dat vertelt zij donderdag.", "h2": "Wordt aan het bureau uitgezocht."}
    agreeing.motivate(visit, "letter_b", "", "Dat vertelt de wijkverpleegkundige.")
    assert set(reasons().values()) == {"Dat vertelt de wijkverpleegkundige."}


def test_the_last_plan_and_the_last_document_count(visit: Visit) -> None:
    agreeing.answer_plan(visit, PersonalPlan(False))
    agreeing.answer_plan(visit, PersonalPlan(True, "Ik wil naar buiten."))
    agreeing.see_identity(visit, "paspoort", "7K4", SEEN)
    assert visit.conversation.plan == PersonalPlan(True, "Ik wil naar buiten.")
    assert visit.conversation.identity == SEEN


def test_an_agreement_without_a_date_is_kept_and_said_aloud(visit: Visit) -> None:
    agreeing.agree(visit, Agreement("zoon", "  de trap meten ", None))
    assert visit.conversation.agreements[0].what == "  de trap meten "
    assert "agreement_without_owner" in codes(visit)
    agreeing.agree(visit, Agreement("", "bellen", TODAY + timedelta(3)))
    about = [f.about for f in overview.findings_of(visit) if f.code == "agreement_without_owner"]
    assert about == ["a1", "a2"]


def test_a_decision_stands_beside_the_words_it_is_about(visit: Visit) -> None:
    fell = telling.record(visit, Told("Ik ben gevallen.", "bewoner"))
    telling.flag_urgent(visit, fell)
    assert "urgent_undecided" in codes(visit)
    agreeing.decide_urgent(visit, urgent(visit, fell))
    assert "urgent_undecided" not in codes(visit)
    assert visit.conversation.urgent_actions[0].statements == (fell,)


def test_a_consent_is_revoked_however_it_is_written_and_twice_is_once(visit: Visit) -> None:
    agreeing.consent(visit, CONSENT)
    agreeing.consent(visit, replace(CONSENT, what="de hulpvraag"))
    for _ in range(2):
        agreeing.consent(visit, replace(CONSENT, to=" De Huisarts", purpose="ADVIES ", revoked=True))
    revoked, other = visit.conversation.consents
    assert (revoked.to, revoked.purpose, revoked.revoked) == ("de huisarts", "advies", True)
    assert not revoked.valid_on(TODAY) and other.valid_on(TODAY)
    agreeing.consent(visit, CONSENT)
    assert visit.conversation.consents[0].valid_on(TODAY)


def test_a_revoked_consent_keeps_when_and_how_it_was_given(visit: Visit) -> None:
    given = replace(CONSENT, until=TODAY + timedelta(30), how=ConsentHow.WRITTEN)
    agreeing.consent(visit, given)
    last = TODAY + timedelta(3)
    for day in (last, last + timedelta(1)):
        agreeing.consent(visit, replace(CONSENT, given_on=day, revoked=True))
    (kept,) = visit.conversation.consents
    assert kept == replace(given, revoked=True, revoked_on=last)
    assert kept.valid_on(last - timedelta(1)) and not kept.valid_on(last)


def test_a_consent_may_be_revoked_that_was_never_written_down(visit: Visit) -> None:
    agreeing.consent(visit, replace(CONSENT, revoked=True, until=TODAY - timedelta(9)))
    assert not visit.conversation.consents[0].valid_on(TODAY)


def test_a_remark_is_kept_byte_for_byte(visit: Visit) -> None:
    agreeing.react(visit, " bewoner ", "  Niet  waar!\u200f ")
    assert [(r.by, r.text) for r in visit.conversation.reactions] == [("bewoner", "  Niet  waar!\u200f ")]


def test_a_remark_can_be_about_one_line_that_stands_there(visit: Visit) -> None:
    said = telling.record(visit, Told("Koken doe ik niet.", "bewoner", "zorg_zelf"))
    agreeing.react(visit, "bewoner", "Zo heb ik het niet gezegd.", said)
    assert visit.conversation.reactions[-1].statement == said
    with pytest.raises(Refused, match="unknown_statement"):
        agreeing.react(visit, "bewoner", "Wat?", "s99")


@pytest.mark.parametrize("answer", [TeachBackAnswer.DECLINED, TeachBackAnswer.UNABLE])
def test_not_wanting_and_not_being_able_are_answers(visit: Visit, answer: TeachBackAnswer) -> None:
    assert "no_teach_back" in codes(visit)
    agreeing.teach_back(visit, TeachBack(answer))
    assert "no_teach_back" not in codes(visit)


def test_reading_out_and_views_add_up(visit: Visit) -> None:
    agreeing.read_out(visit, ReadWhat.SUMMARY, "tolk", "tr")
    agreeing.write_view(visit, " Een net huis, een lege koelkast. ")
    assert [(r.by, r.lang) for r in visit.conversation.read_outs] == [("tolk", "tr")]
    assert [view.text for view in visit.conversation.views] == ["Een net huis, een lege koelkast."]


def test_a_motivated_gap_is_no_longer_open_and_undo_opens_it(visit: Visit) -> None:
    def is_open() -> bool:
        return "letter_d" in {gap.code for gap in overview.open_gaps_of(visit)}

    assert is_open()
    agreeing.motivate(visit, "letter_d", "", "dat vraag ik donderdag")
    assert not is_open() and "letter_d" in codes(visit)
    visit.undo()
    assert is_open()
