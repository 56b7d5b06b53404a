"""What a report is made of: frozen values that say what is told, and nothing about how it looks.

Nobody and nothing is named by an internal id: people by how they are called, needs and statements by
their own number in this report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from keukentafel.domain.agreements import ConsentHow
from keukentafel.domain.carers import CarerAnswer, KeepsUp
from keukentafel.domain.content.code_lists import Code
from keukentafel.domain.life_domains import Rating
from keukentafel.domain.needs import Law
from keukentafel.domain.people import Contact, InterpreterKind, Role, Via
from keukentafel.domain.rights import Right, ToldHow
from keukentafel.domain.signing import Act, Drawing, How, ReadWhat, ReportKind, TeachBackAnswer
from keukentafel.domain.statements import Certainty, ObtainedFrom, OriginalBy, Source

_PHONE = re.compile(r"(?<!\d)(?:14[ \-]?0\d{2,3}|(?:\+\d|\(?0)(?:[ ()\-]{0,3}\d){7,13})(?!\d)")
"""A Dutch telephone number as people write it: 078 000 00 01, (078) 000 00 01, +31 78 000 00 01, 14 078."""


class Standing(StrEnum):
    """On which side of the table somebody stands."""

    RESIDENT = "resident"
    CONSULTANT = "consultant"
    PARTICIPANT = "participant"
    OTHER = "other"


@dataclass(frozen=True)
class Who:
    """Somebody as the report names them; `role` and `contact` are for participants."""

    name: str
    standing: Standing
    role: Role | None = None
    contact: Contact | None = None


@dataclass(frozen=True)
class Words:
    """Words in the language they were said in; `caught_by` is None where only the language is known."""

    text: str
    lang: str
    language: str
    caught_by: OriginalBy | None = None


@dataclass(frozen=True)
class Interpreting:
    """Through whom it was said; `language` is its Dutch name."""

    name: str
    kind: InterpreterKind
    via: Via | None
    lang: str
    language: str


@dataclass(frozen=True)
class Present:
    """Somebody who was there, or who matters and was not.

    The times are for who came later or left earlier; `not_interpreted` is what an interpreter could not say.
    `codes` say who it is for machines, where the code lists have an exact code.
    """

    who: Who
    present: bool
    lives_in: bool
    carer: bool
    leads: bool
    interpreting: Interpreting | None = None
    came_at: time | None = None
    left_at: time | None = None
    not_interpreted: str = ""
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class RightLine:
    """That a right was explained."""

    right: Right
    title: str
    told: tuple[str, ...]
    on: date
    how: ToldHow


@dataclass(frozen=True)
class DocumentLine:
    """The paper that a statement quotes."""

    name: str
    dated: date | None
    obtained_from: ObtainedFrom | None


@dataclass(frozen=True)
class StatementLine:
    """A statement, numbered from 1 in this report.

    `literal`: these are the words as they were said, so quotation marks are allowed. `contradicts` are the
    numbers of the statements that say otherwise. `on` is the day of the visit, where there was more than one.
    """

    number: int
    text: str
    source: Source
    by: Who
    certainty: Certainty
    literal: bool
    via: Interpreting | None = None
    original: Words | None = None
    document: DocumentLine | None = None
    confirmed_by: tuple[Who, ...] = ()
    contradicts: tuple[int, ...] = ()
    on: date | None = None


@dataclass(frozen=True)
class LifeDomainSection:
    """A life domain that was touched: what was said about it, and the resident's own rating with its day."""

    id: str
    title: str
    statements: tuple[StatementLine, ...]
    rating: Rating | None = None
    important: bool | None = None
    rated_on: date | None = None


@dataclass(frozen=True)
class RatingPoint:
    """What the resident said of a life domain on one day; `title` is that of the domain."""

    on: date
    life_domain: str
    title: str
    rating: Rating


@dataclass(frozen=True)
class VisitLine:
    """One of several visits: the day, and who was there beside the resident and the consultant."""

    on: date
    present: tuple[Who, ...]


@dataclass(frozen=True)
class CarerLine:
    """How it is with a carer; `who` is None when there is none or nobody asked."""

    answer: CarerAnswer
    who: Who | None
    load: str
    keeps_up: KeepsUp | None
    wants: str
    heard_apart: bool | None


@dataclass(frozen=True)
class OtherLawLine:
    """Another law that was considered."""

    law: Law
    because: str


@dataclass(frozen=True)
class CostLine:
    """The contribution as the municipality knows it, with the time it holds; cents per month."""

    cents_per_month: int
    sentence: str
    valid_from: date
    valid_until: date
    source: str


@dataclass(frozen=True)
class AgreementLine:
    """Who does what by when, as it was said."""

    who: Who
    what: str
    when: date | None
    backup: str
    original: Words | None


@dataclass(frozen=True)
class UrgentLine:
    """What was done at once, and the decision on a temporary provision (2.3.3)."""

    what: str
    done_today: str
    by: Who
    temporary: bool
    because: str
    at: datetime


@dataclass(frozen=True)
class TeachBackLine:
    """What was agreed, in the words of the resident; `literal` as with statements."""

    answer: TeachBackAnswer
    text: str
    literal: bool
    original: Words | None


@dataclass(frozen=True)
class ConsentLine:
    """One consent, for one recipient and one purpose."""

    to: str
    what: str
    purpose: str
    given_on: date
    until: date | None
    how: ConsentHow
    revoked: bool


@dataclass(frozen=True)
class ReadOutLine:
    """The concept was read out; `language` is its Dutch name."""

    what: ReadWhat
    by: Who
    lang: str
    language: str
    at: datetime


@dataclass(frozen=True)
class RemarkLine:
    """A remark, unchanged to the byte; `about` is the number of the statement it is about, 0 for the whole report."""

    by: Who
    text: str
    at: datetime
    about: int = 0


@dataclass(frozen=True)
class ActLine:
    """One signing act as the report tells it; `need` is the number of the need, 0 where it is about none."""

    by: Who
    act: Act
    how: How
    at: datetime
    heard_by: str
    witness: str
    ground: str
    need: int
    insists: bool
    drawing: Drawing | None = None
    came_in: date | None = None


class PrivateTalk(StrEnum):
    """All that a report may say about the conversation without the others."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class OpenKind(StrEnum):
    """What is still to be talked about or looked into."""

    OWN_WORDS = "own_words"
    OWN_STRENGTH = "own_strength"
    HOUSEMATE = "housemate"
    NETWORK = "network"
    CARER = "carer"
    GENERAL = "general"
    OTHER_LAWS = "other_laws"
    COSTS = "costs"
    CLIENT_SUPPORT = "client_support"
    PERSONAL_PLAN = "personal_plan"
    PLAN_USED = "plan_used"
    BUDGET = "budget"
    IDENTITY = "identity"
    PROBLEM = "problem"
    SUPPORT = "support"
    BASIS = "basis"
    EXPERT = "expert"
    MEANING = "meaning"
    PRIVATE_TALK = "private_talk"
    TEACH_BACK = "teach_back"
    URGENT = "urgent"
    BUDGET_CONDITIONS = "budget_conditions"
    FOLLOW_UP = "follow_up"
    AGREEMENT = "agreement"
    INTERPRETER = "interpreter"
    STILL = "still"
    ELSE = "else"


@dataclass(frozen=True)
class OpenPoint:
    """Something that is still open; `number` is that of the need or the agreement it is about, else 0."""

    kind: OpenKind
    number: int = 0
    name: str = ""


@dataclass(frozen=True)
class EarlierVersion:
    """A definitive version that came before, with the hash of its record."""

    kind: ReportKind
    number: int
    at: datetime
    record_sha256: str


@dataclass(frozen=True)
class Sender:
    """The municipality as the report names it."""

    name: str
    sender: str
    address: str
    phone: str
    email: str
    complaint: str
    client_support: str
    client_support_phone: str
    pdf_part: str
    language: str

    @property
    def complaint_phone(self) -> str:
        """The number that the sentence about complaints names; the ordinary one where it names none."""
        found = _PHONE.search(self.complaint)
        return found.group() if found else self.phone


@dataclass(frozen=True)
class NextSteps:
    """The dates that follow. `outcome_by` is the legal last day of the investigation (2.3.2 lid 1)."""

    report_by: date
    respond_until: date
    response_days: int
    outcome_by: date | None
    overdue: bool
