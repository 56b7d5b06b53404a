"""Everything that is said, seen or read: a statement with its source, how sure it is, and who may read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from keukentafel.domain.people import CONSULTANT, PROFESSIONAL_ROLES, RESIDENT, Participant


class Source(StrEnum):
    """Where a statement comes from; printed with every line of the report."""

    RESIDENT = "resident"
    RELATIVE = "relative"
    CARER = "carer"
    PROFESSIONAL = "professional"
    OBSERVED = "observed"
    DOCUMENT = "document"


class Certainty(StrEnum):
    """`ASSUMED` is a mark on top of the source; `CONFIRMED` means a second person said so too."""

    SAID = "said"
    ASSUMED = "assumed"
    CONFIRMED = "confirmed"


class Share(StrEnum):
    """May it be in the report? `ASK` must be settled before a freeze; `NEVER` lives in the quiet channel only."""

    REPORT = "report"
    ASK = "ask"
    NEVER = "never"


class OriginalBy(StrEnum):
    """How the original words were caught; without one of these there are no original words."""

    RESIDENT_WROTE = "resident_wrote"
    INTERPRETER_SPELLED = "interpreter_spelled"
    RECORDING = "recording"


class ObtainedFrom(StrEnum):
    """Who brought a document: the resident (2.3.2 lid 7), or a provider with consent (5.1.1 lid 5)."""

    RESIDENT = "resident"
    PROVIDER = "provider"


@dataclass(frozen=True)
class Original:
    """The words in the language they were said in, kept only with how they were caught."""

    text: str
    lang: str
    caught_by: OriginalBy


@dataclass(frozen=True)
class DocumentRef:
    """The paper that a statement quotes."""

    name: str
    dated: date | None = None
    obtained_from: ObtainedFrom | None = None


@dataclass(frozen=True)
class Statement:
    """One thing that was said, seen or read.

    `about` is a life domain id or `verhaal`. `speaker` is a participant id, `bewoner`, `consulent` or a free name.
    `told_in_private` folds the line away on the screen after the private moment; `apart_with` is with whom that
    was, empty for the resident.
    """

    id: str
    text: str
    about: str
    source: Source
    speaker: str
    at: datetime
    via: str = ""
    certainty: Certainty = Certainty.SAID
    own_words: bool = False
    original: Original | None = None
    share: Share = Share.REPORT
    told_in_private: bool = False
    urgent: bool = False
    document: DocumentRef | None = None
    confirmed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    earlier_texts: tuple[str, ...] = ()
    apart_with: str = ""

    @property
    def unconfirmed_assumption(self) -> bool:
        """Assumed by its source, and nobody else has said it is so."""
        return self.certainty is Certainty.ASSUMED and not self.confirmed_by

    @property
    def standing(self) -> Certainty:
        """What the certainty is now, with confirmations counted."""
        return Certainty.CONFIRMED if self.confirmed_by else self.certainty


@dataclass(frozen=True)
class QuietNote:
    """A line that may never be shared: kept apart, absent from every report, record, export and search."""

    id: str
    text: str
    about: str
    speaker: str
    at: datetime


def quiet_note_of(statement: Statement) -> QuietNote:
    """The line as the quiet channel keeps it."""
    return QuietNote(statement.id, statement.text, statement.about, statement.speaker, statement.at)


def source_of(speaker: str, participants: tuple[Participant, ...]) -> Source:
    """The source that a speaker stands for; a free name that nobody knows counts as a relative."""
    if speaker == RESIDENT:
        return Source.RESIDENT
    if speaker == CONSULTANT:
        return Source.PROFESSIONAL
    person = next((p for p in participants if p.id == speaker), None)
    if person is None:
        return Source.RELATIVE
    if person.cares:
        return Source.CARER
    return Source.PROFESSIONAL if person.role in PROFESSIONAL_ROLES else Source.RELATIVE
