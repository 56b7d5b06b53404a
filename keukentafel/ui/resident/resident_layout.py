"""Where everything stands on the second window. Nothing is ever clipped; what does not fit becomes smaller.

The sentence comes first. Where it is short of room the picture gives way before the letters go under 28 points,
and only then do the letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QWidget

from keukentafel.domain.content.languages import Direction
from keukentafel.domain.content.prompts import PromptView
from keukentafel.ui.resident.resident_pieces import CodeLabel, PictureLabel, TouchTarget
from keukentafel.ui.resident.resident_text import Block, BlockLabel, Letters, TextSetter, largest
from keukentafel.ui.style.theme import FAMILY, TOUCH

LEAST_PT = 28.0
"""What can be read from two metres."""
LAST_RESORT_PT = 9.0
DRAWING_GIVES_WAY = (1.0, 0.6, 0.0)
"""How large the drawings on the targets are, of what they may be, where the sentence is short of room."""
LEAST_TARGET = 130
"""The least width of what can be touched, in pixels of a window of 1280×800."""
DUTCH = Letters((FAMILY,))
DUTCH_BOLD = Letters((FAMILY,), bold=True)
READ_ALOUD = "listen"
PAUSE = "pause"
ALWAYS_THERE = frozenset({READ_ALOUD, "dont_know", "rather_not", PAUSE})
"""The choices that stand at the foot under every prompt; any other is an answer to this one."""


@dataclass(frozen=True)
class Parts:
    """The fixed parts of the window."""

    text: BlockLabel
    dutch: BlockLabel
    picture: PictureLabel
    code: CodeLabel
    draft: BlockLabel


class Sheet:
    """The measures of one window with one prompt; `unit` is 1.0 for a window of 1280×800."""

    def __init__(self, window: QWidget, view: PromptView, draft: str) -> None:
        self.view = view
        self.draft = draft
        self.width, self.height = window.width(), window.height()
        self.unit = min(self.width / 1280, self.height / 800)
        self.edge = max(24.0, 80 * self.unit)
        self.content = self.width - 2 * self.edge
        self.setter = TextSetter(window)
        self.mirrored = view.direction is Direction.RTL
        right_to_left = view.text_direction is Direction.RTL
        self.families = view.fonts if view.translated else (FAMILY,)
        self.plain = Letters(self.families, right_to_left=right_to_left)
        self.bold = Letters(self.families, bold=True, right_to_left=right_to_left)

    def place(self, widget: QWidget, x: float, y: float, width: float, height: float) -> None:
        """Put a widget, counted from the start side of the window's direction."""
        left = self.width - x - width if self.mirrored else x
        widget.setGeometry(QRectF(left, y, width, height).toAlignedRect())


def arrange(sheet: Sheet, parts: Parts, targets: Sequence[TouchTarget]) -> None:
    """Put every part where it goes: from the foot up, and the sentence in what is left."""
    bottom = sheet.height - max(12.0, 44 * min(1.0, sheet.unit) * sheet.unit)
    bottom = _draft_line(sheet, parts.draft, bottom)
    foot = [target for target in targets if target.choice in ALWAYS_THERE]
    answers = [target for target in targets if target.choice not in ALWAYS_THERE]
    top = max(10.0, 48 * min(1.0, sheet.unit) * sheet.unit)
    for drawn in DRAWING_GIVES_WAY:
        above = _foot(sheet, parts.code, foot, bottom, drawn)
        if answers:
            above = _answers(sheet, answers, above - max(10.0, 30 * sheet.unit), drawn)
        above -= max(10.0, 40 * min(1.0, sheet.unit) * sheet.unit)
        if _readable(sheet, top, above):
            break
    _sentence(sheet, parts, top, above)


def _draft_line(sheet: Sheet, label: BlockLabel, bottom: float) -> float:
    if not sheet.draft:
        label.empty()
        return bottom
    points = max(9.0, 10.5 * sheet.unit)
    block = sheet.setter.set(sheet.draft, DUTCH, points, sheet.content, sheet.mirrored)
    label.show_block(sheet.draft, block, points)
    top = bottom - block.height
    sheet.place(label, sheet.edge, top, block.width, block.height)
    return top - max(8.0, 14 * sheet.unit)


def _foot(sheet: Sheet, code: CodeLabel, targets: Sequence[TouchTarget], bottom: float, drawn: float) -> float:
    """The code and the targets that are always there, on as few lines as it takes; gives back their top."""
    if not sheet.view.code:
        code.empty()
        return bottom
    for shrink in (1.0, 0.92, 0.84, 0.76):
        points = max(11.0, 19.5 * sheet.unit * shrink)
        rows = _rows(sheet, code, targets, points, drawn)
        if len(rows) == 1:
            break
    height = sum(max(size.height() for _, size in row) for row in rows) + _gap(sheet) * (len(rows) - 1)
    top = y = bottom - height
    for row in rows:
        tall = max(size.height() for _, size in row)
        spare = max(0.0, sheet.content - sum(size.width() + _gap(sheet) for _, size in row) + _gap(sheet))
        more = min(spare / max(1, len(row) - (code is row[0][0])), 60 * sheet.unit)
        x = sheet.edge
        for widget, size in row:
            # The resident's hand may shake: what can be touched takes the room that is left.
            width, high = (size.width(), size.height()) if widget is code else (size.width() + more, tall)
            sheet.place(widget, x, y + (tall - high) / 2, width, high)
            x += width + _gap(sheet)
        y += tall + _gap(sheet)
    return top


def _gap(sheet: Sheet) -> float:
    return max(8.0, 16 * sheet.unit)


def _rows(
    sheet: Sheet, code: CodeLabel, targets: Sequence[TouchTarget], points: float, drawn: float
) -> list[list[tuple[QWidget, QSize]]]:
    code_points = max(18.0, points * 1.7)
    block = sheet.setter.set(sheet.view.code, DUTCH_BOLD, code_points, sheet.content)
    code.show_block(sheet.view.code, block, code_points)
    pad = code_points * 0.8
    sizes: list[tuple[QWidget, QSize]] = [(code, QSize(round(block.width + 2 * pad), round(block.height + pad * 0.7)))]
    sizes += [(target, _at_the_foot(sheet, target, points, drawn)) for target in targets]
    rows: list[list[tuple[QWidget, QSize]]] = [[]]
    used = 0.0
    for widget, size in sizes:
        if rows[-1] and used + size.width() > sheet.content:
            rows.append([])
            used = 0.0
        rows[-1].append((widget, size))
        used += size.width() + _gap(sheet)
    return rows


def _at_the_foot(sheet: Sheet, target: TouchTarget, points: float, drawn: float) -> QSize:
    voice_first = sheet.view.picture_first and target.choice == READ_ALOUD
    side = points * (3.6 if voice_first else 2.4) * drawn if target.picture else 0.0
    pad = max(12.0, points * 0.9)
    block = sheet.setter.set(target.text(), sheet.plain, points, sheet.content - 2 * pad)
    target.place(block, side)
    width = max(block.width + 2 * pad, LEAST_TARGET * sheet.unit * (1.5 if voice_first else 1.0))
    height = block.height + side * 1.125 + points * 0.9
    return QSize(round(width), round(max(TOUCH, 72 * sheet.unit, height)))


def _answers(sheet: Sheet, targets: Sequence[TouchTarget], bottom: float, drawn: float) -> float:
    """The answers of this prompt, equally wide and equally large; gives back their top."""
    gap = _gap(sheet)
    side = (124 if sheet.view.picture_first else 92) * sheet.unit * drawn
    width = min((sheet.content - gap * (len(targets) - 1)) / len(targets), 320 * sheet.unit)
    room = width - 2 * max(8.0, 16 * sheet.unit)
    points = largest(
        lambda size: all(block.width <= room + 1 and block.lines <= 2
                         for block in _answer_blocks(sheet, targets, size, room)),
        LAST_RESORT_PT, max(13.0, 22 * sheet.unit),
    )  # fmt: skip
    blocks = _answer_blocks(sheet, targets, points, room)
    height = side * 1.125 + max(block.height for block in blocks) + max(16.0, 28 * sheet.unit)
    height = max(height, TOUCH, 88 * sheet.unit)
    x = sheet.edge
    if sheet.view.picture_first:
        x += (sheet.content - width * len(targets) - gap * (len(targets) - 1)) / 2
    for target, block in zip(targets, blocks, strict=True):
        target.place(block, side)
        sheet.place(target, x, bottom - height, width, height)
        x += width + gap
    return bottom - height


def _answer_blocks(sheet: Sheet, targets: Sequence[TouchTarget], points: float, room: float) -> list[Block]:
    return [sheet.setter.set(target.text(), sheet.plain, points, room) for target in targets]


@dataclass(frozen=True)
class _Column:
    """The room for the sentence: what is left of the area beside, or beneath, its picture.

    `centred` is for a sentence that stands in the middle, beneath a picture that comes first.
    """

    x: float
    y: float
    width: float
    height: float
    picture: QRect
    centred: bool = False


def _columns(sheet: Sheet, top: float, bottom: float) -> list[_Column]:
    """The ways to divide the area, the one with the largest picture first."""
    area = max(1.0, bottom - top)
    if sheet.view.picture_first:
        return [_beneath(sheet, top, area, share) for share in (0.72, 0.62, 0.52, 0.42, 0.3, 0.2, 0.12)]
    made = []
    for share in (1.0, 0.75, 0.5, 0.3, 0.2):
        if sheet.height > sheet.width:
            side = min(0.3 * area, 0.45 * sheet.content) * share
            gap = max(12.0, side / 5)
            picture = QRectF(sheet.edge, top, side, side)
            made.append(_Column(sheet.edge, top + side + gap, sheet.content, area - side - gap, picture.toRect()))
            continue
        side = min(240 * sheet.unit, area) * share
        gap = max(16.0, 64 * sheet.unit * share)
        middle = (top + bottom) / 2
        picture = QRectF(sheet.edge + sheet.content - side, middle - side / 2, side, side)
        made.append(_Column(sheet.edge, top, sheet.content - side - gap, area, picture.toRect()))
    return made


def _beneath(sheet: Sheet, top: float, area: float, share: float) -> _Column:
    side = min(area * share, 0.6 * sheet.content)
    gap = max(8.0, 20 * sheet.unit)
    picture = QRectF(sheet.edge + (sheet.content - side) / 2, top, side, side)
    return _Column(
        sheet.edge, top + side + gap, sheet.content, area - side - gap, picture.toRect(), centred=True
    )


def _readable(sheet: Sheet, top: float, bottom: float) -> bool:
    return any(_fits(sheet, column, LEAST_PT) for column in _columns(sheet, top, bottom))


def _sentence(sheet: Sheet, parts: Parts, top: float, bottom: float) -> None:
    columns = _columns(sheet, top, bottom)
    most = max(LEAST_PT, 30 * sheet.unit) if sheet.view.picture_first else max(34.0, 50 * sheet.unit)
    chosen = next((column for column in columns if _fits(sheet, column, LEAST_PT)), columns[-1])
    least = LEAST_PT if _fits(sheet, chosen, LEAST_PT) else LAST_RESORT_PT
    points = largest(lambda size: _fits(sheet, chosen, size), least, most)
    text, dutch, gap = _set(sheet, chosen, points, balance=True)
    height = text.height + (gap + dutch.height if dutch else 0.0)
    y = chosen.y + (chosen.height - height) / 2
    parts.text.show_block(sheet.view.text, text, points)
    sheet.place(parts.text, chosen.x + _indent(chosen, text), y, text.width, text.height)
    if dutch is None:
        parts.dutch.empty()
    else:
        parts.dutch.show_block(sheet.view.dutch, dutch, _dutch_points(points))
        x = chosen.x + _indent(chosen, dutch)
        sheet.place(parts.dutch, x, y + text.height + gap, dutch.width, dutch.height)
    parts.picture.show_picture(sheet.view.picture, sheet.view.picture_alt, chosen.picture.size())
    sheet.place(parts.picture, chosen.picture.x(), chosen.picture.y(),
                chosen.picture.width(), chosen.picture.height())  # fmt: skip


def _indent(column: _Column, block: Block) -> float:
    return max(0.0, (column.width - block.width) / 2) if column.centred else 0.0


def _dutch_points(points: float) -> float:
    return max(min(points, 11.0), points * 0.44)


def _fits(sheet: Sheet, column: _Column, points: float) -> bool:
    text, dutch, gap = _set(sheet, column, points)
    height = text.height + (gap + dutch.height if dutch else 0.0)
    width = max(text.width, dutch.width if dutch else 0.0)
    return height <= column.height and width <= column.width + 1


def _set(sheet: Sheet, column: _Column, points: float, balance: bool = False) -> tuple[Block, Block | None, float]:
    """The sentence, the Dutch beneath it where that is another sentence, and the space between."""
    set_text = sheet.setter.balanced if balance else sheet.setter.set
    text = set_text(sheet.view.text, sheet.bold, points, column.width, sheet.mirrored)
    if sheet.view.dutch == sheet.view.text:
        return text, None, 0.0
    dutch = set_text(sheet.view.dutch, DUTCH, _dutch_points(points), column.width, sheet.mirrored)
    return text, dutch, points * 0.55
