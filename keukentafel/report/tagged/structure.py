"""The structure tree of a tagged document, before it is written as PDF objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of painted content: the page (from 0) and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """Where a link can be touched, in PDF coordinates."""

    page: int
    rect: Rect
    uri: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldArea:
    """Where a signature will come, in PDF coordinates."""

    page: int
    rect: Rect
    name: str
    tooltip: str


@dataclass(slots=True, eq=False)
class Elem:
    """A structure element; ``kids`` stand in reading order."""

    role: str
    lang: str | None = None
    alt: str | None = None
    scope: Literal["Row", "Column"] | None = None
    col_span: int = 1
    numbering: Literal["Disc", "Decimal"] | None = None
    box: Rect | None = None
    kids: list[Elem | Mark | LinkArea | FieldArea] = field(default_factory=list)

    def add(self, child: Elem) -> Elem:
        """Put a child behind the others and return it."""
        self.kids.append(child)
        return child
