"""What was said about a life domain, with the source beside it; different answers stand under each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import LifeDomainSection, RemarkLine, StatementLine
from keukentafel.domain.statements import Source
from keukentafel.report import spans
from keukentafel.report.first_page import said
from keukentafel.report.signs import sign_of
from keukentafel.report.tagged.blocks import Row, Span, Table, Text
from keukentafel.report.wording import Translate, assumed, called, date_only, is_assumed, person, source

_ASSUMED = N_("aangenomen")


def statement_table(
    sections: Sequence[LifeDomainSection], document: ReportDocument, remarks: Sequence[RemarkLine], t: Translate
) -> Table:
    """The statements of life domains, each with its name before it and beneath it the remarks about that line."""
    came = {who.name for visit in document.visits for who in visit.present}
    absent = {someone.who.name for someone in document.present if not someone.present} - came
    where = {line.number: other for other in document.life_domains for line in other.statements}
    rows: list[Row] = []
    for section in sections:
        title = spans.bold(section.title or t("Uw verhaal"))
        for group in grouped(section.statements):
            for line in group:
                note = _elsewhere(line, section, where, t)
                if line is group[-1] and len(group) > 1:
                    note = " ".join([_different(group, t), note]).strip()
                cells = (_words(line), _source(line, document.head.form_of_address, absent, t))
                if len(group) == 1 and is_assumed(line):
                    note = " ".join([t("Niemand heeft dit bevestigd."), note]).strip()
                notes = [spans.plain(note), *(_reaction(one, t) for one in remarks if one.about == line.number)]
                rows.append(Row((title, *cells), spans.lines(*notes) or None, with_next=line is not group[-1]))
                title = ()
    header = (spans.plain(t("Wat is gezegd of gezien")), spans.plain(t("Door wie")))
    return Table((spans.plain(t("Onderdeel")), *header), tuple(rows), (0.165, 0.485, 0.35))


def _reaction(remark: RemarkLine, t: Translate) -> Text:
    label = t("Reactie van {who}:").format(who=person(remark.by, t))
    return (Span(f"{label} ", bold=True), Span(spans.in_own_order(remark.text)))


def grouped(lines: Sequence[StatementLine]) -> tuple[tuple[StatementLine, ...], ...]:
    """Statements that contradict each other together, in which what is assumed comes last."""
    by_number = {line.number: line for line in lines}
    placed: set[int] = set()
    groups: list[tuple[StatementLine, ...]] = []
    for line in lines:
        if line.number in placed:
            continue
        group = {line.number}
        waiting = [line]
        while waiting:
            for other in waiting.pop().contradicts:
                if other in by_number and other not in group:
                    group.add(other)
                    waiting.append(by_number[other])
        placed |= group
        members = sorted((by_number[number] for number in group), key=lambda m: (is_assumed(m), m.number))
        groups.append(tuple(members))
    return tuple(groups)


def _words(line: StatementLine) -> Text:
    original = spans.foreign(line.original.text, line.original.lang) if line.original else ()
    return spans.lines(spans.plain(said(line)), original)


def _source(line: StatementLine, resident: str, absent: Collection[str], t: Translate) -> Text:
    sign = sign_of(line)
    away = t(", niet bij het gesprek") if line.by.name in absent and line.source is not Source.DOCUMENT else ""
    if line.on is not None:
        away += t(", op {day}").format(day=date_only(line.on))
    if not is_assumed(line):
        return spans.plain(f"{sign} {source(line, resident, t)}{away}")
    word = t(_ASSUMED)
    text = assumed(line, resident, t) + away
    if not text.startswith(word):
        return spans.plain(f"{sign} {text}")
    return (Span(f"{sign} "), Span(word, bold=True), Span(text.removeprefix(word)))


def _different(group: Sequence[StatementLine], t: Translate) -> str:
    if len(group) == 2:
        texts = [t("Dit zijn twee verschillende antwoorden.")]
    else:
        texts = [t("Dit zijn {count} verschillende antwoorden.").format(count=len(group))]
    texts += [
        t("Niemand heeft bevestigd wat {who} aanneemt.").format(who=called(line.by, t))
        for line in group
        if is_assumed(line)
    ]
    return " ".join(dict.fromkeys(texts))


def _elsewhere(
    line: StatementLine, section: LifeDomainSection, where: Mapping[int, LifeDomainSection], t: Translate
) -> str:
    others = [where[number] for number in line.contradicts if number in where]
    titles = dict.fromkeys(other.title for other in others if other.id != section.id)
    return " ".join(
        t("Een ander antwoord staat bij: {title}.").format(title=title or t("Uw verhaal")) for title in titles
    )
