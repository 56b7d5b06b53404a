"""What every service needs at hand: the open store, the clock, the library and the print room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from keukentafel.domain.cards import AskToSeal, put_off
from keukentafel.domain.content.library import Library
from keukentafel.domain.handover import LetterBox
from keukentafel.domain.ports import Clock, Store
from keukentafel.domain.press import Press


class Exits(Protocol):
    """The only way by which a file leaves the store."""

    def write(self, path: Path, data: bytes) -> None:
        """Write a whole file or nothing.

        Raises StoreFull or StoreUnwritable.
        """
        ...


@dataclass(frozen=True)
class Desk:
    """The consultant's desk while the store is open."""

    store: Store
    clock: Clock
    library: Library
    open_press: Callable[[], Press]
    """Asked once, by the first who prints or judges: the libraries of the print room are large."""
    exits: Exits
    letter_box: LetterBox
    ask_to_seal: AskToSeal = put_off
    """Asks at the table for what a key on a card takes and is not kept."""

    @cached_property
    def press(self) -> Press:
        """The print room."""
        return self.open_press()

    def forget_keys(self) -> None:
        """Have the print room hold no key any more, where it was opened."""
        if "press" in vars(self):
            self.press.forget_keys()

    def now(self) -> datetime:
        """What time it is."""
        return self.clock.now()

    def today(self) -> date:
        """Which day it is in Europe/Amsterdam."""
        return self.clock.now().date()
