"""Inzage and the proof of a destruction as the print room makes them: valid, and in words rather than numbers."""

from __future__ import annotations

import re
from datetime import date

import pytest

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.press import Printed
from keukentafel.domain.report.report_sections import sender, titles_on_paper
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground, Removed
from keukentafel.domain.safekeeping.destruction_paper import proof_of_destruction
from keukentafel.domain.safekeeping.insight import insight_paper
from tests.report import uysal
from tests.report.conftest import Room, Visit, broken_rules, text_of

GONE = tuple(
    Destroyed("4ce54857941919d6", uysal.INVESTIGATED, ground, Removed(1, 1, 1, 1), line, date(2026, 11, 24))
    for ground in Ground
    for line in ("", "cd34cd34")
)


def inzage(room: Room, conversation: Conversation) -> Printed:
    profile = room.library.profile("voorbeeld")
    languages = {language.code: language.dutch_name for language in room.library.languages()}
    titles = titles_on_paper(room.library.pack())
    paper = insight_paper(conversation, (), titles, languages, str, uysal.INVESTIGATED)
    return room.press.plain(paper, sender(profile))


def proof(room: Room) -> Printed:
    paper = proof_of_destruction(GONE, "bc2e9c12aab80016", uysal.INVESTIGATED)
    return room.press.plain(paper, sender(room.library.profile("voorbeeld")))


@pytest.mark.parametrize("two_weeks_later", [False, True])
def test_inzage_is_a_valid_paper_with_every_word_that_was_said(
    room: Room, visit: Visit, two_weeks_later: bool
) -> None:
    conversation = uysal.two_weeks_later(visit.conversation) if two_weeks_later else visit.conversation
    printed = inzage(room, conversation)
    assert broken_rules(printed.pdf) == [] and not printed.missing
    text = text_of(printed.pdf)
    for statement in conversation.statements:
        assert " ".join(statement.text.split()[:3]) in text
    assert "Turks" in text and "taal: tr" not in text


def test_inzage_has_words_for_what_is_counted_by_chance(room: Room, visit: Visit) -> None:
    text = text_of(inzage(room, visit.conversation).pdf)
    for statement in visit.conversation.statements:
        assert not re.search(rf"\b{statement.id}\b", text), "a statement is told by its words"
    for told in ("bron: gezien door de consulent", "bron: de bewoner", "zekerheid: aangenomen", "stand: gehouden"):
        assert told in text
    contradicted = [one for one in visit.conversation.statements if one.contradicted_by]
    assert contradicted and "tegengesproken in: ‘" in text


def test_the_proof_is_a_valid_paper(room: Room) -> None:
    printed = proof(room)
    assert broken_rules(printed.pdf) == [] and not printed.missing
    text = text_of(printed.pdf)
    assert "Bewijs van vernietiging" in text and "Nummer van de kluis: bc2e9c12aab80016." in text
    assert "Definitieve versies: 1" in text and "Nummer van de regel: cd34cd34" in text
