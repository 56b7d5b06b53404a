"""Products, hours and other answers that do not belong in a question (a hulpvraag names no means), with what to ask.

Nothing here forbids: the words may stand as the resident said them, and a question stands beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from keukentafel.domain.marks import N_


@dataclass(frozen=True)
class Family:
    """Words that ask for the same question; `product` where they name a product, a service or an amount.

    `question` is Dutch source text and may hold `{word}`.
    """

    name: str
    question: str
    patterns: tuple[str, ...]
    product: bool = True


@dataclass(frozen=True)
class Means:
    """A means that stands in a text, as it is written there, and what may be asked about it."""

    word: str
    family: Family


_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|anderhalf|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|paar|enkele|meer)"
)
_CLOCK = r"(?<!\bom )(?<!\btot )(?<!\brond )(?<!\bvanaf )"

FAMILIES: tuple[Family, ...] = (
    Family("stairs", N_("Wat moet de {word} u opleveren? Waar wilt u in huis weer kunnen komen?"), (
        r"\btraplift(?:en)?\b", r"\btillift(?:en)?\b",
    )),
    Family("going_out", N_("Waar wilt u heen met de {word}? Wat zou er dan weer lukken?"), (
        r"\bscootmobiel\w*", r"\brolstoel\w*", r"\brollators?\b", r"\bdriewiel\w*", r"\btaxipas\w*", r"\bregiotaxi\w*",
        r"\bdeeltaxi\w*",
    )),
    Family("at_home", N_("Wat lukt nu niet in huis, en wat zou met “{word}” wel lukken?"), (
        r"\bhoog-laagbed\w*", r"\bdouchestoel\w*", r"\bbeugels?\b", r"\bhandgre(?:ep|pen)\b", r"\btoiletverhoger\w*",
        r"\bwoningaanpassing\w*",
    )),
    Family("alarm", N_("Waar bent u bang voor als u alleen bent? Wanneer zou u zich veilig voelen?"), (
        r"\bpersonenalarm\w*",
    )),
    Family("household", N_("Hoe ziet uw huis eruit als het goed is? Wat wilt u zelf blijven doen?"), (
        r"\bhuishoudelijke (?:hulp|verzorging|ondersteuning)\b", r"\bhulp (?:bij|in) (?:het|de) huishou\w+",
        r"\bschoonmaakhulp\w*", r"\bpoetshulp\w*",
    )),
    Family("care", N_("Wat lukt nu niet alleen? Hoe zou een gewone ochtend er dan uitzien?"), (
        r"\bthuiszorg\w*", r"\bmaaltijdservice\w*",
    )),
    Family("guidance", N_("Wat zou er dan weer lukken in uw dag of week?"), (
        r"\b(?:individuele |woon|groeps)?begeleiding\b", r"\bdagbesteding\w*", r"\bdagopvang\b",
    )),
    Family("respite", N_("Wie heeft rust nodig, en waarvoor? Wat zou er dan weer kunnen?"), (
        r"\bkortdurend verblijf\b", r"\brespijtzorg\b",
    )),
    Family("money", N_("Wat wilt u daarmee zelf regelen? Hoe de hulp betaald wordt, komt later."), (
        r"\bpgb['\u2019]?s?\b", r"\bpersoonsgebonden budget\w*", r"\bmaatwerkvoorziening\w*", r"\bindicaties?\b",
    )),
    Family("hours", N_("Wat zou er in die tijd weer lukken? Hoeveel tijd dat kost, komt bij “Wat er nodig is”."), (
        rf"{_CLOCK}\b{_NUMBER} (?:uur|uren|uurtjes?)\b", r"\b(?:uur|uren) (?:hulp|per week|in de week)\b",
    )),
    Family("move", N_("Wat moet er in die woning anders zijn dan nu? Wat zou er dan weer lukken?"), (
        r"\bverhuiz(?:en|ing)\b", r"\b(?:andere|aangepaste|gelijkvloerse|nieuwe) woning\b",
        r"\bnaar een verpleeghuis\b",
    ), product=False),
    Family("somebody", N_("Wat wilt u dat er dan gebeurt? Wie het doet, komt later."), (
        r"\b(?:iemand|een mens|een vrijwilliger|een hulp) (?:te (?:krijgen|hebben)|krijgen|hebben|die|voor)\b",
        r"\b(?:hulp|zorg|steun|ondersteuning) (?:te krijgen|krijgen|van|voor|aan huis)\b",
    ), product=False),
    Family("asking", N_("Wat wilt u kunnen als dat geregeld is?"), (
        r"\baan te vragen\b", r"\baanvragen\b", r"\bvergoed(?:ing)?\b", r"\bin aanmerking\b",
    ), product=False),
)  # fmt: skip
"""The one table, in the order in which one of several is asked about."""

_PRODUCTS = re.compile("|".join(p for family in FAMILIES if family.product for p in family.patterns), re.IGNORECASE)
_BY_FAMILY = tuple((family, re.compile("|".join(family.patterns), re.IGNORECASE)) for family in FAMILIES)


def product_words(text: str) -> tuple[str, ...]:
    """The products and amounts of hours in a Dutch text as they stand there, in order, each once.

    A time of day ("om acht uur") is no amount.
    """
    found = (match.group() for match in _PRODUCTS.finditer(_in_line(text)))
    return tuple(dict.fromkeys(found))


def means_in(text: str) -> Means | None:
    """What in a hulpvraag is an answer and not a wish: a product first, else another solution; None without any."""
    line = _in_line(text)
    for family, pattern in _BY_FAMILY:
        match = pattern.search(line)
        if match is not None:
            return Means(match.group(), family)
    return None


def _in_line(text: str) -> str:
    return " ".join(text.split())
