"""The parts of a need in a report: its problem, the support it takes, and how far each shell reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from keukentafel.domain.content.code_lists import Code
from keukentafel.domain.needs import DeliveryForm, advised
from keukentafel.domain.report.report_parts import Standing, Who
from keukentafel.domain.shells import ConfirmedHow, Outcome, Part, Quadrant, Shell


@dataclass(frozen=True)
class SupportLine:
    """What is needed by kind and amount, and what that rests on."""

    what: str
    amount: str
    frequency: str
    duration: str
    why: str
    basis: str


@dataclass(frozen=True)
class Reach:
    """How far help reaches, and why."""

    outcome: Outcome
    because: str


@dataclass(frozen=True)
class PersonReach:
    """What one person can do within a part, such as a housemate; `reach` is None where nobody asked."""

    who: Who
    reach: Reach | None


@dataclass(frozen=True)
class HelpEntry:
    """Who does what. Without `confirmed_on` and `confirmed_how` nobody has asked them yet."""

    who: Who
    task: str
    frequency: str
    until: date | None
    confirmed_on: date | None
    confirmed_how: ConfirmedHow | None
    backup: str
    vital: bool
    quadrant: Quadrant | None

    @property
    def confirmed(self) -> bool:
        """Confirmed only with a date and a way."""
        return self.confirmed_on is not None and self.confirmed_how is not None

    def over(self, on: date) -> bool:
        """Whether its last day lies behind; nobody is helped by it any more."""
        return self.until is not None and self.until < on

    @property
    def stands(self) -> bool:
        """It can be counted on: confirmed, or by the resident."""
        return self.confirmed or self.by_resident

    @property
    def alone(self) -> bool:
        """Nobody steps in when it falls away."""
        return not self.backup and not self.by_resident

    @property
    def by_resident(self) -> bool:
        """What the resident does needs nobody's yes and has no backup."""
        return self.who.standing is Standing.RESIDENT


@dataclass(frozen=True)
class PartSection:
    """One part of a shell; parts are never merged."""

    part: Part
    title: str
    reach: Reach | None
    people: tuple[PersonReach, ...]
    help: tuple[HelpEntry, ...]


@dataclass(frozen=True)
class ShellSection:
    """One shell of a need; `reach` is None where it was not judged."""

    shell: Shell
    title: str
    reach: Reach | None
    parts: tuple[PartSection, ...]


@dataclass(frozen=True)
class DeliveryLine:
    """How tailored help would be delivered; for a pgb the three conditions of 2.3.6 lid 2.

    `codes` say category, unit and frequency once more for machines, as far as there are codes.
    """

    form: DeliveryForm
    able: str
    motivation: str
    quality: str
    paid: tuple[str, ...]
    managed_by: str
    category: str = ""
    volume: int | None = None
    unit: str = ""
    per: str = ""
    codes: tuple[Code, ...] = ()

    @property
    def advised(self) -> str:
        """Product and amount in words, empty where nothing is advised."""
        return advised(self.category, self.volume, self.unit, self.per)


@dataclass(frozen=True)
class ExpertLine:
    """Whether expert advice is asked, and why."""

    asked: bool
    because: str


@dataclass(frozen=True)
class NeedBlock:
    """One need with everything about it, in the order of the law (CRvB steps 1 to 5)."""

    number: int
    help_me: str
    so_that: str
    life_domains: tuple[str, ...]
    problems: tuple[str, ...]
    support: SupportLine | None
    shells: tuple[ShellSection, ...]
    delivery: DeliveryLine | None
    expert: ExpertLine | None

    def shell(self, shell: Shell) -> ShellSection:
        """One of the four shells."""
        return next(section for section in self.shells if section.shell is shell)

    def in_force(self, on: date) -> NeedBlock:
        """The same without the help of which the last day lies behind."""
        shells = tuple(
            replace(
                shell,
                parts=tuple(
                    replace(part, help=tuple(entry for entry in part.help if not entry.over(on)))
                    for part in shell.parts
                ),
            )
            for shell in self.shells
        )
        return replace(self, shells=shells)
