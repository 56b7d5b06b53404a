"""A line of the trail in the consultant's words; who a case is about comes from the store and is never in the trail."""

from __future__ import annotations

from collections.abc import Mapping

from keukentafel.domain.marks import N_
from keukentafel.domain.safekeeping.trail import TOLD_BY, TrailLine, Way
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.pieces import joined

_FILES = {
    "conversation": N_("gespreksverslag"),
    "investigation": N_("onderzoeksverslag"),
    "annex": N_("bijlage voor de beoordelaar"),
    "summary": N_("samenvatting"),
    "concept": N_("concept"),
    "package": N_("pakket voor de gemeente"),
    "story": N_("mijn verhaal"),
    "invitation": N_("uitnodiging"),
    "rights": N_("uw rechten"),
    "prompt_sheet": N_("vragen met een code"),
    "glossary": N_("woorden voor de tolk"),
    "seals": N_("kenmerk van de sleutel"),
    "record": N_("gegevens van een verslag"),
}
_WAYS = {way.value: text for way, text in TOLD_BY.items()}


def said(line: TrailLine, residents: Mapping[str, str], words: Catalogue) -> str:
    """What happened, by which key or about whom, and with which kind of file."""
    t = words.t
    about = [_part(part, residents, words) for part in line.subject.split()]
    return joined(t(line.text), *(part for part in about if part))


def _part(part: str, residents: Mapping[str, str], words: Catalogue) -> str:
    if part in residents:
        return residents[part]
    if part in _WAYS:
        return words.t(_WAYS[Way(part)])
    kind = part.split("-")[0]
    if kind in _FILES:
        return words.t(_FILES[kind])
    if part.isdecimal():
        return words.t("versie {number}").format(number=part)
    # An id of a case that is not here any more, or the name of a copy.
    return part
