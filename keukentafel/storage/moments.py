"""Moments as text: an instant keeps its zone, so that a summer evening is read back as it was lived."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

_TEXT = re.compile(r"([^\[\]]+)(?:\[([A-Za-z0-9_+\-/]+)\])?")
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
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError("not a moment")
    moment = datetime.fromisoformat(match[1])
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone")
    if match[2] is None:
        return moment
    try:
        zone = ZoneInfo(match[2])
    except (OSError, ValueError, LookupError):
        # A machine without that zone still knows the instant.
        return moment
    for fold in (0, 1):
        lived = moment.replace(tzinfo=zone, fold=fold)
        if lived.utcoffset() == offset:
            return lived
    return moment


def microseconds(moment: datetime) -> int:
    """Since 1970 in UTC: the order of moments, whatever their zones."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
