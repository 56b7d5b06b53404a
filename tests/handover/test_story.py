"""My story along: what it holds, who can open it, and that nothing of it is a fact elsewhere until it is said again."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pikepdf
import pytest
from hypothesis import given, settings, strategies as st

from keukentafel.domain import changes as c
from keukentafel.domain.appointments import Channel
from keukentafel.domain.checks import findings
from keukentafel.domain.contact import DayPart
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.report.difference import ItemKind
from keukentafel.domain.report.report_review import review_section
from keukentafel.domain.report.report_sections import sender, titles_on_paper
from keukentafel.domain.statements import Share, Source, Statement
from keukentafel.domain.story import Story, StoryContact, carried_story, story_of
from keukentafel.handover.envelope import STORY, under_words
from keukentafel.handover.story import opened_story, sealed_story, story_data, story_from
from tests.report import uysal
from tests.report.conftest import Room, Visit, broken_rules, text_of

WORDS = "zeven groene laarzen bij de sloot"


@pytest.fixture(scope="module")
def story(room: Room, visit: Visit) -> Story:
    hidden = [
        Statement("q1", "dit mag niet verder", "huis", Source.RESIDENT, "bewoner", uysal.BEGAN, share=Share.ASK),
        Statement("q2", "thuis is het niet goed", "thuis_veilig", Source.RESIDENT, "bewoner", uysal.BEGAN),
    ]
    conversation = replace(visit.conversation, statements=(*visit.conversation.statements, *hidden))
    return story_of(conversation, titles_on_paper(room.library.pack()), "gemeente Voorbeeldstad", uysal.FROZEN)


def begun(visit: Visit, story: Story) -> Conversation:
    fresh = Conversation(case=visit.conversation.case, began_at=uysal.BEGAN)
    return c.ReviewBegan(carried_story(story, "0" * 64)).apply_to(fresh)


def test_it_holds_what_the_resident_said_and_nothing_that_others_said(story: Story, visit: Visit) -> None:
    own = {s.text for s in visit.conversation.statements if s.source is Source.RESIDENT}
    others = {s.text for s in visit.conversation.statements if s.source is not Source.RESIDENT}
    assert {said.text for said in story.said} == own
    assert others and not any(text in story_data(story).decode() for text in others)
    assert story.needs and story.ratings
    assert all(view.text not in story_data(story).decode() for view in visit.conversation.views)


def test_the_paper_says_all_of_it_and_keeps_to_its_standards(room: Room, story: Story) -> None:
    pdf = room.press.story(story, sender(room.library.profile("voorbeeld"))).pdf
    told = text_of(pdf).replace("\u00ad", "")
    assert "Mijn verhaal" in told
    for word in " ".join(said.text for said in story.said).split()[:40]:
        assert word.strip(".,;:!?'\"") in told
    assert broken_rules(pdf) == []


def test_its_words_open_it_however_they_are_typed_and_no_others(story: Story) -> None:
    sealed = sealed_story(story, b"%PDF", WORDS)
    assert story.resident.encode() not in sealed
    opened = opened_story(sealed, "  Zeven groene  LAARZEN bij de sloot ")
    assert opened is not None and (opened.story, opened.pdf) == (story, b"%PDF")
    assert opened_story(sealed, "zeven groene laarzen bij een sloot") is None
    assert opened_story(sealed[:-1], WORDS) is None
    assert opened_story(under_words(b"iets anders", WORDS), WORDS) is None


@settings(max_examples=15)
@given(st.binary(max_size=120))
def test_any_bytes_open_to_nothing(data: bytes) -> None:
    assert opened_story(data, WORDS) is None
    assert opened_story(STORY + data, WORDS) is None


@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(str.encode)))
def test_any_data_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        story_from(data)


def test_data_that_was_changed_by_hand_is_refused(story: Story) -> None:
    data = story_data(story)
    assert story_from(data) == story
    for old, new in ((b'"schema": 1', b'"schema": 2'), (b'"said"', b'"sayd"'), (b'"good"', b'"best"'),
                     (b'"about": "', b'"about": "x'), (b'"need": 1', b'"need": 9'), (b"+01:00", b"")):  # fmt: skip
        if old in data:
            with pytest.raises(ValueError):
                story_from(data.replace(old, new, 1))


def test_coming_in_it_is_asked_and_no_fact(room: Room, visit: Visit, story: Story) -> None:
    conversation = begun(visit, story)
    assert not conversation.statements and not conversation.needs and not conversation.ratings
    assert not conversation.help_lines
    assert conversation.previous is not None
    kinds = {item.item.kind for item in conversation.previous.items}
    assert {ItemKind.RATING, ItemKind.NEED, ItemKind.STATEMENT} <= kinds
    assert review_section(conversation, titles_on_paper(room.library.pack())) is None
    found = findings(conversation, datetime.date(uysal.BEGAN), room.library.calendar())
    assert "still_open" not in {finding.code for finding in found}


def test_ways_and_times_of_contact_are_kept_apart(story: Story) -> None:
    told = replace(story, contact=StoryContact((Channel.PHONE, Channel.DOOR), "06", DayPart.MORNING, "op vrijdag", "x"))
    assert story_from(story_data(told)) == told


def test_a_story_of_the_first_schema_still_comes_in(story: Story) -> None:
    said = tuple(replace(one, caught_by=None) for one in story.said)
    told = replace(story, said=said, contact=StoryContact(works="bel eerst de dochter"))
    first = story_data(told, 1)
    assert b'"contact": "bel eerst de dochter"' in first
    assert story_from(first) == told
    with pytest.raises(ValueError):
        story_from(first.replace(b'"schema": 1', b'"schema": 2'))
    with pytest.raises(ValueError):
        story_from(first.replace(b'"schema": 1', b'"schema": 3'))


def test_of_an_older_story_nobody_knows_how_the_words_in_its_own_language_were_caught(story: Story) -> None:
    assert any(one.original and one.caught_by for one in story_from(story_data(story)).said)
    older = story_from(story_data(story, 2))
    assert any(one.original for one in older.said) and not any(one.caught_by for one in older.said)
    carried = [item.said for item in carried_story(older, "0" * 64).items if item.said is not None]
    assert carried and not any(said.original for said in carried)


@pytest.mark.parametrize(
    ("reads", "title", "way"), [("tr", "Benim hikâyem", "telefonla aramak"), ("", "Benim hikâyem", "")]
)
def test_the_paper_speaks_the_language_of_the_resident_and_dutch(
    room: Room, story: Story, reads: str, title: str, way: str
) -> None:
    contact = StoryContact((Channel.PHONE,)) if way else StoryContact()
    told = replace(story, speaks="tr", reads=reads, contact=contact)
    pdf = room.press.story(told, sender(room.library.profile("voorbeeld"))).pdf
    text = text_of(pdf)
    assert title in text and "Mijn verhaal" in text and way in text
    assert text.index(title) < text.index("Mijn verhaal")
    assert broken_rules(pdf) == []


def test_a_language_without_the_words_has_the_paper_in_dutch(room: Room, story: Story) -> None:
    pdf = room.press.story(replace(story, reads="rif"), sender(room.library.profile("voorbeeld"))).pdf
    assert "Dit papier is er nog niet in deze taal" in text_of(pdf)


def test_any_reader_opens_the_paper_with_the_words_and_nobody_without(room: Room, story: Story) -> None:
    pdf = room.press.story(story, sender(room.library.profile("voorbeeld"))).pdf
    closed = room.press.under_words(pdf, f"  {WORDS.upper()}")
    assert room.press.pages_of(pdf) > 1
    with pytest.raises(ValueError):
        room.press.pages_of(closed)
    with pytest.raises(ValueError):
        room.press.page_picture(closed, 0, 100)
    with pikepdf.open(io.BytesIO(closed), password=WORDS.upper()) as opened:
        assert opened.pages, "as somebody chose and wrote them down"
    with pikepdf.open(io.BytesIO(closed), password=WORDS) as opened:
        assert (opened.encryption.bits, len(opened.pages)) == (256, room.press.pages_of(pdf))
        assert "/StructTreeRoot" in opened.Root and opened.open_metadata().pdfa_status == ""
    assert b"Mijn verhaal" not in closed
