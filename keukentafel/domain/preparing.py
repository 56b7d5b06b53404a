"""What is needed before the visit; none of it is in a report, except how it was interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.interpreting import Interpretation, InterpreterPlan


@dataclass(frozen=True)
class VisitWishes:
    """Who may come, who must not be there, and whether the resident wants to speak alone; None when nobody asked."""

    may_come: str = ""
    not_there: str = ""
    wants_private: bool | None = None


@dataclass(frozen=True)
class HomeAccess:
    """Who lives in the house as far as a visit needs it, and how to get in."""

    household: str = ""
    entrance: str = ""
    dog: bool = False
    bell_broken: bool = False


@dataclass(frozen=True)
class ConsultantSafety:
    """How the consultant stays safe at this visit (Arbocatalogus Gemeenten).

    An internal note: it stands in no report, annex, record or file that goes out. A `risk` is a personal datum
    of the resident: it has a day on which it was noted, a source, and a day after which it no longer counts.
    """

    two_go: bool = False
    colleague_knows: str = ""
    back_by: str = ""
    risk: str = ""
    risk_source: str = ""
    noted_on: date | None = None
    risk_until: date | None = None

    def risk_on(self, today: date) -> str:
        """The risk that still counts today, or ""."""
        return self.risk if self.risk_until is None or today <= self.risk_until else ""


@dataclass(frozen=True)
class Preparation:
    """The sheet: what is None was not filled in yet."""

    contact: ContactProfile | None = None
    ladder: tuple[ReminderStep, ...] = ()
    wishes: VisitWishes | None = None
    interpreter: InterpreterPlan | None = None
    interpretations: tuple[Interpretation, ...] = ()
    home: HomeAccess | None = None
    safety: ConsultantSafety | None = None
