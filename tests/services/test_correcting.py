"""Corrections as a consultant makes them: durable, undoable, and refused where there is nothing to correct."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.changes import Recorded
from keukentafel.domain.needs import Need, Problem
from keukentafel.domain.refusals import Refused
from keukentafel.services import agreeing, correcting, needing
from keukentafel.services.visit import Visit


def state(visit: Visit, help_me: str) -> None:
    needing.state_need(visit, Need(needing.next_need_id(visit), help_me, "het gaat"))


def test_what_was_taken_away_comes_back_by_undo(visit: Visit) -> None:
    state(visit, "thuis te blijven")
    needing.record_problem(visit, Problem("h1", "Moe."))
    before = visit.conversation
    correcting.take_away(visit, Recorded.NEED, "h1")
    assert not visit.conversation.needs and not visit.conversation.problems
    visit.undo()
    assert visit.conversation == before


def test_an_id_that_was_taken_away_is_not_given_again(visit: Visit) -> None:
    state(visit, "een")
    state(visit, "twee")
    correcting.take_away(visit, Recorded.NEED, "h2")
    assert needing.next_need_id(visit) == "h3"
    agreeing.agree(visit, Agreement("zoon", "bellen", None))
    correcting.take_away(visit, Recorded.AGREEMENT, "a1")
    agreeing.agree(visit, Agreement("zoon", "schrijven", None))
    assert [made.id for made in visit.conversation.agreements] == ["a2"]


def test_an_agreement_and_a_view_are_said_in_other_words(visit: Visit) -> None:
    agreeing.agree(visit, Agreement("zoon", "bellen", None))
    agreeing.agree(visit, replace(visit.conversation.agreements[0], what="langsgaan"))
    agreeing.write_view(visit, "Net.")
    agreeing.write_view(visit, "Netjes.", "v1")
    assert [(made.id, made.what) for made in visit.conversation.agreements] == [("a1", "langsgaan")]
    assert [view.text for view in visit.conversation.views] == ["Netjes."]


@pytest.mark.parametrize("what", list(Recorded))
def test_what_is_not_there_cannot_be_taken_away(visit: Visit, what: Recorded) -> None:
    with pytest.raises(Refused) as refused:
        correcting.take_away(visit, what, "x1")
    assert refused.value.code == "not_there"


def test_what_is_not_there_cannot_be_said_in_other_words(visit: Visit) -> None:
    with pytest.raises(Refused) as refused:
        agreeing.write_view(visit, "Netjes.", "v1")
    assert refused.value.code == "not_there"


def test_a_need_moves_up_and_down_and_stays_at_the_ends(visit: Visit) -> None:
    for help_me in ("een", "twee", "drie"):
        state(visit, help_me)
    correcting.move_need(visit, "h3", -1)
    correcting.move_need(visit, "h1", -1)
    assert [need.id for need in visit.conversation.needs] == ["h1", "h3", "h2"]
    correcting.move_need(visit, "h1", 5)
    assert [need.id for need in visit.conversation.needs] == ["h3", "h2", "h1"]
    with pytest.raises(Refused):
        correcting.move_need(visit, "h9", 1)


def test_a_reason_can_be_taken_back(visit: Visit) -> None:
    agreeing.motivate(visit, "letter_f", "", "Niet aan toe gekomen.")
    agreeing.take_reason_back(visit, "letter_f", "")
    assert visit.conversation.motivations == ()
    with pytest.raises(Refused):
        agreeing.take_reason_back(visit, "letter_f", "")
