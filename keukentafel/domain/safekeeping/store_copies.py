"""What is told of a store without opening it: its copies, and the ways into it with what comes before they change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class StoreCopy:
    """A copy of a store. `store` tells stores apart; it is empty where the copy does not say whose it is."""

    name: str
    folder: Path
    made_at: datetime
    store: str


class CopyUnderWay(Protocol):
    """A copy that is made while the store is worked in. `has_traces`: what was erased could not be wiped before."""

    has_traces: bool

    @property
    def is_over(self) -> bool:
        """Whether it was made, or cannot be made."""
        ...

    def outcome(self) -> StoreCopy:
        """The copy, when it is over.

        Raises StoreFull, StoreUnwritable, CopyDamaged where it would not be whole, CopyTooSlow where it was given up.
        """
        ...


class CopiedAtWork(Protocol):
    """A store of which a copy can be made while it is worked in."""

    def begin_copy(self, at: datetime) -> CopyUnderWay:
        """Begin a copy of the store as it is now; closing the store gives it up.

        Raises StoreBusy while somebody else reads it, or what else the world did.
        """
        ...


@dataclass(frozen=True)
class CopyContents:
    """What is in a copy: numbers, and when something was last written (None in an empty one)."""

    conversations: int
    statements: int
    last_changed: datetime | None


@dataclass(frozen=True)
class WaysIn:
    """Which ways to the store there are beside the passphrase: a code on paper, and how many organisations."""

    code: bool
    organisations: int


First = Callable[[], None]
"""What must be done, and durable, before the ways into a store change."""


def nothing_first() -> None:
    """For who has nothing to do before that."""


Stopped = Callable[[], bool]
"""Whether somebody does not want to wait any longer for something that changed nothing yet."""


def never_stopped() -> bool:
    """For who waits however long it takes."""
    return False
