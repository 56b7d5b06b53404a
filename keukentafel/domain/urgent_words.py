"""Words after which the consultant is asked: can this wait (2.3.3)? They suggest, and decide nothing."""

from __future__ import annotations

import re

_FALLING = (
    r"(?:ge)?vallen",
    r"viel(?:en)?",
    r"val",
    r"valt",
    r"valpartij\w*",
    r"struikel\w*",
    r"gestruikeld",
)
_FOOD = (
    r"geen (?:eten|voedsel|drinken)", r"niets? (?:meer )?te eten", r"niets? gegeten", r"eet niet",
    r"lege koelkast", r"honger", r"niet (?:meer )?gegeten", r"ondervoed\w*", r"uitgedroogd",
)  # fmt: skip
_HOME = (
    r"uithuiszetting\w*", r"huisuitzetting\w*", r"ontruim\w*", r"uit (?:mijn|zijn|haar|hun|het) huis gezet",
    r"huis uit (?:gezet|moet\w*)", r"dakloos", r"op straat (?:gezet|komt|sta\w*|slaap\w*)", r"geen slaapplek",
    r"(?:gas|water|licht|stroom|verwarming) (?:is |wordt )?(?:afgesloten|uit)",
    r"geen (?:gas|water|licht|stroom|verwarming)", r"brand", r"gaslucht",
    r"(?:gas|gaspit|fornuis|kookplaat|oven)(?: \w+){0,4} (?:aan|open|aanstaan|openstaan|aangelaten|opengelaten)",
)  # fmt: skip
_LIFE = (
    r"zelfmoord\w*", r"su[iï]cid\w*", r"niet meer leven", r"dood wil\w*", r"wil\w* (?:\w+ )?dood",
    r"eind(?:e)? aan (?:mijn|zijn|haar|het) leven", r"eind(?:e)? aan maken",
)  # fmt: skip
_HARM = (
    r"geslagen", r"slaat", r"sloeg", r"mishandel\w*", r"bedreig\w*", r"opgesloten", r"verward",
    r"verdwaald\w*", r"stort\w* in", r"ingestort",
)  # fmt: skip
_BODY = (
    r"op de grond (?:gelegen|gezeten|lag|zat)", r"uur op de grond", r"kon\w* niet (?:meer )?opstaan",
    r"geen (?:medicijnen|medicatie|insuline)", r"flauwgevallen", r"bewusteloos", r"doorlig\w*",
)  # fmt: skip

_URGENT = re.compile(
    rf"\b(?:{'|'.join((*_FALLING, *_FOOD, *_HOME, *_LIFE, *_HARM, *_BODY))})\b", re.IGNORECASE
)


def suggests_urgent(text: str) -> bool:
    """Whether a Dutch text holds a word that is a reason to ask "kan dit wachten?".

    A denial ("niet gevallen") suggests it too: better asked once too often.
    """
    return _URGENT.search(" ".join(text.split())) is not None
