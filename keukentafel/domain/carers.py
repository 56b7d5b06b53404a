"""Is there a mantelzorger, and how is it with them (2.3.2 lid 4 d). Mantelzorg is voluntary, always."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CarerAnswer(StrEnum):
    """The answer to "is er iemand die voor u zorgt?"."""

    YES = "yes"
    NONE = "none"
    NOT_ASKED = "not_asked"


class KeepsUp(StrEnum):
    """How long the carer can go on when nothing changes, in the carer's own words."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    HALF_YEAR = "half_year"
    LONGER = "longer"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CarerSituation:
    """One carer's load and wishes; `who` is empty when the answer is that there is none."""

    answer: CarerAnswer
    who: str = ""
    load: str = ""
    keeps_up: KeepsUp | None = None
    wants: str = ""
    heard_apart: bool | None = None
