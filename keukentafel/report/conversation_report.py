"""The gespreksverslag and the onderzoeksverslag as blocks: page 1 for the person, then the order of the law."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.agreements import ConsentHow
from keukentafel.domain.carers import CarerAnswer, KeepsUp
from keukentafel.domain.life_domains import MEANING, Rating
from keukentafel.domain.marks import N_
from keukentafel.domain.needs import Law
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import CarerLine, ConsentLine, LifeDomainSection, RemarkLine
from keukentafel.domain.running_text import capital_first
from keukentafel.domain.signing import TeachBackAnswer
from keukentafel.report import spans
from keukentafel.report.about_report import about_report, present, rights
from keukentafel.report.changed_since import changed_section, course_section, still_section
from keukentafel.report.first_page import first_page, said
from keukentafel.report.need_block import help_sentence, need_blocks
from keukentafel.report.open_points import not_asked, open_sentences
from keukentafel.report.signing_page import signing_page
from keukentafel.report.statement_table import statement_table
from keukentafel.report.support_map import support_map
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, KeyValues, Para, Quote, Text
from keukentafel.report.wording import Translate, amount, date_only, moment, person, quoted, sentence

_LAWS = {
    Law.WLZ: N_("Wet langdurige zorg (Wlz)"),
    Law.ZVW: N_("Zorgverzekeringswet (Zvw)"),
    Law.PARTICIPATION: N_("Participatiewet"),
    Law.YOUTH: N_("Jeugdwet"),
    Law.DEBT: N_("Schuldhulp"),
}

_KEEPS_UP = {
    KeepsUp.DAYS: N_("Een paar dagen."),
    KeepsUp.WEEKS: N_("Een paar weken."),
    KeepsUp.MONTHS: N_("Een paar maanden."),
    KeepsUp.HALF_YEAR: N_("Een half jaar."),
    KeepsUp.LONGER: N_("Langer dan een half jaar."),
    KeepsUp.UNKNOWN: N_("Weet niet hoe lang dit nog lukt."),
}

_RATINGS = {Rating.GOOD: N_("gaat goed"), Rating.BARELY: N_("gaat net"), Rating.NOT: N_("gaat niet")}

_NO_TEACH_BACK = {
    TeachBackAnswer.DECLINED: N_("U wilde dit niet in eigen woorden zeggen."),
    TeachBackAnswer.UNABLE: N_("U kon dit niet in eigen woorden zeggen."),
}


def report_blocks(
    document: ReportDocument, addendum: Addendum, t: Translate, concept: bool = False
) -> tuple[Block, ...]:
    """The whole report. A concept has no signing page: nothing can be signed yet."""
    remarks = (*document.remarks, *addendum.remarks)
    return (
        *first_page(document, concept, t),
        *_open(document, t),
        *about_report(document, t),
        *changed_section(document.changed, t),
        *present(document, t),
        *rights(document, t),
        *still_section(document, t),
        *_needs(document, t),
        *_situation(document, remarks, t),
        *(block for need in document.needs
          for block in need_blocks(need, document.head, document.carers, t)),
        *support_map([need.in_force(document.head.at.date()) for need in document.needs], t),
        *_carers(document, t),
        *_other_laws(document, t),
        *_costs(document, t),
        *_view(document, t),
        *_reactions(remarks, document, t),
        *_teach_back(document, t),
        *_ratings(document, t),
        *course_section(document, t),
        *consents_section((*document.consents, *addendum.consents), t),
        *(() if concept else signing_page(document, addendum, t)),
    )  # fmt: skip


def _open(document: ReportDocument, t: Translate) -> Iterator[Block]:
    talk, research = open_sentences(document, t)
    waiting = not_asked(document, t)
    yield Heading(spans.plain(t("Wat is nog open?")), anchor="open")
    if not (talk or research or waiting):
        yield Para(spans.plain(t("Er is niets meer open. Is iets niet besproken, dan staat dat erbij.")))
    yield Bullets(tuple(spans.plain(text) for text in waiting))
    for title, points in ((t("Nog te bespreken"), talk), (t("Nog te onderzoeken"), research)):
        if points:
            yield Heading(spans.plain(title), 3)
            yield Bullets(tuple(spans.plain(capital_first(point)) for point in points))


def _needs(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat vraagt u?")), anchor="needs")
    if document.needs:
        yield Bullets(tuple(spans.plain(help_sentence(need, t)) for need in document.needs), ordered=True)
    else:
        yield Para(spans.quiet(t("Er is nog geen vraag opgeschreven.")))


def _situation(document: ReportDocument, remarks: tuple[RemarkLine, ...], t: Translate) -> Iterator[Block]:
    told = [section for section in document.life_domains if section.statements]
    matters = [section for section in told if section.id == MEANING]
    others = [section for section in told if section.id != MEANING]
    yield Heading(spans.plain(t("Wie bent u, wat vindt u belangrijk en hoe gaat het?")), anchor="situation")
    if not matters:
        yield Para(spans.quiet(t("Wat belangrijk is in uw leven, is nog niet besproken.")))
    if told:
        yield statement_table([*matters, *others], document, remarks, t)
    else:
        yield Para(spans.quiet(t("Hoe het met u gaat, is nog niet besproken.")))


def _carers(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wie zorgt er voor u?")), anchor="carers")
    if not document.carers:
        yield Para(spans.quiet(t("Dit is nog niet gevraagd.")))
    for carer in document.carers:
        if carer.answer is CarerAnswer.NONE:
            yield Para(spans.plain(t("U heeft geen mantelzorger.")))
        elif carer.who is None:
            yield Para(spans.quiet(t("Dit is nog niet gevraagd.")))
        else:
            yield KeyValues(tuple(_carer_rows(carer, t)))


def _carer_rows(carer: CarerLine, t: Translate) -> Iterator[tuple[Text, Text]]:
    if carer.who is not None:
        yield spans.quiet(t("Mantelzorger")), spans.bold(person(carer.who, t))
    empty = spans.quiet(t("Dit is nog niet besproken."))
    yield spans.quiet(t("Wat dit vraagt")), spans.plain(sentence(carer.load)) or empty
    yield spans.quiet(t("Hoe lang nog")), spans.plain(t(_KEEPS_UP[carer.keeps_up])) if carer.keeps_up else empty
    yield spans.quiet(t("Wat de mantelzorger wil")), spans.plain(sentence(carer.wants)) or empty
    if carer.heard_apart is not None:
        yield spans.quiet(t("Apart gesproken")), spans.plain(t("ja") if carer.heard_apart else t("nee"))


def _other_laws(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Welke andere hulp en wetten zijn er?")), anchor="other-laws")
    if document.other_laws:
        rows = tuple(
            (spans.plain(t(_LAWS[line.law])), spans.plain(sentence(line.because))) for line in document.other_laws
        )
        yield KeyValues(rows)
    else:
        yield Para(spans.quiet(t("Dit is nog niet onderzocht.")))


def _costs(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat kost hulp op maat?")), anchor="costs")
    found = document.costs
    if found is None:
        yield Para(spans.plain(t("De gemeente vertelt u nog wat u op dit moment betaalt.")))
        return
    yield Para(spans.plain(found.sentence.replace("{amount}", amount(found.cents_per_month))), keep_with_next=True)
    valid = t("Dit bedrag geldt van {first} tot en met {last}. Bron: {source}.").format(
        first=date_only(found.valid_from), last=date_only(found.valid_until), source=found.source.rstrip(".")
    )
    yield Para(spans.quiet(valid), small=True)


def _view(document: ReportDocument, t: Translate) -> Iterator[Block]:
    if document.views:
        yield Heading(spans.plain(t("Wat vindt de consulent?")), anchor="view")
        yield Para(spans.quiet(t("Dit is de mening van de consulent. Het is niet uw verhaal.")))
        for text in document.views:
            yield Para(spans.plain(text))


def _reactions(remarks: tuple[RemarkLine, ...], document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat is uw reactie?")), anchor="reactions")
    if not remarks:
        yield Para(spans.quiet(t("Er is nog geen reactie.")))
    said_by_number = {one.number: said(one) for section in document.life_domains for one in section.statements}
    for line in remarks:
        after = line.at > document.head.at
        note = t("{who}, {when}, na het verslag") if after else t("{who}, {when}")
        words = said_by_number.get(line.about)
        yield Para(
            spans.lines(
                spans.quiet(t("Over: {words}").format(words=words)) if words else (),
                spans.plain(spans.in_own_order(line.text)),
                spans.quiet(note.format(who=person(line.by, t), when=moment(line.at, t))),
            )
        )


def _teach_back(document: ReportDocument, t: Translate) -> Iterator[Block]:
    yield Heading(spans.plain(t("Wat spreken wij af, in uw eigen woorden?")), anchor="teach-back")
    told = document.teach_back
    if told is None:
        yield Para(spans.quiet(t("Dit is nog niet gevraagd.")))
    elif told.answer in _NO_TEACH_BACK:
        yield Para(spans.plain(t(_NO_TEACH_BACK[told.answer])))
    else:
        words = t("{who}, via de tolk") if told.original else t("{who}")
        if not told.literal:
            words = t("{who}, in de woorden van de tolk")
        yield Quote(
            spans.plain(quoted(told.text) if told.literal else told.text),
            original=spans.plain(spans.in_own_order(told.original.text)) if told.original else None,
            original_lang=spans.language_tag(told.original.lang) if told.original else None,
            attribution=spans.plain(words.format(who=document.head.form_of_address)),
        )


def _ratings(document: ReportDocument, t: Translate) -> Iterator[Block]:
    rated = [section for section in document.life_domains if section.rating is not None]
    if rated:
        yield Heading(spans.plain(t("Hoe gaat het, vindt u zelf?")), anchor="ratings")
        several = bool(document.visits)
        yield Bullets(tuple(_rating(section, several, t) for section in rated))


def _rating(section: LifeDomainSection, several: bool, t: Translate) -> Text:
    rating = t(_RATINGS[section.rating]) if section.rating else ""
    if several and section.rated_on is not None:
        rating += t(", op {day}").format(day=date_only(section.rated_on))
    told = spans.plain(f"{section.title or t('Uw verhaal')}: {rating}.")
    if section.important is None:
        return told
    important = t("Dit is nu belangrijk voor u.") if section.important else t("Dit is nu niet belangrijk voor u.")
    return spans.row(told, spans.plain(important))


def consents_section(consents: tuple[ConsentLine, ...], t: Translate) -> Iterator[Block]:
    """Every consent, each once, with what was said of it last."""
    yield Heading(spans.plain(t("Wat mag de gemeente delen?")), anchor="consents")
    if not consents:
        yield Para(spans.plain(t("U heeft geen toestemming gegeven om iets te delen.")))
        return
    # What was said last about the same thing is what counts.
    newest = {(line.to, line.what, line.purpose): line for line in consents}
    yield Bullets(tuple(_consent(line, t) for line in newest.values()))
    yield Para(spans.quiet(t("U mag uw toestemming altijd weer stoppen.")), small=True)


def _consent(line: ConsentLine, t: Translate) -> Text:
    what = t("{what}. Waarvoor: {purpose}").format(what=line.what.rstrip("."), purpose=sentence(line.purpose, False))
    how = t("Mondeling gegeven op {day}") if line.how is ConsentHow.ORAL else t("Op papier gegeven op {day}")
    given = how.format(day=date_only(line.given_on))
    if line.until:
        given = t("{given}, tot en met {day}").format(given=given, day=date_only(line.until))
    stopped = spans.bold(t("Deze toestemming is gestopt.")) if line.revoked else ()
    return spans.row(spans.bold(f"{capital_first(line.to)}:"), spans.plain(what), spans.plain(f"{given}."), stopped)
