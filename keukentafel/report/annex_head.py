"""The head of the reviewer's annex: the conversation in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.deadlines import Deadline, Term, is_overdue
from keukentafel.domain.interpreting import LineQuality
from keukentafel.domain.marks import N_
from keukentafel.domain.report.annex_document import AnnexDocument, InterpretationLine
from keukentafel.domain.report.report_parts import EarlierVersion, ReadOutLine, TeachBackLine
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.signing import Ended, ReadWhat, TeachBackAnswer
from keukentafel.i18n import format_time
from keukentafel.report import spans
from keukentafel.report.about_report import KINDS, PRIVATE
from keukentafel.report.tagged.blocks import Block, KeyValues, Subtitle, Title
from keukentafel.report.wording import Translate, case_words, day, interpreter, moment, person, quoted, sentence

_ENDED = {
    Ended.COMPLETE: N_("het gesprek is afgemaakt"),
    Ended.INTERRUPTED: N_("het gesprek is afgebroken"),
    Ended.WITHDRAWN: N_("de vraag is ingetrokken"),
}


_LINES = {
    LineQuality.GOOD: N_("was goed te horen"),
    LineQuality.POOR: N_("was soms slecht te horen"),
    LineQuality.BROKEN: N_("viel steeds weg"),
}


def annex_head(annex: AnnexDocument, t: Translate) -> Iterator[Block]:
    """The name of the annex, and how the conversation went: when, through whom, what was read out and said back."""
    yield Title(spans.plain(t("Bijlage voor de beoordelaar")))
    version = t("versie {number}").format(number=annex.number)
    parts = (t(KINDS[annex.kind]), version, case_words(annex.case_number, t))
    text = t("Bij het {report}. Deze bijlage is geen besluit.").format(report=", ".join(p for p in parts if p))
    yield Subtitle(spans.plain(text))
    rows = (
        (t("Het gesprek"), _lasted(annex, t)),
        (t("Getolkt door"), _interpreted(annex, t) or t("Niemand tolkte.")),
        (t("Voorgelezen"), " ".join(_read(annex, t))),
        (t("Teruggezegd"), _told_back(annex.teach_back, t)),
        *((t("Laatste dag"), _last_day(term, annex, t)) for term in annex.deadlines if term.term is Term.INVESTIGATION),
    )
    yield KeyValues(tuple((spans.plain(name), spans.plain(value or t("Nee."))) for name, value in rows), 0.2)


def _last_day(term: Deadline, annex: AnnexDocument, t: Translate) -> str:
    """Until when the investigation may take, why that day moved, and whether it was over."""
    said = f"{capital_first(day(term.last_day))}. {why_moved(term, t)}"
    if is_overdue(term, annex.frozen_at.date()):
        said += " " + t("Voorbij toen dit verslag definitief werd.")
    return said


def why_moved(term: Deadline, t: Translate) -> str:
    """Which days moved the last day of a term, in a sentence."""
    if not term.why:
        return t("Niet verschoven.")
    return t("Verschoven door: {days}.").format(days=listed([t(word) for word in term.why], t))


def _lasted(annex: AnnexDocument, t: Translate) -> str:
    began, frozen = annex.began_at, annex.frozen_at
    said = [
        t("Begonnen op {began}. Het verslag is definitief sinds {frozen}; {ended}.").format(
            began=moment(began, t), frozen=moment(frozen, t), ended=t(_ENDED[annex.ended])
        )
    ]
    if began.date() == frozen.date() and began <= frozen:
        minutes = int((frozen - began).total_seconds() // 60)
        said.append(t("Dat is na {minutes} minuten.").format(minutes=minutes))
    if annex.private_talk is not None:
        said.append(t("Apart gesprek: {answer}.").format(answer=t(PRIVATE[annex.private_talk])))
    return " ".join(said)


def _interpreted(annex: AnnexDocument, t: Translate) -> str:
    names = [interpreter(p.interpreting, t) for p in annex.present if p.present and p.interpreting]
    said = [f"{listed(names, t)}."] if names else []
    said += [
        t("Geen professionele tolk, want: {reason}").format(reason=sentence(reason))
        for reason in annex.interpreter_reasons
    ]
    said += [_how_interpreted(line, t) for line in annex.interpretations]
    return " ".join(said)


def _how_interpreted(line: InterpretationLine, t: Translate) -> str:
    """ "Tolk 20417: van 10:02 tot 10:50, de verbinding was soms slecht." """
    told = line.told
    parts = []
    if told.began is not None:
        parts.append(t("begon om {time}").format(time=format_time(told.began)))
    if told.ended is not None:
        parts.append(t("was klaar om {time}").format(time=format_time(told.ended)))
    if told.took_over_from:
        parts.append(t("nam het over van {who}").format(who=line.after))
    if told.line is not None:
        parts.append(t(_LINES[told.line]))
    if told.same_dialect is not None:
        parts.append(t("sprak dezelfde streektaal") if told.same_dialect else t("sprak een andere streektaal"))
    if told.not_interpreted:
        parts.append(t("kon niet alles tolken: {what}").format(what=told.not_interpreted))
    return sentence(f"{line.name} {listed(parts, t)}") if parts else ""


def _told_back(told: TeachBackLine | None, t: Translate) -> str:
    if told is None:
        return t("Nog niet gevraagd.")
    if told.answer is TeachBackAnswer.DECLINED:
        return t("Wilde dit niet.")
    if told.answer is TeachBackAnswer.UNABLE:
        return t("Kon dit niet.")
    if told.literal:
        return quoted(told.text)
    return t("{text} In de woorden van de tolk.").format(text=sentence(told.text))


def _read(annex: AnnexDocument, t: Translate) -> Iterator[str]:
    """What was read out, and of which version: what was heard before an earlier one was not this report."""
    of = [next((v for v in annex.earlier if line.at <= v.at), None) for line in annex.read_outs]
    for line, version in zip(annex.read_outs, of, strict=True):
        yield sentence(_read_out(line, version, t))
    if of and all(of):
        yield t("Dit {kind} is nog niet voorgelezen.").format(kind=t(KINDS[annex.kind]))


def _read_out(line: ReadOutLine, version: EarlierVersion | None, t: Translate) -> str:
    summary = line.what is ReadWhat.SUMMARY
    if version is None:
        what = t("de samenvatting") if summary else t("het verslag")
    else:
        whole = t("de samenvatting van het {kind}, versie {number}") if summary else t("het {kind}, versie {number}")
        what = whole.format(kind=t(KINDS[version.kind]), number=version.number)
    return t("{what}, op {when}, in het {language}, door {who}").format(
        what=what, when=moment(line.at, t), language=line.language, who=person(line.by, t)
    )
