"""The four shells of help around a need (CRvB step 4), their outcomes, and who does what in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Shell(StrEnum):
    """From the inside out. The order is the order of the law."""

    OWN_STRENGTH = "eigen_kracht"
    NETWORK = "netwerk"
    GENERAL = "algemeen"
    TAILORED = "maatwerk"


class Part(StrEnum):
    """The parts of the shells; the three of netwerk and the three of algemeen are never merged."""

    OWN_STRENGTH = "eigen_kracht"
    USUAL_HELP = "gebruikelijke_hulp"
    CARE = "mantelzorg"
    OTHER_NETWORK = "overig_netwerk"
    GENERAL_FACILITY = "algemene_voorziening"
    COLLECTIVE = "collectief_aanbod"
    OTHER_LAW = "andere_wet"
    IN_KIND = "zin"
    BUDGET = "pgb"
    TEMPORARY = "tijdelijk_spoed"


PARTS_OF: dict[Shell, tuple[Part, ...]] = {
    Shell.OWN_STRENGTH: (Part.OWN_STRENGTH,),
    Shell.NETWORK: (Part.USUAL_HELP, Part.CARE, Part.OTHER_NETWORK),
    Shell.GENERAL: (Part.GENERAL_FACILITY, Part.COLLECTIVE, Part.OTHER_LAW),
    Shell.TAILORED: (Part.IN_KIND, Part.BUDGET, Part.TEMPORARY),
}


def shell_of(part: Part) -> Shell:
    """The shell that a part belongs to."""
    return next(shell for shell, parts in PARTS_OF.items() if part in parts)


class Outcome(StrEnum):
    """How far a shell reaches. "No, because …" is a full answer."""

    COVERS = "covers"
    PARTLY = "partly"
    NOT = "not"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class ShellJudgement:
    """What a shell, or one housemate in it, can do for a need. `who` names the housemate for usual help."""

    need: str
    shell: Shell
    outcome: Outcome
    because: str
    part: Part | None = None
    who: str = ""


class ConfirmedHow(StrEnum):
    """How the helper said yes."""

    PRESENT = "present"
    PHONE = "phone"
    LETTER = "letter"


class Quadrant(StrEnum):
    """Formal or informal, individual or collective; sliding scales, used for the support map."""

    FORMAL_INDIVIDUAL = "formeel-individueel"
    FORMAL_COLLECTIVE = "formeel-collectief"
    INFORMAL_INDIVIDUAL = "informeel-individueel"
    INFORMAL_COLLECTIVE = "informeel-collectief"


@dataclass(frozen=True)
class HelpLine:
    """Who does what within a shell. Without `confirmed_on` and `confirmed_how` nobody has asked them yet."""

    need: str
    part: Part
    who: str
    task: str
    frequency: str = ""
    until: date | None = None
    confirmed_on: date | None = None
    confirmed_how: ConfirmedHow | None = None
    backup: str = ""
    vital: bool = False
    quadrant: Quadrant | None = None

    @property
    def confirmed(self) -> bool:
        """Confirmed only with a date and a way."""
        return self.confirmed_on is not None and self.confirmed_how is not None
