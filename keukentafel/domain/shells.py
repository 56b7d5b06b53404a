"""The four shells of help around a need (CRvB step 4), their outcomes, and who does what in them."""

from __future__ import annotations

from collections.abc import Iterable
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

    @property
    def key(self) -> JudgementKey:
        """What makes two judgements the same one."""
        return (self.need, self.shell, self.part, self.who)


JudgementKey = tuple[str, Shell, Part | None, str]
"""Need, shell, part and person."""

_SPEAKS_FOR_SHELL = {
    Shell.OWN_STRENGTH: PARTS_OF[Shell.OWN_STRENGTH],
    Shell.NETWORK: (Part.CARE, Part.OTHER_NETWORK),
    Shell.GENERAL: (Part.GENERAL_FACILITY, Part.COLLECTIVE),
    Shell.TAILORED: PARTS_OF[Shell.TAILORED],
}
_FURTHEST_FIRST = (Outcome.COVERS, Outcome.PARTLY, Outcome.NOT, Outcome.NOT_NEEDED)


def outcomes_of(judgements: Iterable[ShellJudgement]) -> dict[Shell, Outcome]:
    """How far each shell reaches for one need; a shell that was not judged is left out.

    What was said of a shell as a whole goes first, else the part of it that reaches furthest. Usual help or
    another law says that only when it covers: the carers, the network and what is there for all are questions
    of their own (2.3.2 lid 4 c and e). Once a shell covers, the later ones are not needed.
    """
    known = tuple(judgements)
    found: dict[Shell, Outcome] = {}
    for shell in Shell:
        its = [j for j in known if j.shell is shell]
        whole = [j.outcome for j in its if j.part is None]
        parts = [
            j.outcome
            for j in its
            if j.part in _SPEAKS_FOR_SHELL[shell] or (j.part is not None and j.outcome is Outcome.COVERS)
        ]
        reached = next((o for o in _FURTHEST_FIRST if o in (whole or parts)), None)
        if reached is None and Outcome.COVERS in found.values():
            reached = Outcome.NOT_NEEDED
        if reached is not None:
            found[shell] = reached
    return found


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

    def over(self, on: date) -> bool:
        """Whether its last day lies behind; nobody is helped by it any more."""
        return self.until is not None and self.until < on
