"""What the values of the domain are called on the consultant's screen; the one place for each name."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from keukentafel.domain.agreements import ConsentHow
from keukentafel.domain.appointments import Channel, Reached
from keukentafel.domain.carers import CarerAnswer, KeepsUp
from keukentafel.domain.carried import Still
from keukentafel.domain.contact import DayPart
from keukentafel.domain.interpreting import GenderWish, LanguageHelp, LineQuality, Subject
from keukentafel.domain.keeping import HandOverWay, KeepBecause
from keukentafel.domain.life_domains import Rating
from keukentafel.domain.marks import N_
from keukentafel.domain.needs import DeliveryForm, Law
from keukentafel.domain.people import CaseKind, Contact, InterpreterKind, Role, Via
from keukentafel.domain.rights import Right, ToldHow
from keukentafel.domain.shells import ConfirmedHow, Outcome, Part, Shell
from keukentafel.domain.signing import Act, Ended, How, ReadWhat, ReportKind, TeachBackAnswer
from keukentafel.domain.statements import ObtainedFrom, OriginalBy, Share
from keukentafel.domain.support_map_words import QUADRANT_NAMES
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.fields import Option

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (Role.PARTNER, N_("partner")),
    (Role.PARENT, N_("ouder")),
    (Role.CHILD, N_("zoon of dochter")),
    (Role.RELATIVE, N_("familielid")),
    (Role.HOUSEHOLD_MEMBER, N_("gezinslid")),
    (Role.NEIGHBOUR, N_("buur")),
    (Role.FRIEND, N_("vriend of kennis")),
    (Role.CARER, N_("mantelzorger")),
    (Role.CLIENT_SUPPORTER, N_("cliëntondersteuner")),
    (Role.AUTHORISED, N_("gemachtigde")),
    (Role.GUARDIAN, N_("curator")),
    (Role.MENTOR, N_("mentor")),
    (Role.ADMINISTRATOR, N_("bewindvoerder")),
    (Role.CARE_WORKER, N_("hulpverlener")),
    (Role.GENERAL_PRACTITIONER, N_("huisarts")),
    (Role.NEIGHBOURHOOD_COACH, N_("wijkcoach")),
    (Role.VOLUNTEER, N_("vrijwilliger")),
    (Role.SUPPORT_FIGURE, N_("steunfiguur")),
    (Role.INTERPRETER, N_("tolk")),
    (Role.SECOND_CONSULTANT, N_("tweede consulent")),
    (InterpreterKind.PROFESSIONAL, N_("professionele tolk")),
    (InterpreterKind.INFORMAL, N_("iemand uit de omgeving")),
    (Via.ROOM, N_("hier aan tafel")),
    (Via.PHONE, N_("per telefoon")),
    (Via.VIDEO, N_("per video")),
    (Contact.DAILY, N_("elke dag")),
    (Contact.WEEKLY, N_("elke week")),
    (Contact.MONTHLY, N_("elke maand")),
    (Contact.RARELY, N_("bijna nooit")),
    (Channel.PHONE, N_("per telefoon")),
    (Channel.LETTER, N_("met een brief")),
    (Channel.MESSAGE, N_("met een berichtje")),
    (Channel.EMAIL, N_("met een e-mail")),
    (Channel.DOOR, N_("aan de deur")),
    (Channel.THROUGH_SOMEBODY, N_("via iemand anders")),
    (Reached.YES, N_("ja, gesproken")),
    (Reached.LEFT_WORD, N_("bericht achtergelaten")),
    (Reached.NO, N_("nee, niemand")),
    (CaseKind.FIRST, N_("eerste gesprek")),
    (CaseKind.REVIEW, N_("herbeoordeling")),
    (Right.CLIENT_SUPPORT, N_("gratis cliëntondersteuning")),
    (Right.CARER_SUPPORT, N_("steun voor de mantelzorger")),
    (Right.PERSONAL_PLAN, N_("een eigen plan maken")),
    (Right.BUDGET, N_("pgb: geld om zelf hulp in te kopen")),
    (Right.PRIVACY, N_("wat wij met gegevens doen")),
    (Right.COSTS, N_("wat het kost")),
    (ToldHow.LETTER, N_("per brief")),
    (ToldHow.PHONE, N_("per telefoon")),
    (ToldHow.TALK, N_("in een gesprek")),
    (Shell.OWN_STRENGTH, N_("Zelf")),
    (Shell.NETWORK, N_("Samen met anderen")),
    (Shell.GENERAL, N_("Voor iedereen")),
    (Shell.TAILORED, N_("Op maat")),
    (Part.OWN_STRENGTH, N_("eigen kracht")),
    (Part.USUAL_HELP, N_("gebruikelijke hulp van huisgenoten")),
    (Part.CARE, N_("mantelzorg")),
    (Part.OTHER_NETWORK, N_("anderen in het netwerk")),
    (Part.GENERAL_FACILITY, N_("algemene voorziening")),
    (Part.COLLECTIVE, N_("collectief aanbod")),
    (Part.OTHER_LAW, N_("een andere wet")),
    (Part.IN_KIND, N_("de gemeente regelt het (zorg in natura)")),
    (Part.BUDGET, N_("pgb: zelf hulp inkopen")),
    (Part.TEMPORARY, N_("tijdelijk, met spoed")),
    (Outcome.COVERS, N_("genoeg")),
    (Outcome.PARTLY, N_("voor een deel")),
    (Outcome.NOT, N_("nee")),
    (Outcome.NOT_NEEDED, N_("niet nodig")),
    (ConfirmedHow.PRESENT, N_("zei het zelf, hier")),
    (ConfirmedHow.PHONE, N_("per telefoon")),
    (ConfirmedHow.LETTER, N_("per brief")),
    *QUADRANT_NAMES.items(),
    (Law.WLZ, N_("Wet langdurige zorg")),
    (Law.ZVW, N_("zorgverzekering")),
    (Law.PARTICIPATION, N_("Participatiewet")),
    (Law.YOUTH, N_("Jeugdwet")),
    (Law.DEBT, N_("schuldhulp")),
    (DeliveryForm.IN_KIND, N_("de gemeente regelt het (zorg in natura)")),
    (DeliveryForm.BUDGET, N_("pgb: zelf hulp inkopen")),
    (CarerAnswer.YES, N_("ja")),
    (CarerAnswer.NONE, N_("nee, niemand")),
    (CarerAnswer.NOT_ASKED, N_("nog niet gevraagd")),
    (KeepsUp.DAYS, N_("een paar dagen")),
    (KeepsUp.WEEKS, N_("een paar weken")),
    (KeepsUp.MONTHS, N_("een paar maanden")),
    (KeepsUp.HALF_YEAR, N_("een half jaar")),
    (KeepsUp.LONGER, N_("langer")),
    (KeepsUp.UNKNOWN, N_("weet het niet")),
    (ConsentHow.ORAL, N_("mondeling")),
    (ConsentHow.WRITTEN, N_("op papier")),
    (ReadWhat.SUMMARY, N_("de samenvatting")),
    (ReadWhat.WHOLE, N_("het hele verslag")),
    (TeachBackAnswer.GIVEN, N_("vertelde het zelf")),
    (TeachBackAnswer.DECLINED, N_("wilde niet")),
    (TeachBackAnswer.UNABLE, N_("kon niet")),
    (OriginalBy.RESIDENT_WROTE, N_("zelf opgeschreven")),
    (OriginalBy.INTERPRETER_SPELLED, N_("door de tolk gespeld")),
    (OriginalBy.RECORDING, N_("van een opname")),
    (ObtainedFrom.RESIDENT, N_("van de bewoner gekregen")),
    (ObtainedFrom.PROVIDER, N_("van een zorgverlener gekregen")),
    (Share.REPORT, N_("mag in het verslag")),
    (Share.ASK, N_("nog vragen")),
    (Share.NEVER, N_("nooit")),
    (Still.YES, N_("klopt nog")),
    (Still.CHANGED, N_("veranderd")),
    (Still.NO_LONGER, N_("niet meer")),
    (Still.NOT_DISCUSSED, N_("nog niet besproken")),
    (Rating.GOOD, N_("gaat goed")),
    (Rating.BARELY, N_("gaat net")),
    (Rating.NOT, N_("gaat niet")),
    (ReportKind.CONVERSATION, N_("gespreksverslag")),
    (ReportKind.INVESTIGATION, N_("onderzoeksverslag")),
    (Ended.COMPLETE, N_("het gesprek is af")),
    (Ended.INTERRUPTED, N_("het gesprek is onderbroken")),
    (Ended.WITHDRAWN, N_("de melding is ingetrokken")),
    (Act.RECEIVED, N_("ontvangen")),
    (Act.READ, N_("gelezen of voorgelezen")),
    (Act.CORRECT, N_("klopt")),
    (Act.PARTLY, N_("klopt voor een deel")),
    (Act.INCORRECT, N_("klopt niet")),
    (Act.APPLICATION_YES, N_("aanvraag: ja")),
    (Act.APPLICATION_NO, N_("aanvraag: nee")),
    (Act.APPLICATION_LATER, N_("aanvraag: nog niet")),
    (Act.INTERPRETED, N_("volledig getolkt")),
    (Act.CONSULTANT, N_("vastgesteld door de consulent")),
    (How.DRAWN, N_("handtekening")),
    (How.CROSS, N_("kruisje, met getuige")),
    (How.SPOKEN, N_("zegt ja, hardop")),
    (How.ON_PAPER, N_("op papier, later teruggekregen")),
    (How.REFUSED, N_("wil niet")),
    (How.UNABLE, N_("kan niet")),
    (How.LATER, N_("later, thuis")),
    (How.BY_REPRESENTATIVE, N_("door een vertegenwoordiger")),
    (Channel.PHONE, N_("per telefoon")),
    (Channel.LETTER, N_("per brief")),
    (Channel.MESSAGE, N_("per sms of appje")),
    (Channel.EMAIL, N_("per e-mail")),
    (Channel.DOOR, N_("aan de deur")),
    (Channel.THROUGH_SOMEBODY, N_("via een bekende")),
    (DayPart.MORNING, N_("'s ochtends")),
    (DayPart.AFTERNOON, N_("'s middags")),
    (DayPart.EVENING, N_("'s avonds")),
    (LanguageHelp.PROFESSIONAL, N_("professionele tolk")),
    (LanguageHelp.COLLEAGUE, N_("collega die de taal spreekt")),
    (LanguageHelp.RELATIVE, N_("iemand uit de familie")),
    (LanguageHelp.ACQUAINTANCE, N_("een bekende of vrijwilliger")),
    (LanguageHelp.MINOR, N_("iemand jonger dan 18")),
    (LanguageHelp.APP, N_("een vertaalapp")),
    (LanguageHelp.NONE, N_("niemand: Nederlands is genoeg")),
    (Subject.SAFETY, N_("veiligheid, geweld of angst")),
    (Subject.COUPLE, N_("de partner zit erbij")),
    (Subject.MEDICAL, N_("gezondheid")),
    (Subject.MONEY, N_("geld en schulden")),
    (Subject.HARD_OF_HEARING, N_("de bewoner hoort slecht")),
    (Subject.PRACTICAL_ONLY, N_("alleen iets kleins en praktisch")),
    (GenderWish.WOMAN, N_("vrouw")),
    (GenderWish.MAN, N_("man")),
    (GenderWish.EITHER, N_("maakt niet uit")),
    (LineQuality.GOOD, N_("goed te horen")),
    (LineQuality.POOR, N_("soms slecht te horen")),
    (LineQuality.BROKEN, N_("viel steeds weg")),
    (HandOverWay.SYSTEM, N_("in het systeem van de gemeente")),
    (HandOverWay.SECURE_MAIL, N_("met beveiligde e-mail")),
    (HandOverWay.IN_PERSON, N_("zelf gebracht")),
    (HandOverWay.POST, N_("met de post")),
    (KeepBecause.OBJECTION, N_("er loopt een bezwaar")),
    (KeepBecause.INTEREST_OF_OTHER, N_("groot belang van een ander")),
    (KeepBecause.LAW, N_("een wet zegt het")),
)

# Members of different enums may have the same value and are then equal; the type keeps them apart.
NAMES = {(type(value), value.value): text for value, text in _PAIRS}


def name(value: StrEnum, words: Catalogue) -> str:
    """What a value is called."""
    return words.t(NAMES[type(value), value.value])


def dutch_name(value: StrEnum) -> str:
    """What a value is called on paper, whatever the language of the windows; its code where it is in no form."""
    return NAMES.get((type(value), value.value), value.value)


def options(values: Iterable[StrEnum], words: Catalogue) -> list[Option]:
    """The options of a field for these values."""
    return [(value.value, name(value, words)) for value in values]


def yes_no(words: Catalogue) -> list[Option]:
    """The two chips of a question with two answers."""
    return [("yes", words.t("ja")), ("no", words.t("nee"))]
