"""Sentences of the report that a reader stumbled over: each says one thing, of whom and when, in whole Dutch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_need_parts import Reach
from keukentafel.domain.report.report_parts import ActLine, Standing, TeachBackLine, Who, Words
from keukentafel.domain.rights import PersonalPlan
from keukentafel.domain.running_text import capital_first, numbered
from keukentafel.domain.shells import Outcome, Shell
from keukentafel.domain.signing import Act, Ended, How, ReportKind, TeachBackAnswer
from tests.report import uysal
from tests.report.conftest import Room, Visit, from_the_left, text_of
from tests.report.unsealed import unsealed_report

MENTOR = Who("mevrouw K. Postma", Standing.PARTICIPANT)


@pytest.fixture(scope="module")
def research(room: Room, visit: Visit) -> ReportDocument:
    return room.document(uysal.two_weeks_later(visit.conversation), ReportKind.INVESTIGATION, uysal.INVESTIGATED)


@pytest.mark.parametrize(
    ("numbers", "set_as"),
    [
        ((), ""), ((7,), "7"), ((3, 4), "3 en 4"), ((1, 2, 3), "1, 2 en 3"), ((1, 2, 3, 4), "1 tot en met 4"),
        ((1, 3, 5, 6, 7, 8), "1, 3 en 5 tot en met 8"), ((1, 2, 3, 4, 6, 7, 8, 9), "1 tot en met 4 en 6 tot en met 9"),
    ],
)  # fmt: skip
def test_numbers_in_a_row_are_set_by_their_first_and_last(numbers: tuple[int, ...], set_as: str) -> None:
    assert numbered(numbers, str) == set_as


@pytest.fixture(scope="module")
def text(visit: Visit) -> str:
    return text_of(visit.printed.pdf)


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("één nacht doorslapen", "Eén nacht doorslapen"),
        ("'s ochtends bellen", "'s Ochtends bellen"),
        ("\u2019t is goed", "\u2019t Is goed"),
        ("élan", "Élan"),
        ("de trap", "De trap"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_capital_as_dutch_sets_it(text: str, set_as: str) -> None:
    assert capital_first(text) == set_as


def test_what_is_shared_and_what_for_are_two_sentences(text: str) -> None:
    assert "de vraag wat hij kan en wil doen. Waarvoor: hulp bij boodschappen. Mondeling gegeven" in text


def test_the_plan_stands_in_a_paragraph_of_its_own(room: Room, visit: Visit, text: str) -> None:
    assert "U heeft geen persoonlijk plan gegeven. Wanneer Wat is uitgelegd" in text
    plan = PersonalPlan(received=True, text="Ons plan:\n1. Wij blijven samen.\n2. Een handgreep, meer niet")
    shown = text_of(room.press.concept(replace(visit.document, plan=plan)).pdf)
    assert (
        "078 000 00 02. U heeft een persoonlijk plan gegeven. Daarin staat: Ons plan: 1. Wij blijven samen. "
        "2. Een handgreep, meer niet"
    ) in shown


def test_a_day_that_is_over_says_so_in_the_report_of_weeks_later_only(
    room: Room, text: str, research: ReportDocument
) -> None:
    shown = text_of(room.press.concept(research).pdf)
    assert shown.count("Deze dag is voorbij.") == 3
    assert "Deze dag is voorbij." not in text
    on_the_day = replace(research, agreements=(replace(research.agreements[0], when=uysal.INVESTIGATED.date()),))
    assert "Deze dag is voorbij." not in text_of(room.press.concept(on_the_day).pdf)


def test_who_applied_already_is_not_told_to_do_it_now(room: Room, research: ReportDocument) -> None:
    shown = text_of(room.press.concept(research).pdf)
    assert "Het onderzoek is klaar. Heeft u nog geen hulp aangevraagd? Dan kunt u dat nu doen." in shown
    assert "Mevrouw S. Uysal, gesprek op dinsdag 24 november 2026." in shown


def test_what_is_said_of_one_part_is_not_said_of_the_whole_too(room: Room, visit: Visit) -> None:
    first, *others = visit.document.needs
    own = first.shell(Shell.OWN_STRENGTH)
    because = Reach(Outcome.COVERS, "een handgreep koopt mevrouw zelf")

    def shown(whole: Reach) -> str:
        part = replace(own.parts[0], reach=because)
        shells = tuple(replace(s, reach=whole, parts=(part,)) if s.shell is own.shell else s for s in first.shells)
        needs = (replace(first, shells=shells), *others)
        return text_of(room.press.concept(replace(visit.document, needs=needs)).pdf)

    assert "Zelf Dit is genoeg. Een handgreep koopt mevrouw zelf." in shown(Reach(Outcome.COVERS, ""))
    assert "Zelf Dit helpt voor een deel. Dit is genoeg. Een handgreep" in shown(Reach(Outcome.PARTLY, ""))
    assert "Zelf Dit is genoeg. Samen met de bank. Dit is genoeg." in shown(Reach(Outcome.COVERS, "samen met de bank"))


def test_who_spoke_and_was_not_there_is_told_apart(room: Room, visit: Visit, text: str) -> None:
    assert "niet bij het gesprek" not in text
    away = tuple(replace(p, present=False) for p in visit.document.present if p.who.name == "de heer M. Uysal")
    shown = text_of(room.press.concept(replace(visit.document, present=away)).pdf)
    assert shown.count("eens per maand ziet of spreekt, niet bij het gesprek") == 2


def test_the_table_of_a_need_says_on_every_page_which_need_it_is(visit: Visit) -> None:
    opened = pypdfium2.PdfDocument(visit.printed.pdf)
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in opened]
    opened.close()
    (page,) = [page for page in pages if "Zittend de trap af kost een half uur" in page]
    assert "Uw vraag 1 Is dit genoeg? Zelf Dit lukt niet." in page
    remains = pages[dict(visit.printed.anchors)["remains-2"] - 1]
    assert "Huishoudelijke hulp van twee uur per week. In dit verslag is dit een advies en geen besluit." in remains


def test_the_field_says_whose_hand_is_in_it(room: Room, visit: Visit) -> None:
    at = uysal.FROZEN + timedelta(minutes=3)
    drawing = uysal.strokes(visit.printed.sha256)

    def field(*acts: tuple[Who, How]) -> str:
        lines = tuple(ActLine(by, Act.CORRECT, how, at, "", "", "mentor", 0, False, drawing) for by, how in acts)
        shown = text_of(unsealed_report(room.press, visit.record, Addendum(acts=lines)))
        return shown.partition("De consulent niet ingevuld")[2]

    resident = Who("mevrouw Uysal", Standing.RESIDENT)
    assert field().startswith(" mevrouw Uysal of wie namens deze persoon tekent de consulent")
    assert field((resident, How.DRAWN)).startswith(" mevrouw Uysal de consulent")
    both = field((resident, How.DRAWN), (MENTOR, How.BY_REPRESENTATIVE))
    assert both.startswith(" mevrouw K. Postma, als vertegenwoordiger de consulent")
    assert field((MENTOR, How.DRAWN)).startswith(" mevrouw Uysal of wie namens")


@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_the_one_page_says_what_nobody_promised_and_when_not(room: Room, visit: Visit, language: str) -> None:
    first = visit.document.agreements[0]
    loose = replace(first, who=Who("", Standing.OTHER), when=None, what="slot op de kast", original=None)
    shown = text_of(room.press.concept_summary(replace(visit.document, agreements=(loose,)), language).pdf)
    library = room.library
    assert library.resident_text("summary.not_arranged", "nl").text in shown
    assert "Nog geen datum" in shown and "Nog niemand" in shown and "slot op de kast" in shown
    if language == "tr":
        assert library.resident_text("summary.no_owner", language).text in shown
        assert library.resident_text("summary.no_date", language).text in shown
    assert library.resident_text("summary.agreements", "nl").text not in shown


@pytest.mark.parametrize("language", ["tr", "pl", "rif"])
def test_no_interpreter_explained_what_nobody_interpreted(room: Room, visit: Visit, language: str) -> None:
    explained = room.library.resident_text("summary.interpreter_explained", language).text
    assert explained in text_of(room.press.concept_summary(visit.document, language).pdf)
    alone = replace(visit.document, present=tuple(p for p in visit.document.present if p.interpreting is None))
    assert explained not in text_of(room.press.concept_summary(alone, language).pdf)


@pytest.mark.parametrize("language", ["nl", "pl"])
def test_who_takes_a_question_back_hears_of_no_decision(room: Room, visit: Visit, language: str) -> None:
    decision = room.library.resident_text("summary.decision", language).text[:24]
    assert decision in text_of(room.press.concept_summary(visit.document, language).pdf)
    back = replace(visit.document, head=replace(visit.document.head, ended=Ended.WITHDRAWN))
    assert decision not in text_of(room.press.concept_summary(back, language).pdf)


def test_words_from_right_to_left_keep_their_order_in_the_dutch_report(room: Room, visit: Visit) -> None:
    original = Words("Wmo \u0633\u0623\u062a\u0635\u0644 (\u0627\u0644).", "ar", "Arabisch")
    agreed = replace(visit.document.agreements[0], original=original)
    told = TeachBackLine(TeachBackAnswer.GIVEN, "Iemand komt.", True, original)
    document = replace(visit.document, agreements=(agreed,), teach_back=told)
    found = [line for line in from_the_left(room.press.concept(document).pdf) if "Wmo" in line and "\u0633" in line]
    assert found
    assert all(line.index(".") < line.index("\u0633") < line.index("Wmo") for line in found), found


def test_who_does_something_stands_before_what_it_is_on_a_page_from_right_to_left(room: Room, visit: Visit) -> None:
    said = Words("\u0633\u0623\u062a\u0635\u0644", "ar", "Arabisch")
    agreed = replace(visit.document.agreements[0], what="leuning", original=said)
    page = room.press.concept_summary(replace(visit.document, agreements=(agreed,)), "ar").pdf
    assert any("Deconsulent:leuning" in line for line in from_the_left(page)), from_the_left(page)


def test_help_that_is_over_is_told_and_is_neither_drawn_nor_leaned_on(room: Room, visit: Visit) -> None:
    conversation = uysal.two_weeks_later(visit.conversation)
    document = room.document(conversation, ReportKind.INVESTIGATION, uysal.INVESTIGATED + timedelta(days=120))
    shown = text_of(room.press.concept(document).pdf)
    assert "elke zaterdag, tot en met maandag 1 maart 2027. Deze dag is voorbij." in shown
    helpers = shown.partition("Waar leunt de hulp op?")[2].partition("Wie zorgt er voor u?")[0]
    assert "Emine" in helpers and "weekend" not in helpers


def test_the_one_page_sets_what_was_arranged_as_a_sentence_and_names_its_seal(room: Room, visit: Visit) -> None:
    printed = room.press.summary(visit.record, "tr", room.key, uysal.FROZEN)
    shown = text_of(printed.pdf)
    assert printed.pages == 1
    assert "Leenalarm aangevraagd, ergotherapeut gebeld, boodschappen voor deze week geregeld." in shown
    assert "Verzegeld door de gemeente." in shown


@pytest.mark.parametrize(
    ("complaint", "number"),
    [
        ("Niet tevreden? Bel 078 000 00 01 of schrijf naar Postbus 30435, 2500 GK Voorbeeldstad.", "078 000 00 01"),
        ("Bel het klachtenbureau: (078) 000 00 03.", "(078) 000 00 03"),
        ("Bel +31 78 000 00 04.", "+31 78 000 00 04"),
        ("Bel 14 078.", "14 078"),
        ("Bel 0800-0001.", "0800-0001"),
        ("Schrijf naar Postbus 30435, 2500 GK Voorbeeldstad.", "078 000 00 00"),
    ],
)
def test_the_one_page_gives_the_number_for_complaints(room: Room, visit: Visit, complaint: str, number: str) -> None:
    head = visit.document.head
    sender = replace(head.sender, complaint=complaint)
    told = replace(visit.document, head=replace(head, sender=sender))
    assert f"over ons? Bel {number}." in text_of(room.press.concept_summary(told, "nl").pdf)
