"""The rights that must be explained, the persoonlijk plan, identity, and the private moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.people import RESIDENT


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
    """How the conversation with the resident alone stands; `OPEN` is said of a talk with anybody alone."""

    NOT_YET = "not_yet"
    OPEN = "open"
    HELD = "held"
    LATER = "later"
    NOT_HELD = "not_held"


@dataclass(frozen=True)
class PrivateMoment:
    """The parts of the conversation with one person, without the others.

    Only a talk with the resident is the one that the resident must be offered. `opened_at` is when that one began,
    `others` are those with whom there was one besides, and `settled` is how that with the resident stood before the
    talk that is open now.
    """

    state: PrivateState = PrivateState.NOT_YET
    opened_at: datetime | None = None
    with_whom: str = RESIDENT
    others: tuple[str, ...] = ()
    settled: PrivateState = PrivateState.NOT_YET

    @property
    def is_open(self) -> bool:
        """Whether the others are out of the room now."""
        return self.state is PrivateState.OPEN

    def set_to(self, state: PrivateState, at: datetime, with_whom: str) -> PrivateMoment:
        """The moments after one began with somebody, or after what was open ended, was put off or was not held."""
        if state is PrivateState.OPEN:
            opened = at if with_whom == RESIDENT else self.opened_at
            settled = self.settled if self.is_open else self.state
            return replace(self, state=state, opened_at=opened, with_whom=with_whom, settled=settled)
        if self.is_open and self.with_whom != RESIDENT and state is PrivateState.HELD:
            others = tuple(dict.fromkeys((*self.others, self.with_whom)))
            return replace(self, state=self.settled, with_whom=RESIDENT, others=others)
        return replace(self, state=state, with_whom=RESIDENT)
