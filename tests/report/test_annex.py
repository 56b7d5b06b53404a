"""What the annex tells who judges the onderzoeksverslag: which paper was heard, what came in between, until when."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from keukentafel.domain.changes import GapMotivated, NeedStated
from keukentafel.domain.checks import CHECKS, findings
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import MAY_MOVE, Term, deadlines_of
from keukentafel.domain.history import applied
from keukentafel.domain.needs import Need
from keukentafel.domain.report.annex_document import AnnexDocument, compose_annex
from keukentafel.domain.report.report_open import UNTOLD
from keukentafel.domain.report.report_sections import shareable
from keukentafel.domain.signing import Motivation, ReportKind
from keukentafel.domain.statements import Share
from keukentafel.report.finding_sentences import FOUND
from tests.report import uysal
from tests.report.conftest import Room, Visit, text_of


def _annex(room: Room, conversation: Conversation) -> AnnexDocument:
    """The annex to the onderzoeksverslag of 9 December."""
    calendar = room.library.calendar()
    document = room.document(conversation, ReportKind.INVESTIGATION, uysal.INVESTIGATED)
    found = findings(shareable(conversation), uysal.INVESTIGATED.date(), calendar)
    return compose_annex(
        conversation, document, findings=found, deadlines=deadlines_of(conversation, calendar),
        report_sha256="a" * 64, record_sha256="b" * 64, anchors=(), at=uysal.INVESTIGATED,
    )  # fmt: skip


def _text(room: Room, annex: AnnexDocument) -> str:
    return text_of(room.press.annex(annex, room.key, uysal.INVESTIGATED).pdf)


@pytest.fixture(scope="module")
def annex(room: Room, visit: Visit) -> AnnexDocument:
    return _annex(room, uysal.two_weeks_later(visit.conversation))


@pytest.fixture(scope="module")
def text(room: Room, annex: AnnexDocument) -> str:
    return _text(room, annex)


def test_what_was_read_out_at_the_table_was_the_paper_of_that_day(text: str) -> None:
    assert (
        "De samenvatting van het gespreksverslag, versie 1, op 24 november 2026, 10:45 uur, in het Turks, door tolk "
        "20417. Dit onderzoeksverslag is nog niet voorgelezen."
    ) in text


def test_who_applied_for_what_on_which_paper(text: str) -> None:
    assert (
        "Mevrouw Uysal vroeg hulp aan voor vraag 1, op 24 november 2026, 10:54 uur, bij het gespreksverslag, versie 1."
    ) in text


def test_the_law_still_stands_on_the_first_page(room: Room, annex: AnnexDocument) -> None:
    opened = pypdfium2.PdfDocument(room.press.annex(annex, room.key, uysal.INVESTIGATED).pdf)
    assert "bijdrage in de kosten" in opened[0].get_textpage().get_text_range()
    opened.close()


def test_nobody_applied_says_so(room: Room, annex: AnnexDocument) -> None:
    assert "Er is nog niets aangevraagd." in _text(room, replace(annex, applications=()))


def test_what_came_after_the_paper_of_the_table_has_its_day(text: str) -> None:
    added = text.partition("Wat kwam erbij na het gespreksverslag, versie 1?")[2].partition("Wie waren erbij?")[0]
    assert "Koken doet ze niet, zegt ze nu. de heer M. Uysal (zoon) 9 december 2026" in added
    assert "advies ergotherapeut, 7 december 2026, gekregen van de zorgverlener 9 december 2026" in added
    assert "Ze kookt nog zelf" not in added


def test_what_may_not_be_shared_did_not_come_in_between_either(room: Room, visit: Visit, text: str) -> None:
    conversation = uysal.two_weeks_later(visit.conversation)
    *known, last = conversation.statements
    hidden = replace(last, id="s99", text=uysal.PRIVATE_WORDS, share=Share.ASK)
    more = _annex(room, replace(conversation, statements=(*known, hidden, last)))
    assert _text(room, more) == text


def test_a_decision_that_is_late_is_called_late(text: str, room: Room, annex: AnnexDocument) -> None:
    late = "Voorbij toen dit verslag definitief werd."
    assert f"Vanaf 24 november 2026 tot en met 8 december 2026. Niet verschoven. {late}" in text
    assert text.count(late) == 1, "the days for a plan are the resident's, and the investigation is in time"
    in_time = replace(annex, frozen_at=uysal.FROZEN)
    assert late not in _text(room, in_time)


def test_a_last_day_that_may_still_move_says_so(text: str, room: Room, annex: AnnexDocument) -> None:
    assert MAY_MOVE not in text
    far = tuple(replace(term, may_move=True) for term in annex.deadlines if term.term is Term.INVESTIGATION)
    assert MAY_MOVE in _text(room, replace(annex, deadlines=far))


def test_the_same_gap_of_many_questions_is_told_once(room: Room, visit: Visit) -> None:
    conversation = uysal.two_weeks_later(visit.conversation)
    for number in range(3, 7):
        conversation = applied(conversation, NeedStated(Need(f"h{number}", f"nummer {number} te doen", "het lukt")))
    why = Motivation("need_without_problem", "h4", "Zij stopte.")
    told = _text(room, _annex(room, applied(conversation, GapMotivated(why))))
    assert "open: Het probleem achter deze hulpvraag (vragen 3, 5 en 6)" in told
    assert "gemotiveerd: Het probleem achter deze hulpvraag (vraag 4). Zij stopte." in told
    assert told.count("(vragen 3 tot en met 6)") > 2


def test_no_amount_rests_on_nothing(room: Room, annex: AnnexDocument) -> None:
    first, *others = annex.amounts
    text = _text(room, replace(annex, amounts=(replace(first, amount="", basis=""), *others)))
    assert "Er is geen hoeveelheid genoemd." in text
    assert "nog niet opgeschreven" not in text
    assert "Rust op: nog niet opgeschreven" in _text(room, replace(annex, amounts=(replace(first, basis=""),)))


def test_the_seal_stands_with_the_marks_that_it_seals(room: Room, annex: AnnexDocument) -> None:
    opened = pypdfium2.PdfDocument(room.press.annex(annex, room.key, uysal.INVESTIGATED).pdf)
    try:
        last = opened[len(opened) - 1].get_textpage().get_text_bounded()
    finally:
        opened.close()
    assert "Versies en kenmerken" in last and "Verzegeld door de gemeente." in last


def test_every_check_says_in_a_sentence_what_it_found() -> None:
    assert set(FOUND) == {check.code for check in CHECKS} - UNTOLD
    assert [text for text in FOUND.values() if not (text[0].isupper() and text.endswith("."))] == []


def test_who_judges_reads_sentences_and_articles_and_no_codes(annex: AnnexDocument, text: str) -> None:
    assert "Deze persoon ziet of spreekt de bewoner weinig. waarschuwing" in text
    assert "weet weinig van een gewone dag. art. 3:2 Awb" in text
    assert [finding.code for finding in annex.findings if finding.code in text] == []


def test_a_bare_number_is_called_a_number(room: Room, annex: AnnexDocument) -> None:
    counted = replace(annex.findings[0], detail="6")
    assert "aantal: 6" in _text(room, replace(annex, findings=(counted,)))
