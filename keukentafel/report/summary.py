"""The one page for the resident: sentences of the content pack in their language, with the Dutch beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.library import Library
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import AgreementLine, Words
from keukentafel.domain.running_text import capital_first
from keukentafel.domain.signing import Ended, ReportKind, TeachBackAnswer
from keukentafel.domain.source_language import DUTCH
from keukentafel.report import spans
from keukentafel.report.first_page import said
from keukentafel.report.need_block import help_sentence
from keukentafel.report.paper import (
    Euros,
    Value,
    about_translation,
    direction_of,
    filled,
    isolated,
    left_to_right,
    of_size,
    section,
    shown,
)
from keukentafel.report.signing_page import seal_stamp
from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Direction,
    Heading,
    KeepTogether,
    Para,
    Quote,
    Row,
    Section,
    SignatureField,
    Span,
    Table,
    Text,
    Title,
)
from keukentafel.report.wording import Translate, called, date_only, quoted, sentence

Pair = tuple[Text, Text]

LARGE_TYPE, READABLE = 14.0, 12.0
"""In points."""


@dataclass(frozen=True)
class Fit:
    """How much is told, and in which sizes of type (points), so that everything that was agreed is on one page.

    What is not needed to know what was agreed and what follows goes first: it stands in the report. Then, `close`,
    the rows of tables stand closer, without names above them; `run_on`: what follows is one paragraph.
    """

    agreements: float = LARGE_TYPE
    next_steps: float = 10.5
    rhythm: float = 1.0
    told_back: bool = True
    needs: bool = True
    own_words: bool = True
    close: bool = False
    run_on: bool = False


_ALL = Fit()
_AGREED = Fit(next_steps=9.5, told_back=False, needs=False)
_CLOSE = replace(_AGREED, next_steps=9.0, close=True)
FITS = (
    _ALL,
    replace(_ALL, next_steps=9.5),
    replace(_ALL, next_steps=9.5, told_back=False),
    _AGREED,
    _CLOSE,
    replace(_CLOSE, agreements=12.5),
    replace(_CLOSE, agreements=11.0),
    replace(_CLOSE, agreements=11.0, own_words=False),
    replace(_CLOSE, agreements=10.0, own_words=False, run_on=True),
)
"""What is tried for one page, the fullest and largest first; each with every rhythm before the next."""

RHYTHMS = (1.0, 0.6, 0.35)

_MORE = Fit(agreements=12.5, rhythm=0.6)
OVER_MORE_PAGES = (
    _MORE,
    replace(_MORE, next_steps=9.5),
    replace(_MORE, next_steps=9.5, close=True),
    replace(_MORE, next_steps=9.5, close=True, rhythm=0.35),
    replace(_MORE, agreements=12.0, next_steps=9.0, close=True, rhythm=0.35, run_on=True),
)
"""For who agreed on more than a page can hold: nothing is left out, and it stays readable.

The first that stands on both sides of one sheet, else the first of all.
"""

SHEET = 2
"""The pages of a sheet of paper."""


@dataclass(frozen=True)
class _Writer:
    document: ReportDocument
    library: Library
    language: Language
    t: Translate

    @property
    def translated(self) -> bool:
        return self.library.resident_text("summary.title", self.language.code).translated

    @property
    def beside(self) -> bool:
        """Whether the Dutch stands in a column of its own."""
        return self.translated and self.language.code != DUTCH

    @property
    def locale(self) -> str:
        return self.language.locale if self.translated else DUTCH

    @property
    def direction(self) -> Direction:
        """The direction of the page."""
        return direction_of(self.language) if self.beside else "ltr"

    @property
    def explained(self) -> Text:
        """That the interpreter explained what is in Dutch; nothing where nobody interpreted: it would not be true."""
        interpreted = any(person.present and person.interpreting for person in self.document.present)
        return self.own("interpreter_explained") if interpreted else ()

    def own(self, name: str, **values: Value) -> Text:
        """A sentence of the pack in the resident's language."""
        return filled(self.library.resident_text(f"summary.{name}", self.language.code).text, values, self.locale)

    def dutch(self, name: str, **values: Value) -> Text:
        """The same sentence in Dutch."""
        text = self.library.resident_text(f"summary.{name}", DUTCH).text
        return self.in_dutch("".join(span.text for span in filled(text, values, DUTCH)))

    def in_dutch(self, text: str) -> Text:
        """Dutch words, marked as such."""
        return (Span(left_to_right(text) if self.direction == "rtl" else text, lang=DUTCH),) if text else ()

    def after(self, heading: str, text: str) -> Text:
        """Dutch words after a heavy heading. They are one run: two would change places on a page from right to left."""
        heading = " ".join(heading.split())
        (whole,) = self.in_dutch(f"{heading} {text}")
        end = whole.text.index(heading) + len(heading)
        return (replace(whole, text=whole.text[:end], bold=True), replace(whole, text=whole.text[end:]))

    def pair(self, name: str, **values: Value) -> Pair:
        """A sentence in both languages."""
        return self.own(name, **values), self.dutch(name, **values)

    def as_said(self, words: Words | None) -> Text:
        """The words as they were said, where they were caught in the language of this page."""
        if words is None or words.lang != self.language.code:
            return ()
        return (Span(words.text),)


def summary_blocks(
    document: ReportDocument, library: Library, language: Language, t: Translate, fit: Fit, concept: bool
) -> tuple[Block, ...]:
    """The summary, as much of it as `fit` says. A concept has no field for a seal."""
    writer = _Writer(document, library, language, t)
    inner = tuple(_blocks(writer, fit, concept))
    if not writer.translated:
        inner = (_code_sentence(writer), *inner)
    return (section(language, inner),) if writer.beside else inner


def _blocks(writer: _Writer, fit: Fit, concept: bool) -> Iterator[Block]:
    document = writer.document
    yield Title(writer.own("title"))
    opening = [writer.own("talked_on", date=document.head.talked_on), writer.own("not_a_decision")]
    if concept:
        opening.append(writer.own("concept"))
    yield Para(spans.row(*opening))
    if fit.own_words:
        yield from _own_words(writer)
    needs = [writer.in_dutch(help_sentence(need, writer.t)) for need in document.needs]
    arranged = [writer.in_dutch(sentence(line.done_today)) for line in document.urgent]
    told = (("question", needs if fit.needs else []), ("arranged_today", arranged))
    yield from _in_dutch(writer, told)
    yield from _agreements(writer, fit, explained=any(texts for _, texts in told))
    if fit.told_back:
        yield from _told_back(writer)
    title = writer.library.resident_text("summary.title", writer.language.code)
    closing = [*_next_steps(writer, fit), *about_translation(writer.library, writer.language, title, writer.t)]
    if not concept:
        closing.append(Section(DUTCH, "ltr", (_seal(writer.t),)) if writer.beside else _seal(writer.t))
    # A seal on a page of its own would seal nothing that the eye sees.
    yield KeepTogether(tuple(closing))


def _heading(writer: _Writer, name: str) -> Block:
    """The name of a part; the Dutch stands behind it."""
    own = writer.own(name)
    if not writer.beside:
        return Heading(own)
    dutch = tuple(replace(span, quiet=True) for span in writer.dutch(name))
    return Heading((*own, Span("  \u00b7  ", quiet=True), *dutch))


def _in_dutch(writer: _Writer, parts: Iterable[tuple[str, list[Text]]]) -> Iterator[Block]:
    """What exists in Dutch only, under the sentence that says so; it is said once for all parts."""
    explained = not writer.beside
    for name, texts in parts:
        if not texts:
            continue
        yield _heading(writer, name)
        if not explained and writer.explained:
            yield Para(writer.explained, small=True, quiet=True, space_after=1.0)
            explained = True
        block: Block = Bullets(tuple(texts)) if len(texts) > 1 else Para(texts[0])
        yield Section(DUTCH, "ltr", (block,)) if writer.beside else block


def _agreements(writer: _Writer, fit: Fit, explained: bool) -> Iterator[Block]:
    """Who does what and when; what has no owner or no day yet stands apart, so that nobody counts on it."""
    lines = writer.document.agreements
    promised = [line for line in lines if called(line.who, writer.t) and line.when]
    loose = [line for line in lines if line not in promised]
    for name, found in (("agreements", promised), ("not_arranged", loose)):
        if found:
            yield _heading(writer, name)
            dutch = not all(writer.as_said(line.original) for line in found)
            if writer.beside and writer.explained and not explained and dutch:
                yield Para(writer.explained, small=True, quiet=True, space_after=1.0)
                explained = True
            yield _agreement_table(writer, found, fit)
    if not lines:
        yield _heading(writer, "agreements")
        yield Para(spans.row(writer.own("no_agreements"), writer.dutch("no_agreements") if writer.beside else ()))


def _agreement_table(writer: _Writer, lines: Sequence[AgreementLine], fit: Fit) -> Block:
    spoken = any(writer.as_said(line.original) for line in lines)
    header: tuple[Text, ...] = (writer.own("when"), (*writer.own("who"), Span("  \u00b7  "), *writer.own("what")))
    if fit.close:
        header = ()
    directions: tuple[Direction, ...] = (writer.direction, writer.direction if spoken else "ltr")
    # One line for a day keeps more white on the page than a wide second column.
    width = 0.4 if fit.agreements >= READABLE else 0.33
    rows = tuple(_agreement(writer, line) for line in lines)
    table = Table(header, rows, (width, 1 - width), directions=directions, close=fit.close)
    # The table is as large as it can be; its place is in the language and the direction of the page.
    tag = spans.language_tag(writer.language.code) if writer.beside else DUTCH
    return of_size(Section(tag or DUTCH, writer.direction, (table,)), fit.agreements)


def _agreement(writer: _Writer, line: AgreementLine) -> Row:
    """The day and the words in the resident's language, with the Dutch of it beneath them."""
    name = called(line.who, writer.t)
    nobody = (*_bold(writer.own("no_owner")), Span(":", bold=True))
    if not name and writer.beside:
        nobody = spans.row(nobody, _quiet(writer.in_dutch(f"({_said(writer.dutch('no_owner'))})")))
    what = line.what
    deed = writer.after(f"{capital_first(name)}:", what) if name else spans.row(nobody, writer.in_dutch(what))
    when = _bold((Span(isolated(shown(line.when, writer.locale))),) if line.when else writer.own("no_date"))
    own = writer.as_said(line.original)
    if not writer.beside:
        return Row((when, own), deed) if own else Row((when, deed))
    day = writer.in_dutch(date_only(line.when)) if line.when else writer.dutch("no_date")
    when = spans.lines(when, _quiet(day))
    return Row((when, spans.lines(own, _quiet(deed)))) if own else Row((when, deed))


def _said(text: Text) -> str:
    return "".join(span.text for span in text)


def _bold(text: Text) -> Text:
    return tuple(replace(span, bold=True) for span in text)


def _quiet(text: Text) -> Text:
    return tuple(replace(span, quiet=True) for span in text)


def _next_steps(writer: _Writer, fit: Fit) -> Iterator[Block]:
    """What follows: the resident's language, and the Dutch beside it."""
    groups = list(_next(writer))
    yield _heading(writer, "next")
    if not writer.beside:
        bullets = Bullets(tuple(spans.row(*(dutch for _, dutch in group)) for group in groups))
        yield of_size(Section(DUTCH, "ltr", (bullets,)), fit.next_steps)
        return
    rows = tuple(tuple(spans.row(*texts) for texts in zip(*group, strict=True)) for group in groups)
    if fit.close:
        joined = spans.row if fit.run_on else spans.lines
        rows = (tuple(joined(*texts) for texts in zip(*rows, strict=True)),)
    table = Table((), rows, (0.5, 0.5), directions=(writer.direction, "ltr"), close=True)
    yield of_size(section(writer.language, (table,)), fit.next_steps)


def _code_sentence(writer: _Writer) -> Block:
    name = f"{writer.language.own_name} ({writer.language.code})"
    return Para(spans.row(spans.bold(f"{name}."), writer.explained))


def _own_words(writer: _Writer) -> Iterator[Block]:
    for line in writer.document.what_matters:
        own = writer.as_said(line.original)
        interpreted = line.via is not None and not own and not line.literal
        label = spans.lines(writer.own("matters"), writer.own("interpreter_words") if interpreted else ())
        if own:
            own = (replace(own[0], text=quoted(own[0].text)),)
            yield Quote(own, original=writer.in_dutch(said(line)), original_lang=DUTCH, attribution=label)
        else:
            yield Quote(writer.in_dutch(said(line)), attribution=label)


def _told_back(writer: _Writer) -> Iterator[Block]:
    told = writer.document.teach_back
    if told is None or told.answer is not TeachBackAnswer.GIVEN:
        return
    own = writer.as_said(told.original)
    label = spans.lines(writer.own("told_back"), () if told.literal or own else writer.own("interpreter_words"))
    text = quoted(told.text) if told.literal else told.text
    if own:
        own = (replace(own[0], text=quoted(own[0].text)),)
        yield Quote(own, original=writer.in_dutch(text), original_lang=DUTCH, attribution=label)
    else:
        yield Quote(writer.in_dutch(text), attribution=label)


def _next(writer: _Writer) -> Iterator[tuple[Pair, ...]]:
    """Section 14 of the report in short: the dates, the application, the decision, where to object."""
    document = writer.document
    steps, sender = document.next_steps, document.head.sender
    yield writer.pair("report_by", date=steps.report_by), writer.pair("respond_until", date=steps.respond_until)
    if document.head.kind is ReportKind.CONVERSATION and steps.outcome_by is not None:
        yield writer.pair("outcome_by", date=steps.outcome_by), writer.pair("outcome_late")
    if document.head.ended is not Ended.WITHDRAWN:
        yield writer.pair("decision"), writer.pair("objection")
    if document.costs is not None:
        yield (writer.pair("costs", amount=Euros(document.costs.cents_per_month)),)
    yield writer.pair("questions", phone=sender.phone), writer.pair("complaint", phone=sender.complaint_phone)


def _seal(t: Translate) -> SignatureField:
    return seal_stamp(t("Zegel van de gemeente op deze samenvatting"), t)
