"""Where everything in the rings stands: pure geometry in device-independent pixels, around the middle (0, 0).

Angles are in degrees, clockwise from the right, because y runs down. No two texts ever lie on each other: a shell
that is too full for names shows numbers, and the names stand beside the drawing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import product

from keukentafel.domain.shells import Part, Quadrant, Shell

SHELLS = tuple(Shell)
CORE = 0.2
RADII = {Shell.OWN_STRENGTH: 0.37, Shell.NETWORK: 0.61, Shell.GENERAL: 0.81, Shell.TAILORED: 1.0}
"""The outer edge of each shell, as a part of the outermost."""

SECTORS: dict[Part | Quadrant, tuple[float, float]] = {
    Part.OWN_STRENGTH: (-60.0, 240.0),
    Part.USUAL_HELP: (150.0, 255.0),
    Part.CARE: (30.0, 150.0),
    Part.OTHER_NETWORK: (-75.0, 30.0),
    Part.GENERAL_FACILITY: (30.0, 150.0),
    Part.COLLECTIVE: (150.0, 255.0),
    Part.OTHER_LAW: (-75.0, 30.0),
    Part.IN_KIND: (50.0, 130.0),
    Part.BUDGET: (-60.0, 50.0),
    Part.TEMPORARY: (130.0, 240.0),
    Quadrant.FORMAL_INDIVIDUAL: (184.0, 255.0),
    Quadrant.INFORMAL_INDIVIDUAL: (-75.0, -4.0),
    Quadrant.FORMAL_COLLECTIVE: (94.0, 176.0),
    Quadrant.INFORMAL_COLLECTIVE: (4.0, 86.0),
}
"""From which angle to which a part of a shell, or a kind of help, has its place."""

LEAST_RADIUS, LINES_IN_RADIUS = 170.0, 10.0
"""Of the outermost shell: in pixels, and in heights of a line."""

AIR = 0.3
"""How far a helper stays from what is written already, in heights of a line, wherever there is room for that."""

LINES = (30.0, 150.0, 270.0)
"""The angles of the thin lines between the three parts of a shell."""

TITLE, TITLE_BESIDE_AXIS = 270.0, 228.0
"""The angle around which the name of a shell is written: at the top, or beside the axis that comes out there."""


class Detail(IntEnum):
    """How much of a helper is written in the drawing; less where a shell is full."""

    TWO_LINES = 0
    NAME = 1
    NUMBER = 2


@dataclass(frozen=True)
class Box:
    """A rectangle, by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they lie on each other."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def grown(self, by: float) -> Box:
        """The same with so much more at each edge."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def __contains__(self, point: tuple[float, float]) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True)
class Wanted:
    """A helper who needs a place: the widths of the two lines of text, 0 where there is none.

    A service is a pill around its name; a person a circle with the name beneath.
    """

    shell: Shell
    sector: Part | Quadrant
    first: float
    second: float = 0.0
    pill: bool = False


@dataclass(frozen=True)
class Spot:
    """Where a helper stands: the middle of the mark, how much is written, and what that takes."""

    x: float
    y: float
    detail: Detail
    mark: Box
    words: Box | None

    @property
    def whole(self) -> Box:
        """Mark and words."""
        if self.words is None:
            return self.mark
        return Box(
            min(self.mark.left, self.words.left), min(self.mark.top, self.words.top),
            max(self.mark.right, self.words.right), max(self.mark.bottom, self.words.bottom),
        )  # fmt: skip


@dataclass(frozen=True)
class Sizes:
    """What the letters ask: `line` is the height of a line of small text; `radius` that of the outermost shell."""

    radius: float
    line: float

    @property
    def mark(self) -> float:
        """The radius of a person."""
        return min(self.line * 1.05, self.radius * 0.075)

    @property
    def dot(self) -> float:
        """The radius of a helper who is only a number."""
        return min(self.line * 0.62, self.radius * 0.058)


def least_radius(line: float) -> float:
    """The smallest outermost radius at which any twelve helpers in each shell have their place."""
    return max(LEAST_RADIUS, line * LINES_IN_RADIUS)


def band(shell: Shell, sizes: Sizes) -> tuple[float, float]:
    """The inner and the outer edge of a shell."""
    at = SHELLS.index(shell)
    inner = CORE if at == 0 else RADII[SHELLS[at - 1]]
    return inner * sizes.radius, RADII[shell] * sizes.radius


def arc_middle(part: Part) -> float:
    """The angle around which the name of a part is written along the edge; the top belongs to the shell's own name."""
    low, high = SECTORS[part]
    middle = (low + high) / 2
    return middle if 45 < middle < 135 else 184.0 if middle > 90 else -4.0


def arc_boxes(shell: Shell, middle: float, width: float, sizes: Sizes) -> tuple[Box, ...]:
    """What a name takes that is written along the edge of a shell around an angle, in small boxes."""
    radius = band(shell, sizes)[1] - sizes.line * 0.7
    half = math.degrees(width / 2 / radius)
    side = sizes.line * 0.5
    steps = max(2, math.ceil(width / sizes.line))
    spots = (at_angle(radius, middle - half + 2 * half * step / steps) for step in range(steps + 1))
    return tuple(Box(x - side, y - side, x + side, y + side) for x, y in spots)


def around(boxes: Sequence[Box]) -> Box:
    """The box around all of them."""
    return Box(
        min(box.left for box in boxes), min(box.top for box in boxes),
        max(box.right for box in boxes), max(box.bottom for box in boxes),
    )  # fmt: skip


def at_angle(radius: float, angle: float) -> tuple[float, float]:
    """The point at that distance and angle."""
    return radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle))


def angle_of(x: float, y: float) -> float:
    """The angle of a point, from -90 up to 270."""
    angle = math.degrees(math.atan2(y, x))
    return angle if angle >= -90 else angle + 360


def shell_at(x: float, y: float, sizes: Sizes) -> Shell | None:
    """The shell that a point lies in; the need in the middle counts as the innermost."""
    distance = math.hypot(x, y)
    return next((shell for shell in SHELLS if distance <= RADII[shell] * sizes.radius), None)


def part_at(x: float, y: float, parts: Sequence[Part]) -> Part:
    """The part of a shell that a point lies in."""
    if len(parts) == 1:
        return parts[0]
    angle = angle_of(x, y)

    def away(part: Part) -> float:
        low, high = SECTORS[part]
        difference = abs(angle - (low + high) / 2) % 360
        return max(0.0, min(difference, 360 - difference) - (high - low) / 2)

    return min(parts, key=away)


def places(wanted: Sequence[Wanted], taken: Sequence[Box], sizes: Sizes) -> tuple[Spot, ...]:
    """A place for each helper, in their order; `taken` is what is written in the drawing already.

    As much is written of each shell as there is room for; shells are emptied from the fullest on.
    """
    details = dict.fromkeys(Shell, Detail.TWO_LINES)
    while True:
        found, full = _try(wanted, taken, sizes, details)
        if full is None:
            return found
        if details[full] is Detail.NUMBER:
            fuller = max((s for s in Shell if details[s] is not Detail.NUMBER), key=lambda s: _count(wanted, s))
            details[fuller] = Detail.NUMBER
        else:
            details[full] = Detail(details[full] + 1)


def _count(wanted: Sequence[Wanted], shell: Shell) -> int:
    return sum(one.shell is shell for one in wanted)


def _try(
    wanted: Sequence[Wanted], taken: Sequence[Box], sizes: Sizes, details: dict[Shell, Detail]
) -> tuple[tuple[Spot, ...], Shell | None]:
    spots: dict[int, Spot] = {}
    boxes = list(taken)
    numbers_only = all(detail is Detail.NUMBER for detail in details.values())
    for shell in Shell:
        for sector in dict.fromkeys(one.sector for one in wanted if one.shell is shell):
            its = [at for at, one in enumerate(wanted) if (one.shell, one.sector) == (shell, sector)]
            for place, at in enumerate(its):
                spot = _free(wanted[at], place, len(its), boxes, sizes, details[shell])
                if spot is None and numbers_only:
                    spot = _squeezed(wanted[at], place, len(its), boxes, sizes)
                if spot is None:
                    return (), shell
                spots[at] = spot
                boxes.append(spot.whole)
    return tuple(spots[at] for at in range(len(wanted))), None


def _free(
    one: Wanted, place: int, of: int, boxes: Sequence[Box], sizes: Sizes, detail: Detail
) -> Spot | None:
    low, high = SECTORS[one.sector]
    ideal = high - (high - low) * (place + 0.5) / of
    inner, outer = band(one.shell, sizes)
    middle = (inner + outer) / 2 - sizes.line * 0.2
    spread = (outer - inner) / 2
    # Never on the line between two parts.
    steps = range(int((high - low) / 2.5))
    angles = sorted((low + 1.25 + step * 2.5 for step in steps), key=lambda a: abs(a - ideal))
    for air, angle, shift in product((AIR * sizes.line, 0.0), angles, (0.0, -0.16, 0.16, -0.32, 0.32, -0.6, 0.6)):
        x, y = at_angle(middle + shift * spread, angle)
        spot = _spot(one, x, y, sizes, detail)
        if _fits(spot, one, inner, outer, sizes) and not any(spot.whole.grown(air).meets(box) for box in boxes):
            return spot
    return None


def _fits(spot: Spot, one: Wanted, inner: float, outer: float, sizes: Sizes) -> bool:
    """The mark within its shell, of a pill its middle.

    Words may lie on the line of a shell, but never outside all of them or on the need.
    """
    mark = spot.mark
    if one.pill and spot.detail is not Detail.NUMBER:
        if not inner + 2 < math.hypot(spot.x, spot.y) < outer - 2:
            return False
    else:
        half = (mark.right - mark.left) / 2
        distance = math.hypot(spot.x, spot.y)
        if distance - half < inner + 1 or distance + half > outer - 1:
            return False
    whole = spot.whole
    far = max(math.hypot(x, y) for x, y in product((whole.left, whole.right), (whole.top, whole.bottom)))
    near = math.hypot(max(whole.left, 0, -whole.right), max(whole.top, 0, -whole.bottom))
    return far <= sizes.radius * 1.02 and near >= CORE * sizes.radius


def _spot(one: Wanted, x: float, y: float, sizes: Sizes, detail: Detail) -> Spot:
    if detail is Detail.NUMBER:
        dot = sizes.dot
        return Spot(x, y, detail, Box(x - dot, y - dot, x + dot, y + dot), None)
    second = one.second if detail is Detail.TWO_LINES else 0.0
    if one.pill:
        half, high = max(one.first, second) / 2 + sizes.line * 0.7, sizes.line * (1.15 if second else 0.8)
        return Spot(x, y, detail, Box(x - half, y - high, x + half, y + high), None)
    mark = sizes.mark
    circle = Box(x - mark, y - mark, x + mark, y + mark)
    half = max(one.first, second) / 2 + 2
    lines = (1 if one.first else 0) + (1 if second else 0)
    words = Box(x - half, y + mark + 2, x + half, y + mark + 2 + lines * sizes.line)
    return Spot(x, y, detail, circle, words if lines else None)


def _squeezed(one: Wanted, place: int, of: int, boxes: Sequence[Box], sizes: Sizes) -> Spot:
    """A number in its sector, wherever that is free; with more helpers than fit they shrink instead of overlapping."""
    small = sizes
    while True:
        small = replace(small, line=small.line * 0.85)
        spot = _free(one, place, of, boxes, replace(small, radius=sizes.radius), Detail.NUMBER)
        if spot is not None:
            return spot
