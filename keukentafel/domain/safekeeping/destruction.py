"""What is told of something that was destroyed: numbers, days and the ground, and nothing about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keukentafel.domain.statements import QuietNote


class Ground(StrEnum):
    """Why it was destroyed."""

    TERM = "term"
    """The term for keeping has passed: art. 5 lid 1 onder e AVG; the municipality keeps it by 5.3.4 Wmo 2015."""
    REQUEST = "request"
    """The resident asked: art. 5.3.5 lid 1 Wmo 2015."""
    NOT_NEEDED = "not_needed"
    """It was handed over and is not needed here any more: art. 5 lid 1 onder c and e AVG."""
    MISTAKE = "mistake"
    """It should not have been here: made twice, for practice, or a melding that was withdrawn before anything."""


CHOSEN_GROUNDS = (Ground.NOT_NEEDED, Ground.REQUEST, Ground.MISTAKE)
"""Those that somebody gives; a term passes by itself."""


@dataclass(frozen=True)
class Removed:
    """How many things there were of each kind. The quiet channel is not counted: its existence is told nowhere."""

    lines: int
    statements: int
    versions: int
    files: int


@dataclass(frozen=True)
class Destroyed:
    """A case, or with a `statement_id` one line of it, that was destroyed. The ids are random and say nothing."""

    conversation_id: str
    at: datetime
    ground: Ground
    removed: Removed
    statement_id: str = ""
    handed_over_on: date | None = None


class Destructions(Protocol):
    """What was taken out for good, and the memory that it was: no older copy brings it back."""

    def destroy_case(
        self, conversation_id: str, ground: Ground, at: datetime, handed_over_on: date | None = None
    ) -> Destroyed:
        """Take everything of that conversation out of every table and index. Raises KeyError for an unknown id."""
        ...

    def destroy_statement(self, conversation_id: str, statement_id: str, ground: Ground, at: datetime) -> Destroyed:
        """Take every line about that statement out, as `erase_statement` does. Raises KeyError for an unknown case."""
        ...

    def hush(self, conversation_id: str, note: QuietNote) -> None:
        """Take every line about the statement of that id out, and keep it as this note, also in an older copy.

        `destroyed` does not tell it. Raises KeyError for an unknown case.
        """
        ...

    def destroyed(self) -> tuple[Destroyed, ...]:
        """All that was destroyed, oldest first."""
        ...
