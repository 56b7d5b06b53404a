"""What a check found, as a plain sentence for who judges the report and was not there."""

from __future__ import annotations

from collections.abc import Mapping

from keukentafel.domain.marks import N_

FOUND: Mapping[str, str] = {
    "letter_a": N_("Er is nog geen hulpvraag, of de bewoner heeft zelf nog niets gezegd."),
    "letter_b": N_("Er staat niet wat de bewoner zelf kan."),
    "usual_help_not_investigated": N_("Er staat niet wat deze huisgenoot kan doen."),
    "letter_c": N_("Er staat niet wat anderen kunnen doen."),
    "letter_d": N_("Er staat niet of er een mantelzorger is, of hoe het met die persoon gaat."),
    "letter_e": N_("Er staat niet welke hulp er is voor iedereen."),
    "letter_f": N_("De Zorgverzekeringswet of de Wet langdurige zorg is nog niet bekeken."),
    "letter_g": N_("De kosten zijn nog niet uitgelegd."),
    "client_support_not_told": N_("De gratis cliëntondersteuning is nog niet uitgelegd."),
    "personal_plan_not_told": N_("Het persoonlijk plan is nog niet uitgelegd."),
    "pgb_not_told": N_("Het pgb is nog niet uitgelegd."),
    "right_told_late": N_("Dit recht is laat uitgelegd."),
    "plan_not_used": N_("Het persoonlijk plan is niet gebruikt."),
    "receipt_not_confirmed": N_("De ontvangst van de melding is niet bevestigd."),
    "identity_not_seen": N_("Het identiteitsbewijs is nog niet gezien."),
    "need_without_problem": N_("Er staat niet welk probleem achter deze hulpvraag zit."),
    "need_without_support": N_("Er staat niet welke steun nodig is, en hoeveel."),
    "support_without_basis": N_("Er staat niet waar deze hoeveelheid op rust."),
    "expert_advice_undecided": N_("Er staat niet of een deskundige nodig is."),
    "meaning_untouched": N_("Er staat niet wat het leven van de bewoner zin geeft."),
    "no_private_moment": N_("Een gesprek apart is er nog niet geweest."),
    "no_teach_back": N_("De afspraken zijn nog niet in eigen woorden teruggezegd."),
    "urgent_undecided": N_("Over wat niet kan wachten, is nog niet beslist."),
    "pgb_conditions": N_("Niet bij alle drie de voorwaarden van het pgb staat een antwoord."),
    "no_follow_up": N_("Er is geen afspraak voor later."),
    "agreement_without_owner": N_("Er staat niet wie dit doet, of wanneer."),
    "no_interpreter": N_("Er is een tolk nodig, en niemand tolkt."),
    "assumption": N_("Dit is aangenomen. Niemand heeft het bevestigd."),
    "contradicted": N_("Een andere uitspraak zegt iets anders."),
    "informant_rarely_present": N_("Deze persoon ziet of spreekt de bewoner weinig."),
    "help_not_confirmed": N_("Deze hulp is nog niet gevraagd."),
    "no_backup": N_("Valt deze hulp weg, dan neemt niemand het over."),
    "role_conflict": N_("Deze persoon heeft meer dan één rol."),
    "interpreter_informal": N_("De tolk is geen professionele tolk."),
    "application_before_investigation": N_("De aanvraag kwam vóór het einde van het onderzoek."),
    "application_not_asked": N_("Er is niet gevraagd of de bewoner dit aanvraagt."),
    "contact_without_consent": N_("Voor contact met iemand anders staat er geen toestemming."),
    "product_in_need": N_("In de hulpvraag staat al een middel of een hoeveelheid."),
    "many_parties": N_("Er zijn veel hulpverleners, en niemand heeft de regie."),
    "still_open": N_("Van het vorige verslag is nog niet alles opnieuw gevraagd."),
    "deadline_passed": N_("De zes weken van het onderzoek zijn voorbij."),
}
"""By the code of the check; what a report may not betray has none."""
