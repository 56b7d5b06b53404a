"""The one page for the resident: sentences of the content pack in their language, with the Dutch beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from keukentafel.domain.library import Library
from keukentafel.domain.prompts import Direction, Language
from keukentafel.domain.report_document import ReportDocument
from keukentafel.domain.report_parts import AgreementLine, Words
from keukentafel.domain.signing import ReportKind
from keukentafel.i18n import format_day
from keukentafel.report import spans
from keukentafel.report.first_page import said
from keukentafel.report.need_block import help_sentence
from keukentafel.report.signing_page import CONSULTANT_FIELD
from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Heading,
    Para,
    Quote,
    Section,
    SignatureField,
    Span,
    Table,
    Text,
    Title,
)
from keukentafel.report.wording import Translate, amount, called, quoted

DUTCH = "nl"

_ISOLATE, _END = "\u2068", "\u2069"
"""Around a value in a sentence, so that a date or a number keeps its own order in a right-to-left line."""

_LEFT_TO_RIGHT = "\u2066"
"""Around Dutch on a right-to-left page, so that its full stops stay where they belong."""

Value = str | date
Pair = tuple[Text, Text]

FULLEST, BRIEFEST = 0, 3
"""How much is told: what is not needed to know what was agreed goes first when the page is full."""


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

    def own(self, name: str, **values: Value) -> Text:
        """A sentence of the pack in the resident's language."""
        found = self.library.resident_text(f"summary.{name}", self.language.code)
        locale = self.language.locale if found.translated else DUTCH
        return (Span(_filled(found.text, values, locale)),)

    def dutch(self, name: str, **values: Value) -> Text:
        """The same sentence in Dutch."""
        found = self.library.resident_text(f"summary.{name}", DUTCH)
        return self.in_dutch(_filled(found.text, values, DUTCH))

    def bold_own(self, name: str) -> Text:
        """The name of a group, in the resident's language."""
        return tuple(replace(span, bold=True) for span in self.own(name))

    def bold_dutch(self, name: str) -> Text:
        """The name of a group, in Dutch."""
        return tuple(replace(span, bold=True) for span in self.dutch(name))

    def in_dutch(self, text: str) -> Text:
        """Dutch words, marked as such."""
        if self.language.direction is Direction.RTL and self.beside:
            text = "\n".join(f"{_LEFT_TO_RIGHT}{line}{_END}" for line in text.splitlines())
        return (Span(text, lang=DUTCH),)

    def pair(self, name: str, **values: Value) -> Pair:
        """A sentence in both languages."""
        return self.own(name, **values), self.dutch(name, **values)

    def as_said(self, words: Words | None) -> Text:
        """The words as they were said, where they were caught in the language of this page."""
        if words is None or words.lang != self.language.code:
            return ()
        return (Span(words.text),)


def _filled(text: str, values: dict[str, Value], locale: str) -> str:
    for name, value in values.items():
        shown = format_day(value, locale) if isinstance(value, date) else value
        text = text.replace(f"{{{name}}}", f"{_ISOLATE}{shown}{_END}")
    return text


def summary_blocks(
    document: ReportDocument, library: Library, language: Language, t: Translate, brevity: int, concept: bool
) -> tuple[Block, ...]:
    """The summary; a greater `brevity` leaves more out. A concept has no field for a seal."""
    writer = _Writer(document, library, language, t)
    inner = tuple(_blocks(writer, brevity, concept))
    if not writer.translated:
        inner = (_code_sentence(writer), *inner)
    body: tuple[Block, ...] = inner
    if writer.beside:
        tag = spans.language_tag(language.code) or DUTCH
        body = (Section(tag, "rtl" if language.direction is Direction.RTL else "ltr", inner),)
    return body if concept else (*body, _seal(t))


def _blocks(writer: _Writer, brevity: int, concept: bool) -> Iterator[Block]:
    document = writer.document
    yield Title(writer.own("title"))
    opening = [writer.own("talked_on", date=document.head.talked_on), writer.own("not_a_decision")]
    if concept:
        opening.append(writer.own("concept"))
    yield Para(spans.row(*opening))
    yield from _own_words(writer)
    groups = [] if brevity >= BRIEFEST else [("question", list(_needs(writer)))]
    groups.append(("arranged_today", list(_urgent(writer))))
    groups.append(("agreements", list(_agreements(writer)) or [writer.pair("no_agreements")]))
    groups.append(("next", list(_next(writer, brevity))))
    yield from _beside(writer, groups) if writer.beside else _beneath(writer, groups)
    if writer.beside and writer.library.resident_text("summary.title", writer.language.code).draft:
        yield Para(writer.own("draft_translation"), small=True)


def _beside(writer: _Writer, groups: list[tuple[str, list[Pair]]]) -> Iterator[Block]:
    """One table: the resident's language, and the Dutch beside it."""
    rows = []
    for name, pairs in groups:
        own_name, dutch_name = writer.bold_own(name), writer.bold_dutch(name)
        for own_texts, dutch_texts in _rows(name, pairs):
            rows.append((spans.lines(own_name, *own_texts), spans.lines(dutch_name, *dutch_texts)))
            own_name = dutch_name = ()
    header = (spans.plain(writer.language.own_name), (Span("Nederlands", lang=DUTCH),))
    yield Table(header, tuple(rows), (0.46, 0.54))


def _rows(name: str, pairs: list[Pair]) -> Iterator[tuple[list[Text], list[Text]]]:
    """Each agreement in a row of its own, so that its day stands beside its day; else all in one."""
    if name == "agreements":
        for own, dutch in pairs:
            yield [own], [dutch]
    elif pairs:
        yield list(dict.fromkeys(own for own, _ in pairs)), [dutch for _, dutch in pairs]


def _beneath(writer: _Writer, groups: list[tuple[str, list[Pair]]]) -> Iterator[Block]:
    """Only Dutch: a heading and its sentences."""
    for name, pairs in groups:
        if pairs:
            yield Heading(writer.own(name))
            yield Bullets(tuple(dutch for _, dutch in pairs))


def _code_sentence(writer: _Writer) -> Block:
    name = f"{writer.language.own_name} ({writer.language.code})"
    return Para(spans.row(spans.bold(f"{name}."), writer.own("interpreter_explained")))


def _own_words(writer: _Writer) -> Iterator[Block]:
    for line in writer.document.own_words:
        own = writer.as_said(line.original)
        literal = bool(own) or line.literal
        label = (
            writer.own("matters") if literal else spans.lines(writer.own("matters"), writer.own("interpreter_words"))
        )
        if own:
            own = (replace(own[0], text=quoted(own[0].text)),)
            yield Quote(own, original=writer.in_dutch(said(line)), original_lang=DUTCH, attribution=label)
        else:
            yield Quote(writer.in_dutch(said(line)), attribution=label)


def _explained(writer: _Writer, dutch: str) -> Pair:
    words = writer.in_dutch(dutch)
    return (writer.own("interpreter_explained") if writer.beside else words), words


def _needs(writer: _Writer) -> Iterator[Pair]:
    for need in writer.document.needs:
        yield _explained(writer, help_sentence(need, writer.t))


def _urgent(writer: _Writer) -> Iterator[Pair]:
    for line in writer.document.urgent:
        yield _explained(writer, line.done_today)


def _agreements(writer: _Writer) -> Iterator[Pair]:
    for line in writer.document.agreements:
        dutch = writer.in_dutch(f"{_when(line, DUTCH)}{called(line.who, writer.t)}: {line.what}")
        own = writer.as_said(line.original)
        if own and writer.beside:
            yield (Span(_when(line, writer.language.locale), bold=True), *own), dutch
        elif writer.beside:
            when = _when(line, writer.language.locale)
            yield (Span(when, bold=True), *writer.own("interpreter_explained")), dutch
        else:
            yield dutch, dutch


def _when(line: AgreementLine, locale: str) -> str:
    return f"{_ISOLATE}{format_day(line.when, locale)}{_END}\n" if line.when else ""


def _next(writer: _Writer, brevity: int) -> Iterator[Pair]:
    document = writer.document
    steps, sender = document.next_steps, document.head.sender
    yield writer.pair("report_by", date=steps.report_by)
    yield writer.pair("respond_until", date=steps.respond_until)
    if document.head.kind is ReportKind.CONVERSATION and steps.outcome_by is not None:
        yield writer.pair("outcome_by", date=steps.outcome_by)
        if brevity < BRIEFEST - 1:
            yield writer.pair("outcome_late")
    if brevity == FULLEST:
        yield writer.pair("decision")
        if document.costs is not None:
            yield writer.pair("costs", amount=amount(document.costs.cents_per_month))
    yield writer.pair("questions", phone=sender.phone)


def _seal(t: Translate) -> SignatureField:
    return SignatureField(CONSULTANT_FIELD, t("Zegel van de gemeente op deze samenvatting"), 150.0, 24.0)
