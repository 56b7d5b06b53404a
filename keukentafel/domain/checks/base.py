"""What a check is: a small pure function that looks at a conversation and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation


class Level(StrEnum):
    """A gap is open work; a warning is shown and goes into the reviewer's annex, and blocks nothing."""

    GAP = "gap"
    WARNING = "warning"


@dataclass(frozen=True)
class Situation:
    """Everything that a check may look at; never the quiet channel."""

    conversation: Conversation
    today: date
    calendar: WorkCalendar


@dataclass(frozen=True)
class Found:
    """One thing that a check found.

    `about` is a need id (`h1`), a help line (`h1/2`, counted from 1 within the need), a need and a housemate
    (`h1/partner`), a participant id, a statement id, an agreement (`a1`, its id), or empty. `detail`
    says in Dutch which of several it is: a right, a name, a day, a word; it may hold a word that was said.
    """

    about: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Check:
    """A row of the table. `title` says what is missing, `why` who asks for it; both are Dutch source text.

    `jump` is the place on the path where it is filled and `field` the very input there (`<form>.<field>`, or what
    is to be selected); `fill` says what can be chosen in that form beforehand, where `{about}` stands for what the
    finding is about and `{person}` for what comes after its slash. `source` is the article or the experience behind
    it, as a lawyer cites it. A gap that is not `motivatable` must be filled before every freeze.
    """

    code: str
    level: Level
    look: Callable[[Situation], Iterable[Found]]
    title: str
    why: str
    jump: str
    field: str
    source: str
    motivatable: bool = True
    fill: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a check found in a conversation. `motivated` says why a gap stays, or is None."""

    check: Check
    about: str
    detail: str = ""
    motivated: str | None = None

    @property
    def code(self) -> str:
        """The stable name of the check."""
        return self.check.code

    @property
    def level(self) -> Level:
        """Gap or warning."""
        return self.check.level

    @property
    def open_gap(self) -> bool:
        """Whether this is a gap that is neither filled nor motivated."""
        return self.level is Level.GAP and self.motivated is None

    @property
    def motivatable(self) -> bool:
        """Whether a reason may take the place of filling it."""
        return self.level is Level.GAP and self.check.motivatable


def dutch_date(day: date) -> str:
    """A day as people write it: 28-12-2026."""
    return f"{day.day}-{day.month}-{day.year}"


def blank(text: str) -> bool:
    """Whether nothing was written."""
    return not text.strip()
