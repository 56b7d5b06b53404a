"""What every service needs at hand: the open store, the clock, the library and the print room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Protocol

from keukentafel.domain.cards import AskToSeal, put_off
from keukentafel.domain.content.library import Library
from keukentafel.domain.handover import LetterBox
from keukentafel.domain.ports import Clock, Store
from keukentafel.domain.press import Press

PUT_BACK = timedelta(days=1)
"""So much a clock may be put back and the order still be kept, in the place of its dates."""


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
    _written: list[datetime] = field(default_factory=list, init=False, repr=False, compare=False)

    @cached_property
    def press(self) -> Press:
        """The print room."""
        return self.open_press()

    def forget_keys(self) -> None:
        """Have the print room hold no key any more, where it was opened."""
        if "press" in vars(self):
            self.press.forget_keys()

    def let_out(self, path: Path, data: bytes, what: str) -> None:
        """Write a file outside the store, and say in the audit trail what it was. Raises what Exits.write raises."""
        self.exits.write(path, data)
        with self.store.work() as work:
            work.audit.note("exported", self.now(), what)

    def now(self) -> datetime:
        """What time it is.

        A clock that was put back by less than a day goes on from what was written down last (`heed`): else what came
        after a report or a seal would stand before it. Of one that was put back further the dates would be wrong.
        """
        now = self.clock.now()
        if self._written and timedelta(0) < self._written[0] - now < PUT_BACK:
            return (self._written[0] + timedelta(microseconds=1)).astimezone(now.tzinfo)
        return now

    def heed(self, moment: datetime) -> None:
        """Something was written down at that moment: what follows comes after it."""
        known = self._written
        if not known or known[0] < moment or known[0] - self.clock.now() >= PUT_BACK:
            known[:] = [moment.astimezone(UTC)]

    def today(self) -> date:
        """Which day it is in Europe/Amsterdam."""
        return self.now().date()
