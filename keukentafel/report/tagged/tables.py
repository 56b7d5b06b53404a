"""Tables: hairlines only, a header that comes back on every page, and only tall rows are split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from . import style
from .blocks import Direction, KeyValues, Row, Table, Text
from .canvas import Ink
from .layout import Typesetter
from .paging import Glue, Repeat, Slab, keep_together
from .place import Place
from .structure import Elem
from .style import Type
from .typeset import SetText, set_text

_NARROWEST_TEXT = 6.0
_SHORT_CELL = 3
"""So many lines a cell has at most that is shown again where its row goes on."""


@dataclass(frozen=True, slots=True)
class _Cell:
    setting: SetText
    x: float
    elem: Elem


@dataclass(frozen=True, slots=True)
class _Column:
    x: float
    width: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class _Band:
    """A row on paper: its cells, the white above and below, and its hairlines."""

    cells: tuple[_Cell, ...]
    above: float
    below: float
    rule_above: bool = False
    rule_below: bool = True

    @property
    def leading(self) -> float:
        return max(cell.setting.kind.leading for cell in self.cells)

    @property
    def lines(self) -> int:
        return max(1, *(len(cell.setting.lines) for cell in self.cells), 1)

    @property
    def height(self) -> float:
        return self.above + self.lines * self.leading + self.below


def table_slabs(typesetter: Typesetter, table: Table, place: Place) -> list[Slab]:
    """The slabs of a table.

    Raises ValueError if the proportions do not fit the columns, or a row has more cells than columns.
    """
    rows = [row if isinstance(row, Row) else Row(row) for row in table.rows]
    count = len(table.header) or max((len(row.cells) for row in rows), default=0)
    if not count:
        return []
    if any(len(row.cells) > count for row in rows):
        raise ValueError(f"a row has more cells than the {count} columns of its table")
    if table.directions and len(table.directions) != count:
        raise ValueError(f"{count} columns need {count} directions, not {table.directions}")
    columns = _columns(table.widths or (1.0,) * count, count, place, table.directions)
    note, pad = style.LARGE_NOTE if table.large else style.NOTE, style.CLOSE_PAD if table.close else style.CELL_PAD
    builder = _Builder(typesetter, place, columns, note, pad)
    if table.header:
        builder.header(table.header)
    builder.body(rows, style.LARGE_CELL if table.large else style.CELL, row_headers=not table.header)
    return builder.slabs()


def key_value_slabs(typesetter: Typesetter, block: KeyValues, place: Place) -> list[Slab]:
    """The slabs of names and values."""
    if not block.rows:
        return []
    columns = _columns((block.key_width, 1 - block.key_width), 2, place)
    builder = _Builder(typesetter, place, columns, style.NOTE)
    if block.header:
        builder.header(block.header)
    builder.body([Row(row) for row in block.rows], style.CELL, row_headers=True, bold_headers=True)
    return builder.slabs(block.row_anchors)


def _columns(
    widths: tuple[float, ...], count: int, place: Place, directions: tuple[Direction, ...] = ()
) -> list[_Column]:
    if len(widths) != count or min(widths) <= 0:
        raise ValueError(f"{count} columns need {count} positive widths, not {widths}")
    columns = []
    used = 0.0
    for number, proportion in enumerate(widths):
        width = place.width * proportion / sum(widths)
        gap = style.COLUMN_GAP if number < count - 1 else 0.0
        text_width = max(width - gap, _NARROWEST_TEXT)
        x = place.x + place.width - used - text_width if place.rtl else place.x + used
        columns.append(_Column(x, text_width, directions[number] if directions else place.direction))
        used += width
    return columns


class _Builder:
    def __init__(
        self, typesetter: Typesetter, place: Place, columns: list[_Column], note: Type, pad: float = style.CELL_PAD
    ) -> None:
        self._typesetter = typesetter
        self._place = place
        self._columns = columns
        self._note_type = note
        self._pad = pad
        self._table = place.parent.add(Elem("Table"))
        self._header: _Band | None = None
        self._bands: list[tuple[_Band, Glue]] = []

    def header(self, texts: tuple[Text, ...]) -> None:
        row = self._table.add(Elem("THead")).add(Elem("TR"))
        cells = []
        for text, column in zip(texts, self._columns, strict=True):
            elem = row.add(Elem("TH", scope="Column"))
            cells.append(self._cell(text, style.COLUMN_HEAD, column, elem))
        self._header = _Band(tuple(cells), 0.0, style.HEAD_PAD)

    def body(self, rows: list[Row], kind: Type, row_headers: bool, bold_headers: bool = False) -> None:
        parent = self._table.add(Elem("TBody"))
        for row in rows:
            if row.group:
                self._group(row.group, replace(kind, bold=True), parent)
            row_elem = parent.add(Elem("TR"))
            cells = []
            texts = row.cells + ((),) * (len(self._columns) - len(row.cells))
            for number, (text, column) in enumerate(zip(texts, self._columns, strict=True)):
                header = row_headers and number == 0
                elem = row_elem.add(Elem("TH", scope="Row") if header else Elem("TD"))
                cell_kind = replace(kind, bold=True) if header and bold_headers else kind
                cells.append(self._cell(text, cell_kind, column, elem))
            first = not self._bands and self._header is None
            note = self._note(row.note, parent) if row.note else None
            below = style.NOTE_LIFT if note else self._pad
            band = _Band(tuple(cells), self._pad, below, rule_above=first, rule_below=note is None)
            following = Glue.LINES if row.with_next else Glue.NONE
            self._bands.append((band, Glue.LINES if note else following))
            if note:
                self._bands.append((note, following))

    def _group(self, text: Text, kind: Type, parent: Elem) -> None:
        cell = self._wide(text, kind, parent, Elem("TH", scope="Column", col_span=len(self._columns)))
        if cell:
            self._bands.append((_Band((cell,), style.GROUP_PAD, 0.0, rule_below=False), Glue.HEADING))

    def _note(self, text: Text, parent: Elem) -> _Band | None:
        cell = self._wide(text, self._note_type, parent, Elem("TD", col_span=len(self._columns)))
        return _Band((cell,), 0.0, self._pad) if cell else None

    def _wide(self, text: Text, kind: Type, parent: Elem, elem: Elem) -> _Cell | None:
        """A cell over the full width, in a row of its own; without words none."""
        whole = _Column(self._place.x, self._place.width, self._place.direction)
        cell = self._cell(text, kind, whole, elem)
        if not cell.setting.lines:
            return None
        parent.add(Elem("TR")).add(elem)
        return cell

    def _cell(self, text: Text, kind: Type, column: _Column, elem: Elem) -> _Cell:
        place = self._place
        setting = set_text(
            self._typesetter, text, kind.scaled(place.scale), column.width, column.direction, place.lang
        )
        return _Cell(setting, column.x, elem)

    def slabs(self, row_anchors: Sequence[str] = ()) -> list[Slab]:
        """Rows as slabs; a tall row is cut into its lines."""
        place = self._place
        repeat = None
        found: list[Slab] = []
        if self._header:
            paint = partial(_paint_band, self._header, place, False)
            again = partial(_paint_band, self._header, place, True)
            repeat = Repeat(self._header.height, again)
            found.append(Slab(self._header.height, paint, glue=Glue.HEADING))
        for number, (band, glue) in enumerate(self._bands):
            begins = len(found)
            if band.height <= style.TALL_ROW:
                paint = partial(_paint_band, band, place, False)
                found.append(Slab(band.height, paint, glue=glue, repeat=repeat))
            else:
                found += _sliced(band, place, repeat, glue)
            found[begins].anchors = tuple(anchor for anchor in row_anchors[number : number + 1] if anchor)
        for slab in found:
            slab.decorations = place.decorations
        if len(self._bands) > 2:
            found[-2].glue = max(found[-2].glue, Glue.LINES)
            # A single row at the foot of a page is easily taken for the whole table.
            first = 1 if self._header else 0
            found[first].glue = max(found[first].glue, Glue.TOGETHER)
        found[0].before, found[-1].after = style.TABLE_BEFORE, style.TABLE_AFTER
        if sum(slab.height for slab in found) <= style.SHORT_TABLE:
            keep_together(found)
        return found


def _sliced(band: _Band, place: Place, repeat: Repeat | None, following: Glue) -> list[Slab]:
    slabs = []
    last = band.lines - 1
    for number in range(band.lines):
        height = band.leading + (band.above if number == 0 else 0.0) + (band.below if number == last else 0.0)
        glue = Glue.LINES if number in (0, last - 1) else Glue.NONE
        slabs.append(
            Slab(
                height,
                partial(_paint_slice, band, place, number),
                glue=glue,
                repeat=_going_on(band, number, repeat) if number else repeat,
            )
        )
    slabs[-1].glue = following
    return slabs


def _going_on(band: _Band, number: int, repeat: Repeat | None) -> Repeat:
    """What comes again where a row goes on from the page before: the header, and the short cells beside the long one.

    So it is told on every page what the row is about and who said it. No line is drawn above it, so that the eye sees
    that it goes on; to who listens it is one row.
    """
    head = repeat.height if repeat else 0.0
    most = min(_SHORT_CELL, number, band.lines - number)
    short = [cell for cell in band.cells if len(cell.setting.lines) <= most]

    def paint(ink: Ink, top: float) -> None:
        if repeat:
            repeat.paint(ink, top)
        for cell in short:
            cell.setting.paint_all(ink, cell.x, top + head + band.above, None)

    # The text needs the same distance to the repeated header as a row that begins there.
    return Repeat(head + band.above, paint)


def _paint_band(band: _Band, place: Place, again: bool, ink: Ink, top: float) -> None:
    for cell in band.cells:
        cell.setting.paint_all(ink, cell.x, top + band.above, None if again else cell.elem)
    _paint_rules(ink, place, top if band.rule_above else None, top + band.height if band.rule_below else None)


def _paint_slice(band: _Band, place: Place, number: int, ink: Ink, top: float) -> None:
    first, last = number == 0, number == band.lines - 1
    line_top = top + (band.above if first else 0.0)
    for cell in band.cells:
        if number < len(cell.setting.lines):
            cell.setting.paint(ink, number, cell.x, line_top, cell.elem)
    bottom = line_top + band.leading + band.below
    _paint_rules(ink, place, top if first and band.rule_above else None, bottom if last and band.rule_below else None)


def _paint_rules(ink: Ink, place: Place, *heights: float | None) -> None:
    for y in heights:
        if y is not None:
            ink.artifact()
            ink.stroke(style.HAIRLINE, style.HAIRLINE_WIDTH)
            ink.horizontal(place.x, y, place.width)
