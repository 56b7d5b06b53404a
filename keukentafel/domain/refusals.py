"""Inputs that are not taken, each with the reason a consultant reads at the place where it happened."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.marks import N_


@dataclass(frozen=True)
class Reason:
    """A key and the Dutch sentence that goes with it.

    The key is the code, and behind a slash which case of it this is where one code has two sentences.
    """

    key: str
    text: str

    @property
    def code(self) -> str:
        """The stable name that a script and a test know."""
        return self.key.partition("/")[0]


_REASONS = (
    Reason("minor_interpreter", N_(
        "Wie jonger is dan 18 tolkt niet. Stop het gesprek en spreek een nieuw gesprek af, met een tolk. "
        "Schrijf op: een kind heeft vertaald: gesprek gestopt, nieuw gesprek met tolk.")),
    Reason("informal_interpreter_without_reason", N_(
        "Schrijf op waarom er geen professionele tolk is. Zonder reden kan deze persoon niet tolken.")),
    Reason("unfit_interpreter", N_(
        "Deze hulp met de taal past niet bij dit gesprek. Hiernaast staat waarom. Kies een professionele tolk.")),
    Reason("key_not_opened", N_("Dit sleutelbestand gaat niet open. Kijk of het wachtwoord klopt.")),
    Reason("key_without_private", N_("In dit bestand zit geen eigen sleutel met zijn certificaat.")),
    Reason("key_not_for_sealing", N_(
        "Met deze sleutel mag of kan niet worden verzegeld. Vraag de gemeente om een sleutel om mee te ondertekenen.")),
    Reason("key_not_valid_now", N_("Deze sleutel is vandaag niet geldig: de datum is voorbij, of nog niet begonnen.")),
    Reason("key_chain_broken", N_("Het certificaat van deze sleutel klopt niet met dat van zijn uitgever.")),
    Reason("card_module", N_(
        "Dit bestand kan niet met een kaart praten. Kies de PKCS#11-module die bij uw kaart hoort; de beheerder weet "
        "waar die staat.")),
    Reason("card_module_broke", N_(
        "De module van de kaart hield er plotseling mee op. Er is niets verloren. Probeer het nog eens, of vraag de "
        "beheerder om een andere module.")),
    Reason("card_no_answer", N_(
        "De kaart geeft geen antwoord. Haal hem eruit, steek hem er weer in en probeer het nog eens.")),
    Reason("card_missing", N_("Er is geen kaart gevonden. Steek hem in de lezer en probeer het nog eens.")),
    Reason("card_gone", N_(
        "De kaart is eruit gehaald, of de lezer zit los. Steek hem er weer in en probeer het nog eens.")),
    Reason("card_pin", N_("Deze pincode klopt niet. Typ hem nog een keer.")),
    Reason("card_pin/last", N_(
        "Deze pincode klopt niet. U kunt het nog één keer proberen. Is het dan weer fout, dan gaat de kaart op slot.")),
    Reason("card_locked", N_("Deze kaart zit op slot. Vraag hulp aan wie de kaart gaf.")),
    Reason("card_no_key", N_("Op deze kaart staat geen sleutel met zijn certificaat om mee te verzegelen.")),
    Reason("card_failed", N_("Verzegelen met deze kaart lukt niet. Probeer het nog eens, of vraag de beheerder.")),
    Reason("sealing_put_off", N_("Het verslag is nog niet verzegeld. Dat kan later, op de bladzijde Verslag.")),
    Reason("bad_days_before", N_("Schrijf hoeveel dagen voor het bezoek, van 0 tot 60.")),
    Reason("unknown_reminder", N_("Kies welke herinnering.")),
    Reason("times_reversed", N_("Het einde ligt voor het begin.")),
    Reason("freeze_with_gaps", N_(
        "Het onderzoeksverslag is nog niet klaar. Vul aan wat open staat, of schrijf op waarom niet.")),
    Reason("freeze_with_gaps/share", N_(
        "Vraag eerst bij elke regel uit het gesprek apart: mag dit in het verslag?")),
    Reason("sign_before_freeze", N_("Maak het verslag eerst definitief. Daarna kan iemand tekenen.")),
    Reason("not_read_out", N_(
        "Lees het verslag eerst voor. Deze persoon heeft de tekst niet gelezen en niet gehoord.")),
    Reason("representative_without_ground", N_(
        "Schrijf op waarom deze persoon mag tekenen: curator, mentor of gemachtigde, of de familie als "
        "de bewoner dit zelf niet kan. Een bewindvoerder gaat alleen over geld.")),
    Reason("no_microphone", N_("Deze laptop heeft geen microfoon, of een ander programma gebruikt hem.")),
    Reason("nothing_recorded", N_("Neem de zin eerst op.")),
    Reason("clip_too_long", N_("Deze opname duurt te lang. Een zin duurt hooguit 30 seconden. Neem hem nog eens op.")),
    Reason("clip_too_short", N_("Deze opname is te kort. Neem de zin nog eens op.")),
    Reason("clip_silent", N_(
        "Op deze opname is niets te horen. Kijk of de microfoon aan staat, en neem de zin nog eens op.")),
    Reason("no_voice_consent", N_("Bewaren kan alleen als de spreker dat goed vindt.")),
    Reason("empty", N_("Vul dit veld in.")),
    Reason("empty/choice", N_("Kies een antwoord.")),
    Reason("unknown_person", N_("Kies wie dit is.")),
    Reason("unknown_need", N_("Kies eerst een hulpvraag.")),
    Reason("unknown_statement", N_("Kies eerst een uitspraak.")),
    Reason("not_there", N_("Dit staat er niet meer.")),
    Reason("same_statement", N_("Kies een andere uitspraak dan deze.")),
    Reason("bad_date", N_("Schrijf de datum als dag-maand-jaar, bijvoorbeeld 26-11-2026.")),
    Reason("date_in_future", N_("Deze datum is nog niet geweest.")),
    Reason("dates_reversed", N_("De einddatum ligt voor de begindatum.")),
    Reason("wrong_part", N_("Dit deel hoort niet bij deze schil.")),
    Reason("not_in_list", N_("Kies iets uit de lijst.")),
    Reason("bad_volume", N_("Schrijf hoeveel het is, met een heel getal. Of laat hoeveel, eenheid en hoe vaak leeg.")),
    Reason("helper_twice", N_("Deze persoon staat daar al. Verander die regel.")),
    Reason("no_such_help", N_("Deze hulp staat er niet meer.")),
    Reason("private_already_open", N_("Het gesprek apart is al begonnen.")),
    Reason("private_not_open", N_("Er is geen gesprek apart bezig.")),
    Reason("nothing_to_undo", N_("Er is niets om ongedaan te maken.")),
    Reason("nothing_to_redo", N_("Er is niets om opnieuw te doen.")),
    Reason("unknown_prompt", N_("Deze vraag staat niet in de lijst.")),
    Reason("spoken_only", N_("Deze vraag stelt u alleen mondeling, zonder de anderen erbij.")),
    Reason("slot_not_filled", N_("Kies eerst een woord voor de open plek in de vraag.")),
    Reason("unknown_language", N_("Deze taal staat niet in de lijst.")),
    Reason("not_frozen", N_("Er is nog geen definitief verslag. Maak het verslag eerst definitief.")),
    Reason("nothing_drawn", N_("Er is nog niets getekend in het vak.")),
    Reason("witness_missing", N_("Bij een kruisje hoort iemand die het zag. Schrijf de naam op.")),
    Reason("paper_before_version", N_("Dit verslag was er toen nog niet. Kijk de datum na.")),
    Reason("heard_by_missing", N_("Schrijf op wie het hoorde.")),
    Reason("nobody_told", N_("Kies aan wie u dit heeft uitgelegd.")),
    Reason("duplicate_case", N_("Dit zaaknummer bestaat al. Open die zaak op het beginscherm.")),
    Reason("unknown_profile", N_("Deze gemeente staat niet in de lijst.")),
    Reason("unknown_life_domain", N_("Dit leefgebied staat niet in de lijst.")),
    Reason("already_frozen", N_("Er is niets veranderd sinds het definitieve verslag.")),
    Reason("already_frozen/share", N_(
        "Deze regel staat al in een definitief verslag. Kies Weglaten: dan staat hij niet in de volgende versie.")),
    Reason("no_such_gap", N_("Dit punt staat niet open.")),
    Reason("reported_after_visit", N_("De melding kan niet na het gesprek, de aanvraag of het besluit komen.")),
    Reason("nothing_changed", N_("Er is niets veranderd.")),
    Reason("appointment_passed", N_("Deze dag is al geweest. Kies vandaag of een dag die nog komt.")),
    Reason("appointment_later", N_("Deze afspraak moet nog komen. U kunt hem verzetten of afzeggen.")),
    Reason("no_appointment", N_("Er staat geen afspraak. Maak er eerst een.")),
    Reason("no_appointment/time", N_("Bij de afspraak staat nog geen tijd. Zet die er eerst bij.")),
    Reason("bad_time", N_("Schrijf de tijd als uren en minuten, bijvoorbeeld 9:30.")),
    Reason("bad_duration", N_("Schrijf hoe lang het duurt in minuten, van 5 tot 480.")),
    Reason("sent_before_decision", N_("Het besluit kan niet verstuurd zijn voordat het er was.")),
    Reason("decision_before_case", N_("Het besluit kan niet voor de melding komen.")),
    Reason("born_in_future", N_("De geboortedatum is nog niet geweest.")),
    Reason("unknown_need/still", N_("Zeg eerst of de hulpvraag zelf nog klopt.")),
    Reason("still_ended", N_(
        "De laatste dag hiervan is voorbij. Kies Veranderd en schrijf op tot wanneer, of kies Niet meer.")),
    Reason("still_in_use", N_("Bij deze hulpvraag is al meer opgeschreven. Verander hem bij Hulpvragen.")),
    Reason("bad_record", N_("Dit bestand is geen verslag van Keukentafel, of er is iets in veranderd.")),
    Reason("words_do_not_open", N_("Deze woorden openen dit bestand niet, of het bestand is beschadigd.")),
    Reason("weak_words", N_("Deze woorden zijn te makkelijk te raden. Neem vijf of zes losse woorden.")),
    Reason("handed_over_before_report", N_("Dit verslag was er die dag nog niet.")),
    Reason("asked_before_case", N_("De bewoner kan dit niet vragen voordat de melding er was.")),
    Reason("nothing_destroyed", N_("Er is nog niets vernietigd.")),
    Reason("not_held", N_("Hiervoor wordt de zaak niet vastgehouden.")),
    Reason("must_stay", N_("Er loopt een bezwaar. Vernietigen mag pas als dat klaar is.")),
    Reason("must_stay/interest_of_other", N_(
        "Vernietigen mag niet: het is van groot belang voor iemand anders dat dit bewaard blijft "
        "(artikel 5.3.5 Wmo 2015).")),
    Reason("must_stay/law", N_(
        "Vernietigen mag niet: een wet zegt dat dit bewaard moet blijven (artikel 5.3.5 Wmo 2015).")),
    Reason("must_stay/not_handed_over", N_(
        "Dit is nog niet overgedragen aan de gemeente. Draag het eerst over, of kies een andere reden.")),
    Reason("must_stay/sealed", N_(
        "Deze regel staat in een definitief verslag. Daar kan hij niet uit zonder het verslag te vernietigen. "
        "U kunt de regel verbeteren, of er een reactie van de bewoner bij schrijven.")),
    Reason("not_asked", N_("Schrijf eerst op wanneer de bewoner dit vroeg.")),
    Reason("confirm_word", N_("Typ het woord: vernietigen.")),
    Reason("in_a_visit", N_("Vernietigen kan op het beginscherm, niet tijdens een gesprek. Sluit eerst het gesprek.")),
    Reason("no_archive_facts", N_(
        "In het profiel van de gemeente staat nog niet wat het archief moet weten. Vraag de beheerder.")),
    Reason("bad_handover_key", N_("De sleutel in het profiel van de gemeente past niet. Vraag de beheerder.")),
)  # fmt: skip

REASONS: dict[str, Reason] = {reason.key: reason for reason in _REASONS}


class Refused(Exception):
    """An input that is not taken. `field` names the input it is about, or is empty."""

    def __init__(self, key: str, field: str = "") -> None:
        super().__init__(key)
        self.reason = REASONS[key]
        self.field = field

    @property
    def code(self) -> str:
        """The stable name of the reason."""
        return self.reason.code
