"""The support map: where all help together comes from, by kind, as a figure and as words that say the same."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from keukentafel.domain.report.report_need_parts import NeedBlock
from keukentafel.domain.running_text import capital_first, listed
from keukentafel.domain.shells import Quadrant, shell_of
from keukentafel.domain.support_map import Help, SupportMap, map_of_report
from keukentafel.domain.support_map_words import QUADRANT_NAMES, in_short, quadrants_in_words
from keukentafel.report import spans
from keukentafel.report.rings import COLOURS, INK, PAPER, QUIET, alone_mark
from keukentafel.report.tagged.blocks import Block, Drawing, Heading, Para
from keukentafel.report.tagged.shapes import Circle, Label, RoundRect, Shape
from keukentafel.report.wording import NOT_ASKED_YET, Translate, named

_WIDTH = 487.0
_GAP = 8.0
_FIELD = (_WIDTH - _GAP) / 2
_HEAD, _ROW, _BETWEEN, _FOOT = 21.0, 11.5, 3.5, 4.0
_CHARS = 40
_LETTER = 4.6
"""About how wide a letter of the signs is, with room to spare."""
_MARK = 4.2
_PLACES = {
    Quadrant.FORMAL_INDIVIDUAL: (0, 0),
    Quadrant.INFORMAL_INDIVIDUAL: (1, 0),
    Quadrant.FORMAL_COLLECTIVE: (0, 1),
    Quadrant.INFORMAL_COLLECTIVE: (1, 1),
}
"""Column and row of each kind: formal on the left, for one person above."""


def support_map(needs: Sequence[NeedBlock], t: Translate) -> Iterator[Block]:
    """The section of the report; nothing where nobody helps."""
    found = map_of_report(needs)
    if not found.helpers:
        return
    yield Heading(spans.plain(t("Waar leunt de hulp op?")), anchor="support-map")
    yield Para(spans.plain(in_short(found, t)))
    yield figure(found, t)


def figure(found: SupportMap, t: Translate) -> Drawing:
    """Four fields, formal and informal beside each other, for one person above in a group.

    Of two fields in which nobody is, a line says so.
    """
    shapes: list[Shape] = []
    top = 0.0
    nobody: list[str] = []
    for row in (0, 1):
        its = [(quadrant, column) for quadrant, (column, at) in _PLACES.items() if at == row]
        drawn = {quadrant: _rows(found, quadrant, t) for quadrant, _ in its}
        if not any(line is not None for rows in drawn.values() for line, _ in rows):
            nobody += [t(QUADRANT_NAMES[quadrant]) for quadrant, _ in its]
            continue
        most = max(_high(rows) for rows in drawn.values())
        high = _HEAD + most + _FOOT
        for quadrant, column in its:
            shapes += _field(t(QUADRANT_NAMES[quadrant]), drawn[quadrant], column * (_FIELD + _GAP), top, high)
        top += high + _GAP
    empty = t("Niemand: {kinds}.").format(kinds="; ".join(nobody)) if nobody else ""
    for line in (*textwrap.wrap(empty, 96), *textwrap.wrap(_untagged(found, t), 96)):
        shapes.append(Label(line, 0, top + 6, size=9, color=QUIET))
        top += 12
    bottom = _signs(shapes, found, top + 4, t)
    return Drawing(_WIDTH, bottom, tuple(shapes), described(found, t))


def described(found: SupportMap, t: Translate) -> str:
    """The same in words."""
    said = [t("Alle hulp samen, per soort."), quadrants_in_words(found, t)]
    for quadrant in Quadrant:
        names = [_named(line, t) for line in found.helps if line.quadrant is quadrant and not line.by_resident]
        if names:
            kind = t(QUADRANT_NAMES[quadrant])
            said.append(f"{capital_first(kind)}: {listed(names, t)}.")
    untagged = _untagged(found, t)
    return " ".join([*said, untagged] if untagged else said)


_Row = tuple[Help | None, str]
"""A line of text; the first of a helper has their mark before it, and room above it."""


def _named(line: Help, t: Translate) -> str:
    question = t("vraag {number}").format(number=line.need)
    asked = "" if line.confirmed else f", {t(NOT_ASKED_YET)}"
    return f"{named(line.called, t)} ({question}{asked})"


def _rows(found: SupportMap, quadrant: Quadrant, t: Translate) -> list[_Row]:
    rows: list[_Row] = []
    for line in found.helps:
        if line.quadrant is quadrant and not line.by_resident:
            wrapped = textwrap.wrap(f"{_named(line, t)}: {line.task}", _CHARS) or [named(line.called, t)]
            rows += [(line if place == 0 else None, text) for place, text in enumerate(wrapped)]
    return rows or [(None, t("niemand"))]


def _high(rows: list[_Row]) -> float:
    return len(rows) * _ROW + max(0, sum(line is not None for line, _ in rows) - 1) * _BETWEEN


def _field(title: str, rows: list[_Row], x: float, y: float, high: float) -> list[Shape]:
    somebody = any(line is not None for line, _ in rows)
    color = INK if somebody else QUIET
    shapes: list[Shape] = [
        RoundRect(x=x, y=y, width=_FIELD, height=high, radius=7, stroke="#B8AD9D", fill=None, line_width=0.7),
        Label(capital_first(title), x + 12, y + 14, size=9.5, bold=somebody, color=color),
    ]
    for place, (line, text) in enumerate(rows):
        at = y + _HEAD + _high(rows[: place + 1]) - _ROW + 8
        if line is not None:
            shapes += _mark(line, x + 17, at - 3)
        shapes.append(Label(text, x + (28 if somebody else 12), at, size=9.5, color=color))
    return shapes


def _mark(line: Help, x: float, y: float) -> list[Shape]:
    stroke = COLOURS[shell_of(line.part)][0]
    dash = () if line.confirmed else (1.8, 1.3)
    width = 1.6 if line.confirmed else 1.0
    shapes: list[Shape] = [Circle(x=x, y=y, radius=_MARK, stroke=stroke, fill=PAPER, line_width=width, dash=dash)]
    if line.vital and not line.backup:
        shapes.append(alone_mark(x + _MARK, y - _MARK))
    return shapes


def _untagged(found: SupportMap, t: Translate) -> str:
    names = [_named(line, t) for line in found.helps if line.quadrant is None and not line.by_resident]
    return t("Nog niet gekozen welke soort hulp: {names}.").format(names=listed(names, t)) if names else ""


def _signs(shapes: list[Shape], found: SupportMap, y: float, t: Translate) -> float:
    """What the edges and the mark mean, for those that are in this figure."""
    drawn = [line for line in found.helps if line.quadrant is not None and not line.by_resident]
    signs: list[tuple[Callable[[float], Shape], str]] = []
    if any(line.confirmed for line in drawn):
        signs.append((lambda x: Circle(x=x, y=y, radius=3.6, stroke=INK, line_width=1.6), t("bevestigd")))
    if any(not line.confirmed for line in drawn):
        signs.append((lambda x: Circle(x=x, y=y, radius=3.6, stroke=INK, dash=(1.8, 1.3)), t(NOT_ASKED_YET)))
    if any(line.vital and not line.backup for line in drawn):
        signs.append((lambda x: alone_mark(x, y), t("kan niet gemist worden, en niemand neemt dit over")))
    x = 6.0
    for mark, words in signs:
        shapes += [mark(x), Label(words, x + 9, y + 2.8, size=9, color=QUIET)]
        x += 9 + len(words) * _LETTER + 16
    return y + (12 if signs else 0)
