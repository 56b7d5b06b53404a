"""A visit of an investigation: its own day, and who was there that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class VisitHeld:
    """One visit: when it began, and the ids of the participants who were there."""

    at: datetime
    present: tuple[str, ...]
