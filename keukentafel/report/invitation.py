"""The letter before a visit: in large type on one sheet in the resident's language, and in Dutch on a page after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.library import Library
from keukentafel.domain.invitation import Invitation
from keukentafel.domain.papers import PaperView, PartView
from keukentafel.domain.source_language import DUTCH
from keukentafel.report import spans
from keukentafel.report.paper import (
    LARGE,
    ORDINARY,
    Side,
    Value,
    about_translation,
    filled,
    not_translated,
    of_size,
    section,
)
from keukentafel.report.tagged.blocks import (
    Block,
    Box,
    Bullets,
    Heading,
    KeepTogether,
    Para,
    Section,
    Spacer,
    Text,
    Title,
)
from keukentafel.report.tagged.style import BODY
from keukentafel.report.wording import Translate

SHEET = 2
"""Pages: a sheet has two."""


def invitation_sides(letter: Invitation, library: Library, t: Translate) -> tuple[Side, ...]:
    """The letter in its language, and in Dutch after it; in Dutch alone where the pack has no translation."""
    row, in_dutch = library.language(letter.language), library.language(DUTCH)
    paper = library.invitation(letter.language)

    def own(points: float) -> Section:
        end = about_translation(library, row, paper.title, t)
        return of_size(section(row, (*_blocks(letter, paper, row, roomy=True), *end)), points)

    def dutch(points: float) -> Section:
        view = library.invitation(DUTCH)
        return of_size(section(in_dutch, _blocks(letter, view, in_dutch, roomy=False)), points)

    def only_dutch(points: float) -> Section:
        view = library.invitation(DUTCH)
        blocks = (*_blocks(letter, view, in_dutch, roomy=True), *not_translated(row, t))
        return of_size(section(in_dutch, blocks), points)

    if letter.language == DUTCH or not paper.translated:
        return (Side(only_dutch, LARGE, SHEET),)
    return Side(own, LARGE, SHEET), Side(dutch, ORDINARY, 1)


def _blocks(letter: Invitation, paper: PaperView, row: Language, roomy: bool) -> Iterator[Block]:
    values = _values(letter)
    title = section(row, (Title(filled(paper.title.text, values, row.locale)),))
    # In large type the rest is large enough: the title need not shout.
    yield of_size(title, BODY.size * 0.9 if roomy else BODY.size)
    yield Spacer(4.0)
    for part in paper.parts:
        holds = (line for line in part.lines if f"{part.id}.{line.id}" not in letter.left_out)
        texts = tuple(filled(line.text.text, values, row.locale, bold=part.id == "visit") for line in holds)
        if texts:
            yield from _part(part, texts, values, row.locale, roomy)
    yield Para(spans.lines(spans.plain(letter.consultant), spans.plain(letter.sender.sender)))


def _part(
    part: PartView, texts: tuple[Text, ...], values: Mapping[str, Value], locale: str, roomy: bool
) -> Iterator[Block]:
    heading = filled(part.heading.text, values, locale) if part.heading is not None else ()
    if part.id == "opening":
        yield Para(texts[0])
        yield Para(spans.row(*texts[1:]))
    elif part.id == "visit":
        yield Box(tuple(Para(text, space_after=2.0) for text in texts), title=heading)
    elif not heading:
        yield from (Para(text) for text in texts)
    elif roomy:
        body = Bullets(texts) if part.bullets else Para(spans.row(*texts))
        yield KeepTogether((Heading(heading), body))
    else:
        # A heading on the line of its text: a page less for who keeps the letter.
        yield Para(spans.row(_run_in(heading), *texts))


def _run_in(heading: Text) -> Text:
    """A Dutch heading as the first sentence of its text."""
    said = tuple(replace(span, bold=True) for span in heading)
    return said if said[-1].text.endswith((".", "?", "!")) else (*said, *spans.bold("."))


def _values(letter: Invitation) -> dict[str, Value]:
    return {
        "name": letter.name, "consultant": letter.consultant, "date": letter.on, "time": letter.at,
        "minutes": str(letter.minutes), "address": letter.address, "phone": letter.sender.phone,
        "support_name": letter.sender.client_support, "support_phone": letter.sender.client_support_phone,
        "plan_date": letter.plan_until,
    }  # fmt: skip
