"""What the content pack and the language table call things, marked for the translators of the windows.

The pack itself is in Dutch, and reports print its names as they are; a window shows them through its own words.
"""

from __future__ import annotations

from keukentafel.domain.marks import N_

LIFE_DOMAINS = (
    N_("Wat uw leven zin geeft"),
    N_("Uw dag"),
    N_("Huishouden"),
    N_("Uw huis"),
    N_("Voor uzelf zorgen"),
    N_("Gezondheid"),
    N_("Hoe u zich voelt"),
    N_("Op pad gaan"),
    N_("Mensen om u heen"),
    N_("Samen leven en veiligheid"),
    N_("Kinderen en opvoeden"),
    N_("Geld en papieren"),
    N_("Taal, lezen en computer"),
    N_("Regelen en instanties"),
    N_("Wie voor u zorgt"),
)
PROMPT_GROUPS = (
    N_("Welkom"),
    N_("Het verhaal"),
    N_("Rechten"),
    N_("Leefgebieden"),
    N_("Hoe vindt u zelf dat het gaat?"),
    N_("Zelf"),
    N_("Samen met anderen"),
    N_("Aan de mantelzorger"),
    N_("Wat er is voor iedereen"),
    N_("Hulp op maat"),
    N_("Tot slot"),
)
LANGUAGES = (
    N_("Nederlands"),
    N_("Engels"),
    N_("Turks"),
    N_("Arabisch"),
    N_("Pools"),
    N_("Oekraïens"),
    N_("Russisch"),
    N_("Tigrinya"),
    N_("Farsi"),
    N_("Dari"),
    N_("Somalisch"),
    N_("Papiaments"),
    N_("Spaans"),
    N_("Frans"),
    N_("Bulgaars"),
    N_("Roemeens"),
    N_("Portugees"),
    N_("Chinees"),
    N_("Koerdisch (Kurmançi)"),
    N_("Marokkaans-Arabisch (Darija)"),
    N_("Berbers (Tarifit)"),
    N_("Nederlandse Gebarentaal"),
)
HINTS = (
    N_("Alleen vragen als u met de bewoner alleen bent, met een beroepstolk."),
    N_("Na een vraag over een leefgebied."),
    N_("Bij een huis dat netjes is voor het bezoek."),
    N_("Apart vragen, zonder de bewoner erbij."),
    N_("Niet aan een huisgenoot: daar gaat het om gebruikelijke hulp."),
    N_("Leg eerst R4 uit."),
    N_("Vraag dit vóór het slot, op een moment dat u alleen bent met de bewoner."),
)
