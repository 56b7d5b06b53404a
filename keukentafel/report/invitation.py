"""The letter before a visit: in the resident's language, and the Dutch on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from keukentafel.domain.invitation import Invitation
from keukentafel.domain.library import Library
from keukentafel.domain.papers import PaperView, PartView
from keukentafel.domain.prompts import Direction
from keukentafel.i18n import format_day, format_time
from keukentafel.report import spans
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, PageBreak, Para, Section, Title

DUTCH = "nl"

_ISOLATE, _END = "\u2068", "\u2069"
"""Around a value in a sentence, so that a date or a number keeps its own order in a right-to-left line."""


def invitation_blocks(letter: Invitation, library: Library) -> tuple[Block, ...]:
    """The letter; in Dutch alone where the pack has no translation."""
    row = library.language(letter.language)
    paper = library.invitation(letter.language)
    dutch = tuple(_blocks(letter, library.invitation(DUTCH), DUTCH))
    if letter.language == DUTCH or not paper.translated:
        return dutch
    tag = spans.language_tag(row.code) or DUTCH
    own = tuple(_blocks(letter, paper, row.locale))
    if paper.title.draft:
        said = library.resident_text("summary.draft_translation", letter.language)
        own = (*own, *((Para(spans.plain(said.text), small=True),) if said.translated else ()))
    return (Section(tag, "rtl" if row.direction is Direction.RTL else "ltr", own), PageBreak(), *dutch)


def _blocks(letter: Invitation, paper: PaperView, locale: str) -> Iterator[Block]:
    yield Title(spans.plain(_filled(paper.title.text, letter, locale)))
    for part in paper.parts:
        yield from _part(letter, part, locale)
    yield Para(spans.plain(letter.consultant))
    yield Para(spans.plain(letter.sender.sender))


def _part(letter: Invitation, part: PartView, locale: str) -> Iterator[Block]:
    lines = [line for line in part.lines if f"{part.id}.{line.id}" not in letter.left_out]
    texts = tuple(spans.plain(_filled(line.text.text, letter, locale)) for line in lines)
    if not texts:
        return
    if part.heading is not None:
        yield Heading(spans.plain(_filled(part.heading.text, letter, locale)))
    if part.id == "visit":
        # When and where is what somebody looks for again: a line each, in large type.
        yield Para(spans.lines(*texts), large=True)
    elif part.bullets:
        yield Bullets(texts)
    else:
        yield Para(spans.row(*texts)) if part.heading is not None else Para(spans.lines(*texts))


def _filled(text: str, letter: Invitation, locale: str) -> str:
    values: dict[str, str | date | time] = {
        "name": letter.name, "consultant": letter.consultant, "date": letter.on, "time": letter.at,
        "minutes": str(letter.minutes), "address": letter.address, "phone": letter.sender.phone,
        "support_name": letter.sender.client_support, "support_phone": letter.sender.client_support_phone,
        "plan_date": letter.plan_until,
    }  # fmt: skip
    for name, value in values.items():
        shown = str(value)
        if isinstance(value, date):
            shown = format_day(value, locale)
        elif isinstance(value, time):
            shown = format_time(value, locale)
        text = text.replace(f"{{{name}}}", f"{_ISOLATE}{shown}{_END}")
    return text
