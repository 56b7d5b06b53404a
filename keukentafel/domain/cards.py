"""Keys that do not leave their card or token (PKCS#11): what is told of them, and what is asked at each sealing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from keukentafel.domain.refusals import Reason
from keukentafel.domain.verdicts import KeyTold


@dataclass(frozen=True)
class Card:
    """A card or token that is in the laptop now; `module` is the library file that speaks with it."""

    module: Path
    serial: str
    label: str


@dataclass(frozen=True)
class CardKey:
    """A key on a card. `kept` says where it is and holds its certificate: no PIN and no private key."""

    kept: bytes
    told: KeyTold


class CardKeys(Protocol):
    """Keys on cards. A module that breaks down or hangs is a refusal, and never takes the program with it."""

    def cards(self, module: Path) -> tuple[Card, ...]:
        """The cards that this module sees, at least one.

        Raises Refused: no module of PKCS#11, it broke down, it gives no answer, or it sees no card.
        """
        ...

    def card_keys(self, card: Card, pin: str, now: datetime) -> tuple[CardKey, ...]:
        """The keys with their certificates on the card, at least one; each was tried. The PIN is kept nowhere.

        Raises Refused: a wrong PIN, a card that is locked or gone, or no key that may seal now.
        """
        ...

    def asks_pin(self, key: bytes) -> bool:
        """Whether this key must be opened with a PIN before it can seal."""
        ...

    def open_key(self, key: bytes, pin: str) -> None:
        """Make a key on a card ready to seal, until `close_keys`. Raises Refused."""
        ...

    def close_keys(self) -> None:
        """End every session with a card, and forget the PIN."""
        ...


class SealBy(StrEnum):
    """What a consultant chooses when a report is about to be sealed and the key is not at hand."""

    GIVEN_KEY = "given_key"
    OWN_KEY = "own_key"
    LATER = "later"


@dataclass(frozen=True)
class SealAsked:
    """What is asked at the moment of sealing: for which key, whether it takes a PIN, and what went wrong before."""

    told: KeyTold
    takes_pin: bool
    trouble: Reason | None = None


@dataclass(frozen=True)
class SealAnswer:
    """What the consultant says to that. The PIN stays out of `repr`."""

    by: SealBy
    pin: str = ""

    def __repr__(self) -> str:
        return f"SealAnswer({self.by})"


AskToSeal = Callable[[SealAsked], SealAnswer]


def put_off(_asked: SealAsked) -> SealAnswer:
    """What is answered where nobody can be asked: the report stays unsealed."""
    return SealAnswer(SealBy.LATER)
