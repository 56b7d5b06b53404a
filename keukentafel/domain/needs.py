"""A need in the resident's own words, its problems, and the support it takes (CRvB steps 1 to 3 and 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Need:
    """A hulpvraag: "Help mij … zodat …"."""

    id: str
    help_me: str
    so_that: str
    life_domains: tuple[str, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What stands in the way of zelfredzaamheid or participatie (CRvB step 2). It gets an `id` when it is recorded."""

    need: str
    text: str
    id: str = ""


@dataclass(frozen=True)
class Support:
    """What is needed by kind and amount (CRvB step 3), before anybody asks who could give it."""

    need: str
    what: str
    amount: str = ""
    frequency: str = ""
    duration: str = ""
    why: str = ""
    basis: str = ""


@dataclass(frozen=True)
class ExpertAdvice:
    """Whether expert advice is needed for this need, and why."""

    need: str
    asked: bool
    because: str


class DeliveryForm(StrEnum):
    """Care in kind or a personal budget (2.3.6)."""

    IN_KIND = "zin"
    BUDGET = "pgb"


@dataclass(frozen=True)
class Delivery:
    """How tailored help would be delivered; for a pgb the three conditions of 2.3.6 lid 2.

    `category`, `unit` and `per` are words of the code lists, where the consultant advises on product and amount
    already; `volume` counts whole units. None of them is asked at the table.
    """

    need: str
    form: DeliveryForm
    able: str = ""
    motivation: str = ""
    quality: str = ""
    paid: tuple[str, ...] = ()
    managed_by: str = ""
    category: str = ""
    volume: int | None = None
    unit: str = ""
    per: str = ""

    @property
    def advised(self) -> str:
        """Product and amount in words: "hulp bij het huishouden, 2 uur per week". Empty where nothing is advised."""
        return advised(self.category, self.volume, self.unit, self.per)


_ONE = {
    "minuten": "minuut", "etmalen": "etmaal", "dagdelen van vier uur": "dagdeel van vier uur", "stuks": "stuk",
}  # fmt: skip
"""Units of the list as Dutch sets them after a one; the others stay as they are."""


def advised(category: str, volume: int | None, unit: str, per: str) -> str:
    """A product and an amount in words, as far as they are known."""
    counted = _ONE.get(unit, unit) if volume == 1 else unit
    size = " ".join(part for part in (str(volume), counted, per) if part) if volume is not None else ""
    return ", ".join(part for part in (category, size) if part)


class Law(StrEnum):
    """Other laws that may come first (2.3.2 lid 4 f)."""

    WLZ = "wlz"
    ZVW = "zvw"
    PARTICIPATION = "participatiewet"
    YOUTH = "jeugdwet"
    DEBT = "schuldhulp"


@dataclass(frozen=True)
class OtherLaw:
    """A law that was considered, and what came of it."""

    law: Law
    because: str
