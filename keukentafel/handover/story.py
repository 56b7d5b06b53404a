"""The resident's own story as a file: a paper to read and the data, under words that the resident chooses."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from keukentafel.domain.appointments import Channel
from keukentafel.domain.contact import DayPart
from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY, Rating
from keukentafel.domain.shells import Part
from keukentafel.domain.statements import OriginalBy
from keukentafel.domain.story import Story, StoryContact, StoryHelp, StoryNeed, StoryRating, StorySaid
from keukentafel.handover.archive import NotPacked, packed, unpacked
from keukentafel.handover.envelope import NotOpened, opened_by_words, under_words

DATA_NAME = "mijn-verhaal.json"
PAPER_NAME = "mijn-verhaal.pdf"
FORMAT = "keukentafel-verhaal"
SCHEMA = 3
FIRST_SCHEMA = 1
"""The oldest schema that is still read: how somebody is reached was one line."""
SCHEMA_WITH_CAUGHT_BY = 3
"""Since then the words in the resident's own language tell how they were caught."""


@dataclass(frozen=True)
class OpenedStory:
    """What was in the file; `sha256` is that of the data."""

    story: Story
    pdf: bytes
    sha256: str


def sealed_story(story: Story, pdf: bytes, words: str) -> bytes:
    """The paper and the data in one file that opens with these words alone."""
    return under_words(packed({DATA_NAME: story_data(story), PAPER_NAME: pdf}), words)


def opened_story(sealed: bytes, words: str) -> OpenedStory | None:
    """What is in the file; None for other words, or when it is not a story as it is made here."""
    try:
        files = unpacked(opened_by_words(sealed, words))
        if set(files) != {DATA_NAME, PAPER_NAME}:
            return None
        data = files[DATA_NAME]
        return OpenedStory(story_from(data), files[PAPER_NAME], hashlib.sha256(data).hexdigest())
    except (NotOpened, NotPacked, ValueError):
        return None


def story_data(story: Story, schema: int = SCHEMA) -> bytes:
    """Canonical JSON: the same story gives the same bytes. `schema` is that of the program that wrote it."""
    body = {**asdict(story), "born": story.born.isoformat(), "made_at": story.made_at.isoformat()}
    if schema == FIRST_SCHEMA:
        body["contact"] = story.contact.works
    if schema < SCHEMA_WITH_CAUGHT_BY:
        for said in body["said"]:
            del said["caught_by"]
    whole = {"format": FORMAT, "schema": schema, "story": body}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8", "surrogatepass")


def story_from(data: bytes) -> Story:
    """The story of its data. Raises ValueError for anything that `story_data` did not write."""
    try:
        whole = json.loads(data.decode("utf-8", "surrogatepass"))
        schema = whole["schema"]
        if type(schema) is not int or not FIRST_SCHEMA <= schema <= SCHEMA:
            raise ValueError("not a schema that is known")
        story = _read(whole["story"], schema)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as odd:
        raise ValueError("not the data of a story") from odd
    if story_data(story, schema) != data or not _known(story):
        raise ValueError("not in the form in which it was made")
    return story


def _read(body: Any, schema: int) -> Story:
    return Story(
        **{
            **body,
            "born": date.fromisoformat(body["born"]),
            "made_at": datetime.fromisoformat(body["made_at"]),
            "contact": _contact(body["contact"], schema),
            "said": tuple(_said(one, schema) for one in body["said"]),
            "needs": tuple(StoryNeed(**one) for one in body["needs"]),
            "ratings": tuple(StoryRating(**{**one, "rating": Rating(one["rating"])}) for one in body["ratings"]),
            "help": tuple(StoryHelp(**{**one, "part": Part(one["part"])}) for one in body["help"]),
        }
    )


def _said(told: Any, schema: int) -> StorySaid:
    caught_by = told["caught_by"] if schema >= SCHEMA_WITH_CAUGHT_BY else None
    return StorySaid(**{**told, "caught_by": None if caught_by is None else OriginalBy(caught_by)})


def _contact(told: Any, schema: int) -> StoryContact:
    if schema == FIRST_SCHEMA:
        return StoryContact(works=told)
    good_at = DayPart(told["good_at"]) if told["good_at"] is not None else None
    return StoryContact(**{**told, "ways": tuple(Channel(way) for way in told["ways"]), "good_at": good_at})


def _known(story: Story) -> bool:
    texts = [story.resident, story.form_of_address, story.municipality, story.speaks, story.reads]
    texts += [story.contact.phone, story.contact.not_at, story.contact.works]
    texts += [text for one in story.said for text in (one.text, one.about, one.title, one.original, one.lang)]
    texts += [text for need in story.needs for text in (need.help_me, need.so_that)]
    texts += [text for line in story.help for text in (line.who, line.task, line.frequency)]
    return (
        all(isinstance(text, str) for text in [*texts, *(rated.title for rated in story.ratings)])
        and story.made_at.utcoffset() is not None
        and all(one.about in (STORY, *LIFE_DOMAINS) and one.text.strip() for one in story.said)
        and all(rated.life_domain in LIFE_DOMAINS for rated in story.ratings)
        # Not by a comparison: 0 and 0.0 are equal to False, and a log that holds them is not read any more.
        and all(rated.important is None or type(rated.important) is bool for rated in story.ratings)
        and all(type(line.need) is int and 0 < line.need <= len(story.needs) for line in story.help)
    )
