"""What a difference is called, for screen and paper alike: short, plain, and about nobody's gender."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from keukentafel.domain.carers import KeepsUp
from keukentafel.domain.life_domains import Rating
from keukentafel.domain.marks import N_
from keukentafel.domain.needs import DeliveryForm, Law
from keukentafel.domain.people import Role
from keukentafel.domain.report.difference import CONFIRMED, NOT_ASKED, REVOKED, Change, Changed, ItemKind, Told
from keukentafel.domain.rights import Right
from keukentafel.domain.running_text import capital_first
from keukentafel.domain.shells import Outcome, Part, Shell
from keukentafel.domain.signing import TeachBackAnswer
from keukentafel.domain.statements import Certainty

Translate = Callable[[str], str]


class Subject(Protocol):
    """What an item is about: a `Change` and an `Item` both are."""

    @property
    def kind(self) -> ItemKind:
        """Which sort of item."""

    @property
    def need(self) -> int:
        """The number of its need, 0 where it belongs to none."""

    @property
    def name(self) -> str:
        """Who or what it is about, as printed; may be empty."""

    @property
    def code(self) -> str:
        """The value of the domain that it is about, or empty."""


HEADS: Mapping[ItemKind, str] = {
    ItemKind.PERSON: N_("Mensen"),
    ItemKind.RIGHT: N_("Uitleg over rechten"),
    ItemKind.PLAN: N_("Het persoonlijk plan"),
    ItemKind.IDENTITY: N_("Het identiteitsbewijs"),
    ItemKind.STATEMENT: N_("Wat er verteld is"),
    ItemKind.RATING: N_("Hoe het gaat, in eigen ogen"),
    ItemKind.NEED: N_("Hulpvragen"),
    ItemKind.PROBLEM: N_("Wat lastig is"),
    ItemKind.SUPPORT: N_("Wat er nodig is"),
    ItemKind.SHELL: N_("Hoe ver hulp reikt"),
    ItemKind.HELP: N_("Wie wat doet"),
    ItemKind.EXPERT: N_("Advies van een deskundige"),
    ItemKind.DELIVERY: N_("Hoe de hulp komt"),
    ItemKind.CARER: N_("Mantelzorg"),
    ItemKind.OTHER_LAW: N_("Andere wetten"),
    ItemKind.URGENT: N_("Wat niet kon wachten"),
    ItemKind.AGREEMENT: N_("Afspraken"),
    ItemKind.VIEW: N_("De mening van de consulent"),
    ItemKind.TEACH_BACK: N_("De afspraken in eigen woorden"),
    ItemKind.CONSENT: N_("Toestemmingen"),
}
"""What the items of a kind are together."""

_OUTCOMES = {
    Outcome.COVERS: N_("genoeg"),
    Outcome.PARTLY: N_("voor een deel"),
    Outcome.NOT: N_("nee"),
    Outcome.NOT_NEEDED: N_("niet nodig"),
}
_REACHES: Mapping[str, str] = {
    Shell.OWN_STRENGTH.value: N_("zelf"),
    Shell.NETWORK.value: N_("samen met anderen"),
    Shell.GENERAL.value: N_("voor iedereen"),
    Shell.TAILORED.value: N_("op maat"),
    Part.USUAL_HELP.value: N_("hulp van huisgenoten"),
    Part.CARE.value: N_("mantelzorg"),
    Part.OTHER_NETWORK.value: N_("anderen in het netwerk"),
    Part.GENERAL_FACILITY.value: N_("algemene voorziening"),
    Part.COLLECTIVE.value: N_("collectief aanbod"),
    Part.OTHER_LAW.value: N_("een andere wet"),
    Part.IN_KIND.value: N_("zorg in natura"),
    Part.BUDGET.value: N_("pgb"),
    Part.TEMPORARY.value: N_("tijdelijk, met spoed"),
}
_ROLES = {
    Role.PARTNER: N_("partner"),
    Role.PARENT: N_("ouder"),
    Role.CHILD: N_("zoon of dochter"),
    Role.RELATIVE: N_("familielid"),
    Role.HOUSEHOLD_MEMBER: N_("gezinslid"),
    Role.NEIGHBOUR: N_("buur"),
    Role.FRIEND: N_("vriend of kennis"),
    Role.CARER: N_("mantelzorger"),
    Role.CLIENT_SUPPORTER: N_("cliëntondersteuner"),
    Role.AUTHORISED: N_("gemachtigde"),
    Role.GUARDIAN: N_("curator"),
    Role.MENTOR: N_("mentor"),
    Role.ADMINISTRATOR: N_("bewindvoerder"),
    Role.CARE_WORKER: N_("hulpverlener"),
    Role.GENERAL_PRACTITIONER: N_("huisarts"),
    Role.NEIGHBOURHOOD_COACH: N_("wijkcoach"),
    Role.VOLUNTEER: N_("vrijwilliger"),
    Role.SUPPORT_FIGURE: N_("steunfiguur"),
    Role.INTERPRETER: N_("tolk"),
    Role.SECOND_CONSULTANT: N_("tweede consulent"),
}
_GRADES: Mapping[ItemKind, Mapping[str, str]] = {
    ItemKind.RATING: {
        Rating.GOOD.value: N_("gaat goed"),
        Rating.BARELY.value: N_("gaat net"),
        Rating.NOT.value: N_("gaat niet"),
    },
    ItemKind.SHELL: {outcome.value: text for outcome, text in _OUTCOMES.items()},
    ItemKind.PERSON: {role.value: text for role, text in _ROLES.items()},
    ItemKind.HELP: {CONFIRMED: N_("bevestigd"), NOT_ASKED: N_("nog niet gevraagd")},
    ItemKind.STATEMENT: {
        Certainty.ASSUMED.value: N_("aangenomen"),
        Certainty.CONFIRMED.value: N_("bevestigd"),
    },
    ItemKind.EXPERT: {"yes": N_("wel gevraagd"), "no": N_("niet gevraagd")},
    ItemKind.PLAN: {"yes": N_("gekregen"), "no": N_("er is geen plan")},
    ItemKind.DELIVERY: {DeliveryForm.IN_KIND.value: N_("zorg in natura"), DeliveryForm.BUDGET.value: N_("pgb")},
    ItemKind.CARER: {
        KeepsUp.DAYS.value: N_("houdt dit nog dagen vol"),
        KeepsUp.WEEKS.value: N_("houdt dit nog weken vol"),
        KeepsUp.MONTHS.value: N_("houdt dit nog maanden vol"),
        KeepsUp.HALF_YEAR.value: N_("houdt dit nog een half jaar vol"),
        KeepsUp.LONGER.value: N_("houdt dit nog langer vol"),
        KeepsUp.UNKNOWN.value: N_("weet niet hoelang dit nog gaat"),
    },
    ItemKind.CONSENT: {REVOKED: N_("ingetrokken")},
    ItemKind.TEACH_BACK: {
        TeachBackAnswer.DECLINED.value: N_("wilde dit niet"),
        TeachBackAnswer.UNABLE.value: N_("kon dit niet"),
    },
}
_LAWS = {
    Law.WLZ.value: N_("Wet langdurige zorg"),
    Law.ZVW.value: N_("Zorgverzekeringswet"),
    Law.PARTICIPATION.value: N_("Participatiewet"),
    Law.YOUTH.value: N_("Jeugdwet"),
    Law.DEBT.value: N_("schuldhulp"),
}
_RIGHTS = {
    Right.CLIENT_SUPPORT.value: N_("gratis cliëntondersteuning"),
    Right.CARER_SUPPORT.value: N_("steun voor de mantelzorger"),
    Right.PERSONAL_PLAN.value: N_("het persoonlijk plan"),
    Right.BUDGET.value: N_("het pgb"),
    Right.PRIVACY.value: N_("wat er met gegevens gebeurt"),
    Right.COSTS.value: N_("de kosten"),
}


def subject(about: Subject, t: Translate) -> str:
    """Which one it is: "Vraag 1, mantelzorg, de heer M. Uysal"."""
    code = {
        ItemKind.SHELL: _REACHES,
        ItemKind.HELP: _REACHES,
        ItemKind.OTHER_LAW: _LAWS,
        ItemKind.RIGHT: _RIGHTS,
    }.get(about.kind, {}).get(about.code, "")
    where = t("Vraag {number}").format(number=about.need) if about.need else ""
    name = about.name
    if about.kind is ItemKind.AGREEMENT and not name:
        name = t("de consulent")
    parts = [where, t(code) if code else "", name]
    return ", ".join(part for part in parts if part) or t(HEADS[about.kind])


def words(kind: ItemKind, told: Told, t: Translate, day: Callable[[date], str]) -> str:
    """What was said of it, in one piece; `day` writes a date."""
    if kind is ItemKind.NEED:
        text = t("Help mij {help_me}, zodat {so_that}") if told.so_that else t("Help mij {help_me}")
        return text.format(help_me=told.text, so_that=told.so_that)
    grade = _GRADES.get(kind, {}).get(told.grade, "")
    if kind is ItemKind.PERSON:
        return t(grade) if grade else told.text
    said = told.text
    if grade and kind is ItemKind.SHELL:
        said = f"{t(grade)}. {capital_first(said)}" if said else t(grade)
    elif grade:
        said = f"{said} ({t(grade)})" if said else t(grade)
    if told.on is not None:
        until = t("{text}, tot {day}") if kind in (ItemKind.HELP, ItemKind.CONSENT) else t("{text}, {day}")
        said = _dated(said, until, day(told.on)) if said else day(told.on)
    if kind is ItemKind.HELP and told.so_that:
        said = t("{help}. Valt dit weg: {backup}").format(help=said.rstrip("."), backup=told.so_that)
    return said


def _dated(said: str, until: str, on: str) -> str:
    """With its day behind it; no comma stands behind a full stop or a question mark."""
    said = said.rstrip(".")
    tail = until.format(text="", day=on)
    return said + (tail.removeprefix(",") if said.endswith(("?", "!")) else tail)


def sentence(change: Change, t: Translate, day: Callable[[date], str]) -> str:
    """A change as one sentence that can be listened to."""
    about = capital_first(subject(change, t))
    before = words(change.kind, change.before, t, day) if change.before else ""
    after = words(change.kind, change.after, t, day) if change.after else ""
    match change.how:
        case Changed.ADDED:
            text = t("{about}: nieuw: {after}")
        case Changed.GONE:
            text = t("{about}: staat er niet meer. Eerst: {before}")
        case Changed.UNCHANGED:
            text = t("{about}: hetzelfde: {after}")
        case _:
            text, before = t("{about}: eerst: {before}; nu: {after}"), before.rstrip(".")
            if change.kind is ItemKind.RATING:
                text = t("{about}: eerst ‘{before}’, nu ‘{after}’")
    return text.format(about=about, before=before, after=after)
