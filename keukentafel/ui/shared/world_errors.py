"""What a consultant reads when something of the world goes wrong, and what to do next."""

from __future__ import annotations

from keukentafel.domain import troubles
from keukentafel.domain.marks import N_

_SENTENCES: dict[type[troubles.WorldError], str] = {
    troubles.WrongPassphrase: N_("Deze wachtzin past niet. Probeer het nog eens; let op hoofdletters en streepjes."),
    troubles.WrongRecoveryCode: N_(
        "Deze herstelcode hoort niet bij deze kluis. Kijk of u een nieuwere code heeft, of bel de helpdesk."),
    troubles.StoreMissing: N_("Er is hier nog geen kluis. Maak er eerst een met een wachtzin."),
    troubles.StoreDamaged: N_(
        "De kluis is beschadigd en is niet veranderd. Red wat er te redden is, of zet een reservekopie terug. "
        "De helpdesk van uw gemeente kan helpen."),
    troubles.StoreOfTwoMoments: N_(
        "Deze kluis is een mengsel van twee momenten. Dat komt als iemand de map kopieert terwijl erin wordt gewerkt. "
        "Er is niets veranderd. Gebruik de kluis waar deze kopie van is gemaakt, zet een reservekopie terug, of red "
        "wat er te redden is."),
    troubles.StoreTooNew: N_(
        "Deze kluis is gemaakt met een nieuwere versie. Installeer die versie en open hem daarmee."),
    troubles.StoreBusy: N_("De kluis is al open in een ander venster. Sluit dat venster en probeer het opnieuw."),
    troubles.StoreFull: N_(
        "De schijf is vol. Uw tekst staat er nog, maar is niet bewaard. Maak ruimte vrij en probeer het opnieuw."),
    troubles.StoreUnwritable: N_(
        "Bewaren lukt niet. Uw tekst staat er nog. Kijk of de schijf vol of losgeraakt is en probeer het opnieuw."),
    troubles.StoreGone: N_(
        "De map met uw kluis is weg. Zat die op een stick? Steek hem terug. Wat u typte, wacht zo lang hier."),
    troubles.CopyDamaged: N_("Deze reservekopie is beschadigd of niet compleet. Kies een andere."),
    troubles.TracesLeft: N_(
        "De reservekopie is gemaakt. Wat u wiste, is nog niet overal weg. Dat wordt vanzelf opnieuw geprobeerd."),
    troubles.CopyTooSlow: N_("Een reservekopie maken duurde te lang. Kies een snellere schijf, of probeer het later."),
    troubles.CopySilent: N_(
        "De schijf met de reservekopie geeft geen antwoord. Er is niets veranderd. Kijk of de schijf goed vastzit."),
    troubles.GivenUp: N_("Gestopt. Er is niets veranderd."),
}  # fmt: skip

OUR_MISTAKE = N_(
    "Het programma maakte een fout. Uw tekst staat er nog, maar is niet bewaard. "
    "Probeer het opnieuw. Lukt het weer niet? Bel de helpdesk van uw gemeente.")


def sentence(error: troubles.WorldError) -> str:
    """The Dutch source sentence for an error of the world."""
    return _SENTENCES[type(error)]
