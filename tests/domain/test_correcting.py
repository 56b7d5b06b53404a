"""What was recorded can be said in other words, put in order and taken away; what belongs to it goes along."""

from __future__ import annotations

from hypothesis import given

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.changes import (
    AgreementMade,
    NeedsOrdered,
    ProblemRecorded,
    Recorded,
    TakenAway,
    ViewWritten,
)  # fmt: skip
from keukentafel.domain.history import History
from keukentafel.domain.needs import Problem
from keukentafel.domain.shells import Shell
from tests.domain.any_conversation import histories
from tests.domain.builders import NEXT_WEEK, a_conversation, agreed, helps, judged, motivated, need, pgb, support


def test_agreements_keep_their_ids_when_one_is_taken_away() -> None:
    left = a_conversation(agreed("een"), agreed("twee"), agreed("drie"), TakenAway(Recorded.AGREEMENT, "a2"))
    assert [(a.id, a.what) for a in left.agreements] == [("a1", "een"), ("a3", "drie")]


def test_the_same_id_says_it_in_other_words_at_the_same_place() -> None:
    after = a_conversation(
        agreed("bellen"), agreed("schrijven"), AgreementMade(Agreement("zoon", "langsgaan", NEXT_WEEK, id="a1")),
        need(), ProblemRecorded(Problem("h1", "Moe.")), ProblemRecorded(Problem("h1", "Heel moe.", "p1")),
        ViewWritten("Net."), ViewWritten("Netjes.", "v1"),
    )  # fmt: skip
    assert [a.what for a in after.agreements] == ["langsgaan", "schrijven"]
    assert [p.text for p in after.problems] == ["Heel moe."]
    assert [v.text for v in after.views] == ["Netjes."]


def test_with_a_need_goes_everything_that_is_about_it_and_nothing_else() -> None:
    both = [need("h1"), need("h2")]
    about = [
        thing
        for h in ("h1", "h2")
        for thing in (
            ProblemRecorded(Problem(h, "Moe.")), support(h), judged(Shell.OWN_STRENGTH, need_id=h),
            helps("Emine", need_id=h), pgb(h), motivated("letter_c", h),
            motivated("usual_help_not_investigated", f"{h}/zoon"),
        )
    ]  # fmt: skip
    left = a_conversation(*both, *about, TakenAway(Recorded.NEED, "h1"))
    assert [n.id for n in left.needs] == ["h2"]
    of = (left.problems, left.supports, left.judgements, left.help_lines, left.deliveries)
    assert {thing.need for things in of for thing in things} == {"h2"}
    assert {m.about for m in left.motivations} == {"h2", "h2/zoon"}


def test_a_reason_about_an_agreement_does_not_wait_for_the_next_one() -> None:
    reason = motivated("agreement_without_owner", "a1")
    left = a_conversation(agreed("bellen"), reason, TakenAway(Recorded.AGREEMENT, "a1"))
    assert left.motivations == ()


def test_what_matters_most_comes_first() -> None:
    after = a_conversation(need("h1"), need("h2"), need("h3"), NeedsOrdered(("h3", "h9", "h1")))
    assert [n.id for n in after.needs] == ["h3", "h1", "h2"]


def test_an_empty_reason_takes_the_earlier_one_back() -> None:
    after = a_conversation(motivated("letter_f"), motivated("letter_g"), motivated("letter_f", text=" "))
    assert [m.finding for m in after.motivations] == ["letter_g"]


@given(histories())
def test_every_id_is_given_once(history: History) -> None:
    now = history.conversation
    for things in (now.needs, now.problems, now.agreements, now.views):
        ids = [thing.id for thing in things]
        assert all(ids) and len(ids) == len(set(ids))
