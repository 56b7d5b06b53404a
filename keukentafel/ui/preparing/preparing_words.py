"""The sheet in sentences: what was arranged before the visit, as one would say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.interpreting import GenderWish, Interpretation, InterpreterPlan, LanguageHelp
from keukentafel.domain.preparing import ConsultantSafety, HomeAccess, VisitWishes
from keukentafel.domain.preparing_to_do import ToDo
from keukentafel.domain.reminders import Reminder
from keukentafel.domain.rights_overview import InTime, RightStanding
from keukentafel.i18n import Catalogue, format_time
from keukentafel.ui.parts.choices import name


def sentence(*parts: str) -> str:
    """The parts that say something, as one sentence: a capital at its beginning and a full stop at its end."""
    said = "; ".join(part for part in parts if part)
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") else ".") if said else ""


def contact(profile: ContactProfile, words: Catalogue) -> str:
    """ "Per telefoon op 06 00 00 00 00, 's ochtends; niet op vrijdag." """
    ways = [name(way, words) for way in profile.ways]
    how = _listed(ways, words)
    if profile.phone:
        how = words.t("{how} op {phone}").format(how=how or words.t("bellen"), phone=profile.phone)
    if profile.good_at is not None:
        how = f"{how}, {name(profile.good_at, words)}" if how else name(profile.good_at, words)
    return sentence(
        how,
        words.t("via {who}").format(who=profile.known_person) if profile.known_person else "",
        words.t("ook mag u bellen: {who}").format(who=profile.may_call) if profile.may_call else "",
        words.t("liever niet: {when}").format(when=profile.not_at) if profile.not_at else "",
        words.t("dit werkt: {what}").format(what=profile.works) if profile.works else "",
        words.t("bij horen en zien helpt: {what}").format(what=profile.hears_sees) if profile.hears_sees else "",
        words.t("zo praat u het best: {how}").format(how=profile.spoken_to) if profile.spoken_to else "",
    )


def rung(step: ReminderStep, words: Catalogue) -> str:
    """ "per sms, 1 dag ervoor, 's ochtends": how and when somebody is reminded."""
    if step.days_before:
        when = words.tn("{n} dag ervoor", "{n} dagen ervoor", step.days_before).format(n=step.days_before)
    else:
        when = words.t("op de dag zelf")
    at = name(step.at, words) if step.at is not None else ""
    return ", ".join(part for part in (name(step.way, words), when, at, step.what) if part)


def ladder(steps: Iterable[ReminderStep], words: Catalogue) -> str:
    """The whole ladder, the earliest rung first."""
    return sentence(*(rung(step, words) for step in sorted(steps, key=lambda step: -step.days_before)))


def reminder(found: Reminder, today: date, words: Catalogue) -> tuple[str, str]:
    """A rung with its day, and how it stands."""
    text = sentence(rung(found.step, words))
    day = words.day_near(found.on, today)
    if found.done is not None:
        meta = words.t("gedaan op {day}").format(day=words.day_near(found.done.on, today))
    elif found.on == today:
        meta = words.t("vandaag")
    elif found.on < today:
        meta = words.t("had gemoeten op {day}: doe het vandaag").format(day=day)
    else:
        meta = day
    if found.moved:
        why = ", ".join(words.t(reason) for reason in found.moved)
        meta = words.t("{day} (eerder, want: {why})").format(day=meta, why=why)
    return text, meta


def wishes(found: VisitWishes, words: Catalogue, at_table: bool) -> str:
    """Who may come and who not; the latter is not read at the table, where somebody may look along."""
    alone = {True: words.t("wil graag ook alleen praten"), False: words.t("hoeft niet alleen te praten"), None: ""}
    return sentence(
        words.t("erbij mag: {who}").format(who=found.may_come) if found.may_come else "",
        words.t("liever niet erbij: {who}").format(who=found.not_there) if found.not_there and not at_table else "",
        alone[found.wants_private],
    )


def interpreter(plan: InterpreterPlan, languages: dict[str, str], today: date, words: Catalogue) -> str:
    """Who will interpret and how that was arranged."""
    if plan.help is LanguageHelp.NONE:
        return words.t("Er is geen tolk nodig.")
    language = languages.get(plan.language, plan.language)
    spoken = f"{language} ({plan.dialect})" if plan.dialect else language
    wish = name(plan.gender, words) if plan.gender in (GenderWish.WOMAN, GenderWish.MAN) else ""
    via = name(plan.via, words) if plan.via is not None else ""
    who = ", ".join(part for part in (name(plan.help, words), spoken, via) if part)
    booked = ""
    if plan.booked_on is not None:
        booked = words.t("aangevraagd op {day}").format(day=words.day_near(plan.booked_on, today))
    return sentence(
        who,
        words.t("liefst een {whom}").format(whom=wish) if wish else "",
        booked,
        words.t("kenmerk {reference}").format(reference=plan.reference) if plan.reference else "",
        words.t("want: {reason}").format(reason=plan.reason) if plan.reason else "",
    )


def interpretation(told: Interpretation, conversation: Conversation, words: Catalogue) -> tuple[str, str]:
    """How it was interpreted by one person."""
    times = ""
    if told.began is not None and told.ended is not None:
        times = words.t("van {began} tot {ended}").format(began=format_time(told.began), ended=format_time(told.ended))
    elif told.began is not None:
        times = words.t("vanaf {began}").format(began=format_time(told.began))
    after = words.t("nam het over van {who}").format(who=conversation.name_of(told.took_over_from))
    dialect = {True: words.t("zelfde streektaal"), False: words.t("andere streektaal"), None: ""}[told.same_dialect]
    line = words.t("verbinding: {how}").format(how=name(told.line, words)) if told.line is not None else ""
    missed = words.t("niet getolkt: {what}").format(what=told.not_interpreted)
    meta = [times, after if told.took_over_from else "", line, dialect, missed if told.not_interpreted else ""]
    return conversation.name_of(told.interpreter), " · ".join(part for part in meta if part)


def home(found: HomeAccess, words: Catalogue) -> str:
    """Who lives there and how to get in."""
    return sentence(
        found.household,
        found.entrance,
        words.t("er is een hond") if found.dog else "",
        words.t("de bel doet het niet") if found.bell_broken else "",
    )


def safety(found: ConsultantSafety, today: date, words: Catalogue, at_table: bool) -> str:
    """How the consultant stays safe; a risk is not read at the table, where somebody may look along."""
    risk = "" if at_table else found.risk_on(today)
    return sentence(
        words.t("u gaat met z'n tweeën") if found.two_go else "",
        words.t("{who} weet het adres").format(who=found.colleague_knows) if found.colleague_knows else "",
        words.t("afgemeld uiterlijk {when}").format(when=found.back_by) if found.back_by else "",
        words.t("let op: {risk}").format(risk=risk) if risk else "",
    )


def right(found: RightStanding, today: date, words: Catalogue) -> tuple[str, str]:
    """A right: whether and when it was told, whether that was in time, and what makes up for it."""
    title = name(found.right, words)
    title = title[:1].upper() + title[1:]
    told = [f"{words.day_near(moment.on, today)}, {name(moment.how, words)}" for moment in found.told]
    parts = [_standing(found, today, words)]
    parts += [words.t("verteld: {when}").format(when="; ".join(told))] if told else []
    parts += [words.t(found.remedy)] if found.remedy else []
    return title, " · ".join(parts)


def _standing(found: RightStanding, today: date, words: Catalogue) -> str:
    match found.standing:
        case InTime.NOT_TOLD if found.last_day is not None and not found.remedy:
            return words.t("nog niet verteld; kan tot {day}").format(day=words.day_near(found.last_day, today))
        case InTime.NOT_TOLD:
            return words.t("nog niet verteld")
        case InTime.IN_TIME:
            return words.t("op tijd")
        case InTime.LATE:
            return words.t("laat verteld")
        case _:
            return words.t("verteld")


def still_to_do(found: ToDo, today: date, words: Catalogue) -> tuple[str, str]:
    """A line of what is still to be done."""
    if found.reminder is not None:
        return reminder(found.reminder, today, words)
    return words.t(found.text), ""


def _listed(texts: list[str], words: Catalogue) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return words.t("{first} of {last}").format(first=", ".join(texts[:-1]), last=texts[-1])
