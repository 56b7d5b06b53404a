"""What a review takes along of a definitive report: items that are asked again, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.agreements import Agreement, Consent
from keukentafel.domain.carers import CarerSituation
from keukentafel.domain.life_domains import DomainRating
from keukentafel.domain.needs import Delivery, Need, Support
from keukentafel.domain.people import Participant
from keukentafel.domain.report.difference import (
    Item,
)
from keukentafel.domain.report.report_parts import RatingPoint
from keukentafel.domain.shells import HelpLine, ShellJudgement
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import Original


class Still(StrEnum):
    """What the resident says of an item of the previous report."""

    YES = "yes"
    CHANGED = "changed"
    NO_LONGER = "no_longer"
    NOT_DISCUSSED = "not_discussed"


@dataclass(frozen=True)
class CarriedWords:
    """What the resident said elsewhere: said here when they say it again. The rest is as in a statement."""

    text: str
    about: str
    original: Original | None = None


@dataclass(frozen=True)
class CarriedItem:
    """One item of the previous report. At most one of those after `item` is what it becomes when it still holds.

    People in them are called by their names; `need` is `h1` for the first need of that report, and so on.
    """

    number: int
    item: Item
    participant: Participant | None = None
    need: Need | None = None
    rating: DomainRating | None = None
    judgement: ShellJudgement | None = None
    help_line: HelpLine | None = None
    agreement: Agreement | None = None
    said: CarriedWords | None = None
    carer: CarerSituation | None = None
    support: Support | None = None
    delivery: Delivery | None = None
    consent: Consent | None = None

    @property
    def of_need(self) -> str:
        """The id of the need that must be there before this can hold; empty for none."""
        hung = self.judgement or self.help_line or self.support or self.delivery
        return hung.need if hung is not None else ""


@dataclass(frozen=True)
class StillAnswer:
    """What was answered about the carried item with that number."""

    number: int
    answer: Still


@dataclass(frozen=True)
class PreviousReport:
    """The definitive version that a review starts from.

    `conversation_id` is empty where the record came from a file. `ratings` are all that the resident gave up to
    and with that report. `own_story`: it is no report, but what the resident brought along of their own words.
    """

    conversation_id: str
    kind: ReportKind
    number: int
    at: datetime
    talked_on: date
    record_sha256: str
    items: tuple[CarriedItem, ...]
    ratings: tuple[RatingPoint, ...]
    own_story: bool = False

    def item(self, number: int) -> CarriedItem | None:
        """The item with that number, or None."""
        return next((carried for carried in self.items if carried.number == number), None)
