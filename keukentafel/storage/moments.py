"""Moments as text: an instant keeps its zone, so that a summer evening is read back as it was lived."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

_ZONE = re.compile(r"([A-Za-z0-9_+\-/]+)\]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_text(moment: datetime) -> str:
    """ISO 8601 with offset, and the zone's name between brackets where it has one (RFC 9557).

    Raises ValueError for a moment without a zone.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment without a zone")
    zone = getattr(moment.tzinfo, "key", None)
    return moment.isoformat() + (f"[{zone}]" if zone else "")


def moment_of(text: str) -> datetime:
    """The moment that `moment_text` wrote. Raises ValueError."""
    instant, bracket, name = text.partition("[")
    moment = datetime.fromisoformat(instant)
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone")
    if not bracket:
        return moment
    zone = _zone(name)
    if zone is None:
        # A machine without that zone still knows the instant.
        return moment
    clock = moment.time()
    for fold in (0, 1):
        # Not by `moment.replace`, which takes ten times as long; the start screen reads ten thousand of these.
        lived = datetime.combine(moment, clock.replace(fold=1) if fold else clock, zone)
        if lived.utcoffset() == offset:
            return lived
    return moment


@lru_cache(maxsize=100)
def _zone(bracketed: str) -> ZoneInfo | None:
    """The zone of a name and its closing bracket. Raises ValueError."""
    match = _ZONE.fullmatch(bracketed)
    if match is None:
        raise ValueError("not a zone")
    try:
        return ZoneInfo(match[1])
    except (OSError, ValueError, LookupError):
        return None


def microseconds(moment: datetime) -> int:
    """Since 1970 in UTC: the order of moments, whatever their zones."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
