"""The resident's own story on paper: what they said, want and think of it, and who helps. No finding, no verdict.

The words around it are those of the pack, in the resident's language and on pages of their own in Dutch. What was said
stays as it was written down; what was caught in the resident's language stands above the Dutch of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.library import Library
from keukentafel.domain.life_domains import STORY
from keukentafel.domain.papers import PaperView
from keukentafel.domain.running_text import capital_first
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.story import Story, StorySaid
from keukentafel.report import spans
from keukentafel.report.paper import (
    Side,
    Value,
    about_translation,
    direction_of,
    filled,
    isolated,
    not_translated,
    of_size,
    section,
)
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, Para, Quote, Section, Text, Title
from keukentafel.report.wording import Translate

_SIZES = (14.0, 12.0)
"""In points: a story may be long, and is set twice at most before it is what it is."""

_SHORT = 2
"""Pages on which the larger type is tried first."""


def story_sides(story: Story, library: Library, t: Translate) -> tuple[Side, ...]:
    """The paper in the language that the resident reads, else speaks, and in Dutch; in Dutch alone without words."""
    codes = {language.code for language in library.languages()}
    own_code = next((code for code in (story.reads, story.speaks) if code in codes), DUTCH)
    row, in_dutch = library.language(own_code), library.language(DUTCH)
    view = library.story_paper(own_code)

    def own(points: float) -> Section:
        end = about_translation(library, row, view.title, t)
        return of_size(section(row, (*_blocks(story, view, row, library), *end)), points)

    def dutch(points: float) -> Section:
        end = not_translated(row, t) if alone else ()
        blocks = (*_blocks(story, library.story_paper(DUTCH), in_dutch, library), *end)
        return of_size(section(in_dutch, blocks), points)

    alone = own_code == DUTCH or not view.translated
    if alone:
        return (Side(dutch, _SIZES, _SHORT),)
    return Side(own, _SIZES, _SHORT), Side(dutch, _SIZES, _SHORT)


def _blocks(story: Story, view: PaperView, row: Language, library: Library) -> Iterator[Block]:
    headings = view.part("headings")

    def heading(name: str) -> Heading:
        return Heading(spans.plain(headings.line(name).text))

    def text_of(text_id: str) -> str:
        return library.resident_text(text_id, row.code).text

    yield Title(spans.plain(view.title.text))
    yield Para(spans.plain(isolated(story.form_of_address)))
    yield Para(spans.row(*_about(story, view, row)))
    languages = tuple(_languages(story, view, row, library))
    if languages:
        yield Para(spans.lines(*languages))
    reached = tuple(_reached(story, view, row))
    if reached:
        part = view.part("contact")
        assert part.heading is not None
        yield Heading(spans.plain(part.heading.text))
        yield Bullets(reached)
    if story.needs:
        yield heading("wants")
        want = text_of("summary.help_me")
        yield Bullets(tuple(
            filled(want, {"help_me": one.help_me, "so_that": one.so_that.rstrip(".")}, row.locale)
            for one in story.needs
        ))  # fmt: skip
    if story.help:
        yield heading("helpers")
        lines = (f"{one.who}: {', '.join(part for part in (one.task, one.frequency) if part)}" for one in story.help)
        yield Bullets(tuple(spans.plain(isolated(line)) for line in lines))
    if story.ratings:
        yield heading("ratings")
        weight = view.part("words").line("important").text
        rows = []
        for one in story.ratings:
            said = f"{text_of(f'domain.{one.life_domain}')}: {text_of(f'choice.{one.rating.value}')}"
            rows.append(spans.plain(f"{said}. {capital_first(weight)}." if one.important else f"{said}."))
        yield Bullets(tuple(rows))
    for about, lines_of in groupby(sorted(story.said, key=lambda one: one.title), lambda one: one.about):
        yield heading("told") if about == STORY else Heading(spans.plain(capital_first(text_of(f"domain.{about}"))))
        for line in lines_of:
            yield from _said(line, row, library)


def _about(story: Story, view: PaperView, row: Language) -> Iterator[Text]:
    part = view.part("about")
    values: dict[str, Value] = {"municipality": story.municipality, "date": story.made_at.date()}
    yield filled(part.line("told").text, values, row.locale)
    yield spans.plain(part.line("only_mine").text)
    if row.code != DUTCH:
        yield spans.plain(part.line("in_dutch").text)


def _languages(story: Story, view: PaperView, row: Language, library: Library) -> Iterator[Text]:
    names = {
        language.code: language.dutch_name if row.code == DUTCH else language.own_name
        for language in library.languages()
    }
    part = view.part("about")
    for line, code in (("speaks", story.speaks), ("reads", story.reads)):
        if code in names:
            yield filled(part.line(line).text, {"language": names[code]}, row.locale)


def _reached(story: Story, view: PaperView, row: Language) -> Iterator[Text]:
    contact, lines = story.contact, view.part("contact")
    ways = " · ".join(view.part("way").line(way.value).text for way in contact.ways)
    moment = view.part("day_part").line(contact.good_at.value).text if contact.good_at is not None else ""
    told: Mapping[str, tuple[str, str]] = {
        "ways": ("ways", ways), "phone": ("phone", contact.phone), "good_at": ("time", moment),
        "not_at": ("time", contact.not_at), "works": ("how", contact.works),
    }  # fmt: skip
    for line, (slot, value) in told.items():
        if value:
            yield filled(lines.line(line).text, {slot: value}, row.locale)


def _said(said: StorySaid, row: Language, library: Library) -> Iterator[Block]:
    caught = next((language for language in library.languages() if language.code == said.lang), None)
    if said.original and caught is not None and caught.code != DUTCH:
        tag = spans.language_tag(caught.code) or DUTCH
        yield Section(tag, direction_of(caught), (Quote(spans.plain(said.original)),))
    dutch = Para(spans.plain(said.text))
    yield dutch if row.code == DUTCH else Section(DUTCH, "ltr", (dutch,))
