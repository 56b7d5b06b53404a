"""The one page for the resident: sentences of the content pack in their language, with the Dutch beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from keukentafel.domain.library import Library
from keukentafel.domain.prompts import Direction as ScriptDirection
from keukentafel.domain.prompts import Language
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
    Direction,
    Heading,
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
from keukentafel.report.wording import Translate, amount, called, capital_first, date_only, quoted, sentence

DUTCH = "nl"

_ISOLATE, _END = "\u2068", "\u2069"
"""Around a value in a sentence, so that a date or a number keeps its own order in a right-to-left line."""

_LEFT_TO_RIGHT = "\u2066"
"""Around Dutch on a right-to-left page, so that its full stops stay where they belong."""

Value = str | date
Pair = tuple[Text, Text]

FULLEST, BRIEFEST = 0, 4
"""How much is told: what is not needed to know what was agreed goes first when the page is full."""

RHYTHMS = (1.0, 0.6, 0.35)
"""The shares of the ordinary white space that are tried, before fewer words are."""

SMALLEST = BRIEFEST + 1
"""A `brevity` at which also the agreements stand in ordinary type: for who agreed on more than a page of them."""


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
    def direction(self) -> Direction:
        """The direction of the page."""
        return "rtl" if self.beside and self.language.direction is ScriptDirection.RTL else "ltr"

    def own(self, name: str, **values: Value) -> Text:
        """A sentence of the pack in the resident's language."""
        found = self.library.resident_text(f"summary.{name}", self.language.code)
        locale = self.language.locale if found.translated else DUTCH
        return (Span(_filled(found.text, values, locale)),)

    def dutch(self, name: str, **values: Value) -> Text:
        """The same sentence in Dutch."""
        found = self.library.resident_text(f"summary.{name}", DUTCH)
        return self.in_dutch(_filled(found.text, values, DUTCH))

    def in_dutch(self, text: str) -> Text:
        """Dutch words, marked as such."""
        if self.language.direction is ScriptDirection.RTL and self.beside:
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
        body = (Section(tag, writer.direction, inner),)
    return body if concept else (*body, _seal(t))


def _blocks(writer: _Writer, brevity: int, concept: bool) -> Iterator[Block]:
    document = writer.document
    yield Title(writer.own("title"))
    opening = [writer.own("talked_on", date=document.head.talked_on), writer.own("not_a_decision")]
    if concept:
        opening.append(writer.own("concept"))
    yield Para(spans.row(*opening))
    yield from _own_words(writer)
    needs = [writer.in_dutch(help_sentence(need, writer.t)) for need in document.needs]
    arranged = [writer.in_dutch(sentence(line.done_today)) for line in document.urgent]
    yield from _in_dutch(writer, (("question", needs if brevity < BRIEFEST else []), ("arranged_today", arranged)))
    yield from _agreements(writer, large=brevity < SMALLEST)
    yield from _next_steps(writer, brevity)
    if writer.beside and writer.library.resident_text("summary.title", writer.language.code).draft:
        yield Para(writer.own("draft_translation"), small=True)


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
        if not explained:
            yield Para(writer.own("interpreter_explained"), small=True, quiet=True, space_after=1.0)
            explained = True
        block: Block = Bullets(tuple(texts)) if len(texts) > 1 else Para(texts[0])
        yield Section(DUTCH, "ltr", (block,)) if writer.beside else block


def _agreements(writer: _Writer, large: bool) -> Iterator[Block]:
    """Who does what and when, in large type; the Dutch stands beneath what was said in another language."""
    yield _heading(writer, "agreements")
    lines = writer.document.agreements
    rows = tuple(_agreement(writer, line) for line in lines)
    only_dutch = not any(writer.as_said(line.original) for line in lines)
    if rows:
        # One line for a day keeps more white on the page than a wide second column.
        width = 0.4 if writer.beside else 0.33
        directions = (writer.direction, "ltr" if only_dutch else writer.direction)
        yield Table((), rows, (width, 1 - width), large=large, directions=directions)
    else:
        yield Para(spans.row(writer.own("no_agreements"), writer.dutch("no_agreements") if writer.beside else ()))


def _agreement(writer: _Writer, line: AgreementLine) -> Row:
    t = writer.t
    when = spans.bold(_when(line, writer.language.locale if writer.translated else DUTCH))
    when = when or writer.in_dutch(t("nog geen datum"))
    who = called(line.who, t) or t("nog niemand")
    what = writer.in_dutch(f"{capital_first(who)}: {line.what}")
    own = writer.as_said(line.original)
    if not writer.beside:
        return Row((when, own), what) if own else Row((when, what))
    dutch_day = writer.in_dutch(f"{date_only(line.when)}." if line.when else "")
    if own:
        return Row((when, own), spans.row(dutch_day, what))
    return Row((when, what), spans.row(writer.own("interpreter_explained"), dutch_day))


def _next_steps(writer: _Writer, brevity: int) -> Iterator[Block]:
    """What follows: the resident's language, and the Dutch beside it."""
    pairs = list(_next(writer, brevity))
    yield _heading(writer, "next")
    if not writer.beside:
        yield Bullets(tuple(dutch for _, dutch in pairs))
        return
    yield Table((), (tuple(spans.lines(*texts) for texts in zip(*pairs, strict=True)),), (0.5, 0.5),
                directions=(writer.direction, "ltr"))  # fmt: skip


def _code_sentence(writer: _Writer) -> Block:
    name = f"{writer.language.own_name} ({writer.language.code})"
    return Para(spans.row(spans.bold(f"{name}."), writer.own("interpreter_explained")))


def _own_words(writer: _Writer) -> Iterator[Block]:
    for line in writer.document.own_words:
        own = writer.as_said(line.original)
        interpreted = line.via is not None and not own and not line.literal
        label = spans.lines(writer.own("matters"), writer.own("interpreter_words") if interpreted else ())
        if own:
            own = (replace(own[0], text=quoted(own[0].text)),)
            yield Quote(own, original=writer.in_dutch(said(line)), original_lang=DUTCH, attribution=label)
        else:
            yield Quote(writer.in_dutch(said(line)), attribution=label)


def _when(line: AgreementLine, locale: str) -> str:
    return f"{_ISOLATE}{format_day(line.when, locale)}{_END}" if line.when else ""


def _next(writer: _Writer, brevity: int) -> Iterator[Pair]:
    document = writer.document
    steps, sender = document.next_steps, document.head.sender
    yield writer.pair("report_by", date=steps.report_by)
    if brevity < BRIEFEST - 1:
        yield writer.pair("respond_until", date=steps.respond_until)
    if document.head.kind is ReportKind.CONVERSATION and steps.outcome_by is not None:
        yield writer.pair("outcome_by", date=steps.outcome_by)
        if brevity < BRIEFEST - 2:
            yield writer.pair("outcome_late")
    if brevity == FULLEST:
        yield writer.pair("decision")
        if document.costs is not None:
            yield writer.pair("costs", amount=amount(document.costs.cents_per_month))
    yield writer.pair("questions", phone=sender.phone)


def _seal(t: Translate) -> SignatureField:
    caption = spans.plain(t("zegel van de gemeente"))
    return SignatureField(CONSULTANT_FIELD, t("Zegel van de gemeente op deze samenvatting"), 150.0, 14.0, caption)
