"""Visits that are planned, what became of them, attempts to make contact, and the day of the decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class AppointmentState(StrEnum):
    """How an appointment stands. A missed one is a reason to look for the resident, never one to close a case."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True)
class Move:
    """That an appointment was moved: from when, why, and when that was written down."""

    on: date
    at: time | None
    because: str
    moved_at: datetime


@dataclass(frozen=True)
class Appointment:
    """A visit that is planned. `at` is the time on the clock in Europe/Amsterdam, None while only the day is known.

    `place` is empty for the resident's own address. `who` names everybody who comes beside resident and consultant,
    an id where one matches, else text. `because` says why it was cancelled, or what is known of a visit that was
    missed; `next_step` what is done then to reach the resident.
    """

    id: str
    on: date
    at: time | None = None
    minutes: int = 60
    place: str = ""
    who: tuple[str, ...] = ()
    state: AppointmentState = AppointmentState.PLANNED
    because: str = ""
    next_step: str = ""
    moves: tuple[Move, ...] = ()

    @property
    def begins(self) -> tuple[date, time]:
        """By what appointments are put in order; one without a time comes first on its day."""
        return self.on, self.at or time()


class Channel(StrEnum):
    """By which way somebody was looked for."""

    PHONE = "phone"
    LETTER = "letter"
    MESSAGE = "message"
    EMAIL = "email"
    DOOR = "door"
    THROUGH_SOMEBODY = "through_somebody"


class Reached(StrEnum):
    """What came of an attempt."""

    YES = "yes"
    LEFT_WORD = "left_word"
    NO = "no"


@dataclass(frozen=True)
class ContactAttempt:
    """An attempt to make contact: on which day and at what time, by which way, with whom, what came of it.

    `whom` is an id where one matches, else text. An attempt that reached nobody is as much worth as one that did.
    """

    on: date
    channel: Channel
    reached: Reached
    at: time | None = None
    whom: str = "bewoner"
    note: str = ""


@dataclass(frozen=True)
class Decision:
    """The besluit (2.3.5 lid 2): its date, and the day it was sent, which is when the term of bezwaar starts."""

    on: date
    sent: date | None = None


def planned(appointments: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """The appointments that stand, in order of time."""
    standing = (each for each in appointments if each.state is AppointmentState.PLANNED)
    return tuple(sorted(standing, key=lambda each: each.begins))
