import re

import pytest

from keukentafel.report.sealing import sentences
from keukentafel.report.sealing.findings import Kind, Problem, Unreadable
from keukentafel.report.sealing.keys import Pkcs12Key, fingerprint
from keukentafel.report.sealing.verdict import Verdict
from keukentafel.report.sealing.verify import verify

from .saying import said


def test_a_good_file_in_words(sealed: bytes, key: Pkcs12Key) -> None:
    verdict = verify(sealed, [key.certificate])
    assert said(verdict) == (
        "Dit is een gespreksverslag.",
        "Het is versie 1.",
        "Het zegel voor de kant van de bewoner is van: Gemeente Voorbeeldstad, Zegel van Keukentafel. "
        "Datum: dinsdag 24 november 2026, 14:03 uur.",
        "Deze sleutel is hier bekend.",
        "De sleutel is zelf gemaakt: geen ander staat voor de naam in.",
        "Dit zegel gaat over het bestand zoals het toen was. Daarna is alleen verder verzegeld.",
        "Het zegel voor de kant van de consulent is van: Gemeente Voorbeeldstad, Zegel van Keukentafel. "
        "Datum: dinsdag 24 november 2026, 14:07 uur.",
        "Deze sleutel is hier bekend.",
        "De sleutel is zelf gemaakt: geen ander staat voor de naam in.",
        "Dit zegel gaat over het hele bestand.",
        "Een zegel laat zien met welke sleutel het bestand is gesloten. Het is geen handtekening.",
        f"In het bestand zit een bijlage: verslag.json (52 bytes, SHA-256 {verdict.record_sha256}).",
        "De gegevens in het bestand horen bij dit document.",
        "Het bestand voldoet aan PDF/A-3a.",
        "Het bestand voldoet aan PDF/UA-1.",
        "Slotsom: dit bestand is compleet en niet veranderd.",
    )


def test_an_unknown_key_is_said_aloud_with_its_mark(sealed: bytes, key: Pkcs12Key) -> None:
    lines = said(verify(sealed, []), str)
    assert sum(fingerprint(key.certificate) in line for line in lines) == 2
    assert lines[-1].endswith("Wie het heeft verzegeld, staat niet vast.")


def test_a_cut_off_file_says_whose_seal_is_missing(one_seal: bytes, key: Pkcs12Key) -> None:
    lines = said(verify(one_seal, [key.certificate]), str)
    assert "Er is geen zegel voor de kant van de consulent." in lines
    assert lines[-1] == "Slotsom: dit bestand is niet compleet, of het is veranderd."


def test_a_broken_seal_gives_no_name(sealed: bytes, key: Pkcs12Key) -> None:
    at = sealed.index(b"/Reason")
    lines = said(verify(sealed[:at] + b"/Raison" + sealed[at + 7 :], [key.certificate]))
    assert "Het zegel voor de kant van de bewoner klopt niet." in lines
    assert not any("Voorbeeldstad" in line for line in lines)


@pytest.mark.parametrize("problem", list(Problem))
def test_every_problem_has_its_sentence(problem: Problem) -> None:
    good, bad = said(Verdict("0" * 64)), said(Verdict("0" * 64, problems=(problem,)))
    assert len(bad) == len(good) + 1


@pytest.mark.parametrize("why", list(Unreadable))
def test_every_reason_to_be_unreadable_has_its_sentence(why: Unreadable) -> None:
    assert said(Verdict("0" * 64, unreadable=why))[-1] == "Slotsom: over dit bestand is niets te zeggen."


def test_every_kind_has_its_sentence() -> None:
    assert len({said(Verdict("0" * 64, kind=kind))[0] for kind in Kind}) == len(Kind)


def test_every_sentence_goes_through_the_translation(sealed: bytes) -> None:
    def turned(text: str) -> str:
        kept = " ".join(re.findall(r"\{\w+\}", text))
        return f"<{kept}>"

    assert all(line.startswith("<") for line in said(verify(sealed, []), turned))
    assert all(line.startswith("<") for line in said(verify(b"", []), turned))


def test_another_field_is_called_by_its_name() -> None:
    assert sentences.side("wethouder", str) == "een ander veld (wethouder)"
