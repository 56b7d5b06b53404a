"""The course of the resident's own ratings: what was said on which day, side by side; never a height or a number."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.carrying import rating_points
from keukentafel.domain.report.difference import ItemKind, Told
from keukentafel.domain.report.difference_words import words
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import RatingPoint
from keukentafel.domain.running_text import listed
from keukentafel.report.tagged.blocks import Drawing
from keukentafel.report.tagged.shapes import Circle, Label, Line, Shape
from keukentafel.report.wording import Translate, date_only

INK, QUIET, PAPER, HAIR = "#24211D", "#6A635A", "#FFFFFF", "#B9B2A6"

_WIDTH = 487.0
_LEFT, _TOP, _ROW = 150.0, 14.0, 30.0
MOST_DAYS = 4
"""How many days stand beside each other, the newest; the figure's description says all of them."""


def course(document: ReportDocument, t: Translate) -> Drawing | None:
    """The figure, or None where no life domain was rated on more than one day."""
    points = rating_points(document)
    domains = {
        domain: [point for point in points if point.life_domain == domain]
        for domain in dict.fromkeys(point.life_domain for point in points)
    }
    rated = {domain: its for domain, its in domains.items() if len({point.on for point in its}) > 1}
    if not rated:
        return None
    days = sorted({point.on for its in rated.values() for point in its})[-MOST_DAYS:]
    step = (_WIDTH - _LEFT) / len(days)
    at = {day: _LEFT + step * (place + 0.5) for place, day in enumerate(days)}
    shapes: list[Shape] = [
        Label(date_only(day), x, _TOP - 3, size=8.5, color=QUIET, anchor="middle") for day, x in at.items()
    ]
    for row, its in enumerate(rated.values()):
        shapes += _row(its, at, _TOP + 26 + row * _ROW, t)
    return Drawing(_WIDTH, _TOP + 12 + len(rated) * _ROW, tuple(shapes), described(tuple(rated.values()), t))


def _row(points: list[RatingPoint], at: dict[date, float], y: float, t: Translate) -> list[Shape]:
    shown = [point for point in points if point.on in at]
    xs = [at[point.on] for point in shown]
    shapes: list[Shape] = [Label(points[-1].title, 0, y + 3, size=9.5, bold=True)]
    if len(xs) > 1:
        shapes.append(Line(x1=min(xs), y1=y, x2=max(xs), y2=y, stroke=HAIR, line_width=0.9))
    for point, x in zip(shown, xs, strict=True):
        shapes.append(Circle(x=x, y=y, radius=2.6, stroke=INK, fill=PAPER, line_width=1.1))
        shapes.append(Label(_word(point, t), x, y - 6.5, size=9.5, anchor="middle"))
    return shapes


def _word(point: RatingPoint, t: Translate) -> str:
    return words(ItemKind.RATING, Told(grade=point.rating.value), t, date_only)


def described(rated: tuple[list[RatingPoint], ...], t: Translate) -> str:
    """The same in words: "Huishouden: gaat net op 24 november 2026 en gaat niet op 1 december 2027."."""
    said = [t("Wat u zelf zei, per onderdeel en per dag.")]
    for points in rated:
        days = [t("{rating} op {day}").format(rating=_word(point, t), day=date_only(point.on)) for point in points]
        said.append(f"{points[-1].title}: {listed(days, t)}.")
    return " ".join(said)
