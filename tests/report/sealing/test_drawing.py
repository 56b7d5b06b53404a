import re

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.signing import Drawing, StrokePoint
from keukentafel.report.sealing.drawing import DrawingError, Stroke, appearance, bounding_box, from_domain

_FIELD = (200.0, 60.0)
_OPERATORS = {b"q", b"Q", b"J", b"j", b"RG", b"w", b"m", b"l", b"c", b"S"}

_coordinate = st.floats(0, 500, allow_nan=False)
_point = st.tuples(st.integers(0, 10_000), _coordinate, _coordinate, st.floats(-1, 2))
_strokes = st.lists(st.lists(_point, max_size=12), max_size=5)


def _words(content: bytes) -> list[bytes]:
    return [word for word in content.split() if not re.fullmatch(rb"-?[0-9.]+", word)]


@given(_strokes)
def test_a_drawing_is_lines_only(strokes: list[Stroke]) -> None:
    assert set(_words(appearance(strokes, (500, 500), _FIELD))) <= _OPERATORS


@given(_strokes)
def test_a_drawing_stays_in_its_field(strokes: list[Stroke]) -> None:
    for line in appearance(strokes, (500, 500), _FIELD).splitlines():
        for part in re.findall(rb"((?:-?[0-9.]+ )+)[mlc]\b", line.replace(b" w ", b" w\n")):
            numbers = [float(number) for number in part.split()]
            assert all(0 <= x <= _FIELD[0] for x in numbers[0::2])
            assert all(0 <= y <= _FIELD[1] for y in numbers[1::2])


@given(_strokes)
def test_the_box_around_the_points_holds_them_all(strokes: list[Stroke]) -> None:
    width, height = bounding_box(strokes)
    assert all(x <= width and y <= height for stroke in strokes for _, x, y, _ in stroke)


def test_a_curve_passes_from_midpoint_to_midpoint() -> None:
    stroke = [(0, 0.0, 0.0, 0.5), (1, 60.0, 0.0, 0.5), (2, 60.0, 54.0, 0.5)]
    lines = appearance([stroke], (60, 54), (66, 60)).decode().splitlines()
    # Scale 1, margin 3, and up is up: (30, 0) is the first midpoint, (60, 27) the second.
    assert lines[1] == "1.4 w 3.00 57.00 m 33.00 57.00 l 53.00 57.00 63.00 48.00 63.00 30.00 c 63.00 3.00 l S"


def test_a_firm_hand_draws_thicker() -> None:
    stroke = [(0, 0.0, 0.0, 0.0), (1, 10.0, 0.0, 1.0)]
    assert re.findall(rb"([0-9.]+) w", appearance([stroke], (20, 20), _FIELD)) == [b"0.6", b"2.2"]


def test_a_drawing_of_the_domain_becomes_plain_strokes() -> None:
    drawing = Drawing(300.0, 90.0, ((StrokePoint(5, 1.0, 2.0, 0.5), StrokePoint(9, 3.0, 4.0, 0.6)),), "0" * 64)
    assert from_domain(drawing) == ((((5, 1.0, 2.0, 0.5), (9, 3.0, 4.0, 0.6)),), (300.0, 90.0))


def test_a_tap_is_a_dot() -> None:
    assert b"m 30.00 30.00 l S" in appearance([[(0, 27.0, 27.0, 0.5)]], (54, 54), _FIELD)


@pytest.mark.parametrize("strokes", [[], [[]], [[], []]])
def test_nothing_drawn_is_nothing(strokes: list[Stroke]) -> None:
    assert appearance(strokes, (10, 10), _FIELD) == b""


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_impossible_coordinates_are_refused(bad: float) -> None:
    with pytest.raises(DrawingError):
        appearance([[(0, bad, 1.0, 0.5)]], (10, 10), _FIELD)
    with pytest.raises(DrawingError):
        appearance([[(0, 1.0, 1.0, 0.5)]], (bad, 10), _FIELD)


def test_a_box_without_size_is_refused() -> None:
    with pytest.raises(DrawingError):
        appearance([[(0, 1.0, 1.0, 0.5)]], (0, 10), _FIELD)
