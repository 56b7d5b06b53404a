"""What the report says of itself: the case, who was there, and which rights were explained when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from keukentafel.domain.marks import N_
from keukentafel.domain.people import CaseKind
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import Present, PrivateTalk
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, ToldHow
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.signing import ReportKind
from keukentafel.i18n import format_time
from keukentafel.report import spans
from keukentafel.report.tagged.blocks import Block, Heading, KeyValues, Para, Table, Text
from keukentafel.report.wording import (
    TOLD_HOW,
    Translate,
    date_only,
    interpreter,
    role_word,
    sees,
    sentence,
)

KINDS = {ReportKind.CONVERSATION: N_("gespreksverslag"), ReportKind.INVESTIGATION: N_("onderzoeksverslag")}

_CASE_KINDS = {
    CaseKind.FIRST: N_("eerste onderzoek na een melding"),
    CaseKind.REVIEW: N_("herbeoordeling"),
}

PRIVATE = {PrivateTalk.YES: N_("ja"), PrivateTalk.NO: N_("nee"), PrivateTalk.LATER: N_("komt nog")}


def about_report(document: ReportDocument, t: Translate) -> Iterator[Block]:
    """The head of the report (section 0), with the versions that came before."""
    head = document.head
    yield Heading(spans.plain(t("Over dit verslag")), anchor="about")
    rows = (
        (t("Over wie"), t("{resident}, geboren op {day}").format(resident=head.resident, day=date_only(head.born))),
        ("", head.address),
        ("", sentence(_language(document, t))),
        (t("Zaak"), ", ".join(part for part in (head.case_number, t(_CASE_KINDS[head.case_kind])) if part)),
        (t("Melding"), _reported(document, t)),
        (t("Dit verslag"), _version(document, t)),
        (t("Identiteitsbewijs"), _identity(document.identity, t)),
    )
    yield KeyValues(tuple(_merged(rows)), key_width=0.24)
    for version in document.earlier:
        text = t("Dit hoort bij het eerdere {kind}, versie {number}, van {day}.").format(
            kind=t(KINDS[version.kind]), number=version.number, day=date_only(version.at)
        )
        mark = t("Kenmerk: {hash}").format(hash=grouped_hash(version.record_sha256))
        yield Para(spans.lines(spans.plain(text), spans.quiet(mark)), small=True)


def _merged(rows: Sequence[tuple[str, str]]) -> Iterator[tuple[Text, Text]]:
    """Rows without a name belong to the one before."""
    named: list[tuple[str, list[str]]] = []
    for name, value in rows:
        if name:
            named.append((name, []))
        if value:
            named[-1][1].append(value)
    for name, values in named:
        yield spans.quiet(name), spans.lines(*(spans.plain(value) for value in values))


def _reported(document: ReportDocument, t: Translate) -> str:
    head = document.head
    text = date_only(head.reported)
    if head.reported_by:
        text = t("{day}, door {who}").format(day=text, who=head.reported_by)
    if head.receipt_confirmed is None:
        return t("{reported}. De ontvangst is nog niet bevestigd.").format(reported=text)
    return t("{reported}. De ontvangst is bevestigd op {day}.").format(
        reported=text, day=date_only(head.receipt_confirmed)
    )


def grouped_hash(digest: str) -> str:
    """A hash in groups of eight, so that eyes and lines can find a place to rest."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _version(document: ReportDocument, t: Translate) -> str:
    head = document.head
    return t("{kind}, versie {number}, van {day}").format(
        kind=t(KINDS[head.kind]), number=head.number, day=date_only(head.at)
    )


def _language(document: ReportDocument, t: Translate) -> str:
    head = document.head
    if head.reads:
        return t("spreekt {speaks}, leest {reads}").format(speaks=head.speaks, reads=head.reads)
    return t("spreekt {speaks}, leest liever niet").format(speaks=head.speaks)


def _identity(seen: IdentitySeen | None, t: Translate) -> str:
    if seen is None:
        return t("nog niet gezien")
    text = t("{document}, laatste tekens {characters}, gezien op {day}").format(
        document=seen.document, characters=seen.last_characters, day=date_only(seen.seen_on)
    )
    if seen.valid_until:
        text += t(", geldig tot {day}").format(day=date_only(seen.valid_until))
    return text


def present(document: ReportDocument, t: Translate) -> Iterator[Block]:
    """Who was there (section 1)."""
    yield Heading(spans.plain(t("Wie waren erbij?")), anchor="present")
    came = {who.name for visit in document.visits for who in visit.present}
    there = [person for person in document.present if person.present or person.who.name in came]
    rows: list[tuple[Text, ...]] = [
        (spans.plain(capital_first(document.head.form_of_address)), spans.plain(t("over wie dit verslag gaat"))),
        (spans.plain(t("De consulent")), spans.plain(document.head.sender.sender)),
    ]
    rows += [_person(person, document, t) for person in there]
    if document.private_talk is not None:
        rows.append((spans.plain(t("Apart gesprek")), spans.plain(t(PRIVATE[document.private_talk]))))
    yield Table((), tuple(rows), (0.34, 0.66))
    for visit in document.visits:
        here = [document.head.form_of_address, t("de consulent"), *(who.name for who in visit.present)]
        text = t("Gesprek op {day}: {names}.").format(day=date_only(visit.on), names=listed(here, t))
        yield Para(spans.plain(text))
    absent = [person for person in document.present if person not in there]
    if absent:
        names = listed([_absent(person, t) for person in absent], t)
        yield Para(spans.plain(t("Niet bij het gesprek: {names}.").format(names=names)))


def _absent(person: Present, t: Translate) -> str:
    word = role_word(person.who, t)
    return f"{person.who.name} ({word})" if word else person.who.name


def _person(person: Present, document: ReportDocument, t: Translate) -> tuple[Text, ...]:
    if person.interpreting is not None:
        how = interpreter(person.interpreting, t).removeprefix(person.who.name).strip(" ()")
        missed = person.not_interpreted
        lines = [spans.plain(", ".join((how, *_times(person, t))))]
        if missed:
            lines.append(spans.plain(t("De tolk kon dit niet vertalen: {what}").format(what=sentence(missed))))
        return spans.plain(capital_first(person.who.name)), spans.lines(*lines)
    said = [
        role_word(person.who, t),
        t("mantelzorger") if person.carer else "",
        t("woont bij u") if person.lives_in else "",
        sees(person.who, document.head.form_of_address, t),
        t("houdt het overzicht") if person.leads else "",
        *_times(person, t),
    ]
    about = ", ".join(dict.fromkeys(part for part in said if part))
    return spans.plain(capital_first(person.who.name)), spans.plain(about)


def _times(person: Present, t: Translate) -> Iterator[str]:
    if person.came_at is not None:
        yield t("kwam later, om {time}").format(time=format_time(person.came_at))
    if person.left_at is not None:
        yield t("ging eerder weg, om {time}").format(time=format_time(person.left_at))


def rights(document: ReportDocument, t: Translate) -> Iterator[Block]:
    """Which rights were explained when (section 2)."""
    sender = document.head.sender
    yield Heading(spans.plain(t("Uw rechten")), anchor="rights")
    free_help = t("Gratis hulp bij dit gesprek: {name}, {phone}.").format(
        name=sender.client_support, phone=sender.client_support_phone
    )
    yield Para(spans.plain(free_help))
    yield from _plan(document.plan, t)
    moments = dict.fromkeys((line.on, line.how, line.told) for line in sorted(document.rights, key=lambda r: r.on))
    rows = tuple(_explained(document, on, how, told, t) for on, how, told in moments)
    if rows:
        header = (spans.plain(t("Wanneer")), spans.plain(t("Wat is uitgelegd")), spans.plain(t("Hoe en aan wie")))
        yield Table(header, rows, (0.24, 0.42, 0.34))


def _plan(plan: PersonalPlan | None, t: Translate) -> Iterator[Block]:
    """The plan as it was given, in a paragraph that holds nothing else."""
    if plan is None:
        return
    if not plan.received:
        yield Para(spans.plain(t("U heeft geen persoonlijk plan gegeven.")))
    elif plan.text.strip():
        yield Para(
            spans.lines(spans.plain(t("U heeft een persoonlijk plan gegeven. Daarin staat:")), spans.plain(plan.text))
        )
    else:
        yield Para(spans.plain(t("U heeft een persoonlijk plan gegeven.")))


def _explained(
    document: ReportDocument, on: date, how: ToldHow, told: tuple[str, ...], t: Translate
) -> tuple[Text, ...]:
    titles = [line.title for line in document.rights if (line.on, line.how, line.told) == (on, how, told)]
    where = t("{how}, aan {names}").format(how=t(TOLD_HOW[how]), names=listed(told, t))
    return spans.plain(date_only(on)), spans.lines(*(spans.plain(title) for title in titles)), spans.plain(where)
