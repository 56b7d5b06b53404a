"""My story along: what residents take with them of what they said themselves, and how it comes in elsewhere.

It holds what the resident said and may be in a report, what they want, how they see it, and the helpers they named;
nothing that others said or that was assumed, nothing about safety at home, and no finding. Coming in, it is asked
again and no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from keukentafel.domain.appointments import Channel
from keukentafel.domain.carried import CarriedItem, CarriedWords, PreviousReport
from keukentafel.domain.contact import DayPart
from keukentafel.domain.life_domains import SAFE_AT_HOME, DomainRating, Rating
from keukentafel.domain.needs import Need
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.report.difference import Item, ItemKind, Told, help_key, help_told
from keukentafel.domain.shells import HelpLine, Part
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import Certainty, Original, OriginalBy, Share, Source

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation


@dataclass(frozen=True)
class StorySaid:
    """Something the resident said; `title` is that of the life domain `about`, empty for the story itself.

    `original` are the words in the language `lang` (a code), where they were caught, and `caught_by` how.
    """

    text: str
    about: str
    title: str
    original: str = ""
    lang: str = ""
    caught_by: OriginalBy | None = None


@dataclass(frozen=True)
class StoryNeed:
    """What the resident wants, in their own words."""

    help_me: str
    so_that: str


@dataclass(frozen=True)
class StoryRating:
    """How the resident sees a life domain; `important` is None where that was not asked."""

    life_domain: str
    title: str
    rating: Rating
    important: bool | None = None


@dataclass(frozen=True)
class StoryHelp:
    """Somebody who helps with a need; `need` counts from 1."""

    need: int
    part: Part
    who: str
    task: str
    frequency: str = ""


@dataclass(frozen=True)
class StoryContact:
    """How the resident wants to be reached: what works, and when. Nothing of it is about somebody else."""

    ways: tuple[Channel, ...] = ()
    phone: str = ""
    good_at: DayPart | None = None
    not_at: str = ""
    works: str = ""


@dataclass(frozen=True)
class Story:
    """The whole of it. `speaks` and `reads` are codes of the language table; `municipality` is where it was told."""

    resident: str
    form_of_address: str
    born: date
    made_at: datetime
    municipality: str
    speaks: str
    reads: str
    contact: StoryContact
    said: tuple[StorySaid, ...]
    needs: tuple[StoryNeed, ...]
    ratings: tuple[StoryRating, ...]
    help: tuple[StoryHelp, ...]


def story_of(conversation: Conversation, titles: Mapping[str, str], municipality: str, at: datetime) -> Story:
    """What the resident may take along of this conversation. `titles` are those of the life domains on paper."""
    case, contact = conversation.case, conversation.preparation.contact
    numbers = {need.id: number for number, need in enumerate(conversation.needs, 1)}
    return Story(
        case.resident, case.form_of_address, case.born, at, municipality, case.speaks, case.reads,
        StoryContact(contact.ways, contact.phone, contact.good_at, contact.not_at, contact.works)
        if contact is not None else StoryContact(),
        said=tuple(
            StorySaid(
                s.text, s.about, titles.get(s.about, ""),
                s.original.text if s.original else "", s.original.lang if s.original else "",
                s.original.caught_by if s.original else None,
            )
            for s in conversation.statements
            if s.source is Source.RESIDENT and s.share is Share.REPORT and s.about != SAFE_AT_HOME
            and s.standing is not Certainty.ASSUMED
        ),
        needs=tuple(StoryNeed(need.help_me, need.so_that) for need in conversation.needs),
        ratings=tuple(
            StoryRating(r.life_domain, titles[r.life_domain], r.rating, r.important)
            for r in conversation.ratings
            if r.life_domain != SAFE_AT_HOME and r.life_domain in titles
        ),
        help=tuple(
            StoryHelp(numbers[h.need], h.part, conversation.name_of(h.who), h.task, h.frequency)
            for h in conversation.help_lines
            if h.need in numbers and h.who not in ("", CONSULTANT)
        ),
    )  # fmt: skip


def carried_story(story: Story, sha256: str) -> PreviousReport:
    """The story as what is asked again, item by item; the people in it are known by their names."""
    items = tuple(replace(item, number=number) for number, item in enumerate(_items(story), 1))
    return PreviousReport(
        "", ReportKind.CONVERSATION, 0, story.made_at, story.made_at.date(), sha256, items, (), own_story=True
    )


def _items(story: Story) -> Iterator[CarriedItem]:
    for rated in story.ratings:
        item = Item(
            ItemKind.RATING, rated.life_domain, Told(grade=rated.rating.value), name=rated.title,
            code=rated.life_domain,
        )  # fmt: skip
        yield CarriedItem(0, item, rating=DomainRating(rated.life_domain, rated.rating, rated.important))
    for number, need in enumerate(story.needs, 1):
        item = Item(ItemKind.NEED, f"h{number}", Told(need.help_me, so_that=need.so_that), number)
        yield CarriedItem(0, item, need=Need(f"h{number}", need.help_me, need.so_that))
        for line in story.help:
            if line.need == number:
                told = help_told(line.task, line.frequency, "", None, confirmed=False)
                key = help_key(number, line.part.value, line.who)
                helps = HelpLine(f"h{number}", line.part, line.who, line.task, line.frequency)
                yield CarriedItem(
                    0, Item(ItemKind.HELP, key, told, number, line.who, line.part.value), help_line=helps
                )
    for said in story.said:
        item = Item(ItemKind.STATEMENT, said.text, Told(said.text), name=said.title)
        # Nobody vouches for words of which is not known how they were caught.
        original = Original(said.original, said.lang, said.caught_by) if said.original and said.caught_by else None
        yield CarriedItem(0, item, said=CarriedWords(said.text, said.about, original))
