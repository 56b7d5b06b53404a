"""A story goes out of one store and comes into another: asked again, and said only when it is said there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keukentafel.domain.carried import Still
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Need
from keukentafel.domain.people import CaseKind, InterpreterKind, Participant, Role, Via
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.difference import ItemKind
from keukentafel.domain.statements import Certainty, Original, OriginalBy, Share, Source
from keukentafel.domain.story import story_of
from keukentafel.services import cases, handing_over, needing, reviews, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit

INTERPRETER = Participant(
    "tolk", "tolk 20417", Role.INTERPRETER, interpreter=InterpreterKind.PROFESSIONAL, via=Via.PHONE, language="tr"
)

ORIGINAL = Original("Merdivenden korkuyorum.", "tr", OriginalBy.INTERPRETER_SPELLED)
WORDS = "zeven groene laarzen bij de sloot"


@pytest.fixture
def there(visit: Visit) -> Visit:
    """A new case in another municipality, begun from the story that was told here."""
    telling.record(visit, Told("Ik durf de trap niet meer op.", "bewoner", about="huis", original=ORIGINAL))
    telling.record(visit, Told("Ze valt vaak.", "zoon"))
    telling.rate(visit, DomainRating("huis", Rating.BARELY, important=True))
    needing.state_need(visit, Need("h1", "veilig naar boven te komen", "ik in mijn bed kan slapen"))
    data = handing_over.prepare_story(visit, WORDS).data
    start = reviews.start_from_story(visit.desk, data, WORDS)
    assert start.case.kind is CaseKind.FIRST
    case = replace(start.case, municipality="voorbeeld", address="Kade 1", case_number="VB-2027-0009")
    return cases.open_case(visit.desk, case, start.previous)


def number_of_said(visit: Visit) -> int:
    return next(number for number, line in reviews.lines_of(visit) if line.item.kind is ItemKind.STATEMENT)


def test_a_line_is_a_statement_of_the_resident_when_they_say_it_again(there: Visit) -> None:
    assert not there.conversation.statements
    for number, line in reviews.lines_of(there):
        assert line.answer is None
        reviews.answer(there, number, Still.YES)
        reviews.answer(there, number, Still.YES)
    told = [(s.text, s.source, s.about) for s in there.conversation.statements]
    assert told == [("Ik durf de trap niet meer op.", Source.RESIDENT, "huis")]
    assert [need.help_me for need in there.conversation.needs] == ["veilig naar boven te komen"]
    assert [rating.rating for rating in there.conversation.ratings] == [Rating.BARELY]


def test_a_line_that_is_said_again_keeps_the_words_in_the_residents_own_language(there: Visit) -> None:
    reviews.answer(there, number_of_said(there), Still.YES)
    assert [s.original for s in there.conversation.statements] == [ORIGINAL]


def test_an_answer_and_the_line_that_it_made_are_one_step_back_and_one_again(there: Visit) -> None:
    number = number_of_said(there)
    before = there.conversation
    reviews.answer(there, number, Still.YES)
    said = there.conversation
    reviews.answer(there, number, Still.NO_LONGER)
    unsaid = there.conversation
    assert not unsaid.statements
    there.undo()
    assert there.conversation == said
    there.undo()
    assert there.conversation == before
    there.redo()
    assert there.conversation == said
    there.redo()
    assert there.conversation == unsaid
    with pytest.raises(Refused, match="nothing_to_redo"):
        there.redo()


def test_an_answer_is_taken_back_alone_when_its_line_went_to_the_quiet_channel(there: Visit) -> None:
    reviews.answer(there, number_of_said(there), Still.YES)
    telling.settle_share(there, there.conversation.statements[0].id, Share.NEVER)
    there.undo()
    assert not there.conversation.still and not there.conversation.statements
    there.redo()
    assert there.conversation.still and not there.conversation.statements


@pytest.mark.parametrize("still", [Still.CHANGED, Still.NO_LONGER, Still.NOT_DISCUSSED])
def test_any_other_answer_makes_no_statement(there: Visit, still: Still) -> None:
    for number, _line in reviews.lines_of(there):
        reviews.answer(there, number, still)
    assert not there.conversation.statements and not there.conversation.needs


def test_other_words_open_nothing_and_weak_ones_close_nothing(visit: Visit) -> None:
    data = handing_over.prepare_story(visit, WORDS).data
    for odd, words in ((data, "andere woorden bij de sloot"), (b"geen verhaal", WORDS)):
        with pytest.raises(Refused) as refused:
            reviews.start_from_story(visit.desk, odd, words)
        assert refused.value.code == "words_do_not_open"
    for words, code in (("", "empty"), ("trap", "weak_words")):
        with pytest.raises(Refused) as refused:
            handing_over.prepare_story(visit, words)
        assert refused.value.code == code
    assert len(handing_over.suggested_words(visit.desk).split()) == 7


def test_a_line_is_said_again_through_who_interprets_and_is_unsaid_when_it_does_not_hold(there: Visit) -> None:
    cases.add_participant(there, INTERPRETER)
    number = next(n for n, line in reviews.lines_of(there) if line.item.kind is ItemKind.STATEMENT)
    reviews.answer(there, number, Still.YES)
    assert [s.via for s in there.conversation.statements] == [INTERPRETER.id]
    reviews.answer(there, number, Still.NO_LONGER)
    assert not there.conversation.statements, "nobody says it here"
    reviews.answer(there, number, Still.YES)
    assert [s.text for s in there.conversation.statements] == ["Ik durf de trap niet meer op."]


def test_what_was_assumed_of_a_resident_is_not_their_story(visit: Visit) -> None:
    telling.record(visit, Told("Ik kook elke dag.", "bewoner", certainty=Certainty.ASSUMED))
    telling.record(visit, Told("Ik eet alleen.", "bewoner"))
    story = story_of(visit.conversation, {}, "Voorbeeldstad", visit.desk.now())
    assert [said.text for said in story.said] == ["Ik eet alleen."]
