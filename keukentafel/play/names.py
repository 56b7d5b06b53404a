"""What the script's own names stand for in the program; outlives a battery that dies."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class Names:
    """`statements` are ids of the program by the script's number, "" where the program shows none.

    `hushed` are the numbers of what is never shared; `exported` is what `result.json` says of the reports.
    """

    statements: list[str] = field(default_factory=list)
    hushed: list[int] = field(default_factory=list)
    needs: dict[str, str] = field(default_factory=dict)
    conversation: str = ""
    exported: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """For the pipe between the two processes; `Names(**…)` reads it back."""
        return asdict(self)

    def in_program(self, about: str) -> str:
        """What a finding is about, from the script's words to the program's."""
        return _translated(about, dict(self._pairs()))

    def in_script(self, about: str) -> str:
        """What a finding is about, from the program's words to the script's."""
        return _translated(about, {own: script for script, own in self._pairs()})

    def _pairs(self) -> list[tuple[str, str]]:
        said = [(f"s{number}", own) for number, own in enumerate(self.statements, 1) if own]
        return [*said, *self.needs.items()]


def _translated(about: str, table: dict[str, str]) -> str:
    head, slash, tail = about.partition("/")
    return table.get(head, head) + slash + tail
