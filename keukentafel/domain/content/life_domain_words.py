"""Words by which a caught statement is offered to a life domain; the consultant decides.

A wrong offer costs more than none: it is read while somebody talks. So words that also mean something else, and
people who are only named because they do something, are hints; one hint alone offers nothing.
"""

from __future__ import annotations

import re

from keukentafel.domain.life_domains import LIFE_DOMAINS

_KIN = (
    r"(?:klein|schoon|stief)?(?:zoon|zoons|zonen|zoontje|dochters?|dochtertje|zus|zussen|moeder|vader|ouders)"
    r"|broers?|kleinkind\w*|familie|mama|papa|tante|oom|neef|nicht"
    r"|vriend(?:en|in|innen)?|kennissen|buur(?:man|mannen|vrouw|vrouwen|jongen|meisje)|buren"
)

_WORDS: dict[str, str] = {
    "zin": (
        r"geloof\w*|god|allah|kerk|moskee|tempel|bid(?:den)?|gebed\w*|rouw\w*|zingeving|zinloos|geen zin meer"
        r"|zin van (?:het|mijn) leven|trots|betekenis|erbij horen|ergens bij horen|tot last|geen hoop|toekomst|loser"
    ),
    "dag": (
        r"baan|opleiding|studie|dagbesteding|slaap|slapen|geslapen|verveel\w*|ritme|hobby\w*"
        r"|(?:geen|mijn|ander|betaald) werk|vrijwilligerswerk"
    ),
    "huis": (
        r"poets\w*|gepoetst|schoonma(?:ak|k)\w*|schoon|(?:de|mijn|vuile|schone) was|wasgoed|wasmachine|strijk\w*"
        r"|stofzuig\w*|dweil\w*|afwas\w*|ramen|bed(?:den)? (?:verschonen|opmaken)|boodschappen|huishoud\w*|opruimen"
        r"|opgeruimd|bukken"
    ),
    "wonen": (
        r"trap|trappen|drempels?|bad|douche|badkamer|vochtige? \w+|schimmel\w*|verhuiz\w*|woning|lift"
        r"|(?:trap)?leuning|verdieping|slaapkamer|huisbaas|het tocht"
    ),
    "zorg_zelf": (
        r"aankleden|kleed\w*|me wassen|douchen|eten|eet|brood|koken|kook|kookt|gekookt|medicijn\w*|pillen|toilet"
        r"|tandenpoetsen|steunkousen|maaltijd\w*"
    ),
    "lichaam": (
        r"gevallen|vallen|viel|val|valt|pijn|knie\w*|heup\w*|rug|benen|been|hart|adem\w*|benauwd|zie slecht"
        r"|hoor slecht|gehoor\w*|ogen|operatie\w*|ziekenhuis|revalid\w*|moe|duizelig|diabetes"
    ),
    "hoofd": (
        r"somber|verdriet\w*|bang|angst\w*|stress|paniek\w*|vergeet|geheugen|vergeten|huil|huilt|huilen|alcohol|drugs"
        r"|verslav\w*|depress\w*|pieker\w*|onrust\w*|boos|stil in huis"
    ),
    "op_pad": (
        r"naar buiten|lopen|loop|fiets\w*|bus|trein|taxi|auto|rijbewijs|rollator\w*|rolstoel\w*"
        r"|scootmobiel\w*|vervoer|op pad|reizen|straat oversteken"
    ),
    "mensen": (
        r"eenzaam\w*|niemand (?:komt|om mee te praten)|mis (?:mijn|haar|hem|de) \w+"
        r"|(?:ben|zit|voel (?:me|mij)|leef) (?:\w+ ){0,3}alleen(?! (?:op|om|in|als|met|voor|maar|nog|de|het|een)\b)"
    ),
    "kinderen": r"baby|opvoed\w*|school|omgangsregeling|oppas\w*|pleegzorg|voogd\w*",
    "geld": (
        r"geld|schuld|schulden|rekening\w*|betalen|betaal\w*|inkomen|uitkering|toeslag\w*|aow|pensioen|bewindvoer\w*"
        r"|deurwaarder|huurachterstand|post|enveloppen|digid|belasting(?:en|dienst)?"
    ),
    "taal_digi": (
        r"niet (?:\w+ )?(?:lezen|schrijven)|nederlands|taal|computer|internet|tablet|doof|tolk\w*"
    ),
    "regie": (
        r"hulpverleners?|begeleiders?|instanties?|uwv|reclassering|politie|afspraken|afspraak"
        r"|wijkteam|casemanager|jeugdzorg"
    ),
    "mantelzorg": (
        r"mantelzorg\w*|zorgt? voor (?:hem|haar|mijn)|volhouden|hou\w* (?:het|dit) (?:\w+ ){0,4}vol|overbelast\w*"
    ),
}
"""One of these is enough."""

_HINTS: dict[str, str] = {
    "dag": r"werk|opstaan|sta op",
    "wonen": r"huur|vocht|beneden|boven",
    "zorg_zelf": r"drinken|drink",
    "lichaam": r"suiker|vocht|opstaan|drink",
    "hoofd": r"durf|drink|alleen",
    "op_pad": r"durf|naar de (?:winkel|markt|dokter|stad)",
    "mensen": (
        rf"{_KIN}|kinderen|komt|komen|langs|belt|bellen|gebeld|bezoek|contact|ziet?|zien|spreekt?|gesproken"
        r"|praten|appt|appen|ruzie|ver weg|woont|wonen|alleen"
    ),
    "kinderen": r"kind|kinderen|opa|oma|juf|meester|omgang",
    "geld": r"huur|brief|brieven|papieren",
    "taal_digi": r"lezen|schrijven|telefoon|brief|brieven",
    "regie": r"gemeente|brief|brieven|bellen|gebeld",
}
"""Two different ones of these are as much as one of the others."""

_IDIOMS = re.compile(
    r"\b(?:(?:val|valt|viel|vielen|vallen) (?:\w+ ){0,3}(?:mee|tegen|lastig|op|uit)|lastig (?:ge)?vallen"
    r"|in slaap (?:ge)?vallen|val(?:t)? in slaap|rekening houd\w*|houd\w* (?:\w+ )?rekening|achter de rug"
    r"|onder ogen|uit het oog|god weet|mijn god|als de dood|op de been|hart (?:vast|onder de riem)|schoon genoeg"
    r"|op de hoogte|alleen maar|niet alleen)\b",
    re.IGNORECASE,
)
"""What is said with such a word and is not about it."""


def _found_by(words: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {domain: re.compile(rf"\b(?:{all_of_it})\b", re.IGNORECASE) for domain, all_of_it in words.items()}


_FOUND, _HINTED = _found_by(_WORDS), _found_by(_HINTS)
_ENOUGH = 2


def suggest_life_domains(text: str) -> tuple[str, ...]:
    """The life domains that words of a Dutch text belong to: most words first, of equals the earlier one.

    `thuis_veilig` is never suggested: a suggestion stands on a screen that others at the table may see.
    """
    line = _IDIOMS.sub("…", " ".join(text.split()))
    weights = {domain: _weight(domain, line) for domain in LIFE_DOMAINS}
    offered = (domain for domain in LIFE_DOMAINS if weights[domain] >= _ENOUGH)
    return tuple(sorted(offered, key=lambda domain: -weights[domain]))


def _weight(domain: str, line: str) -> int:
    known, hinted = _FOUND.get(domain), _HINTED.get(domain)
    weight = _ENOUGH * len(_words_of(known, line)) if known is not None else 0
    return weight + (len(_words_of(hinted, line)) if hinted is not None else 0)


def _words_of(found: re.Pattern[str], line: str) -> set[str]:
    return {match.group().casefold() for match in found.finditer(line)}
