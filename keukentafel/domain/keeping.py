"""What was done with a case after the talk: handed over, kept for a reason, or asked to be destroyed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.signing import ReportKind


class HandOverWay(StrEnum):
    """How a finished report went to the municipality."""

    SYSTEM = "system"
    SECURE_MAIL = "secure_mail"
    IN_PERSON = "in_person"
    POST = "post"


@dataclass(frozen=True)
class HandOver:
    """A definitive version went to the municipality on a day; `at` is when that was first written down.

    `receipt` is what the municipality gave in return (a reference): without it the hand-over is not confirmed.
    """

    on: date
    way: HandOverWay
    receipt: str
    kind: ReportKind
    version: int
    at: datetime


class KeepBecause(StrEnum):
    """Why something may not be destroyed: bezwaar that is open, and the exceptions of 5.3.5 Wmo 2015."""

    OBJECTION = "objection"
    INTEREST_OF_OTHER = "interest_of_other"
    LAW = "law"


@dataclass(frozen=True)
class Hold:
    """The case stays while this goes on; `ended_on` is None until it is over."""

    because: KeepBecause
    since: date
    ended_on: date | None = None


@dataclass(frozen=True)
class DestructionAsked:
    """The resident asked in writing to destroy what is kept (5.3.5 lid 1); three months to do so.

    `refused` is why it is not done, or None while it is being weighed.
    """

    on: date
    refused: KeepBecause | None = None


def open_hold(holds: Iterable[Hold]) -> Hold | None:
    """The first reason to keep that still goes on, or None."""
    return next((hold for hold in holds if hold.ended_on is None), None)
