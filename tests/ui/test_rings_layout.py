"""The geometry of the rings: no words on each other, each helper in their own shell and part."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings, strategies as st

from keukentafel.domain.shells import PARTS_OF, Part, Shell, shell_of
from keukentafel.ui.shells import rings_layout as layout
from keukentafel.ui.shells.rings_layout import Box, Detail, Sizes, Wanted

NARROW, WIDE = 0.5, 6.2
"""Widths of a line of a helper, in heights of a line; the drawing shortens what is longer."""


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Sizes, list[Box], list[Wanted]]:
    """Up to twelve helpers in each shell, at any size of text from 100 to 200 %."""
    line = draw(st.sampled_from((15.0, 18.0, 27.0, 36.0)))
    sizes = Sizes(layout.least_radius(line) * draw(st.floats(1.0, 2.0)), line)
    taken = [box for shell in Shell for box in layout.arc_boxes(shell, layout.TITLE, line * 8, sizes)]
    wanted = []
    for shell in Shell:
        parts = draw(st.lists(st.sampled_from(PARTS_OF[shell]), max_size=12))
        widths = st.floats(NARROW * line, WIDE * line)
        pill = shell in (Shell.GENERAL, Shell.TAILORED)
        wanted += [Wanted(shell, part, draw(widths), draw(st.just(0.0) | widths), pill) for part in parts]
    return sizes, taken, wanted


@settings(max_examples=60)
@given(crowds())
def test_no_two_helpers_lie_on_each_other(crowd: tuple[Sizes, list[Box], list[Wanted]]) -> None:
    sizes, taken, wanted = crowd
    spots = layout.places(wanted, taken, sizes)
    boxes = [spot.whole for spot in spots]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert not any(one.meets(other) for one in boxes for other in taken)


@settings(max_examples=60)
@given(crowds())
def test_each_stands_in_their_own_shell_and_part(crowd: tuple[Sizes, list[Box], list[Wanted]]) -> None:
    sizes, taken, wanted = crowd
    for one, spot in zip(wanted, layout.places(wanted, taken, sizes), strict=True):
        assert layout.shell_at(spot.x, spot.y, sizes) is one.shell
        assert isinstance(one.sector, Part)
        assert layout.part_at(spot.x, spot.y, PARTS_OF[one.shell]) is one.sector
        assert math.hypot(spot.x, spot.y) > layout.CORE * sizes.radius


def test_a_few_helpers_have_their_names() -> None:
    sizes = Sizes(230.0, 17.0)
    few = [Wanted(Shell.NETWORK, Part.OTHER_NETWORK, 45.0, 70.0), Wanted(Shell.NETWORK, Part.CARE, 45.0, 70.0)]
    assert all(spot.detail is not Detail.NUMBER for spot in layout.places(few, (), sizes))


def test_where_there_is_room_a_helper_stays_off_what_is_written() -> None:
    sizes = Sizes(190.0, 15.0)
    taken = layout.arc_boxes(Shell.NETWORK, layout.arc_middle(Part.CARE), 70.0, sizes)
    (spot,) = layout.places([Wanted(Shell.NETWORK, Part.CARE, 20.0)], taken, sizes)
    assert not any(spot.whole.grown(layout.AIR * sizes.line).meets(box) for box in taken)


@pytest.mark.parametrize("part", list(Part))
def test_the_middle_of_a_part_belongs_to_it(part: Part) -> None:
    sizes = Sizes(300.0, 18.0)
    inner, outer = layout.band(shell_of(part), sizes)
    x, y = layout.at_angle((inner + outer) / 2, sum(layout.SECTORS[part]) / 2)
    shell = layout.shell_at(x, y, sizes)
    assert shell is not None and layout.part_at(x, y, PARTS_OF[shell]) is part


def test_beside_the_rings_is_no_shell() -> None:
    assert layout.shell_at(301, 0, Sizes(300.0, 18.0)) is None
