"""The life domains of the checklist and the resident's own rating of them; there is no total and no score."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

STORY = "verhaal"
"""Where a statement stands that has no life domain yet."""

LIFE_DOMAINS = (
    "zin", "dag", "huis", "wonen", "zorg_zelf", "lichaam", "hoofd", "op_pad", "mensen",
    "thuis_veilig", "kinderen", "geld", "taal_digi", "regie", "mantelzorg",
)  # fmt: skip
"""The ids of the content pack's life domains, in the order of the report."""

MEANING = "zin"
SAFE_AT_HOME = "thuis_veilig"
"""Spoken of only without others; what is said here is never shared unless the resident asks for it."""


class Rating(StrEnum):
    """What the resident says of a domain in their own three steps."""

    GOOD = "good"
    BARELY = "barely"
    NOT = "not"


@dataclass(frozen=True)
class DomainRating:
    """The resident's own rating; `important` is None where that was not asked.

    `at` is when it was said: the log gives it that, and it is None for what is not said in this conversation yet. The
    same answer at another moment is the same answer.
    """

    life_domain: str
    rating: Rating
    important: bool | None = None
    at: datetime | None = field(default=None, compare=False)
