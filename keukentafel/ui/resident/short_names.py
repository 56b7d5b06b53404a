"""What a life domain is called where there is room for one word; to who hears it, it has its whole name."""

from __future__ import annotations

from keukentafel.domain.content.pack import LifeDomainText
from keukentafel.domain.marks import N_

_SHORT = {
    "zin": N_("Zin"),
    "zorg_zelf": N_("Voor uzelf"),
    "hoofd": N_("Gevoel"),
    "op_pad": N_("Op pad"),
    "mensen": N_("Mensen"),
    "thuis_veilig": N_("Samen leven"),
    "kinderen": N_("Kinderen"),
    "geld": N_("Geld"),
    "taal_digi": N_("Taal"),
    "regie": N_("Regelen"),
    "mantelzorg": N_("Mantelzorg"),
}


def short_name(domain: LifeDomainText) -> str:
    """In Dutch, to be translated; the title itself of one that has no shorter name."""
    return _SHORT.get(domain.id, domain.title)
