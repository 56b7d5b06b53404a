"""What an examination of a store says, line by line, and what it comes down to."""

from __future__ import annotations

from dataclasses import dataclass, field

WHOLE, DAMAGED, NOT_EXAMINED = 0, 1, 2


@dataclass(frozen=True)
class Examination:
    """What was found. `exit_code` is 0: whole, 1: damaged, 2: could not be examined, or not wholly."""

    exit_code: int
    lines: tuple[str, ...]


class NotFurther(Exception):
    """There is no use in looking further."""


@dataclass
class Findings:
    """What was found so far: `damaged` the store, or only its copies; `unknown` where something was not examined."""

    lines: list[str] = field(default_factory=list)
    damaged: bool = False
    unknown: bool = False
    copies_damaged: bool = False

    def good(self, line: str) -> None:
        """Something is whole."""
        self.lines.append(f"  goed  {line}")

    def bad(self, line: str) -> None:
        """Something of the store is damaged."""
        self.damaged = True
        self.lines.append(f"  FOUT  {line}")

    def stop(self, line: str) -> NotFurther:
        """Something cannot be examined; what is given back is to be raised."""
        self.unknown = True
        self.lines.append(f"  ?     {line}")
        return NotFurther()

    def tell(self, whole: bool, if_whole: str, if_not: str) -> None:
        """One of two sentences."""
        if whole:
            self.good(if_whole)
        else:
            self.bad(if_not)

    def concluded(self) -> Examination:
        """All of it, with the conclusion."""
        if self.damaged:
            code, last = DAMAGED, "De kluis is beschadigd. Maak een kopie van de hele map en bel de helpdesk."
        elif self.unknown:
            code, last = NOT_EXAMINED, "De kluis is niet of niet helemaal nagekeken."
        elif self.copies_damaged:
            code, last = DAMAGED, "De kluis is heel, maar niet elke reservekopie. Maak een nieuwe reservekopie."
        else:
            code, last = WHOLE, "De kluis is heel."
        return Examination(code, (*self.lines, last, "Er is niets aan de kluis veranderd."))
