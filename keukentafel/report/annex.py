"""The reviewer's annex as blocks: first one page with the law and where it is answered, then what that rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from keukentafel.domain.checks import Level
from keukentafel.domain.deadlines import MAY_MOVE, Deadline, Term, is_overdue
from keukentafel.domain.marks import N_
from keukentafel.domain.report.annex_document import (
    About,
    AmountBasis,
    AnnexDocument,
    ApplicationLine,
    FindingLine,
    LawAnswer,
)
from keukentafel.domain.rights import Right
from keukentafel.domain.running_text import capital_first, listed, numbered
from keukentafel.report import spans
from keukentafel.report.about_report import KINDS, grouped_hash
from keukentafel.report.annex_head import annex_head, why_moved
from keukentafel.report.changed_since import changed_section
from keukentafel.report.finding_sentences import FOUND
from keukentafel.report.first_page import said
from keukentafel.report.signing_page import seal_stamp
from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Heading,
    KeepTogether,
    KeyValues,
    PageBreak,
    Para,
    Span,
    Table,
    Text,
)
from keukentafel.report.wording import (
    TOLD_HOW,
    Translate,
    amount,
    assumed,
    date_only,
    day,
    interpreter,
    is_assumed,
    moment,
    person,
    sentence,
    source,
)

_STEPS = {
    "1": N_("de hulpvraag"),
    "2": N_("de problemen"),
    "3": N_("de ondersteuning die nodig is"),
    "4": N_("wie dat kan bieden"),
    "5": N_("maatwerk voor wat overblijft"),
}

_LETTERS = {
    "a": N_("behoeften, kenmerken en voorkeuren"),
    "b": N_("eigen kracht en gebruikelijke hulp"),
    "c": N_("mantelzorg en sociaal netwerk"),
    "d": N_("steun voor de mantelzorger"),
    "e": N_("algemene voorzieningen en activiteiten"),
    "f": N_("samenwerking en andere wetten"),
    "g": N_("bijdrage in de kosten"),
}

_TERMS = {
    Term.PERSONAL_PLAN: N_("persoonlijk plan"),
    Term.INVESTIGATION: N_("onderzoek met verslag"),
    Term.DECISION: N_("besluit"),
    Term.OBJECTION: N_("bezwaar"),
    Term.DESTRUCTION_ON_REQUEST: N_("vernietiging op verzoek"),
}

_RIGHTS = {
    Right.CLIENT_SUPPORT: N_("gratis cliëntondersteuning"),
    Right.PERSONAL_PLAN: N_("het persoonlijk plan"),
    Right.BUDGET: N_("het pgb"),
    Right.PRIVACY: N_("privacy"),
    Right.COSTS: N_("de kosten"),
}

_MUNICIPAL = frozenset({Term.INVESTIGATION, Term.DECISION})
"""What the municipality has to do in time: only of these it matters to the reviewer that the day is over."""

_LEVELS = {Level.GAP: N_("open punt"), Level.WARNING: N_("waarschuwing")}

_THIRD_PARTIES = frozenset({"contact_without_consent", "role_conflict", "many_parties"})

_NAMES = 0.26

_ROOM_FOR = 3
"""How many open or motivated points the first page can hold."""

_DAY = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
"""A day as the screens write it; on paper it is written out."""


def annex_blocks(annex: AnnexDocument, t: Translate) -> tuple[Block, ...]:
    """The whole annex; it ends with the field of its seal, which stands with the marks that it seals."""
    third = [finding for finding in annex.findings if finding.code in _THIRD_PARTIES]
    others = [finding for finding in annex.findings if finding.code not in _THIRD_PARTIES]
    return (
        *annex_head(annex, t),
        *_law(annex, t),
        *_after_first_page(annex),
        *_findings(t("Wat de controles vonden"), t("De controles vonden niets."), others, t),
        *_findings(t("Anderen dan de bewoner"), t("Hierover is niets gevonden."), third, t),
        *_added(annex, t),
        *changed_section(annex.changed, t),
        *_people(annex, t),
        *_told(annex, t),
        *_deadlines(annex, t),
        *_amounts(annex, t),
        KeepTogether((*_versions(annex, t), *_seal(t))),
    )


def _after_first_page(annex: AnnexDocument) -> tuple[Block, ...]:
    """The law has a page of its own while little is open; else what follows goes on where it ends."""
    answers = (*annex.steps, *annex.letters)
    told = sum(len(answer.open) + len(answer.motivated) for answer in answers)
    return (PageBreak(),) if told <= _ROOM_FOR else ()


def _law(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("De vijf stappen van de Centrale Raad van Beroep")), anchor="steps")
    yield _answers(annex.steps, _STEPS, t("Stap"), t)
    yield Heading(spans.plain(t("Artikel 2.3.2, vierde lid, Wmo 2015")), anchor="letters")
    yield _answers(annex.letters, _LETTERS, t("Letter"), t)


def _answers(answers: Sequence[LawAnswer], names: dict[str, str], title: str, t: Translate) -> Table:
    header = (spans.plain(title), spans.plain(t("Bladzijde")), spans.plain(t("Open of gemotiveerd")))
    rows = tuple(
        (spans.row(spans.bold(a.key), spans.plain(t(names[a.key]))), _pages(a, t), _standing(a, t)) for a in answers
    )
    return Table(header, rows, (0.45, 0.13, 0.42))


def _pages(answer: LawAnswer, t: Translate) -> Text:
    if not answer.pages:
        return spans.quiet(t("geen"))
    return spans.plain(numbered(answer.pages, t))


def _standing(answer: LawAnswer, t: Translate) -> Text:
    texts = [_short(those, t("open"), t) for those in _alike(answer.open)]
    texts += [
        spans.row((*_short(those, t("gemotiveerd"), t), Span(".")), spans.plain(sentence(those[0].motivated)))
        for those in _alike(answer.motivated)
    ]
    return spans.lines(*texts) or spans.quiet(t("beantwoord"))


def _alike(findings: Iterable[FindingLine]) -> Iterable[list[FindingLine]]:
    """The same finding with the same motivation about several needs, together."""
    same: dict[tuple[str | int, ...], list[FindingLine]] = {}
    for number, one in enumerate(findings, 1):
        alone = 0 if one.about.need else number
        same.setdefault((one.title, one.motivated, one.about.words, one.about.name, alone), []).append(one)
    return same.values()


def _short(those: Sequence[FindingLine], standing: str, t: Translate) -> Text:
    about = about_words(those[0].about, t)
    if len(those) > 1:
        needs = t("vragen {numbers}").format(numbers=numbered([one.about.need for one in those], t))
        about = ", ".join(filter(None, (needs, about_words(replace(those[0].about, need=0), t))))
    where = f" ({about})" if about else ""
    return spans.row(spans.bold(f"{standing}:"), spans.plain(f"{t(those[0].title)}{where}"))


def about_words(about: About, t: Translate) -> str:
    """What a finding is about: "vraag 1, Emine"."""
    parts = [
        t("vraag {number}").format(number=about.need) if about.need else "",
        about.words,
        about.name,
    ]
    return ", ".join(part for part in parts if part)


def _findings(title: str, none: str, findings: Sequence[FindingLine], t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(title))
    if not findings:
        yield Para(spans.plain(none))
        return
    header = (spans.plain(t("Wat")), spans.plain(t("Waarover")), spans.plain(t("Waarom dit telt")))
    same: dict[tuple[str, str], list[FindingLine]] = {}
    for finding in findings:
        same.setdefault((finding.code, finding.motivated), []).append(finding)
    yield Table(header, tuple(_finding(those, t) for those in same.values()), (0.29, 0.26, 0.45))


def _finding(those: Sequence[FindingLine], t: Translate) -> tuple[Text, ...]:
    """One row for the same finding about different things."""
    first = those[0]
    what = spans.lines(spans.plain(t(FOUND[first.code])), spans.quiet(t(_LEVELS[first.level])))
    mark = spans.plain("\u2013") if len(those) > 1 else ()
    about = spans.lines(*(spans.row(mark, *_about(finding, t)) for finding in those))
    if first.level is Level.WARNING:
        standing: Text = ()
    elif first.motivated:
        standing = spans.row(spans.bold(t("Gemotiveerd:")), spans.plain(sentence(first.motivated)))
    else:
        standing = spans.bold(t("Niet gemotiveerd."))
    return what, about, spans.lines(spans.plain(t(first.why)), spans.quiet(first.source), standing)


def _about(finding: FindingLine, t: Translate) -> tuple[Text, Text]:
    detail = _DAY.sub(lambda found: date_only(date(*(int(part) for part in reversed(found.groups())))), finding.detail)
    if detail.isdecimal():
        detail = t("aantal: {number}").format(number=detail)
    words = about_words(finding.about, t)
    if not words and not detail:
        return (), spans.quiet(t("het hele gesprek"))
    return spans.plain(words), spans.quiet(f"({detail})" if words and detail else detail)


def _added(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    """What was written down after the version before: the report itself is one story without dates."""
    if not annex.earlier:
        return
    before = annex.earlier[-1]
    title = t("Wat kwam erbij na het {kind}, versie {number}?")
    yield Heading(spans.plain(title.format(kind=t(KINDS[before.kind]), number=before.number)))
    if not annex.added:
        yield Para(spans.plain(t("Er kwam geen uitspraak bij.")))
        return
    header = (spans.plain(t("Wat is gezegd of gezien")), spans.plain(t("Door wie")), spans.plain(t("Opgeschreven op")))
    rows = tuple(
        (
            spans.plain(said(found.line)),
            spans.plain((assumed if is_assumed(found.line) else source)(found.line, annex.form_of_address, t)),
            spans.plain(date_only(found.at)),
        )
        for found in annex.added
    )
    yield Table(header, rows, (0.45, 0.32, 0.23))


def _people(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wie waren erbij?")))
    here = spans.plain(t("aanwezig"))
    rows = [(spans.plain(t("De bewoner")), here), (spans.plain(t("De consulent")), here)]
    rows += [
        (
            spans.plain(capital_first(interpreter(p.interpreting, t) if p.interpreting else person(p.who, t))),
            spans.plain(t("aanwezig") if p.present or p.who in annex.came else t("niet aanwezig")),
        )
        for p in annex.present
    ]
    yield Table((spans.plain(t("Wie")), spans.plain(t("Bij het gesprek"))), tuple(rows), (0.68, 0.32))


def _told(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Welke rechten zijn verteld?")))
    rows = [
        (spans.plain(line.title), spans.plain(f"{date_only(line.on)}, {t(TOLD_HOW[line.how])}, {listed(line.told, t)}"))
        for line in annex.rights
    ]
    told = {line.right for line in annex.rights}
    untold = [t(name) for right, name in _RIGHTS.items() if right not in told]
    if untold:
        rows.append((spans.plain(t("Niet verteld")), spans.plain(sentence(listed(untold, t)))))
    yield KeyValues(tuple(rows), 0.36)


def _deadlines(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    applied = tuple(spans.plain(_applied(line, t)) for line in annex.applications)
    header = (spans.plain(t("Termijn")), spans.plain(t("Laatste dag")), spans.plain(t("Hoe geteld")))
    rows = tuple(_deadline(term, annex.frozen_at.date(), t) for term in annex.deadlines)
    yield Heading(spans.plain(t("Aanvraag en termijnen")))
    yield Bullets(applied) if applied else Para(spans.plain(t("Er is nog niets aangevraagd.")))
    yield Table(header, rows, (0.25, 0.29, 0.46))


def _applied(line: ApplicationLine, t: Translate) -> str:
    what = t("{who} vroeg hulp aan voor vraag {number}") if line.need else t("{who} vroeg hulp aan")
    where = t("{what}, op {when}, bij het {kind}, versie {version}.")
    text = where.format(
        what=what.format(who=person(line.by, t), number=line.need),
        when=date_only(line.came_in) if line.came_in is not None else moment(line.at, t),
        kind=t(KINDS[line.kind]),
        version=line.number,
    )
    return sentence(text)


def _deadline(term: Deadline, frozen: date, t: Translate) -> tuple[Text, ...]:
    counted = t("Vanaf {start} tot en met {raw}.").format(start=date_only(term.start), raw=date_only(term.raw))
    moved = why_moved(term, t)
    name = spans.lines(spans.plain(t(_TERMS[term.term])), spans.quiet(term.source))
    over = term.term in _MUNICIPAL and is_overdue(term, frozen)
    past = spans.bold(t("Voorbij toen dit verslag definitief werd.")) if over else ()
    unsure = spans.plain(t(MAY_MOVE)) if term.may_move else ()
    return name, spans.plain(day(term.last_day)), spans.row(spans.plain(f"{counted} {moved}"), unsure, past)


def _amounts(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Waar elke hoeveelheid op rust")))
    rows = [
        (
            spans.plain(t("Vraag {number}").format(number=found.need)),
            spans.lines(
                spans.plain(", ".join(part for part in (found.what, found.amount) if part)),
                _rests_on(found, t),
            ),
        )
        for found in annex.amounts
    ]
    if annex.costs is not None:
        text = t("{amount} per maand, van {first} tot en met {last}; {source}").format(
            amount=amount(annex.costs.cents_per_month),
            first=date_only(annex.costs.valid_from),
            last=date_only(annex.costs.valid_until),
            source=annex.costs.source,
        )
        rows.append((spans.plain(t("Bijdrage")), spans.plain(text)))
    if rows:
        yield KeyValues(tuple(rows), _NAMES)
    else:
        yield Para(spans.plain(t("Er is nog geen hoeveelheid bepaald.")))


def _rests_on(found: AmountBasis, t: Translate) -> Text:
    if not (found.amount or found.basis):
        return spans.quiet(t("Er is geen hoeveelheid genoemd."))
    return spans.row(spans.quiet(t("Rust op:")), spans.plain(found.basis or t("nog niet opgeschreven")))


def _versions(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Versies en kenmerken")))
    rows = [
        (spans.plain(t("Bestand van het verslag")), spans.plain(grouped_hash(annex.report_sha256))),
        (spans.plain(t("Gegevens van het verslag")), spans.plain(grouped_hash(annex.record_sha256))),
    ]
    for version in annex.earlier:
        name = t("Eerder {kind}, versie {number}").format(kind=t(KINDS[version.kind]), number=version.number)
        text = f"{moment(version.at, t)}\n{grouped_hash(version.record_sha256)}"
        rows.append((spans.plain(name), spans.plain(text)))
    if annex.code_lists:
        rows.append((spans.plain(t("Codes in de gegevens")), spans.plain(_codes(annex, t))))
    yield KeyValues(tuple(rows), _NAMES)
    yield Para(spans.quiet(t("Deze kenmerken zijn SHA-256. Met “keukentafel verify” controleert u ze.")), small=True)


def _codes(annex: AnnexDocument, t: Translate) -> str:
    unsure = t("{list} (nog na te gaan)")
    names = [unsure.format(list=one.id) if one.to_verify else one.id for one in annex.code_lists]
    release = annex.code_lists[0].release
    return t("Uit de lijsten {lists} van {release}.").format(lists=listed(names, t), release=release)


def _seal(t: Translate) -> Iterator[Block]:
    yield seal_stamp(t("Zegel van de gemeente op deze bijlage"), t)
