"""The rights that must be explained, the persoonlijk plan, identity, and the private moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Right(StrEnum):
    """What must be told: 2.3.2 lid 2, 3 and 6, lid 4 g, and the privacy rules of chapter 5."""

    CLIENT_SUPPORT = "client_support"
    CARER_SUPPORT = "carer_support"
    PERSONAL_PLAN = "personal_plan"
    BUDGET = "pgb"
    PRIVACY = "privacy"
    COSTS = "costs"


class ToldHow(StrEnum):
    """By which way a right was explained."""

    LETTER = "letter"
    PHONE = "phone"
    TALK = "talk"


@dataclass(frozen=True)
class RightTold:
    """That a right was explained, to whom, on which day and how; a later one adds to it."""

    right: Right
    told: tuple[str, ...]
    on: date
    how: ToldHow = ToldHow.TALK


@dataclass(frozen=True)
class PersonalPlan:
    """The persoonlijk plan (2.3.2 lid 2 and 5), or that there is none."""

    received: bool
    text: str = ""


@dataclass(frozen=True)
class IdentitySeen:
    """An identity document was shown (2.3.4): seen, never copied."""

    document: str
    last_characters: str
    valid_until: date | None
    seen_on: date


class PrivateState(StrEnum):
    """How the conversation without the others stands."""

    NOT_YET = "not_yet"
    OPEN = "open"
    HELD = "held"
    LATER = "later"
    NOT_HELD = "not_held"


@dataclass(frozen=True)
class PrivateMoment:
    """The part of the conversation without the others."""

    state: PrivateState = PrivateState.NOT_YET
    opened_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the others are out of the room now."""
        return self.state is PrivateState.OPEN
