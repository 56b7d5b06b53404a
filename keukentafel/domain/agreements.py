"""What was agreed, what was done at once, and which consents were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True)
class Agreement:
    """Who does what by when. `when` is None where no date was agreed; printed literally.

    It gets an `id` (`a1`, `a2`, …) when it is made, and keeps it whatever happens to the others.
    """

    who: str
    what: str
    when: date | None
    backup: str = ""
    original: str = ""
    lang: str = ""
    id: str = ""


@dataclass(frozen=True)
class UrgentAction:
    """What could not wait: done today, and the decision on a temporary provision (2.3.3)."""

    what: str
    done_today: str
    by: str
    temporary: bool
    because: str
    statements: tuple[str, ...]
    at: datetime


class ConsentHow(StrEnum):
    """How consent was given."""

    ORAL = "oral"
    WRITTEN = "written"


@dataclass(frozen=True)
class Consent:
    """One consent: per recipient, per kind of data, with an end, revocable (5.1.1 lid 4 and 5, 5.3.3).

    Without `revoked_on` a revoked consent never counted.
    """

    to: str
    what: str
    purpose: str
    given_on: date
    until: date | None = None
    how: ConsentHow = ConsentHow.ORAL
    revoked: bool = False
    revoked_on: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether this consent may be relied on that day; on the day it was revoked it may not."""
        stands = not self.revoked or (self.revoked_on is not None and day < self.revoked_on)
        return stands and (self.until is None or day <= self.until)
