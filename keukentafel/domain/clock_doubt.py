"""Whether the clock of the laptop can be right: every date of the law rests on it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

BACK = timedelta(minutes=5)
"""How far behind the last entry a clock may be: one that is set right by the network moves a little."""
AHEAD = timedelta(days=45)
"""After how long without an entry it is asked whether the date is right: longer than a summer holiday."""


class ClockDoubt(StrEnum):
    """What is strange about the clock."""

    WENT_BACK = "went_back"
    JUMPED = "jumped"


def clock_doubt(now: datetime, last_entry: datetime | None) -> ClockDoubt | None:
    """What is strange about a clock that says `now`, after something that was written down at `last_entry`."""
    if last_entry is None:
        return None
    if now < last_entry - BACK:
        return ClockDoubt.WENT_BACK
    return ClockDoubt.JUMPED if now > last_entry + AHEAD else None
