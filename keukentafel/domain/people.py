"""Who is at the table and who matters, present or not; only what art. 5.1.1 Wmo allows to be kept of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

RESIDENT = "bewoner"
"""The id of the resident in every place that names a person."""

CONSULTANT = "consulent"
"""The id of the consultant who leads the conversation."""


class Role(StrEnum):
    """What somebody is to the resident; aligned with iWmo code list COD472 where that has a code."""

    PARTNER = "partner"
    PARENT = "ouder"
    CHILD = "zoon_dochter"
    RELATIVE = "familielid"
    HOUSEHOLD_MEMBER = "gezinslid"
    NEIGHBOUR = "buur"
    FRIEND = "vriend_kennis"
    CARER = "mantelzorger"
    CLIENT_SUPPORTER = "clientondersteuner"
    AUTHORISED = "gemachtigde"
    GUARDIAN = "curator"
    MENTOR = "mentor"
    ADMINISTRATOR = "bewindvoerder"
    CARE_WORKER = "hulpverlener"
    GENERAL_PRACTITIONER = "huisarts"
    NEIGHBOURHOOD_COACH = "wijkcoach"
    VOLUNTEER = "vrijwilliger"
    SUPPORT_FIGURE = "steunfiguur"
    INTERPRETER = "tolk"
    SECOND_CONSULTANT = "tweede_consulent"


PROFESSIONAL_ROLES = frozenset(
    {
        Role.CLIENT_SUPPORTER,
        Role.GUARDIAN,
        Role.MENTOR,
        Role.ADMINISTRATOR,
        Role.CARE_WORKER,
        Role.GENERAL_PRACTITIONER,
        Role.NEIGHBOURHOOD_COACH,
        Role.INTERPRETER,
        Role.SECOND_CONSULTANT,
    }
)

REPRESENTATIVE_ROLES = frozenset({Role.GUARDIAN, Role.MENTOR, Role.AUTHORISED})
"""Roles that are a ground by themselves (1.1.1 lid 2 Wmo). A bewindvoerder is about money only, and is not here."""


_ABOUT_MONEY = re.compile(
    r"\b(is|als|de|het|een|zijn|haar|onder|wegens|vanwege|beschikking|bewind|bewindvoerder|bewindvoering|"
    r"beschermingsbewind)\b|\W",
    re.IGNORECASE,
)


def is_ground(text: str) -> bool:
    """Whether a text says why somebody may sign for the resident; that it is the bewindvoerder says nothing."""
    return bool(_ABOUT_MONEY.sub("", text))


class InterpreterKind(StrEnum):
    """A professional interpreter, or somebody who happens to speak both languages."""

    PROFESSIONAL = "professional"
    INFORMAL = "informal"


class Via(StrEnum):
    """How the interpreter takes part."""

    ROOM = "room"
    PHONE = "phone"
    VIDEO = "video"


class Contact(StrEnum):
    """How often somebody sees or speaks the resident."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    RARELY = "rarely"


class CaseKind(StrEnum):
    """A first investigation (2.3.2) or a periodic review (2.3.9)."""

    FIRST = "first"
    REVIEW = "review"


@dataclass(frozen=True)
class Participant:
    """Somebody who matters. `interpreter`, `via`, `language`, `reason` are for interpreters only.

    `came_at` and `left_at` are for who came later or left earlier than the others, by the clock at the table.
    """

    id: str
    name: str
    role: Role
    present: bool = True
    lives_in: bool = False
    carer: bool = False
    adult: bool = True
    contact: Contact | None = None
    leads: bool = False
    interpreter: InterpreterKind | None = None
    via: Via | None = None
    language: str = ""
    reason: str = ""
    came_at: time | None = None
    left_at: time | None = None

    @property
    def interprets(self) -> bool:
        """Whether this person translates at the table."""
        return self.interpreter is not None

    @property
    def cares(self) -> bool:
        """Whether this person is a mantelzorger, by role or by mark."""
        return self.carer or self.role is Role.CARER


@dataclass(frozen=True)
class CaseDetails:
    """The melding and the person it is about. `reads` is empty for somebody who does not read."""

    resident: str
    form_of_address: str
    born: date
    address: str
    municipality: str
    case_number: str
    reported: date
    speaks: str
    reads: str
    kind: CaseKind = CaseKind.FIRST
    neighbourhood: str = ""
    reported_by: str = ""
    receipt_confirmed: date | None = None
    lives_alone: bool = False
