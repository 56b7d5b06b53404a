"""The word lists only suggest; these are the sentences they must know, and the ones that must not mislead them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.content.life_domain_words import suggest_life_domains
from keukentafel.domain.content.product_words import product_words
from keukentafel.domain.life_domains import LIFE_DOMAINS, SAFE_AT_HOME
from keukentafel.domain.urgent_words import suggests_urgent


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben twee keer gevallen op de trap.",
        "De tweede keer zat ik twee uur op de grond.",
        "Er is geen eten in huis.",
        "Donderdag is de uithuiszetting.",
        "Ik wil niet meer leven.",
        "Het gas is afgesloten.",
        "Ik viel van de stoel",
        "Mijn vader laat het gas aanstaan, vorige week twee keer.",
        "Het gas blijft de hele nacht open.",
        "Het fornuis stond nog aan.",
    ],
)
def test_words_that_suggest_urgency(text: str) -> None:
    assert suggests_urgent(text)


@pytest.mark.parametrize(
    "text", ["Ik ben bevallen van een zoon.", "Mijn dochter belt elke dag.", "Het is me opgevallen.", ""]
)
def test_words_that_do_not(text: str) -> None:
    assert not suggests_urgent(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("een scootmobiel te krijgen", ("scootmobiel",)),
        ("Hulp bij het huishouden, drie uur per week", ("Hulp bij het huishouden", "drie uur")),
        ("2,5 uur hulp en een traplift", ("2,5 uur", "traplift")),
        ("begeleiding met een pgb", ("begeleiding", "pgb")),
        ("om acht uur op te staan", ()),
        ("mijn huis schoon en mijn was gedaan te krijgen", ()),
        ("veilig mijn huis in en uit te komen", ()),
    ],
)
def test_products_and_hours(text: str, words: tuple[str, ...]) -> None:
    assert product_words(text) == words


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Vrijdag wil ik naar de moskee.", "zin"),
        ("Twee vriendinnen hebben gepoetst. Ik kan niet meer bukken.", "huis"),
        ("De trap is steil, zonder leuning.", "wonen"),
        ("Ik eet brood. Koken doen we samen.", "zorg_zelf"),
        ("Ik ben gevallen en mijn heup doet pijn.", "lichaam"),
        ("De rekeningen en de post liggen er nog.", "geld"),
        ("Mijn dochter belt, mijn zoons hebben het druk.", "mensen"),
        ("Tja.", None),
    ],
)
def test_a_life_domain_is_offered(text: str, domain: str | None) -> None:
    assert next(iter(suggest_life_domains(text)), None) == domain


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert set(suggest_life_domains(text)) <= set(LIFE_DOMAINS)
    assert suggests_urgent(text) in (True, False)
    assert all(word in " ".join(text.split()) for word in product_words(text))


def test_safety_at_home_is_never_offered_on_a_screen() -> None:
    assert SAFE_AT_HOME not in suggest_life_domains("hij slaat mij, mijn partner is boos")
