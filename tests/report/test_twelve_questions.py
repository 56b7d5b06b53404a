"""What somebody who was not there asks of the papers, each with the words that answer it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from keukentafel.domain.life_domains import MEANING
from keukentafel.domain.press import Printed
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import Words
from keukentafel.domain.rights import Right
from keukentafel.domain.signing import ReportKind, TeachBackAnswer
from keukentafel.report.record import sha256_of
from tests.report import uysal
from tests.report.conftest import Room, Visit, text_of

LATER = uysal.FROZEN + timedelta(minutes=20)


@pytest.fixture(scope="module")
def text(visit: Visit) -> str:
    return text_of(visit.printed.pdf)


@pytest.fixture(scope="module")
def investigation(room: Room, visit: Visit) -> str:
    conversation = uysal.two_weeks_later(visit.conversation)
    document = room.document(conversation, ReportKind.INVESTIGATION, uysal.INVESTIGATED)
    addendum = room.addendum(document, conversation)
    return text_of(room.press.report(room.press.record(document), addendum, room.key, uysal.INVESTIGATED).pdf)


@pytest.fixture(scope="module")
def annex(room: Room, visit: Visit) -> Printed:
    return room.press.annex(room.annex(visit, LATER), room.key, LATER)


def _page(pdf: bytes, number: int) -> str:
    opened = pypdfium2.PdfDocument(pdf)
    text = " ".join(opened[number - 1].get_textpage().get_text_range().split())
    opened.close()
    return text


def _sizes(pdf: bytes, words: str) -> set[float]:
    """The sizes of type in which words stand on the first page."""
    opened = pypdfium2.PdfDocument(pdf)
    page = opened[0].get_textpage()
    at = page.search(words).get_next()
    assert at is not None, words
    sizes = {round(pdfium.FPDFText_GetFontSize(page.raw, number), 1) for number in range(at[0], at[0] + at[1])}
    opened.close()
    return sizes


def test_what_is_still_open(text: str, investigation: str) -> None:
    for asked in (text, investigation):
        assert "Wat is nog open? • Vraag 1: Emine is nog niet gevraagd (boodschappen de trap op dragen)." in asked
    assert "de heer M. Uysal (zoon) is nog niet gevraagd (boodschappen in het weekend)." in text
    assert "de heer M. Uysal (zoon) is nog niet gevraagd" not in investigation


def test_nothing_is_open_says_so(room: Room, visit: Visit) -> None:
    closed = replace(visit.document, needs=(), open=())
    said = "Wat is nog open? Er is niets meer open. Is iets niet besproken, dan staat dat erbij."
    assert said in text_of(room.press.concept(closed).pdf)


def test_which_help_is_confirmed_by_whom_when_and_how(investigation: str) -> None:
    assert (
        "De heer M. Uysal (zoon): boodschappen in het weekend boven brengen, elke zaterdag, tot en met maandag "
        "1 maart 2027. Bevestigd op donderdag 26 november 2026, per telefoon. Valt dit weg: vrijwilliger van het "
        "wijkteam."
    ) in investigation


def test_an_assumption_alone_says_that_nobody_confirmed_it(text: str) -> None:
    assert "Familie genoeg, en de vrouwen van de moskee zijn er altijd. ○ aangenomen door de heer M. Uysal" in text
    assert "Niemand heeft dit bevestigd." in text


def test_empty_parts_keep_their_names_in_one_line(text: str) -> None:
    assert text.count("Plek of dienst voor iedereen, collectief aanbod en andere wet: niets opgeschreven.") == 2
    assert (
        "Gebruikelijke hulp: U woont alleen. Mantelzorg: U heeft geen mantelzorger. Andere mensen om u heen: Emine:"
    ) in text
    assert "Andere mensen om u heen: niets opgeschreven." in text


def test_what_was_arranged_at_the_table_is_not_told_as_today_two_weeks_later(text: str, investigation: str) -> None:
    assert "Vandaag geregeld Valgevaar op de trap." in text
    assert "Meteen geregeld op 24 november 2026 Valgevaar op de trap." in investigation
    assert "Vandaag" not in investigation


def test_what_was_read_out_before_an_earlier_version_was_not_this_report(text: str, investigation: str) -> None:
    read_out = "De samenvatting is voorgelezen in het Turks door tolk 20417, 24 november 2026, 10:45 uur."
    assert read_out in text
    assert read_out not in investigation


def test_the_report_is_a_letter_of_at_most_eight_pages_with_the_signing_on_one(visit: Visit) -> None:
    assert visit.printed.pages <= 8
    signing = _page(visit.printed.pdf, dict(visit.printed.anchors)["signing"])
    assert "Ondertekening U hoeft niet te tekenen." in signing.replace("• ", "")
    assert "Gemaakt en besproken" in signing


def test_contradicting_answers_stand_on_one_page(visit: Visit) -> None:
    pages = [_page(visit.printed.pdf, number) for number in range(1, visit.printed.pages + 1)]
    assert sum("Ik eet brood." in page and "Ze kookt nog zelf, denk ik." in page for page in pages) == 1


def test_the_first_page_of_the_annex_is_enough_to_begin_with(annex: Printed) -> None:
    first = _page(annex.pdf, 1)
    for answer in (
        "Begonnen op 24 november 2026, 10:00 uur.", "Dat is na 50 minuten.", "Apart gesprek: ja.",
        "tolk 20417 (professionele tolk, Turks, per telefoon)", "De samenvatting, op 24 november 2026, 10:45 uur, "
        "in het Turks, door tolk 20417.", "“Er komt iemand voor de trap kijken. U belt mijn zoons, niet ik.”",
        "Maandag 28 december 2026. Verschoven door: Eerste Kerstdag, Tweede Kerstdag en zondag.",
        "1 de hulpvraag", "5 maatwerk voor wat overblijft", "a behoeften", "g bijdrage in de kosten",
    ):  # fmt: skip
        assert answer in first
    assert "Wat de controles vonden" not in first


def test_the_annex_says_which_rights_were_not_told(room: Room, visit: Visit, annex: Printed) -> None:
    untold = replace(room.annex(visit, LATER), rights=())
    told = text_of(room.press.annex(untold, room.key, LATER).pdf)
    assert "Niet verteld Gratis cliëntondersteuning, het persoonlijk plan, het pgb, privacy en de kosten." in told
    text = text_of(annex.pdf)
    missing = {line.right for line in visit.document.rights} ^ {*Right} - {Right.CARER_SUPPORT}
    assert ("Niet verteld" in text) == bool(missing)


def test_the_annex_says_what_its_findings_are_about(annex: Printed) -> None:
    text = text_of(annex.pdf)
    assert "– Ze kookt nog zelf, denk ik. – Familie genoeg, en de vrouwen van de moskee zijn er altijd." in text
    assert "– vraag 1, Emine – vraag 1, de heer M. Uysal" in text
    assert "24-11-2026" not in text


@pytest.mark.parametrize(
    ("language", "agreement", "follows"),
    [
        ("nl", "huisbezoek plannen", "veilig mijn huis in en uit"),
        ("tr", "Merdiven için birinin", "Karara katılmıyor"),
        ("ar", "huisbezoek plannen", "twee weken. Bent u het niet eens"),
    ],
)
def test_the_one_page_has_its_agreements_in_large_type_and_what_follows_too(
    room: Room, visit: Visit, language: str, agreement: str, follows: str
) -> None:
    printed = room.press.summary(visit.record, language, room.key, LATER)
    assert printed.pages == 1
    assert min(_sizes(printed.pdf, agreement)) >= 14
    assert follows in text_of(printed.pdf)


def test_what_is_dutch_only_stands_under_the_sentence_that_says_so(room: Room, visit: Visit) -> None:
    text = text_of(room.press.summary(visit.record, "tr", room.key, LATER).pdf)
    assert "Bu metin Hollandacadır. Tercüman onu size açıkladı. Leenalarm aangevraagd" in text
    assert text.count("Tercüman onu size açıkladı.") == 1
    assert "26 Kasım 2026 Perşembe 26 november 2026 Oğullarınızı ben arayacağım. De consulent: beide zoons" in text


def test_the_verdict_on_one_sealed_paper_speaks_of_one_seal_and_what_it_belongs_to(
    room: Room, visit: Visit, annex: Printed
) -> None:
    summary = room.press.verify(room.press.summary(visit.record, "tr", room.key, LATER).pdf)
    for verdict in (room.press.verify(annex.pdf), summary):
        assert not any("kant van de" in line for line in verdict.lines)
        assert any(line.startswith("Het zegel is van: Gemeente Voorbeeldstad") for line in verdict.lines)
    belongs = f"Deze samenvatting hoort bij het verslag met gegevens met SHA-256 {sha256_of(visit.record)}."
    assert belongs in summary.lines


def test_the_interpreter_is_named_only_where_somebody_interpreted(room: Room, visit: Visit) -> None:
    def told(**changed: object) -> str:
        meaning = visit.document.life_domains[0]
        line = replace(meaning.statements[0], literal=False, original=None, **changed)  # type: ignore[arg-type]
        domains = (replace(meaning, statements=(line,)), *visit.document.life_domains[1:])
        return text_of(room.press.concept_summary(replace(visit.document, life_domains=domains), "nl").pdf)

    assert "In de woorden van de tolk" in told()
    assert "In de woorden van de tolk" not in told(via=None)
    assert "“Dat ik niemand" not in told() + told(via=None)


def _without_meaning(document: ReportDocument) -> ReportDocument:
    left = tuple(section for section in document.life_domains if section.id != MEANING)
    return replace(document, life_domains=left)


def test_without_a_word_about_what_matters_the_first_page_begins_with_the_question(room: Room, visit: Visit) -> None:
    silent = _without_meaning(visit.document)
    first = _page(room.press.concept(silent).pdf, 1)
    before_agreements = first.partition("Vandaag geregeld")[0]
    assert "Help mij veilig mijn huis in en uit te komen" in before_agreements
    assert "Uw vraag" in before_agreements
    assert "Help mij" not in _page(visit.printed.pdf, 1).partition("Vandaag geregeld")[0]


def test_without_a_question_either_the_first_page_says_nothing_in_its_place(room: Room, visit: Visit) -> None:
    nothing = replace(_without_meaning(visit.document), needs=())
    head = _page(room.press.concept(nothing).pdf, 1).partition("Vandaag geregeld")[0]
    assert "Uw vraag" not in head
    for section in nothing.life_domains:
        for line in section.statements:
            assert line.text not in head


def test_what_was_not_said_about_meaning_is_not_called_important(room: Room, visit: Visit) -> None:
    short = replace(visit.document, agreements=visit.document.agreements[:1], needs=(), urgent=())
    label = room.library.resident_text("summary.matters", "nl").text
    assert label in text_of(room.press.concept_summary(short, "nl").pdf)
    assert label not in text_of(room.press.concept_summary(_without_meaning(short), "nl").pdf)


def _many(document: ReportDocument, count: int) -> ReportDocument:
    first = document.agreements[0]
    deeds = (
        "koelkast regelen met de buurman", "woensdag boodschappen bestellen", "huisarts bellen over de pillen",
        "meegaan naar de bank", "lift melden bij de bewonerscommissie", "elke dinsdag koffie drinken",
        "dochter vaker laten bellen", "slot op de voordeur laten maken", "busje voor de bingo vragen",
        "na vier weken opnieuw kijken",
    )  # fmt: skip
    lines = (replace(first, what=deeds[number % len(deeds)], original=None) for number in range(count))
    return replace(document, agreements=tuple(lines))


@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_nine_agreements_are_one_page_with_everything_that_follows(room: Room, visit: Visit, language: str) -> None:
    document = _many(visit.document, 9)
    printed = room.press.summary(room.press.record(document), language, room.key, LATER)
    text = text_of(printed.pdf)
    assert printed.pages == 1
    for line in document.agreements:
        assert line.what.split()[0] in text
    for follows in ("binnen twee weken", "€ 21,80", "bezwaar", "078 000 00 00"):
        assert follows in text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_more_agreements_than_a_page_holds_go_on_in_readable_type(room: Room, visit: Visit, language: str) -> None:
    printed = room.press.concept_summary(_many(visit.document, 30), language)
    assert printed.pages > 1
    assert min(_sizes(printed.pdf, "koelkast regelen")) >= 12
    assert "Help mij veilig" in text_of(printed.pdf)


@pytest.mark.parametrize("language", ["nl", "tr", "ar", "zh"])
def test_a_little_more_than_a_page_goes_on_at_the_back_of_it(room: Room, visit: Visit, language: str) -> None:
    document = _many(visit.document, 14)
    document = replace(document, needs=document.needs * 3)
    printed = room.press.concept_summary(document, language)
    assert printed.pages <= 2
    assert min(_sizes(printed.pdf, "koelkast regelen")) >= 12 or printed.pages == 1
    assert "078 000 00 00" in text_of(printed.pdf).replace("\u00a0", " ")


def test_what_was_told_back_is_on_the_page_in_the_words_it_was_said(room: Room, visit: Visit) -> None:
    told = visit.document.teach_back
    assert told is not None
    short = replace(visit.document, agreements=visit.document.agreements[:1], needs=(), urgent=())
    label = room.library.resident_text("summary.told_back", "nl").text
    assert f"“{told.text}” {label}" in text_of(room.press.concept_summary(short, "nl").pdf)
    interpreted = replace(short, teach_back=replace(told, literal=False, original=None))
    text = text_of(room.press.concept_summary(interpreted, "nl").pdf)
    assert f"{told.text} {label} In de woorden van de tolk" in text
    turkish = replace(told, original=Words("Biri gelecek.", "tr", "Turks"))
    assert "“Biri gelecek.” " in text_of(room.press.concept_summary(replace(short, teach_back=turkish), "tr").pdf)
    declined = replace(told, answer=TeachBackAnswer.DECLINED)
    assert label not in text_of(room.press.concept_summary(replace(short, teach_back=declined), "nl").pdf)
