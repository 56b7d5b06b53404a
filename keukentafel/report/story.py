"""The resident's own story on paper: what they said, want and think of it, and who helps. No finding, no verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from keukentafel.domain.difference_words import capital
from keukentafel.domain.library import Library
from keukentafel.domain.life_domains import Rating
from keukentafel.domain.marks import N_
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.story import Story, StorySaid
from keukentafel.report import spans
from keukentafel.report.paper import direction_of
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, Para, Quote, Section, Title
from keukentafel.report.wording import Translate, day

_RATINGS = {Rating.GOOD: N_("gaat goed"), Rating.BARELY: N_("gaat net"), Rating.NOT: N_("gaat niet")}


def story_blocks(story: Story, library: Library, t: Translate) -> Iterator[Block]:
    """The paper; what was caught in the resident's language stands above the Dutch of it, in its own direction."""
    yield Title(spans.plain(t("Mijn verhaal")))
    about = t("Verteld door {name} bij {municipality}, tot en met {day}. Wat anderen zeiden, staat er niet in.")
    filled = about.format(name=story.form_of_address, municipality=story.municipality, day=day(story.made_at))
    yield Para(spans.plain(filled))
    languages = {language.code: language.dutch_name for language in library.languages()}
    known = [
        t("Ik spreek: {language}.").format(language=languages[story.speaks]) if story.speaks in languages else "",
        t("Ik lees: {language}.").format(language=languages[story.reads]) if story.reads in languages else "",
        t("Zo bereikt u mij het best: {how}.").format(how=story.contact.rstrip(".")) if story.contact else "",
    ]
    if any(known):
        yield Para(spans.plain(" ".join(line for line in known if line)))
    if story.needs:
        yield Heading(spans.plain(t("Wat ik wil")))
        want = t("Help mij {help_me}, zodat {so_that}.")
        wishes = (want.format(help_me=one.help_me, so_that=one.so_that.rstrip(".")) for one in story.needs)
        yield Bullets(tuple(spans.plain(wish) for wish in wishes))
    if story.help:
        yield Heading(spans.plain(t("Wie helpt of misschien kan helpen")))
        lines = (f"{one.who}: {', '.join(part for part in (one.task, one.frequency) if part)}" for one in story.help)
        yield Bullets(tuple(spans.plain(line) for line in lines))
    if story.ratings:
        yield Heading(spans.plain(t("Hoe ik het zelf vind")))
        found = []
        for one in story.ratings:
            weight = f", {t('belangrijk voor mij')}" if one.important else ""
            found.append(f"{one.title}: {t(_RATINGS[one.rating])}{weight}")
        yield Bullets(tuple(spans.plain(line) for line in found))
    for title, lines_of in groupby(sorted(story.said, key=lambda one: one.title), lambda one: one.title):
        yield Heading(spans.plain(capital(title) if title else t("Wat ik vertelde")))
        for said in lines_of:
            yield from _said(said, library)


def _said(said: StorySaid, library: Library) -> Iterator[Block]:
    row = next((language for language in library.languages() if language.code == said.lang), None)
    if said.original and row is not None and row.code != DUTCH:
        tag = spans.language_tag(row.code) or DUTCH
        yield Section(tag, direction_of(row), (Quote(spans.plain(said.original)),))
    yield Para(spans.plain(said.text))
