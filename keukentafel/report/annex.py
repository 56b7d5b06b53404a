"""The reviewer's annex as blocks: first one page with the law and where it is answered, then what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keukentafel.domain.annex_document import About, AnnexDocument, FindingLine, LawAnswer
from keukentafel.domain.checks import Level
from keukentafel.domain.deadlines import Deadline, Term
from keukentafel.domain.signing import Ended, ReadWhat
from keukentafel.i18n import N_
from keukentafel.report import spans
from keukentafel.report.about_report import KINDS, PRIVATE, grouped_hash
from keukentafel.report.signing_page import CONSULTANT_FIELD
from keukentafel.report.tagged.blocks import (
    Block,
    Heading,
    KeyValues,
    Para,
    SignatureField,
    Subtitle,
    Table,
    Text,
    Title,
)
from keukentafel.report.wording import (
    TOLD_HOW,
    Translate,
    amount,
    date_only,
    day,
    interpreter,
    listed,
    moment,
    person,
    sentence,
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

_ENDED = {
    Ended.COMPLETE: N_("het gesprek is afgemaakt"),
    Ended.INTERRUPTED: N_("het gesprek is afgebroken"),
    Ended.WITHDRAWN: N_("de vraag is ingetrokken"),
}

_LEVELS = {Level.GAP: N_("open punt"), Level.WARNING: N_("waarschuwing")}

_THIRD_PARTIES = frozenset({"contact_without_consent", "role_conflict", "many_parties"})

_NAMES = 0.26


def annex_blocks(annex: AnnexDocument, t: Translate) -> tuple[Block, ...]:
    """The whole annex; its last block is the field of its seal."""
    third = [finding for finding in annex.findings if finding.code in _THIRD_PARTIES]
    others = [finding for finding in annex.findings if finding.code not in _THIRD_PARTIES]
    return (
        *_top(annex, t),
        *_law(annex, t),
        *_findings(t("Wat de controles vonden"), t("De controles vonden niets."), others, t),
        *_findings(t("Anderen dan de bewoner"), t("Hierover is niets gevonden."), third, t),
        *_people(annex, t),
        *_told(annex, t),
        *_deadlines(annex, t),
        *_amounts(annex, t),
        *_versions(annex, t),
        *_seal(t),
    )


def _top(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Title(spans.plain(t("Bijlage voor de toetser")))
    text = t("Bij het {kind}, versie {number}, zaak {case}. Deze bijlage is geen besluit.").format(
        kind=t(KINDS[annex.kind]), number=annex.number, case=annex.case_number
    )
    yield Subtitle(spans.plain(text))


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
    return Table(header, rows, (0.42, 0.14, 0.44))


def _pages(answer: LawAnswer, t: Translate) -> Text:
    if not answer.pages:
        return spans.quiet(t("geen"))
    return spans.plain(listed([str(page) for page in answer.pages], t))


def _standing(answer: LawAnswer, t: Translate) -> Text:
    texts = [_short(finding, t("open"), t) for finding in answer.open]
    texts += [
        spans.row(_short(finding, t("gemotiveerd"), t), spans.plain(sentence(finding.motivated)))
        for finding in answer.motivated
    ]
    return spans.lines(*texts) or spans.quiet(t("beantwoord"))


def _short(finding: FindingLine, standing: str, t: Translate) -> Text:
    about = about_words(finding.about, t)
    where = f" ({about})" if about else ""
    return spans.row(spans.bold(f"{standing}:"), spans.plain(f"{t(finding.title)}{where}"))


def about_words(about: About, t: Translate) -> str:
    """What a finding is about: "vraag 1, Emine"."""
    parts = [
        t("vraag {number}").format(number=about.need) if about.need else "",
        t("uitspraak {number}").format(number=about.statement) if about.statement else "",
        t("afspraak {number}").format(number=about.agreement) if about.agreement else "",
        about.name,
    ]
    return ", ".join(part for part in parts if part)


def _findings(title: str, none: str, findings: Sequence[FindingLine], t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(title))
    if not findings:
        yield Para(spans.plain(none))
        return
    header = (spans.plain(t("Wat")), spans.plain(t("Waarover")), spans.plain(t("Waarom dit telt")))
    yield Table(header, tuple(_finding(finding, t) for finding in findings), (0.36, 0.24, 0.4))


def _finding(finding: FindingLine, t: Translate) -> tuple[Text, ...]:
    what = spans.lines(spans.plain(t(finding.title)), spans.quiet(f"{t(_LEVELS[finding.level])} · {finding.code}"))
    about = spans.lines(spans.plain(about_words(finding.about, t)), spans.quiet(finding.detail))
    if finding.level is Level.WARNING:
        standing: Text = ()
    elif finding.motivated:
        standing = spans.row(spans.bold(t("Gemotiveerd:")), spans.plain(sentence(finding.motivated)))
    else:
        standing = spans.bold(t("Niet gemotiveerd."))
    return what, about, spans.lines(spans.plain(t(finding.why)), standing)


def _people(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wie waren erbij en hoe is er getolkt?")))
    rows = [
        (
            spans.plain(interpreter(p.interpreting, t) if p.interpreting else person(p.who, t)),
            spans.plain(t("aanwezig") if p.present else t("niet aanwezig")),
        )
        for p in annex.present
    ]
    if rows:
        yield Table((spans.plain(t("Wie")), spans.plain(t("Bij het gesprek"))), tuple(rows), (0.68, 0.32))
    for reason in annex.interpreter_reasons:
        yield Para(spans.plain(t("Geen professionele tolk, want: {reason}").format(reason=sentence(reason))))
    if annex.private_talk is not None:
        yield Para(spans.plain(t("Apart gesprek: {answer}.").format(answer=t(PRIVATE[annex.private_talk]))))
    lasted = t("Het gesprek begon op {began}. Het verslag is definitief sinds {frozen}; {ended}.").format(
        began=moment(annex.began_at, t), frozen=moment(annex.frozen_at, t), ended=t(_ENDED[annex.ended])
    )
    yield Para(spans.plain(lasted))


def _told(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat is verteld en voorgelezen?")))
    rows = [
        (spans.plain(line.title), spans.plain(f"{date_only(line.on)}, {t(TOLD_HOW[line.how])}, {listed(line.told, t)}"))
        for line in annex.rights
    ]
    for line in annex.read_outs:
        what = t("Samenvatting voorgelezen") if line.what is ReadWhat.SUMMARY else t("Verslag voorgelezen")
        by = t("{when}, in het {language}, door {who}").format(
            when=moment(line.at, t), language=line.language, who=person(line.by, t)
        )
        rows.append((spans.plain(what), spans.plain(by)))
    if rows:
        yield KeyValues(tuple(rows), 0.36)
    else:
        yield Para(spans.plain(t("Hierover is niets opgeschreven.")))


def _deadlines(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Termijnen")))
    header = (spans.plain(t("Termijn")), spans.plain(t("Laatste dag")), spans.plain(t("Hoe geteld")))
    yield Table(header, tuple(_deadline(term, t) for term in annex.deadlines), (0.3, 0.3, 0.4))


def _deadline(term: Deadline, t: Translate) -> tuple[Text, ...]:
    counted = t("Vanaf {start} tot {raw}.").format(start=date_only(term.start), raw=date_only(term.raw))
    if term.why:
        moved = t("Verschoven door: {days}.").format(days=listed([t(word) for word in term.why], t))
    else:
        moved = t("Niet verschoven.")
    name = spans.lines(spans.plain(t(_TERMS[term.term])), spans.quiet(term.source))
    return name, spans.plain(day(term.last_day)), spans.plain(f"{counted} {moved}")


def _amounts(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Waar elke hoeveelheid op rust")))
    rows = [
        (
            spans.plain(t("Vraag {number}").format(number=found.need)),
            spans.lines(
                spans.plain(", ".join(part for part in (found.what, found.amount) if part)),
                spans.row(spans.quiet(t("Rust op:")), spans.plain(found.basis or t("nog niet opgeschreven"))),
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
    yield KeyValues(tuple(rows), _NAMES)
    yield Para(spans.quiet(t("Deze kenmerken zijn SHA-256. Met `keukentafel verify` controleert u ze.")), small=True)


def _seal(t: Translate) -> Iterator[Block]:
    yield SignatureField(
        CONSULTANT_FIELD,
        t("Zegel van de gemeente op deze bijlage"),
        230.0,
        48.0,
        spans.plain(t("zegel van de gemeente")),
    )
