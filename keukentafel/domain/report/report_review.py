"""What a report says of the previous one: each item with its answer, and the course of the resident's ratings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from keukentafel.domain.carried import Still
from keukentafel.domain.report.conversation_items import items_of
from keukentafel.domain.report.difference import Item, ItemKind, Told, agreement_key
from keukentafel.domain.report.report_parts import RatingPoint
from keukentafel.domain.review import answer_to, to_ask
from keukentafel.domain.signing import ReportKind

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation


@dataclass(frozen=True)
class StillLine:
    """An item of the previous report: what it said, what was answered, and what is said now (None: nothing)."""

    item: Item
    answer: Still | None
    now: Told | None


@dataclass(frozen=True)
class ReviewSection:
    """The previous report and what became of it. `ratings` are the earlier ones, oldest first."""

    kind: ReportKind
    number: int
    at: datetime
    talked_on: date
    record_sha256: str
    lines: tuple[StillLine, ...]
    ratings: tuple[RatingPoint, ...]


def review_section(conversation: Conversation, domain_titles: Mapping[str, str]) -> ReviewSection | None:
    """What a report says of the previous one; None where there is none, or a story."""
    previous = conversation.previous
    if previous is None or previous.own_story:
        # Of a story nothing counts until it is said here; then it stands in the report as what was said here.
        return None
    return ReviewSection(
        previous.kind, previous.number, previous.at, previous.talked_on, previous.record_sha256,
        still_lines(conversation, domain_titles), previous.ratings,
    )  # fmt: skip


def still_lines(conversation: Conversation, domain_titles: Mapping[str, str]) -> tuple[StillLine, ...]:
    """The items that are asked, each beside what stands in the conversation now."""
    items = items_of(conversation, domain_titles)
    now = {(item.kind, item.key): item.told for item in items}
    # An agreement has an id in its own conversation only; in two reports it is known by who and what.
    now |= {(i.kind, agreement_key(i.name, i.told.text)): i.told for i in items if i.kind is ItemKind.AGREEMENT}
    return tuple(
        StillLine(
            carried.item, answer_to(conversation, carried.number), now.get((carried.item.kind, carried.item.key))
        )
        for carried in to_ask(conversation)
    )
