"""What the papers of the pack share: sentences with their values, a language and its direction, and what is honest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from keukentafel.domain.content.content_text import TranslatedText
from keukentafel.domain.content.languages import Direction as ScriptDirection, Language, ReviewStatus
from keukentafel.domain.content.library import Library
from keukentafel.domain.source_language import DUTCH
from keukentafel.i18n import format_day, format_euros, format_time
from keukentafel.report import spans
from keukentafel.report.tagged.blocks import Block, Direction, Para, Section, Span, Text
from keukentafel.report.tagged.style import BODY
from keukentafel.report.wording import Translate

_ISOLATE, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"
"""Around a value in a sentence, so that a date or a number keeps its own order in a right-to-left line."""

_SLOT = re.compile(r"\{(\w+)\}")

LARGE = (16.0, 15.5, 15.0, 14.5, 14.0, 13.5, 13.0, 12.5, 12.0)
"""The sizes of type, in points, that are tried for what a resident reads, largest first."""

ORDINARY = (12.0, 11.5, 11.0, 10.5, 10.0)
"""Those for the Dutch behind it, which is for who helps the resident."""

RHYTHM = 0.75
"""The share of the ordinary white space: what it saves goes to the size of the type."""


@dataclass(frozen=True)
class Euros:
    """An amount, in cents."""

    cents: int


Value = str | date | time | Euros


@dataclass(frozen=True)
class Side:
    """One language of a paper. `make` gives it with its ordinary text in a size of so many points.

    It is set in the first of `sizes` that fits on so many `pages`, else on one page more, else in the smallest.
    """

    make: Callable[[float], Section]
    sizes: tuple[float, ...]
    pages: int


def isolated(text: str) -> str:
    """A value that keeps its own order, whatever stands around it."""
    return f"{_ISOLATE}{text}{_END}"


def left_to_right(text: str) -> str:
    """Dutch in a right-to-left column: its full stops stay where they belong."""
    return "\n".join(f"{_LEFT_TO_RIGHT}{line}{_END}" for line in text.splitlines())


def shown(value: Value, locale: str) -> str:
    """A day, a time or an amount as the locale writes it; any other value as it is."""
    if isinstance(value, date):
        return format_day(value, locale)
    if isinstance(value, time):
        return format_time(value, locale)
    if isinstance(value, Euros):
        return format_euros(value.cents, locale)
    return value


def filled(text: str, values: Mapping[str, Value], locale: str, bold: bool = False) -> Text:
    """A sentence with its values in their slots, heavy where asked; what has no value keeps its slot."""
    found: list[Span] = []
    pieces = _SLOT.split(text)
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            found.append(Span(piece))
        elif piece in values:
            found.append(Span(isolated(shown(values[piece], locale)), bold=bold))
        else:
            found.append(Span(f"{{{piece}}}"))
    return tuple(span for span in found if span.text)


def direction_of(row: Language) -> Direction:
    """The direction of a language, from the language table."""
    return "rtl" if row.direction is ScriptDirection.RTL else "ltr"


def section(row: Language, blocks: Iterable[Block]) -> Section:
    """Blocks in a language of the table."""
    return Section(spans.language_tag(row.code) or DUTCH, direction_of(row), tuple(blocks))


def of_size(part: Section, points: float) -> Section:
    """The part with its ordinary text in this size of type."""
    return replace(part, scale=points / BODY.size)


def about_translation(library: Library, row: Language, text: TranslatedText, t: Translate) -> tuple[Block, ...]:
    """How far a translation was checked, no more and no less than its status says; nothing when a native read it."""
    if not text.draft:
        return ()
    if row.review is ReviewStatus.BACK_TRANSLATED:
        dutch = t("Deze vertaling is terugvertaald en vergeleken. De Nederlandse tekst geldt.")
        return (Section(DUTCH, "ltr", (Para(spans.plain(dutch), small=True, quiet=True),)),)
    said = library.resident_text("summary.draft_translation", row.code)
    words = spans.plain(said.text) if said.translated else (Span(said.dutch, lang=DUTCH),)
    return (Para(words, small=True, quiet=True),)


def not_translated(row: Language, t: Translate) -> tuple[Block, ...]:
    """The line above a paper that is in Dutch because nobody translated it yet."""
    if row.code == DUTCH:
        return ()
    text = t("Dit papier is er nog niet in deze taal: {language}. Daarom staat het hier in het Nederlands.")
    return (Para(spans.plain(text.format(language=row.dutch_name)), quiet=True),)
