"""The words of the law and of the field in two languages, for the interpreter; in the order of the Dutch alphabet."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.library import Library
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.papers import EntryView, GlossaryView
from keukentafel.domain.source_language import DUTCH
from keukentafel.report import spans
from keukentafel.report.paper import (
    about_translation,
    direction_of,
    isolated,
    not_translated,
    of_size,
    section,
)
from keukentafel.report.tagged.blocks import Block, Para, Row, Span, Subtitle, Table, Text, Title
from keukentafel.report.wording import Translate

SIZE = 10.0
"""In points: a list to look words up in."""


def glossary_blocks(paper: LoosePaper, library: Library, t: Translate) -> tuple[Block, ...]:
    """The Dutch word first, because that is what an interpreter hears; in Dutch alone while untranslated."""
    row, view = library.language(paper.language), library.glossary(paper.language)
    if row.code == DUTCH or not view.translated:
        return (of_size(section(library.language(DUTCH), _in_dutch(view, row, t)), SIZE),)
    return (of_size(section(row, _in_both(view, row, library, t)), SIZE),)


def _in_dutch(view: GlossaryView, row: Language, t: Translate) -> Iterator[Block]:
    yield Title(spans.plain(view.title.dutch))
    yield from not_translated(row, t)
    yield Para(spans.plain(view.intro.dutch))
    header = (spans.plain(view.term_heading.dutch), spans.plain(view.explanation_heading.dutch))
    rows = tuple(Row((spans.bold(one.term.dutch), spans.plain(one.explanation.dutch))) for one in _by_word(view))
    yield Table(header, rows, (0.32, 0.68))


def _in_both(view: GlossaryView, row: Language, library: Library, t: Translate) -> Iterator[Block]:
    yield Title(spans.plain(view.title.text))
    yield Subtitle(spans.plain(f"{isolated(row.own_name)} \u2013 {isolated(row.dutch_name)}"))
    yield Para(spans.plain(view.intro.text))
    header = (
        (Span(view.term_heading.dutch, lang=DUTCH),),
        spans.plain(f"{view.term_heading.text}  \u00b7  {view.explanation_heading.text}"),
        (Span(view.explanation_heading.dutch, lang=DUTCH),),
    )
    rows = tuple(Row(_cells(one)) for one in _by_word(view))
    yield Table(header, rows, (0.27, 0.41, 0.32), directions=("ltr", direction_of(row), "ltr"))
    yield from about_translation(library, row, view.title, t)


def _cells(one: EntryView) -> tuple[Text, ...]:
    return (
        (Span(one.term.dutch, bold=True, lang=DUTCH),),
        spans.lines(spans.bold(one.term.text), spans.plain(one.explanation.text)),
        (Span(one.explanation.dutch, quiet=True, lang=DUTCH),),
    )


def _by_word(view: GlossaryView) -> list[EntryView]:
    return sorted(view.entries, key=lambda one: one.term.dutch.casefold())
