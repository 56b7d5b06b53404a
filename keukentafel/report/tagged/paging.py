"""Slabs, the unsplittable slices of a document, and their division over pages.

Every block becomes slabs of one line or one table row.  Because a slab always finds a place, no content can
make the division fail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum

from .canvas import Ink
from .style import BODY_BOTTOM, BODY_HEIGHT, BODY_TOP

Paint = Callable[[Ink, float], None]
"""Paints something whose top is at the given height on the current page."""

_TOLERANCE = 0.01
_LARGEST_REPEAT = BODY_HEIGHT / 3


class Glue(IntEnum):
    """How strongly a slab holds on to the next one."""

    NONE = 0
    TOGETHER = 1
    LINES = 2
    HEADING = 3


@dataclass(slots=True, eq=False)
class Decoration:
    """Something painted behind a stretch of slabs, once on every page it reaches (top, height).

    Where a page cuts it, away from its ``first`` and ``last`` slab, it reaches ``overhang`` further.
    """

    paint: Callable[[Ink, float, float], None]
    overhang: float = 0.0
    first: Slab | None = None
    last: Slab | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """What is painted again when a page starts in the middle of a table."""

    height: float
    paint: Paint


@dataclass(slots=True, eq=False)
class Slab:
    """A slice that is never split; ``before`` and ``after`` collapse with those of its neighbours.

    Where its page is full it may stand behind so many slabs that come after it: ``may_follow``.
    """

    height: float
    paint: Paint
    before: float = 0.0
    after: float = 0.0
    glue: Glue = Glue.NONE
    break_before: bool = False
    may_follow: int = 0
    vanishes: bool = False
    repeat: Repeat | None = None
    decorations: tuple[Decoration, ...] = ()
    anchors: tuple[str, ...] = ()
    bookmark: tuple[int, str] | None = None


@dataclass(slots=True)
class Page:
    """Slabs with the height of their tops, and what is painted once more at the head of the page."""

    repeat: Repeat | None = None
    placed: list[tuple[Slab, float]] = field(default_factory=list)

    def decorated(self) -> Iterator[tuple[Decoration, float, float]]:
        """Decorations in painting order, with the top and height of what they stand behind."""
        extents: dict[Decoration, tuple[float, float]] = {}
        for slab, top in self.placed:
            for decoration in slab.decorations:
                above = 0.0 if slab is decoration.first else decoration.overhang
                below = 0.0 if slab is decoration.last else decoration.overhang
                first = extents.get(decoration, (top - above, top))[0]
                extents[decoration] = (first, top + slab.height + below)
        for decoration, (top, bottom) in extents.items():
            yield decoration, top, bottom - top


def keep_together(slabs: Sequence[Slab]) -> None:
    """Ask for one page for these slabs; slabs that do not fit on a page stay free."""
    if sum(slab.height + max(slab.before, slab.after) for slab in slabs) <= BODY_HEIGHT:
        for slab in slabs[:-1]:
            slab.glue = max(slab.glue, Glue.TOGETHER)


def paginate(slabs: Sequence[Slab]) -> list[Page]:
    """Divide slabs over pages; there is at least one page."""
    pages: list[Page] = []
    start = 0
    while start < len(slabs):
        page, filled = _fill(slabs, start)
        if filled < len(slabs) and slabs[filled].may_follow:
            slabs = _behind(slabs, start, filled)
            page, filled = _fill(slabs, start)
        end = filled
        if end < len(slabs) and not slabs[end].break_before:
            end = _best_break(slabs, start, end)
            left_over = {id(slab) for slab in slabs[end:filled]}
            page.placed = [item for item in page.placed if id(item[0]) not in left_over]
        if page.placed:
            pages.append(page)
        start = end
    return pages or [Page()]


def _fill(slabs: Sequence[Slab], start: int) -> tuple[Page, int]:
    """Fill one page and return it with the index of the first slab that has no place."""
    page = Page()
    y = BODY_TOP
    repeat = slabs[start].repeat
    if repeat is not None and repeat.height <= _LARGEST_REPEAT:
        page.repeat = repeat
        y += repeat.height
    previous: Slab | None = None
    for index in range(start, len(slabs)):
        slab = slabs[index]
        if index > start and slab.break_before:
            return page, index
        if slab.vanishes and previous is None:
            continue
        top = y + (max(previous.after, slab.before) if previous else 0.0)
        if previous and top + slab.height > BODY_BOTTOM + _TOLERANCE:
            return page, index
        page.placed.append((slab, top))
        y = top + slab.height
        previous = slab
    return page, len(slabs)


def _behind(slabs: Sequence[Slab], start: int, at: int) -> Sequence[Slab]:
    """The slab at ``at`` behind those that it may follow, where that fills the page; else as they were."""
    first, last = at + 1, at + slabs[at].may_follow
    # What it stands behind keeps it company: a figure alone at the head of a page is about nothing.
    company = replace(slabs[last], glue=max(slabs[last].glue, Glue.TOGETHER))
    moved = [*slabs[:at], *slabs[first:last], company, replace(slabs[at], may_follow=0), *slabs[last + 1 :]]
    _, filled = _fill(moved, start)
    return moved if _best_break(moved, start, filled) > at else slabs


def _best_break(slabs: Sequence[Slab], start: int, end: int) -> int:
    """The last place to break that cuts the weakest glue."""
    for strength in Glue:
        for index in range(end, start, -1):
            if slabs[index - 1].glue <= strength:
                return index
    return end
