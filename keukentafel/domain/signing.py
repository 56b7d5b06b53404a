"""Reading out, teach-back, frozen versions, and the separate signing acts; none of them requires another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportKind(StrEnum):
    """The gespreksverslag says what was said at the table; the onderzoeksverslag is the outcome of 2.3.2 lid 8."""

    CONVERSATION = "conversation"
    INVESTIGATION = "investigation"


class Ended(StrEnum):
    """How the visit ended."""

    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    WITHDRAWN = "withdrawn"


class ReadWhat(StrEnum):
    """What was read out of the concept."""

    SUMMARY = "summary"
    WHOLE = "whole"


@dataclass(frozen=True)
class ReadOut:
    """The concept was read out, by whom and in which language."""

    what: ReadWhat
    by: str
    lang: str
    at: datetime


class TeachBackAnswer(StrEnum):
    """"Wilde niet" and "kon niet" are answers."""

    GIVEN = "given"
    DECLINED = "declined"
    UNABLE = "unable"


@dataclass(frozen=True)
class TeachBack:
    """What the resident says was agreed, in their own words."""

    answer: TeachBackAnswer
    text: str = ""
    original: str = ""
    lang: str = ""
    original_by: str = ""


@dataclass(frozen=True)
class Reaction:
    """A remark, printed byte for byte as it was given; `statement` is the line it is about, "" for the whole report."""

    by: str
    text: str
    at: datetime
    statement: str = ""


@dataclass(frozen=True)
class View:
    """One part of the consultant's own view."""

    id: str
    text: str


@dataclass(frozen=True)
class Motivation:
    """Why a gap stays open; `about` is empty for a gap that is about nothing in particular."""

    finding: str
    about: str
    text: str


class Act(StrEnum):
    """The signing acts of the report; each is given by itself."""

    RECEIVED = "received"
    READ = "read"
    CORRECT = "correct"
    PARTLY = "partly"
    INCORRECT = "incorrect"
    APPLICATION_YES = "application_yes"
    APPLICATION_NO = "application_no"
    APPLICATION_LATER = "application_later"
    INTERPRETED = "interpreted"
    CONSULTANT = "consultant"


class How(StrEnum):
    """How an act was given; refusing and being unable are complete outcomes."""

    DRAWN = "drawn"
    CROSS = "cross"
    SPOKEN = "spoken"
    REFUSED = "refused"
    UNABLE = "unable"
    LATER = "later"
    BY_REPRESENTATIVE = "by_representative"
    ON_PAPER = "on_paper"


@dataclass(frozen=True)
class StrokePoint:
    """One point of the pen: milliseconds since the first touch, place in the box, pressure from 0 to 1."""

    t_ms: int
    x: float
    y: float
    pressure: float


@dataclass(frozen=True)
class Drawing:
    """What was drawn, as strokes in a box of `width` by `height`, bound to the version it was drawn for."""

    width: float
    height: float
    strokes: tuple[tuple[StrokePoint, ...], ...]
    record_sha256: str


@dataclass(frozen=True)
class SigningAct:
    """One act by one person on one frozen version.

    `came_in` is the day on which a signed paper came back; the paper itself is kept by the municipality.
    """

    by: str
    act: Act
    how: How
    at: datetime
    kind: ReportKind
    version: int
    heard_by: str = ""
    witness: str = ""
    ground: str = ""
    for_need: str = ""
    insists: bool = False
    drawing: Drawing | None = None
    came_in: date | None = None

    @property
    def given_on(self) -> date:
        """The day that counts: that of the paper where it was signed on paper, else when it was given here."""
        return self.came_in or self.at.date()


@dataclass(frozen=True)
class FrozenVersion:
    """A definitive version: its content and hash are fixed; later acts and remarks are an addendum to it."""

    kind: ReportKind
    number: int
    ended: Ended
    at: datetime
    record_sha256: str
