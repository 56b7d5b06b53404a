"""The sheet of prompts with their codes, for an interpreter on the phone: every prompt but what is only spoken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.library import Library
from keukentafel.domain.content.prompts import Choice, Prompt, SlotWord
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.papers import PaperView
from keukentafel.domain.source_language import DUTCH
from keukentafel.report import spans
from keukentafel.report.paper import (
    about_translation,
    direction_of,
    isolated,
    left_to_right,
    not_translated,
    section,
)
from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Direction,
    Heading,
    KeepTogether,
    Para,
    Row,
    Span,
    Subtitle,
    Table,
    Text,
    Title,
)
from keukentafel.report.wording import Translate

BLANK = "\u2026\u2026\u2026"
"""In a prompt, where a word is put in."""

_FOR_THE_SCREEN = "listen"
"""A choice that paper cannot answer."""

_SIDE_BY_SIDE = {True: 2, False: 3}
"""How many words stand on a line, with their Dutch and without."""


@dataclass(frozen=True)
class _Sheet:
    library: Library
    row: Language
    view: PaperView
    t: Translate

    @property
    def translated(self) -> bool:
        """Whether the prompts stand in another language, with the Dutch beside them."""
        return self.row.code != DUTCH and self.library.resident_text("A1", self.row.code).translated

    @property
    def frame(self) -> Direction:
        return direction_of(self.row) if self.view.translated else "ltr"

    def own(self, text_id: str) -> Text:
        """A text of the pack in the language of the sheet; Dutch is marked as such."""
        found = self.library.resident_text(text_id, self.row.code)
        if found.translated or self.row.code == DUTCH:
            return (Span(found.text),)
        return (Span(found.dutch, lang=DUTCH),)

    def dutch(self, text_id: str) -> Text:
        """The Dutch of it, beside the other language; it steps back."""
        found = self.library.resident_text(text_id, DUTCH).text
        words = left_to_right(found) if self.frame == "rtl" else found
        return (Span(words, quiet=True, lang=DUTCH),)

    def label(self, name: str) -> Text:
        return self.own(f"prompt_sheet.labels.{name}")

    def heading(self, text_id: str, before: str = "", level: int = 2) -> Heading:
        """A heading; the Dutch stands behind it."""
        start = spans.plain(f"{isolated(before)}  \u00b7  ") if before else ()
        own = self.own(text_id)
        if not self.view.translated or self.row.code == DUTCH:
            return Heading((*start, *own), level=level)
        return Heading((*start, *own, Span("  \u00b7  ", quiet=True), *self.dutch(text_id)), level=level)


def prompt_sheet_blocks(paper: LoosePaper, library: Library, t: Translate) -> tuple[Block, ...]:
    """The sheet; what nobody translated is in Dutch."""
    row, view = library.language(paper.language), library.prompt_sheet(paper.language)
    sheet = _Sheet(library, row, view, t)
    blocks = tuple(_blocks(sheet))
    if not view.translated or row.code == DUTCH:
        return blocks
    return (section(row, blocks),)


def _blocks(sheet: _Sheet) -> Iterator[Block]:
    pack = sheet.library.pack()
    yield Title(sheet.own("prompt_sheet.title"))
    if sheet.row.code != DUTCH and (sheet.translated or sheet.view.translated):
        names = f"{isolated(sheet.row.own_name)} \u2013 {isolated(sheet.row.dutch_name)}"
        yield Subtitle(spans.plain(names))
    if not sheet.translated:
        yield from not_translated(sheet.row, sheet.t)
    for name in ("intro", "how"):
        part = sheet.view.part(name)
        if part.heading is not None:
            yield Heading(spans.plain(part.heading.text))
        texts = tuple(spans.plain(line.text.text) for line in part.lines)
        yield Bullets(texts) if part.bullets else Para(spans.row(*texts))
    always = [choice for choice in pack.choices if choice.group == "resident" and choice.id != _FOR_THE_SCREEN]
    yield Para(_answers(sheet, always))
    for group in pack.groups:
        prompts = [prompt for prompt in pack.prompts if prompt.group == group.id and not prompt.spoken_only]
        if prompts:
            yield sheet.heading(f"prompt_sheet.headings.{group.id}")
            yield _table(sheet, prompts)
            for prompt in prompts:
                if prompt.slot is not None:
                    yield from _words(sheet, prompt, pack.words(prompt.slot))
    yield from about_translation(sheet.library, sheet.row, sheet.library.resident_text("A1", sheet.row.code), sheet.t)


def _table(sheet: _Sheet, prompts: Iterable[Prompt]) -> Block:
    rows = tuple(_prompt(sheet, prompt) for prompt in prompts)
    if not sheet.translated:
        return Table((), rows, (0.1, 0.9))
    return Table((), rows, (0.1, 0.5, 0.4), directions=(sheet.frame, direction_of(sheet.row), "ltr"))


def _prompt(sheet: _Sheet, prompt: Prompt) -> Row:
    own = _with_blank(sheet.own(prompt.code), prompt)
    cells: tuple[Text, ...] = (spans.bold(prompt.code), own)
    if sheet.translated:
        dutch = sheet.library.resident_text(prompt.code, DUTCH).text
        cells = (*cells, _with_blank((Span(dutch, quiet=True, lang=DUTCH),), prompt))
    pack = sheet.library.pack()
    groups = [group for group in prompt.choices if group != "resident"]
    choices = [choice for group in groups for choice in pack.choices if choice.group == group]
    return Row(cells, _answers(sheet, choices) if choices else None)


def _with_blank(text: Text, prompt: Prompt) -> Text:
    slot = f"{{{prompt.slot}}}"
    return tuple(Span(span.text.replace(slot, BLANK), quiet=span.quiet, lang=span.lang) for span in text)


def _answers(sheet: _Sheet, choices: Iterable[Choice]) -> Text:
    label = (*sheet.label("answers"), Span(": "))
    own: list[Text] = []
    dutch: list[str] = []
    for choice in choices:
        own.append(sheet.own(choice.text_id))
        dutch.append(choice.dutch)
    between = Span("  \u00b7  ")
    words = tuple(span for text in own for span in (between, *text))[1:]
    if not sheet.translated:
        return (*label, *words)
    beside = "  \u00b7  ".join(dutch)
    if sheet.frame == "rtl":
        beside = left_to_right(beside)
    return (*label, *words, Span("   ("), Span(beside, quiet=True, lang=DUTCH), Span(")"))


def _words(sheet: _Sheet, prompt: Prompt, words: tuple[SlotWord, ...]) -> Iterator[Block]:
    """The words for the blank, in columns that are read downwards."""
    each, beside = (2 if sheet.translated else 1), _SIDE_BY_SIDE[sheet.translated]
    lines = -(-len(words) // beside)
    rows: list[tuple[Text, ...]] = []
    for number in range(lines):
        cells: list[Text] = []
        for word in words[number::lines]:
            cells.append(sheet.own(word.text_id))
            if sheet.translated:
                cells.append((Span(word.dutch, quiet=True, lang=DUTCH),))
        rows.append(tuple(cells))
    directions: tuple[Direction, ...] = (direction_of(sheet.row), "ltr") if sheet.translated else (sheet.frame,)
    heading = sheet.heading("prompt_sheet.labels.words", before=prompt.code, level=3)
    table = Table((), tuple(rows), (1.0,) * each * beside, directions=directions * beside, close=True)
    yield KeepTogether((heading, table))
