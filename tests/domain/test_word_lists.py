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
        ("Mijn vader laat het gas aanstaan.", None),
        ("Het was koud vannacht.", None),
        ("Dat was vroeger heel anders.", None),
        ("De was blijft liggen.", "huis"),
        ("Het valt me tegen, hoor.", None),
        ("Ik wil niemand lastig vallen.", None),
        ("Ik val gewoon in slaap op de bank.", None),
        ("Het is hier een vriendelijke buurt.", None),
        ("Er is van alles in de buurt.", None),
        ("Ik heb alleen op dinsdag hulp.", None),
        ("Ik ben de hele dag alleen.", "mensen"),
        ("Ik zit hier maar alleen.", "mensen"),
        ("Ik voel me zo eenzaam sinds hij er niet meer is.", "mensen"),
        ("Mijn zoon komt eens in de maand.", "mensen"),
        ("Mijn zoon werkt bij de bank.", None),
        ("Mijn zus doet de boodschappen.", "huis"),
        ("De buurvrouw brengt soms eten.", "zorg_zelf"),
        ("Mijn dochter rijdt mij met de auto.", "op_pad"),
        ("De kleinkinderen komen op zondag.", "mensen"),
        ("Ik mis mijn man.", "mensen"),
        ("Ik hoop dat het lukt.", None),
        ("Ik heb er geen zin in vandaag.", None),
        ("Voor mij heeft het geen zin meer.", "zin"),
        ("Ik wil niemand tot last zijn.", "zin"),
        ("Overdag verveel ik me dood.", "dag"),
        ("Sinds de burn-out heb ik geen werk.", "dag"),
        ("Dat is veel werk.", None),
        ("Ik slaap heel slecht.", "dag"),
        ("Het stof ligt overal, stofzuigen gaat niet.", "huis"),
        ("In de badkamer zit schimmel.", "wonen"),
        ("De lift is alweer stuk.", "wonen"),
        ("Ik heb vocht in mijn benen.", "lichaam"),
        ("Douchen durf ik niet meer.", "zorg_zelf"),
        ("Mijn steunkousen krijg ik niet aan.", "zorg_zelf"),
        ("Ik ben zo moe na de operatie.", "lichaam"),
        ("Ze zegt dat ze moeder is.", None),
        ("Ik vergeet alles, mijn geheugen is slecht.", "hoofd"),
        ("Hij drinkt elke avond.", None),
        ("Ik lig de hele nacht te piekeren.", "hoofd"),
        ("Ik kom de deur niet meer uit.", None),
        ("Met de rollator kom ik tot de hoek.", "op_pad"),
        ("Je moet rekening houden met mijn rug.", "lichaam"),
        ("De uitkering is gestopt.", "geld"),
        ("Ik maak de post niet meer open.", "geld"),
        ("Ik kan niet goed lezen.", "taal_digi"),
        ("De tolk belt zo terug.", "taal_digi"),
        ("De gemeente zegt altijd nee.", None),
        ("Ik heb elke week een afspraak bij het UWV.", "regie"),
        ("De school belde over mijn jongste.", "kinderen"),
        ("Mijn kinderen wonen ver weg.", "mensen"),
        ("Ik hou dit nog een maand vol.", "mantelzorg"),
        ("Ik zorg voor mijn man, dag en nacht.", "mantelzorg"),
        ("De afwasmachine doet het niet.", "huis"),
        ("Mijn hele familie zit in Turkije.", None),
        ("Ja hoor, het gaat wel.", None),
        ("U kunt hier gewoon zitten.", None),
        ("Dat is nu achter de rug.", None),
        ("Ik durf de trap niet meer af.", "wonen"),
        ("Ik durf niet naar buiten als het donker is.", "op_pad"),
        ("Ik ben er alleen op dinsdag.", None),
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
