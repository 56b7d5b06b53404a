"""A review: what is carried is asked, and becomes a fact only by an answer. And visits, each with its own day."""

from __future__ import annotations

from datetime import timedelta

from keukentafel.domain.carried import Still, StillAnswer
from keukentafel.domain.changes import DomainRated, ShellJudged, StillAnswered, VisitBegan
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.people import Role
from keukentafel.domain.report.report_review import still_lines
from keukentafel.domain.review import to_ask, unanswered
from keukentafel.domain.shells import Shell
from keukentafel.domain.signing import ReportKind
from tests.domain import builders as b

LATER = b.VISIT + timedelta(days=7)


def begun(*more: object) -> Conversation:
    return b.a_conversation(b.reviews("naar buiten"), *more)  # type: ignore[arg-type]


def test_nothing_that_is_carried_is_a_fact() -> None:
    carried = begun()
    assert not carried.ratings and not carried.needs
    assert [c.number for c in unanswered(carried)] == [1, 2]


def test_yes_makes_it_a_fact_and_another_answer_takes_it_away_again() -> None:
    yes = begun(b.still(1), b.still(2))
    assert [r.rating for r in yes.ratings] == [Rating.BARELY]
    assert [n.id for n in yes.needs] == ["h1"]
    assert unanswered(yes) == ()
    gone = begun(b.still(1), b.still(1, Still.NO_LONGER))
    assert not gone.ratings and [g.answer for g in gone.still] == [Still.NO_LONGER]


def test_yes_does_not_overwrite_what_was_said_today() -> None:
    today = DomainRated(DomainRating("huis", Rating.NOT))
    assert [r.rating for r in begun(today, b.still(1)).ratings] == [Rating.NOT]
    assert [r.rating for r in begun(today, b.still(1), b.still(1, Still.CHANGED)).ratings] == [Rating.NOT]


def test_what_changed_stands_beside_what_was() -> None:
    lines = still_lines(begun(b.still(1, Still.CHANGED), DomainRated(DomainRating("huis", Rating.NOT))), {"huis": "H"})
    now = lines[0].now
    assert (lines[0].item.told.grade, now.grade if now else None) == ("barely", "not")


def test_an_answer_about_nothing_changes_nothing() -> None:
    assert begun(StillAnswered(StillAnswer(9, Still.YES))) == begun()
    assert to_ask(b.a_conversation()) == ()


def test_what_was_judged_at_the_table_is_asked_again_and_saying_it_again_is_enough() -> None:
    judged = b.judged(Shell.NETWORK)
    frozen = b.a_conversation(b.need(), judged, b.frozen(ReportKind.CONVERSATION))
    assert [need for need, *_ in frozen.to_ask_again] == ["h1"]
    assert isinstance(judged, ShellJudged)
    again = b.a_conversation(b.need(), judged, b.frozen(ReportKind.CONVERSATION), judged)
    assert again.to_ask_again == () and again.judgements == frozen.judgements


def test_each_visit_keeps_its_day_and_who_was_there() -> None:
    people = (b.person("zoon", Role.CHILD), b.person("dochter", Role.CHILD, present=False))
    again = b.a_conversation(*people, VisitBegan(LATER, ("dochter",)))
    assert [(v.at, v.present) for v in again.visits] == [(b.VISIT, ("zoon",)), (LATER, ("dochter",))]
    assert [p.present for p in again.participants] == [False, True]
    third = b.a_conversation(*people, VisitBegan(LATER, ("dochter",)), VisitBegan(LATER + timedelta(days=1), ()))
    assert len(third.visits) == 3


def test_one_visit_is_one_visit() -> None:
    assert len(b.a_conversation().visits) == 1
