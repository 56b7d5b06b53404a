"""Waiting for a disk that may never answer, such as one across a network that went away, but not for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TypeVar

_Given = TypeVar("_Given")


def at_once(act: Callable[[], _Given]) -> _Given:
    """For who waits, however long it takes, or knows that it takes no time."""
    return act()


class NoAnswer(TimeoutError):
    """The disk did not answer in time; what was asked of it may still happen."""


class Patience:
    """Asks a disk something on another thread. A folder that was silent is not asked again before it has answered."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._silent: dict[Path, Thread] = {}

    def within(self, folder: Path, act: Callable[[], _Given], seconds: float | None = None) -> _Given:
        """What `act` gives or raises. Raises NoAnswer when that takes longer than `seconds`, or those of before."""
        before = self._silent.get(folder)
        if before is not None and before.is_alive():
            raise NoAnswer
        given: list[_Given] = []
        failed: list[BaseException] = []

        def ask() -> None:
            try:
                given.append(act())
            except BaseException as failure:  # noqa: BLE001  it belongs to who waits for it
                failed.append(failure)

        asking = Thread(target=ask, name="disk", daemon=True)
        asking.start()
        asking.join(self._seconds if seconds is None else seconds)
        if failed:
            raise failed[0]
        if not given:
            # Only now: somebody else may ask it something at the same time, and a disk that is busy is not silent.
            self._silent[folder] = asking
            raise NoAnswer
        return given[0]
