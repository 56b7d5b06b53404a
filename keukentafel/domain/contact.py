"""How somebody is best reached, and the ladder of reminders that works for this person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from keukentafel.domain.appointments import Channel


class DayPart(StrEnum):
    """When on a day something works."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True)
class ContactProfile:
    """How the resident wants to be reached. `ways` are what works; `known_person` reads letters aloud or comes along.

    `may_call` is who else may be called, by name and number, because the resident said so. `hears_sees` is what helps
    who hears or sees less, `spoken_to` how the resident wants to be spoken to: both in the resident's own words, and
    only what the visit needs (art. 5.1.1 Wmo 2015).
    """

    ways: tuple[Channel, ...] = ()
    phone: str = ""
    good_at: DayPart | None = None
    not_at: str = ""
    known_person: str = ""
    may_call: str = ""
    works: str = ""
    hears_sees: str = ""
    spoken_to: str = ""


@dataclass(frozen=True)
class ReminderStep:
    """One rung of the ladder: by which way, how many days before the visit, and what is said or sent."""

    way: Channel
    days_before: int
    at: DayPart | None = None
    what: str = ""
