"""Who interprets, chosen before the visit and recorded during it.

Source: guideline "Omgaan met taalbarrières in de zorg en het sociaal domein", 9 October 2025. A conversation about
somebody's life at home is complex and far-reaching, so the default is a professional interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from keukentafel.domain.marks import N_
from keukentafel.domain.people import Via


class LanguageHelp(StrEnum):
    """Who or what helps with the language."""

    PROFESSIONAL = "professional"
    COLLEAGUE = "colleague"
    RELATIVE = "relative"
    ACQUAINTANCE = "acquaintance"
    MINOR = "minor"
    APP = "app"
    NONE = "none"


class Subject(StrEnum):
    """What makes it matter more who interprets."""

    SAFETY = "safety"
    COUPLE = "couple"
    MEDICAL = "medical"
    MONEY = "money"
    HARD_OF_HEARING = "hard_of_hearing"
    PRACTICAL_ONLY = "practical_only"


class GenderWish(StrEnum):
    """Whether the resident wishes a woman or a man as interpreter."""

    WOMAN = "woman"
    MAN = "man"
    EITHER = "either"


class LineQuality(StrEnum):
    """How well everybody could hear each other."""

    GOOD = "good"
    POOR = "poor"
    BROKEN = "broken"


class Verdict(StrEnum):
    """What the guideline says of a choice."""

    FITS = "fits"
    WITH_REASON = "with_reason"
    UNFIT = "unfit"


@dataclass(frozen=True)
class InterpreterPlan:
    """What was chosen before the visit. `reason`: why not a professional interpreter, and who chose that.

    `wanted` and `speaks_both` are about a relative or acquaintance: whether the resident wants it, and whether
    they speak both languages well; None when nobody asked.
    """

    help: LanguageHelp = LanguageHelp.PROFESSIONAL
    language: str = ""
    dialect: str = ""
    subjects: tuple[Subject, ...] = ()
    gender: GenderWish | None = None
    via: Via | None = None
    wanted: bool | None = None
    speaks_both: bool | None = None
    reason: str = ""
    booked_on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class Interpretation:
    """How it was interpreted by one person. Times are those of the clock at the table.

    `took_over_from` is the interpreter before this one, where the interpreter changed during the visit.
    """

    interpreter: str
    began: time | None = None
    ended: time | None = None
    line: LineQuality | None = None
    same_dialect: bool | None = None
    took_over_from: str = ""
    not_interpreted: str = ""


@dataclass(frozen=True)
class Advice:
    """What the guideline advises: whether the choice fits, the help and the way that fit best, and why in Dutch."""

    verdict: Verdict
    help: LanguageHelp
    via: Via | None
    reasons: tuple[str, ...]


_PRIVATE_SUBJECTS = frozenset({Subject.SAFETY, Subject.COUPLE, Subject.MEDICAL})

FAR_REACHING = N_("Dit gesprek gaat over hoe iemand thuis leeft. Daar hoort een professionele tolk bij.")
ENOUGH_DUTCH = N_("De bewoner spreekt genoeg Nederlands. Er is geen tolk nodig.")
SAME_LANGUAGE = N_("Een collega die de taal goed spreekt, mag ook tolken.")
PRACTICAL = N_("Het gaat om iets kleins en praktisch. Dan mag het anders, als de bewoner dat wil.")
NEVER_A_CHILD = N_("Wie jonger is dan 18 tolkt niet, ook niet als de familie dat wil.")
NOT_FAMILY_SAFETY = N_("Het kan over veiligheid gaan. Dan tolkt niemand uit de eigen kring.")
NOT_FAMILY_COUPLE = N_("De partner zit erbij. Dan tolkt niemand uit de eigen kring.")
NOT_FAMILY_MEDICAL = N_("Het gaat over gezondheid. Dan tolkt niemand uit de eigen kring.")
NOT_WANTED = N_("De bewoner wil niet dat deze persoon tolkt.")
NOT_BOTH_WELL = N_("Deze persoon spreekt niet allebei de talen goed.")
ASK_FIRST = N_("Vraag eerst of de bewoner dit wil, en of deze persoon allebei de talen goed spreekt.")
WRITE_WHY = N_("Schrijf op waarom er geen professionele tolk is, en wie dat koos.")
APP_ONLY_SMALL = N_("Een vertaalapp is alleen voor korte, praktische vragen. Zet er nooit gegevens van de bewoner in.")
NOBODY = N_("Zonder tolk kan dit gesprek niet in samenspraak zijn.")
SIGNS = N_("Een gebarentolk moet te zien zijn: aan tafel of per video. De bewoner regelt die tolk bij het UWV.")
HEARS_BADLY = N_("De bewoner hoort slecht. Een tolk aan tafel is dan beter dan de telefoon.")
FROM_OUTSIDE = N_("Per telefoon kent de tolk de familie niet. Dat praat vrijer.")
BY_PHONE = N_("Per telefoon is gewoon, en meestal dezelfde dag te regelen.")
ASK_DIALECT = N_("Noem bij het bureau ook de streektaal.")
ASK_WOMAN = N_("Vraag het bureau om een vrouw.")
ASK_MAN = N_("Vraag het bureau om een man.")
ASK_GENDER = N_("Vraag de bewoner of een vrouw of een man als tolk prettiger is.")

_NOT_FAMILY = (
    (Subject.SAFETY, NOT_FAMILY_SAFETY),
    (Subject.COUPLE, NOT_FAMILY_COUPLE),
    (Subject.MEDICAL, NOT_FAMILY_MEDICAL),
)


def advise(plan: InterpreterPlan, signs: bool = False) -> Advice:
    """What the guideline of 2025 says of a plan; `signs` is true for a sign language (UWV, art. 3a.1.1 Wmo).

    The professional interpreter is the default; a weaker choice needs a reason; a minor is never right, and
    nobody of the own circle where it is about safety, health, or the partner is there.
    """
    if plan.help is LanguageHelp.NONE and not plan.language:
        return Advice(Verdict.FITS, LanguageHelp.NONE, None, (ENOUGH_DUTCH,))
    verdict, of_choice = _choice(plan)
    via, of_way = _way(plan, signs)
    default = PRACTICAL if Subject.PRACTICAL_ONLY in plan.subjects else FAR_REACHING
    return Advice(verdict, LanguageHelp.PROFESSIONAL, via, (default, *of_choice, *of_way, *_asked_of_bureau(plan)))


def _choice(plan: InterpreterPlan) -> tuple[Verdict, tuple[str, ...]]:
    simple = Subject.PRACTICAL_ONLY in plan.subjects and not _PRIVATE_SUBJECTS & set(plan.subjects)
    match plan.help:
        case LanguageHelp.PROFESSIONAL:
            return Verdict.FITS, ()
        case LanguageHelp.COLLEAGUE:
            return Verdict.FITS, (SAME_LANGUAGE,)
        case LanguageHelp.MINOR:
            return Verdict.UNFIT, (NEVER_A_CHILD,)
        case LanguageHelp.NONE:
            return Verdict.UNFIT, (NOBODY,)
        case LanguageHelp.APP:
            return (Verdict.WITH_REASON if simple else Verdict.UNFIT), (APP_ONLY_SMALL,)
        case _:
            return _from_the_circle(plan)


def _from_the_circle(plan: InterpreterPlan) -> tuple[Verdict, tuple[str, ...]]:
    against = [reason for subject, reason in _NOT_FAMILY if subject in plan.subjects]
    against += [NOT_WANTED] if plan.wanted is False else []
    against += [NOT_BOTH_WELL] if plan.speaks_both is False else []
    if against:
        return Verdict.UNFIT, tuple(against)
    unasked = plan.wanted is None or plan.speaks_both is None
    return Verdict.WITH_REASON, (ASK_FIRST, WRITE_WHY) if unasked else (WRITE_WHY,)


def _way(plan: InterpreterPlan, signs: bool) -> tuple[Via, tuple[str, ...]]:
    if signs:
        return Via.ROOM, (SIGNS,)
    if Subject.HARD_OF_HEARING in plan.subjects:
        return Via.ROOM, (HEARS_BADLY,)
    if Subject.SAFETY in plan.subjects:
        return Via.PHONE, (FROM_OUTSIDE,)
    return Via.PHONE, (BY_PHONE,)


def _asked_of_bureau(plan: InterpreterPlan) -> tuple[str, ...]:
    asked = [ASK_DIALECT] if plan.dialect.strip() else []
    wish = {GenderWish.WOMAN: ASK_WOMAN, GenderWish.MAN: ASK_MAN}
    if plan.gender in wish:
        asked.append(wish[plan.gender])
    elif plan.gender is None and _PRIVATE_SUBJECTS & set(plan.subjects):
        asked.append(ASK_GENDER)
    return tuple(asked)
