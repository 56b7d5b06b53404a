"""Whether the clock of the laptop can be right: every date of the law rests on it, and so does what goes for good."""

from __future__ import annotations

from datetime import datetime, timedelta

BACK = timedelta(minutes=5)
"""How far behind the last entry a clock may be: one that is set right by the network moves a little."""
MOST_BELIEVED = timedelta(days=14)
"""How far a clock may go ahead between two times that the store was open before it is asked about.

By then nothing of which the days are counted goes more than so much too soon; a holiday that is longer costs one
answer.
"""


def went_back(now: datetime, last_entry: datetime | None) -> bool:
    """Whether a clock that says `now` is behind something that was written down at `last_entry`."""
    return last_entry is not None and now < last_entry - BACK


def is_believed(now: datetime, believed: datetime) -> bool:
    """Whether a clock that says `now` may decide what goes for good, when `believed` was believed last."""
    return now <= believed + MOST_BELIEVED
