"""Page 1, for the person: own words or else what is asked, arranged today and agreed, and what happens now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import AgreementLine, StatementLine, UrgentLine
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.report import spans
from keukentafel.report.need_block import help_sentence
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, Para, Quote, Subtitle, Table, Text, Title
from keukentafel.report.wording import (
    Translate,
    called,
    date_only,
    day,
    quoted,
    sentence,
    source,
)

TITLES = {
    ReportKind.CONVERSATION: N_("Verslag van ons gesprek"),
    ReportKind.INVESTIGATION: N_("Verslag van het onderzoek"),
}

_ENDED = {
    Ended.INTERRUPTED: N_("Het gesprek is eerder gestopt. Dit verslag zegt wat tot dan toe is gezegd."),
    Ended.WITHDRAWN: N_("U heeft uw vraag ingetrokken. Dit verslag zegt wat tot dan toe is gezegd."),
}


def first_page(document: ReportDocument, concept: bool, t: Translate) -> tuple[Block, ...]:
    """The blocks of page 1."""
    return (
        *_top(document, concept, t),
        *_own_words(document, t),
        *_urgent(document, t),
        *_agreements(document, t),
        *_next(document, t),
    )


def _top(document: ReportDocument, concept: bool, t: Translate) -> Iterator[Block]:
    head = document.head
    yield Title(spans.plain(t(TITLES[head.kind])))
    if head.kind is ReportKind.INVESTIGATION:
        said_when = t("{resident}, gesprek op {day}. Dit verslag is geen besluit.")
    else:
        said_when = t("{resident}, {day}. Dit verslag is geen besluit.")
    days = dict.fromkeys(visit.on for visit in document.visits) or (head.talked_on,)
    when = said_when.format(resident=head.resident, day=listed([day(on) for on in days], t))
    yield Subtitle(spans.plain(when))
    if concept:
        yield Para(spans.bold(t("Dit is een concept. U mag fouten laten verbeteren.")))
    if head.ended in _ENDED:
        yield Para(spans.plain(t(_ENDED[head.ended])))
    if head.kind is ReportKind.INVESTIGATION:
        finished = spans.bold(t("Het onderzoek is afgerond op {day}.").format(day=day(head.at)))
        last = document.next_steps.outcome_by
        until = t("Dat moest uiterlijk op {day}.").format(day=day(last)) if last is not None else ""
        yield Para(spans.row(finished, spans.plain(until)))


def _own_words(document: ReportDocument, t: Translate) -> Iterator[Block]:
    for line in document.what_matters:
        original = line.original
        yield Quote(
            spans.plain(said(line)),
            original=spans.plain(spans.in_own_order(original.text)) if original else None,
            original_lang=spans.language_tag(original.lang) if original else None,
            attribution=spans.plain(source(line, document.head.form_of_address, t)),
            anchor="own-words",
        )
    if document.first_question is not None:
        asked = help_sentence(document.first_question, t)
        yield Quote(spans.plain(asked), attribution=spans.plain(t("Uw vraag")), anchor="own-words")


def said(line: StatementLine) -> str:
    """The words of a statement; in quotation marks only when they were said like this."""
    return quoted(line.text) if line.literal else line.text


def _urgent(document: ReportDocument, t: Translate) -> Iterator[Block]:
    if document.urgent:
        yield Heading(spans.plain(_arranged(document, t)), anchor="urgent")
        for line in document.urgent:
            yield Para(_urgent_text(line, t))


def _arranged(document: ReportDocument, t: Translate) -> str:
    """ "Vandaag" on the day of the conversation only: the onderzoeksverslag is read weeks later."""
    days = dict.fromkeys(date_only(line.at) for line in document.urgent)
    if document.head.kind is ReportKind.CONVERSATION and list(days) == [date_only(document.head.talked_on)]:
        return t("Vandaag geregeld")
    return t("Meteen geregeld op {days}").format(days=listed(list(days), t))


def _urgent_text(line: UrgentLine, t: Translate) -> Text:
    if line.temporary:
        decision = t("Er is meteen tijdelijke hulp: {because}")
    else:
        decision = t("Er is geen tijdelijke hulp: {because}")
    return spans.row(
        spans.bold(sentence(line.what)),
        spans.plain(
            t("{who}: {done}").format(who=capital_first(called(line.by, t)), done=sentence(line.done_today, False))
        ),
        spans.plain(decision.format(because=sentence(line.because, False))),
    )


def _agreements(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat spreken wij af?")), anchor="agreements")
    if not document.agreements:
        yield Para(spans.plain(t("Wij hebben nog niets afgesproken.")))
        return
    header = (spans.plain(t("Wanneer en wie")), spans.plain(t("Wat")))
    head = document.head
    # In the onderzoeksverslag most of it lies behind; at the table only what a previous report brought along.
    today = head.at.date() if head.kind is ReportKind.INVESTIGATION else head.talked_on
    yield Table(header, tuple(_agreement(line, today, t) for line in document.agreements), (0.355, 0.645))


def _agreement(line: AgreementLine, today: date, t: Translate) -> tuple[Text, ...]:
    what = [spans.plain(line.what)]
    if line.original is not None:
        what.append(spans.foreign(line.original.text, line.original.lang))
    if line.backup:
        what.append(spans.quiet(t("Lukt dat niet: {backup}").format(backup=line.backup)))
    when = spans.bold(day(line.when)) if line.when else spans.quiet(t("nog geen datum"))
    who = called(line.who, t) or t("nog niemand")
    over = line.when is not None and line.when < today
    past = spans.quiet(t("Deze dag is voorbij.")) if over else ()
    return spans.lines(when, spans.plain(who), past), spans.lines(*what)


def _next(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat gebeurt er nu?")), anchor="next")
    yield Bullets(tuple(spans.plain(text) for text in next_steps(document, t)))


def next_steps(document: ReportDocument, t: Translate) -> Iterator[str]:
    """What follows, with dates, one point after another."""
    steps, sender = document.next_steps, document.head.sender
    yield t("U krijgt dit verslag uiterlijk op {report}. U kunt reageren tot en met {respond}.").format(
        report=day(steps.report_by), respond=day(steps.respond_until)
    )
    if document.head.ended is Ended.WITHDRAWN:
        yield t("Het onderzoek gaat niet door. U kunt altijd opnieuw om hulp vragen.")
    else:
        yield from _terms(document, t)
    contact = t("Heeft u vragen? Bel {phone} of mail naar {email}.").format(phone=sender.phone, email=sender.email)
    yield f"{contact} {sender.complaint}".strip()


def _terms(document: ReportDocument, t: Translate) -> Iterator[str]:
    steps = document.next_steps
    if document.head.kind is ReportKind.INVESTIGATION:
        yield t("Het onderzoek is klaar. Heeft u nog geen hulp aangevraagd? Dan kunt u dat nu doen.")
    elif steps.outcome_by is not None:
        if steps.overdue:
            yield t("De zes weken voor het onderzoek zijn voorbij. U mag meteen een aanvraag doen.")
        else:
            yield t(
                "Het onderzoek is uiterlijk op {day} klaar. Duurt het langer? Dan mag u meteen een aanvraag doen."
            ).format(day=day(steps.outcome_by))
    yield t(
        "Na uw aanvraag beslist de gemeente binnen twee weken. Bent u het niet eens met dat besluit? "
        "Dan kunt u binnen zes weken bezwaar maken."
    )
