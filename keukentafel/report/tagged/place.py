"""Where a block stands: its column on the paper, its language, and its parent in the structure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .blocks import Direction
from .paging import Decoration
from .structure import Elem


@dataclass(frozen=True, slots=True)
class Place:
    """A column; ``x`` is its left side whatever the direction, ``scale`` the share of the ordinary size of type."""

    x: float
    width: float
    lang: str
    direction: Direction
    parent: Elem
    decorations: tuple[Decoration, ...] = ()
    scale: float = 1.0

    @property
    def rtl(self) -> bool:
        """Whether the column starts at the right."""
        return self.direction == "rtl"

    def indented(self, start: float, end: float = 0.0) -> Place:
        """A narrower column; ``start`` is the side where reading starts."""
        return replace(self, x=self.x + (end if self.rtl else start), width=self.width - start - end)

    def within(self, parent: Elem, *decorations: Decoration) -> Place:
        """The same column inside another element, in front of more decorations."""
        return replace(self, parent=parent, decorations=(*self.decorations, *decorations))
