"""One need in the report: problem, what is needed, the rings, who does what, and what remains."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keukentafel.domain.marks import N_
from keukentafel.domain.needs import DeliveryForm
from keukentafel.domain.report.report_document import Head
from keukentafel.domain.report.report_need_parts import (
    DeliveryLine,
    HelpEntry,
    NeedBlock,
    PartSection,
    PersonReach,
    Reach,
    ShellSection,
    SupportLine,
)
from keukentafel.domain.report.report_parts import CarerLine
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.shells import Part, Shell
from keukentafel.report import spans
from keukentafel.report.rings import rings
from keukentafel.report.tagged.blocks import Block, Heading, KeyValues, Para, Text
from keukentafel.report.wording import (
    CONFIRMED_HOW,
    NOT_ASKED_YET,
    OUTCOMES,
    Translate,
    day,
    person,
    sentence,
)

_PART_NAMES = {
    Part.USUAL_HELP: N_("gebruikelijke hulp"),
    Part.CARE: N_("mantelzorg"),
    Part.OTHER_NETWORK: N_("andere mensen om u heen"),
    Part.GENERAL_FACILITY: N_("plek of dienst voor iedereen"),
    Part.COLLECTIVE: N_("collectief aanbod"),
    Part.OTHER_LAW: N_("andere wet"),
}

_FORMS = {
    DeliveryForm.IN_KIND: N_("De gemeente regelt de hulp (zorg in natura)."),
    DeliveryForm.BUDGET: N_("U koopt zelf hulp in, met geld van de gemeente (pgb)."),
}

_KEYS = 0.27

_NOTHING = N_("niets opgeschreven.")
_NOT_TALKED = N_("Dit is nog niet besproken.")


def help_sentence(need: NeedBlock, t: Translate) -> str:
    """The need as it was agreed: "Help mij … zodat …"."""
    return t("Help mij {help_me}, zodat {so_that}.").format(
        help_me=need.help_me.strip().rstrip("."), so_that=need.so_that.strip().rstrip(".")
    )


def need_blocks(need: NeedBlock, head: Head, carers: tuple[CarerLine, ...], t: Translate) -> tuple[Block, ...]:
    """Everything about one need, in the order of the law. Help that is over is told, and not drawn."""
    title = t("Uw vraag {number}").format(number=need.number)
    shells = tuple(_shell_rows(need, head, carers, t))
    return (
        Heading(spans.plain(title), anchor=f"need-{need.number}"),
        Para(_in_own_words(need, t), keep_with_next=True, anchor=f"problem-{need.number}"),
        KeyValues(
            ((spans.plain(t("Wat is het probleem?")), _problems(need, t)), *_support_rows(need.support, t)),
            _KEYS,
            anchor=f"support-{need.number}",
        ),
        Heading(spans.plain(t("Wie kan dat bieden?")), 3, anchor=f"shells-{need.number}"),
        rings(need.in_force(head.at.date()), t),
        KeyValues(
            (*shells, *_remaining_rows(need, head.at.date(), t)),
            _KEYS,
            (spans.plain(title), spans.plain(t("Is dit genoeg?"))),
            (*("" for _ in shells), f"remains-{need.number}"),
        ),
    )


def _in_own_words(need: NeedBlock, t: Translate) -> Text:
    about: Text = ()
    if need.life_domains:
        names = listed([name[0].lower() + name[1:] for name in need.life_domains], t)
        about = spans.quiet(t("Dit gaat over: {names}.").format(names=names))
    return spans.lines(spans.bold(help_sentence(need, t)), about)


def _problems(need: NeedBlock, t: Translate) -> Text:
    texts = [spans.plain(sentence(text)) for text in need.problems]
    return spans.lines(*texts) or spans.quiet(t(_NOT_TALKED))


def _support_rows(support: SupportLine | None, t: Translate) -> Iterator[tuple[Text, Text]]:
    if support is None:
        yield spans.plain(t("Wat is er nodig?")), spans.quiet(t(_NOT_TALKED))
        return
    amount = " ".join(part for part in (support.amount, support.frequency) if part)
    size = ", ".join(part for part in (amount, support.duration) if part)
    yield (
        spans.plain(t("Wat is er nodig?")),
        spans.lines(spans.plain(sentence(support.what)), spans.plain(sentence(size))),
    )
    rows = ((t("Waarom"), support.why), (t("Waar dat op rust"), support.basis))
    for name, value in rows:
        if value:
            yield spans.plain(name), spans.plain(sentence(value))


def _shell_rows(
    need: NeedBlock, head: Head, carers: tuple[CarerLine, ...], t: Translate
) -> Iterator[tuple[Text, Text]]:
    for shell in need.shells:
        if shell.shell is Shell.TAILORED:
            continue
        texts = _whole(shell, t)
        empty: list[str] = []
        for part in shell.parts:
            its = _part_texts(part, head.at.date(), t)
            if part.part is not Part.OWN_STRENGTH:
                its = its or _known_nothing(part, head.lives_alone, carers, t)
                name = _part_name([t(_PART_NAMES[part.part])], t)
                if part.people or part.help:
                    # Somebody's name begins a line, so that it is found.
                    its.insert(0, name)
                elif its:
                    its[0] = spans.row(name, its[0])
                else:
                    empty.append(t(_PART_NAMES[part.part]))
            texts += its
        if empty:
            texts.append(spans.row(_part_name(empty, t), spans.quiet(t(_NOTHING))))
        yield spans.plain(shell.title), spans.lines(*texts)


def _part_name(names: list[str], t: Translate) -> Text:
    return spans.quiet(f"{capital_first(listed(names, t))}:")


def _known_nothing(part: PartSection, lives_alone: bool, carers: tuple[CarerLine, ...], t: Translate) -> list[Text]:
    """Why a part without help is empty, where that is known."""
    if part.part is Part.USUAL_HELP and lives_alone:
        return [spans.plain(t("U woont alleen."))]
    if part.part is Part.CARE and carers and all(carer.who is None for carer in carers):
        asked = any(carer.answer.value == "none" for carer in carers)
        return [spans.plain(t("U heeft geen mantelzorger.") if asked else t("Dit is nog niet gevraagd."))]
    return []


def _part_texts(part: PartSection, today: date, t: Translate) -> list[Text]:
    texts = [_reach(part.reach, t)] if part.reach else []
    texts += [_person(found, t) for found in part.people]
    return texts + [help_text(entry, today, t) for entry in part.help]


def _whole(shell: ShellSection, t: Translate) -> list[Text]:
    """How far the shell reaches; not twice, where all that was said is said of one part."""
    said = [reach for part in shell.parts for reach in (part.reach, *(found.reach for found in part.people)) if reach]
    alone = len(said) == 1 and not any(part.help for part in shell.parts)
    if alone and shell.reach is not None and not shell.reach.because and said[0].outcome is shell.reach.outcome:
        return []
    return [_reach(shell.reach, t)]


def _reach(reach: Reach | None, t: Translate) -> Text:
    if reach is None:
        return spans.quiet(t(_NOT_TALKED))
    return spans.row(spans.bold(t(OUTCOMES[reach.outcome])), spans.plain(sentence(reach.because)))


def _person(found: PersonReach, t: Translate) -> Text:
    name = spans.plain(f"{capital_first(person(found.who, t))}:")
    if found.reach is None:
        return spans.row(name, spans.bold(sentence(t(NOT_ASKED_YET))))
    return spans.row(name, _reach(found.reach, t))


def help_text(entry: HelpEntry, today: date, t: Translate) -> Text:
    """A help line in words; without a yes it says "nog niet gevraagd", but of the resident nobody asks one."""
    until = t("tot en met {day}").format(day=day(entry.until)) if entry.until else ""
    does = ", ".join(part for part in (entry.task, entry.frequency, until) if part)
    what = spans.plain(sentence(f"{person(entry.who, t)}: {does}"))
    if entry.over(today):
        return spans.row(what, spans.bold(t("Deze dag is voorbij.")))
    if entry.by_resident:
        return what
    if entry.confirmed_on is not None and entry.confirmed_how is not None:
        standing = spans.plain(
            t("Bevestigd op {day}, {how}.").format(
                day=day(entry.confirmed_on), how=t(CONFIRMED_HOW[entry.confirmed_how])
            )
        )
    else:
        standing = spans.bold(sentence(t(NOT_ASKED_YET)))
    if entry.backup:
        after = spans.plain(t("Valt dit weg: {backup}.").format(backup=entry.backup.rstrip(".")))
    else:
        after = spans.quiet(t("Er is geen vervanging."))
    return spans.row(what, standing, after)


def _remaining_rows(need: NeedBlock, today: date, t: Translate) -> Iterator[tuple[Text, Text]]:
    tailored: ShellSection = need.shell(Shell.TAILORED)
    texts = _whole(tailored, t)
    for part in tailored.parts:
        its = _part_texts(part, today, t)
        if its:
            its[0] = spans.row(spans.quiet(f"{part.title}:"), its[0])
        texts += its
    advice = spans.quiet(t("In dit verslag is dit een advies en geen besluit."))
    yield spans.plain(t("Hulp op maat")), spans.lines(*texts, advice)
    if need.delivery is not None:
        yield spans.plain(t("Wie het regelt")), _delivery(need.delivery, t)
    if need.expert is not None:
        asked = t("Ja.") if need.expert.asked else t("Nee.")
        yield (
            spans.plain(t("Deskundig advies?")),
            spans.row(spans.bold(asked), spans.plain(sentence(need.expert.because))),
        )


def _delivery(delivery: DeliveryLine, t: Translate) -> Text:
    said = [spans.plain(t(_FORMS[delivery.form]))]
    if delivery.advised:
        said.append(spans.plain(t("Advies van de consulent: {what}.").format(what=delivery.advised)))
    if delivery.form is DeliveryForm.BUDGET:
        said += [
            spans.plain(t("Kan dit regelen: {able}").format(able=sentence(delivery.able) or t(_NOT_TALKED))),
            spans.plain(t("Waarom: {why}").format(why=sentence(delivery.motivation) or t(_NOT_TALKED))),
            spans.plain(t("Goede hulp: {how}").format(how=sentence(delivery.quality) or t(_NOT_TALKED))),
        ]
        if delivery.paid:
            said.append(spans.plain(t("Betaald uit het pgb: {names}.").format(names=listed(delivery.paid, t))))
        if delivery.managed_by:
            said.append(spans.plain(t("Beheert het pgb: {name}.").format(name=delivery.managed_by)))
    return spans.lines(*said)
