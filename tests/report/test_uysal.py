"""What the report of mevrouw Uysal must get right: somebody who was not there reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from keukentafel.domain.signing import ReportKind
from keukentafel.report.record import sha256_of
from tests.report import uysal
from tests.report.conftest import Room, Visit, broken_rules, text_of


@pytest.fixture(scope="module")
def text(visit: Visit) -> str:
    return text_of(visit.printed.pdf)


def test_that_she_cooks_is_an_assumption_of_the_son_and_stands_beside_her_own_answer(text: str) -> None:
    told = (
        "Ik eet brood. Koken doen we als zij komen. ● mevrouw Uysal, in de woorden van de tolk "
        "Ze kookt nog zelf, denk ik. ○ aangenomen door de heer M. Uysal (zoon), die mevrouw Uysal eens per maand "
        "ziet of spreekt Dit zijn twee verschillende antwoorden. Niemand heeft bevestigd wat de heer M. Uysal "
        "aanneemt."
    )
    assert told in text


def test_page_one_is_for_the_person_and_has_their_own_words_and_what_happens(visit: Visit) -> None:
    anchors = dict(visit.printed.anchors)
    assert {anchors[name] for name in ("own-words", "urgent", "agreements", "next")} == {1}
    assert anchors["about"] > 1


def test_own_words_have_the_original_and_say_how_it_was_caught(text: str) -> None:
    assert "“Dat ik niemand tot last ben. En vrijdag naar de moskee.” Kimseye yük olmamak." in text
    assert "mevrouw Uysal, via de tolk, originele woorden gespeld door de tolk" in text


def test_words_of_the_interpreter_stand_without_quotation_marks(text: str) -> None:
    assert "“Ik ben twee keer gevallen" not in text
    assert "Ik ben twee keer gevallen op de trap." in text


def test_unconfirmed_help_says_so_and_has_no_backup(text: str) -> None:
    assert "Emine: boodschappen de trap op dragen, elke dinsdag. Nog niet gevraagd. Er is geen vervanging." in text
    assert "bevestigd op" not in text.casefold().replace("de ontvangst is bevestigd op", "")


def test_agreements_are_literal_with_their_day(text: str) -> None:
    assert "vrijdag 27 november 2026 de consulent ergotherapeut en woningaanpassing: huisbezoek plannen" in text
    assert "Merdiven için birinin gelmesini ben ayarlayacağım." in text
    assert "donderdag 26 november 2026 de consulent beide zoons bellen: wat kunnen en willen zij doen?" in text


def test_what_was_urgent_and_what_rests_on_what(text: str) -> None:
    assert "Valgevaar op de trap. De consulent: leenalarm aangevraagd" in text
    assert "Er is meteen tijdelijke hulp: iemand draagt de boodschappen" in text
    assert "Waar dat op rust Ontslagbrief verpleeghuis De Linde: trap alleen onder toezicht." in text


def test_it_is_no_decision_the_law_is_told_and_the_interpreter_named(text: str) -> None:
    assert "Dit verslag is geen besluit." in text
    assert "Tolk 20417 professionele tolk, Turks, per telefoon" in text
    assert "uiterlijk op maandag 28 december 2026 klaar" in text
    assert "U betaalt op dit moment hoogstens € 21,80 per maand" in text
    assert "Apart gesprek ja" in text


def test_every_act_is_a_line_of_its_own_and_what_was_not_given_says_so(text: str) -> None:
    assert "Ik heb dit verslag gekregen. niet ingevuld" in text
    assert "Klopt: mevrouw Uysal, zelf getekend, 24 november 2026, 10:54 uur." in text
    assert "vraag 1? Ja, ik vraag dit aan: mevrouw Uysal" in text
    assert "vraag 2? niet ingevuld" in text
    assert "in het Turks door tolk 20417" in text
    assert "Ik wil liever niet verhuizen. De moskee is hier." in text


def test_no_gender_is_guessed_no_check_is_named_and_nothing_private_is_told(visit: Visit, text: str) -> None:
    whole = text + visit.record.decode()
    for code in ("assumption", "informant", "help_not_confirmed", "no_backup", "waarschuwing", "leent geld"):
        assert code not in whole
    assert " haar " not in text
    assert uysal.PRIVATE_WORDS not in whole


def test_statements_are_numbered_without_gaps_and_no_internal_id_is_in_the_record(visit: Visit) -> None:
    numbers = sorted(line.number for section in visit.document.life_domains for line in section.statements)
    assert numbers == list(range(1, len(numbers) + 1))
    assert not any(f'"{name}"' in visit.record.decode() for name in ("s1", "s10", "h1", "h2", "bewoner", "tolk20417"))


def test_the_file_is_complete_and_names_nobody_in_its_metadata(room: Room, visit: Visit) -> None:
    verdict = room.press.verify(visit.printed.pdf)
    assert verdict.exit_code == 0, verdict.lines
    information = visit.printed.pdf.decode("latin-1").split("trailer")[0]
    assert "/Title (Gespreksverslag)" in information or "Gespreksverslag" in information
    assert visit.printed.missing == ()


def test_the_investigation_builds_on_the_first_version_and_tells_what_was_confirmed(room: Room, visit: Visit) -> None:
    conversation = uysal.two_weeks_later(visit.conversation)
    document = room.document(conversation, ReportKind.INVESTIGATION, uysal.INVESTIGATED)
    record = room.press.record(document)
    printed = room.press.report(record, room.addendum(document, conversation), room.key, uysal.INVESTIGATED)
    text = text_of(printed.pdf)
    finished = "Het onderzoek is afgerond op woensdag 9 december 2026. Dat moest uiterlijk op maandag 28 december 2026."
    assert finished in text
    assert "Bevestigd op donderdag 26 november 2026, per telefoon. Valt dit weg: vrijwilliger" in text
    assert sha256_of(visit.record)[:8] in text
    assert broken_rules(printed.pdf) == []
    assert printed.open == ()


def test_the_annex_shows_the_law_with_pages_and_belongs_to_its_report(room: Room, visit: Visit) -> None:
    annex = room.annex(visit, uysal.FROZEN + timedelta(minutes=20))
    assert [answer.key for answer in annex.steps] == list("12345")
    assert [answer.key for answer in annex.letters] == list("abcdefg")
    assert all(answer.pages for answer in (*annex.steps, *annex.letters))
    printed = room.press.annex(annex, room.key, uysal.FROZEN + timedelta(minutes=20))
    assert room.press.verify(printed.pdf).exit_code == 0
    text = text_of(printed.pdf)
    assert "Eerste Kerstdag, Tweede Kerstdag en zondag" in text
    assert "Deze persoon ziet of spreekt de bewoner weinig." in text
    assert visit.printed.sha256[:8] in text
    assert uysal.PRIVATE_WORDS not in text


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("nl", "Dit is geen besluit."), ("tr", "Oğullarınızı ben arayacağım."), ("ar", "078 000 00 00")],
)
def test_the_summary_is_one_page_in_the_language_of_the_resident(
    room: Room, visit: Visit, language: str, sentence: str
) -> None:
    printed = room.press.summary(visit.record, language, room.key, uysal.FROZEN + timedelta(minutes=10))
    assert printed.pages == 1
    assert sentence in text_of(printed.pdf)
    assert "Leenalarm aangevraagd" in text_of(printed.pdf)
    assert room.press.verify(printed.pdf).exit_code == 0


def test_a_language_without_a_catalogue_gives_dutch_with_its_code(room: Room, visit: Visit) -> None:
    text = text_of(room.press.concept_summary(visit.document, "rif").pdf)
    assert "(rif)" in text
    assert "Kort verslag van ons gesprek" in text
