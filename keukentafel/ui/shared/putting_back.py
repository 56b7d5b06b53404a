"""Puts a copy in the place of the store beside the window, which says so meanwhile and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from keukentafel.ui.shared.slow_act import SlowAct
from keukentafel.ui.shared.waited import Waited

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock, Store
    from keukentafel.domain.safekeeping.store_copies import Stopped

WALKED_AWAY = timedelta(minutes=5)
"""Who put a copy back that takes longer than this may not be there any more: the passphrase is asked again."""
LAST_SECONDS = 10.0
"""How long the program waits for it when it ends. Cut off after that, the old store is there or the new one."""

Opens = Callable[["Stopped"], "Store"]


class PuttingBack(QObject):
    """One at a time, over a store that is closed. Where the lock falls meanwhile, the store is locked when it opens."""

    def __init__(
        self,
        parent: QObject,
        clock: Clock,
        take: Callable[[Callable[[], Store]], str],
        lock: Callable[[], None],
        tells: tuple[Callable[[bool], None], Callable[[str], None]],
    ) -> None:
        """`take` opens the windows over a store and gives back the sentence for the person, empty when it did.

        `tells` is told that it began and is over, and what went wrong for who finds the windows covered; "" when the
        copy is the store and was locked.
        """
        super().__init__(parent)
        self._clock, self._take, self._lock = clock, take, lock
        self._under_way, self._said = tells
        self._act: SlowAct[Store] | None = None
        self._stop = Event()
        self._lock_after = False
        self._is_ending = False

    @property
    def is_under_way(self) -> bool:
        """Whether a copy is being put back."""
        return self._act is not None

    def begin(self, opens: Opens, done: Callable[[str], None]) -> None:
        """`opens` runs on another thread; `done` gets the sentence for the person, empty when the store is open."""
        self._stop, self._lock_after, since = Event(), False, Waited(self._clock)
        self._under_way(True)
        self._act = SlowAct(self, partial(opens, self._stop.is_set), partial(self._done, since, done))

    def stop(self) -> None:
        """Nobody wants to wait for it any more: the store of before stays, unless the copy took its place already."""
        self._stop.set()

    def lock(self) -> None:
        """The lock falls meanwhile."""
        self._lock_after = True

    def end(self) -> None:
        """The program ends: stop it, and close what it opened all the same."""
        if self._act is not None:
            self._is_ending = True
            self.stop()
            self._act.wait(LAST_SECONDS)

    def _done(self, since: Waited, done: Callable[[str], None], outcome: Callable[[], Store]) -> None:
        self._act = None
        locks = self._is_ending or self._lock_after or since.so_far() >= WALKED_AWAY
        self._under_way(False)
        problem = self._take(outcome)
        if problem:
            self._said(problem)
        elif locks:
            # Before anything of it is painted.
            self._lock()
            self._said("")
        done(problem)
