"""Products and amounts of hours: answers that do not belong in a question (a hulpvraag names no means)."""

from __future__ import annotations

import re

_PRODUCTS = (
    r"scootmobiel\w*", r"traplift(?:en)?", r"tillift(?:en)?", r"rolstoel\w*", r"rollators?",
    r"hoog-laagbed\w*", r"douchestoel\w*", r"beugels?", r"handgre(?:ep|pen)", r"toiletverhoger\w*",
    r"woningaanpassing\w*", r"personenalarm\w*", r"taxipas\w*", r"regiotaxi\w*", r"deeltaxi\w*",
    r"driewiel\w*", r"huishoudelijke (?:hulp|verzorging|ondersteuning)",
    r"hulp (?:bij|in) (?:het|de) huishou\w+", r"schoonmaakhulp\w*", r"poetshulp\w*", r"thuiszorg\w*",
    r"(?:individuele |woon|groeps)?begeleiding", r"dagbesteding\w*", r"dagopvang", r"kortdurend verblijf",
    r"respijtzorg", r"maaltijdservice\w*", r"pgb['\u2019]?s?", r"persoonsgebonden budget\w*",
    r"maatwerkvoorziening\w*", r"indicaties?",
)  # fmt: skip

_NUMBER = (
    r"(?:\d+(?:[.,]\d+)?|anderhalf|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|paar|enkele|meer)"
)
_CLOCK = r"(?<!\bom )(?<!\btot )(?<!\brond )(?<!\bvanaf )"
_HOURS = rf"{_CLOCK}\b{_NUMBER} (?:uur|uren|uurtjes?)\b|\b(?:uur|uren) (?:hulp|per week|in de week)\b"

_FOUND = re.compile(rf"(?:\b(?:{'|'.join(_PRODUCTS)})\b)|(?:{_HOURS})", re.IGNORECASE)


def product_words(text: str) -> tuple[str, ...]:
    """The products and amounts of hours in a Dutch text as they stand there, in order, each once.

    A time of day ("om acht uur") is no amount.
    """
    found = (" ".join(match.group().split()) for match in _FOUND.finditer(" ".join(text.split())))
    return tuple(dict.fromkeys(found))
