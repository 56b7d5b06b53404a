"""The sentences of the report: plain Dutch, short, to the person ("u"), and nothing said of anybody's gender.

Source text is Dutch; `t` translates it. Names, words and dates are put in after translation.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from keukentafel.domain import people
from keukentafel.domain.marks import N_
from keukentafel.domain.people import Contact, InterpreterKind, Role, Via
from keukentafel.domain.report.report_parts import Interpreting, Standing, StatementLine, Who
from keukentafel.domain.rights import ToldHow
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.shells import ConfirmedHow, Outcome
from keukentafel.domain.statements import Certainty, ObtainedFrom, OriginalBy, Source
from keukentafel.i18n import format_day, format_time

Translate = Callable[[str], str]

CONSULTANT = N_("de consulent")

ROLES: dict[Role, tuple[str, str, str]] = {
    Role.PARTNER: (N_("partner"), "", ""),
    Role.PARENT: (N_("vader of moeder"), N_("vader"), N_("moeder")),
    Role.CHILD: (N_("zoon of dochter"), N_("zoon"), N_("dochter")),
    Role.RELATIVE: (N_("familielid"), "", ""),
    Role.HOUSEHOLD_MEMBER: (N_("lid van het gezin"), "", ""),
    Role.NEIGHBOUR: (N_("buur"), N_("buurman"), N_("buurvrouw")),
    Role.FRIEND: (N_("vriend of kennis"), N_("vriend of kennis"), N_("vriendin of kennis")),
    Role.CARER: (N_("mantelzorger"), "", ""),
    Role.CLIENT_SUPPORTER: (N_("cliëntondersteuner"), "", ""),
    Role.AUTHORISED: (N_("gemachtigde"), "", ""),
    Role.GUARDIAN: (N_("curator"), "", ""),
    Role.MENTOR: (N_("mentor"), "", ""),
    Role.ADMINISTRATOR: (N_("bewindvoerder"), "", ""),
    Role.CARE_WORKER: (N_("hulpverlener"), "", ""),
    Role.GENERAL_PRACTITIONER: (N_("huisarts"), "", ""),
    Role.NEIGHBOURHOOD_COACH: (N_("wijkcoach"), "", ""),
    Role.VOLUNTEER: (N_("vrijwilliger"), "", ""),
    Role.SUPPORT_FIGURE: (N_("steunfiguur"), "", ""),
    Role.INTERPRETER: (N_("tolk"), "", ""),
    Role.SECOND_CONSULTANT: (N_("tweede consulent"), "", ""),
}
"""The words of a role: neutral, and those that go with "de heer" and with "mevrouw"."""

_FORMS = (("de heer", 1), ("dhr", 1), ("meneer", 1), ("mevrouw", 2), ("mevr", 2), ("mw", 2))

CONTACTS = {
    Contact.DAILY: N_("elke dag"),
    Contact.WEEKLY: N_("elke week"),
    Contact.MONTHLY: N_("eens per maand"),
    Contact.RARELY: N_("zelden"),
}

INTERPRETERS = {
    InterpreterKind.PROFESSIONAL: N_("professionele tolk"),
    InterpreterKind.INFORMAL: N_("informele tolk"),
}

VIAS = {Via.ROOM: N_("in de kamer"), Via.PHONE: N_("per telefoon"), Via.VIDEO: N_("per video")}

TOLD_HOW = {ToldHow.LETTER: N_("per brief"), ToldHow.PHONE: N_("per telefoon"), ToldHow.TALK: N_("in een gesprek")}

CONFIRMED_HOW = {
    ConfirmedHow.PRESENT: N_("bij het gesprek"),
    ConfirmedHow.PHONE: N_("per telefoon"),
    ConfirmedHow.LETTER: N_("per brief"),
}

CAUGHT = {
    OriginalBy.RESIDENT_WROTE: N_("zelf opgeschreven"),
    OriginalBy.INTERPRETER_SPELLED: N_("gespeld door de tolk"),
    OriginalBy.RECORDING: N_("van een opname"),
}

OBTAINED = {
    ObtainedFrom.RESIDENT: N_("gekregen van {resident}"),
    ObtainedFrom.PROVIDER: N_("gekregen van de zorgverlener"),
}

OUTCOMES = {
    Outcome.COVERS: N_("Dit is genoeg."),
    Outcome.PARTLY: N_("Dit helpt voor een deel."),
    Outcome.NOT: N_("Dit lukt niet."),
    Outcome.NOT_NEEDED: N_("Dit is niet nodig."),
}

NOT_ASKED_YET = N_("nog niet gevraagd")


def day(moment: date | datetime) -> str:
    """A day written out: "vrijdag 27 november 2026"."""
    return format_day(moment.date() if isinstance(moment, datetime) else moment)


def date_only(moment: date | datetime) -> str:
    """A day that is over, without its weekday: "17 november 2026"."""
    return day(moment).partition(" ")[2]


def moment(at: datetime, t: Translate) -> str:
    """A moment that is over: "24 november 2026, 10:54 uur"."""
    return t("{day}, {time}\u00a0uur").format(day=date_only(at), time=format_time(at))


def amount(cents: int) -> str:
    """An amount of euros: "€ 21,80"."""
    euros, rest = divmod(cents, 100)
    return f"€ {euros},{rest:02d}"


def sentence(text: str, capital: bool = True) -> str:
    """The text with a full stop, and a capital, so that it can stand in a row with others."""
    stripped = text.strip()
    if not stripped:
        return ""
    ended = stripped if stripped[-1] in ".?!…:" else f"{stripped}."
    return capital_first(ended) if capital else ended


def case_words(number: str, t: Translate) -> str:
    """The case by its number; empty while it has none."""
    return t("zaak {case}").format(case=number) if number else ""


def dotted(*parts: str) -> str:
    """The parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)


def role_word(who: Who, t: Translate) -> str:
    """The role in words. "Zoon" only for who is called "de heer": nothing is guessed."""
    if who.role is None:
        return ""
    forms = ROLES[who.role]
    name = who.name.casefold()
    form = next((number for start, number in _FORMS if name.startswith(start)), 0)
    return t(forms[form] or forms[0])


def called(who: Who, t: Translate) -> str:
    """How somebody is called in running text."""
    return t(CONSULTANT) if who.standing is Standing.CONSULTANT else who.name


def named(name: str, t: Translate) -> str:
    """How somebody is called of whom the conversation gives a name only."""
    return t(CONSULTANT) if name == people.CONSULTANT else name


def person(who: Who, t: Translate) -> str:
    """Somebody with the role: "de heer M. Uysal (zoon)"."""
    word = role_word(who, t)
    name = called(who, t)
    return f"{name} ({word})" if word and word.casefold() not in name.casefold() else name


def interpreter(found: Interpreting, t: Translate) -> str:
    """ "tolk 20417 (professionele tolk, Turks, per telefoon)"."""
    parts = [t(INTERPRETERS[found.kind]), found.language, t(VIAS[found.via]) if found.via else ""]
    return f"{found.name} ({', '.join(part for part in parts if part)})"


def sees(who: Who, resident: str, t: Translate) -> str:
    """How often somebody sees the resident; empty where that is not known."""
    if who.contact is None:
        return ""
    return t("ziet of spreekt {resident} {often}").format(resident=resident, often=t(CONTACTS[who.contact]))


def source(line: StatementLine, resident: str, t: Translate) -> str:
    """Where a statement comes from, in words: who, through whom, and what its standing is."""
    parts = [_origin(line, t)]
    if line.via is not None:
        parts.append(t("via de tolk") if line.literal else t("in de woorden van de tolk"))
    if line.original is not None and line.original.caught_by is not None:
        parts.append(t("originele woorden {how}").format(how=t(CAUGHT[line.original.caught_by])))
    if line.document is not None and line.document.obtained_from is not None:
        parts.append(t(OBTAINED[line.document.obtained_from]).format(resident=resident))
    if line.confirmed_by:
        names = listed([called(who, t) for who in line.confirmed_by], t)
        parts.append(t("bevestigd door {names}").format(names=names))
    return ", ".join(parts)


def _origin(line: StatementLine, t: Translate) -> str:
    if line.source is Source.DOCUMENT:
        paper = line.document
        if paper is None:
            return t("een document")
        return f"{paper.name}, {date_only(paper.dated)}" if paper.dated else paper.name
    if line.source is Source.OBSERVED:
        return t("gezien door {who}").format(who=called(line.by, t))
    return person(line.by, t)


def assumed(line: StatementLine, resident: str, t: Translate) -> str:
    """ "aangenomen door de heer M. Uysal (zoon), die mevrouw Uysal eens per maand ziet of spreekt"."""
    text = t("aangenomen door {who}").format(who=source(line, resident, t))
    if line.by.contact is None:
        return text
    often = t("die {resident} {often} ziet of spreekt").format(resident=resident, often=t(CONTACTS[line.by.contact]))
    return f"{text}, {often}"


def is_assumed(line: StatementLine) -> bool:
    """Assumed, and nobody has said it is so."""
    return line.certainty is Certainty.ASSUMED


def quoted(text: str) -> str:
    """Quotation marks, for words that were said like this and no others."""
    return f"“{text}”"
