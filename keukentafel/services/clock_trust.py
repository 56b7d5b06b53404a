"""What cannot be undone is not done on the word of a clock alone: one that jumped ahead is asked about first.

The store remembers until when its clock was believed. That goes along with each way in and out; a jump further than
that leaves it where it was, until the consultant says that the date is right, or the clock is set right.
"""

from __future__ import annotations

from datetime import datetime

from keukentafel.domain.clock_doubt import is_believed
from keukentafel.domain.ports import Store, Work
from keukentafel.services.desk import Desk

_BELIEVED = "clock-believed"
"""In the cabinet: the moment that the clock told last and that was believed."""


def heed(work: Work, now: datetime) -> None:
    """It is `now`, says the clock, while somebody comes in or leaves. One that went back is followed at once."""
    if jumped_from(work, now) is None:
        work.cabinet.put(_BELIEVED, now.isoformat().encode())


def jumped_from(work: Work, now: datetime) -> datetime | None:
    """From when the clock jumped to `now`, None where it can be believed; so it can where nothing is known yet."""
    known = work.cabinet.get(_BELIEVED)
    if known is None:
        return None
    believed = datetime.fromisoformat(known.decode())
    return None if is_believed(now, believed) else believed.astimezone(now.tzinfo)


def doubted_since(store: Store, now: datetime) -> datetime | None:
    """The last moment that was believed, where the clock jumped ahead of it to `now`; else None. Raises WorldError.

    Meanwhile nothing may be destroyed or thrown away by the date that it is `now`.
    """
    with store.work() as work:
        return jumped_from(work, now)


def confirm(desk: Desk) -> None:
    """The consultant looked at the date and says that it is right. Raises WorldError."""
    now = desk.now()
    with desk.store.work() as work:
        work.cabinet.put(_BELIEVED, now.isoformat().encode())
        work.audit.note("clock_confirmed", now)
