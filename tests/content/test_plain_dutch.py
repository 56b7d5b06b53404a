"""Every Dutch text that a resident can read is plain: short sentences, known words, no passives, easy to read."""

from collections.abc import Iterator

import pytest

from keukentafel.domain.content.pack import ContentPack
from tools.plain_dutch import EASY_ENOUGH, faults, reading_ease, syllables, words

AT_LEAST = 100
"""Words: the reading ease of less says nothing."""


def _texts(pack: ContentPack) -> Iterator[tuple[str, str]]:
    """The texts of the pack; the term of the glossary is the difficult word that its explanation explains."""
    for text in pack.resident_texts():
        if not (text.id.startswith("glossary.") and text.id.endswith(".term")):
            yield text.id, text.dutch


def test_no_text_has_a_fault(pack: ContentPack) -> None:
    assert {name: found for name, text in _texts(pack) if (found := faults(text))} == {}


def test_what_is_only_spoken_and_what_is_read_aloud_have_none_either(pack: ContentPack) -> None:
    spoken = [prompt.dutch for prompt in pack.prompts if prompt.spoken_only]
    assert [fault for text in spoken for fault in faults(text)] == []
    assert pack.briefing is not None
    assert [fault for line in pack.briefing.lines for fault in faults(line, may=("consulent",))] == []


def test_every_part_of_the_pack_is_easy_to_read(pack: ContentPack) -> None:
    parts: dict[str, list[str]] = {}
    for name, text in _texts(pack):
        parts.setdefault(name.partition(".")[0] if "." in name else "prompts", []).append(text)
    long = {name: texts for name, texts in parts.items() if sum(len(words(text)) for text in texts) >= AT_LEAST}
    assert {"prompts", "signing", "summary", "invitation", "rights_paper", "prompt_sheet", "glossary"} <= set(long)
    assert {name: ease for name, texts in long.items() if (ease := reading_ease(texts)) < EASY_ENOUGH} == {}


@pytest.mark.parametrize(
    ("rule", "planted"),
    [
        ("long", "Wij komen op die dag graag bij u thuis om met u te praten over hulp in huis."),
        ("word", "Uw zelfredzaamheid is belangrijk."),
        ("word", "Wij nemen contact op met alle betrokkenen."),
        ("word", "Dit geldt tenzij u iets anders zegt."),
        ("word", "Wij bellen u ten behoeve van de afspraak."),
        ("short form", "Bel het CAK."),
        ("short form", "Neem t.a.v. dit punt contact op."),
        ("short form", "Bel evt. uw dochter."),
        ("short form", "Bel de ABC."),
        ("short form", "Wilt u een pgb?"),
        ("passive", "Het verslag wordt naar u gestuurd."),
        ("passive", "Uw gegevens worden veilig bewaard."),
        ("passive", "De hulp kan door de gemeente worden betaald."),
        ("passive", "U werd niet uitgenodigd."),
    ],
)
def test_each_rule_finds_what_was_planted(rule: str, planted: str) -> None:
    assert rule in {fault.rule for fault in faults(planted)}


@pytest.mark.parametrize(
    "plain",
    [
        "Wij sturen het verslag naar u.",
        "Wat gebeurt er als {wie} ziek wordt?",
        "U krijgt geld. Wordt het te zwaar? Bel ons.",
        "Een pgb is geld waarmee u zelf hulp inkoopt.",
        "Denk aan dokter, verzekering, UWV.",
        "Dat staat in de Zorgverzekeringswet (Zvw).",
    ],
)
def test_plain_dutch_passes(plain: str) -> None:
    assert faults(plain) == []


def test_the_language_of_the_office_is_not_easy_to_read() -> None:
    office = (
        "Overeenkomstig de gemeentelijke verordening maatschappelijke ondersteuning onderzoekt het college de "
        "mogelijkheden betreffende zelfredzaamheid en maatschappelijke participatie van belanghebbende."
    )
    assert reading_ease([office]) < EASY_ENOUGH < reading_ease(["Wij komen bij u langs. Wij praten over uw leven."])


@pytest.mark.parametrize(
    ("word", "number"),
    [("huis", 1), ("gemeente", 3), ("cliënt", 2), ("mooi", 1), ("geïnteresseerd", 5), ("eeuwen", 2), ("nieuw", 1),
     ("keukentafelgesprek", 6)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, number: int) -> None:
    assert syllables(word) == number


def test_the_formula_is_that_of_douma() -> None:
    """Ten words of one syllable in two sentences: 206.84 - 0.77 x 100 - 0.93 x 5."""
    assert reading_ease(["Wij gaan nu naar huis. Zij gaat met de trein."]) == pytest.approx(125.19)
    with pytest.raises(ValueError, match="no words"):
        reading_ease(["!"])
