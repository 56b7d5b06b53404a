"""The clock of a play: it moves between the steps and stands still within one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
A_STEP = timedelta(seconds=20)


class PlayClock:
    """What time it is at the table."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(ZONE)

    def now(self) -> datetime:
        """An aware moment in Europe/Amsterdam."""
        return self._now

    def set(self, now: datetime) -> None:
        """It is this late now."""
        self._now = now.astimezone(ZONE)

    def moment_of(self, until: date | datetime) -> datetime:
        """A moment; a time without a zone is that of this clock, and a day alone is that day at the time of now."""
        if isinstance(until, datetime):
            return until.replace(tzinfo=ZONE) if until.tzinfo is None else until.astimezone(ZONE)
        return datetime.combine(until, self._now.time(), ZONE)
