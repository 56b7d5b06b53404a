"""Words by which a caught statement is offered to a life domain; the consultant decides."""

from __future__ import annotations

import re

from keukentafel.domain.life_domains import LIFE_DOMAINS

_WORDS: dict[str, str] = {
    "zin": (
        r"geloof\w*|god|allah|kerk|moskee|tempel|bid(?:den)?|gebed\w*|rouw\w*|zin(?:geving)?|zinloos|trots|waarde\w*"
        r"|betekenis|erbij horen|ergens bij horen|tot last|hoop|toekomst|loser"
    ),
    "dag": (
        r"werk|baan|opleiding|studie|dagbesteding|slaap|slapen|opstaan|verveel\w*|ritme|hobby\w*"
        r"|vrijwilligerswerk"
    ),
    "huis": (
        r"poets\w*|gepoetst|schoonma\w*|schoon|was|strijk\w*|stofzuig\w*|dweil\w*|afwas\w*|ramen"
        r"|bed(?:den)? (?:verschonen|opmaken)|boodschappen|huishoud\w*|opruimen|opgeruimd|bukken"
    ),
    "wonen": (
        r"trap|trappen|drempel\w*|bad|douche|badkamer|vocht\w*|schimmel\w*|huur|verhuiz\w*|woning|lift|leuning\w*"
        r"|verdieping|tocht|slaapkamer|huisbaas"
    ),
    "zorg_zelf": (
        r"aankleden|kleed\w*|me wassen|douchen|eten|eet|brood|koken|kook\w*|gekookt|medicijn\w*|pillen|toilet"
        r"|tandenpoetsen|steunkousen|maaltijd\w*|drinken"
    ),
    "lichaam": (
        r"gevallen|vallen|viel|val|pijn|knie\w*|heup\w*|rug|benen|been|hart|adem\w*|benauwd|zie slecht"
        r"|hoor slecht|gehoor\w*|ogen|operatie\w*|ziekenhuis|revalid\w*|moe|duizelig|suiker|diabetes"
    ),
    "hoofd": (
        r"somber|verdriet\w*|bang|angst\w*|durf|stress|paniek\w*|vergeet|geheugen|vergeten|huil\w*|alcohol|drink|drugs"
        r"|verslav\w*|depress\w*|piek\w*|onrust\w*|boos|stil in huis"
    ),
    "op_pad": (
        r"naar buiten|lopen|loop|fiets\w*|bus|trein|taxi|auto|rijbewijs|rollator\w*|rolstoel\w*"
        r"|scootmobiel\w*|vervoer|op pad|reizen|straat oversteken"
    ),
    "mensen": (
        r"zoons?|zonen|dochters?|broers?|zus(?:sen)?|familie|vriend\w*|buur\w*|buren|eenzaam\w*|alleen|bezoek"
        r"|kleinkind\w*|belt|moeder|vader|contact"
    ),
    "kinderen": r"kind|kinderen|baby|opvoed\w*|school|omgang\w*|oppas\w*|pleegzorg|voogd\w*",
    "geld": (
        r"geld|schuld\w*|rekening\w*|betalen|betaal\w*|inkomen|uitkering|toeslag\w*|aow|pensioen|bewind\w*|deurwaarder"
        r"|huurachterstand|post|enveloppen|digid|belasting\w*"
    ),
    "taal_digi": (
        r"lezen|schrijven|nederlands|taal|computer|telefoon|internet|tablet|brief|brieven|doof|tolk\w*"
    ),
    "regie": (
        r"hulpverlener\w*|begeleider\w*|instantie\w*|gemeente|uwv|reclassering|politie|afsprak\w*|afspraak"
        r"|wijkteam|casemanager|jeugdzorg"
    ),
    "mantelzorg": r"mantelzorg\w*|zorg voor (?:hem|haar|mijn)|volhouden|houd dit|overbelast\w*|hou het vol",
}

_FOUND = {domain: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for domain, words in _WORDS.items()}


def suggest_life_domains(text: str) -> tuple[str, ...]:
    """The life domains that words of a Dutch text belong to: most words first, of equals the earlier one.

    `thuis_veilig` is never suggested: a suggestion stands on a screen that others at the table may see.
    """
    line = " ".join(text.split())
    counts = {domain: len(set(found.findall(line))) for domain, found in _FOUND.items()}
    return tuple(sorted((d for d in LIFE_DOMAINS if counts.get(d)), key=lambda domain: -counts[domain]))
