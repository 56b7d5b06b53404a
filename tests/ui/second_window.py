"""What the second window can show, and what is wrong with how it shows it: by its measures, not by its pixels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.languages import Direction
from keukentafel.domain.content.prompts import PromptView
from keukentafel.ui.resident.resident_pieces import PictureLabel, TouchTarget
from keukentafel.ui.resident.resident_text import Block, BlockLabel
from keukentafel.ui.resident.resident_window import ResidentWindow
from keukentafel.ui.style.theme import TOUCH

FROM_RIGHT = ("R", "AL")


def every_view(library: ResourceLibrary, language: str) -> Iterator[PromptView]:
    """Every prompt that may be shown, with every word that fits its slot, and the pause."""
    pack = library.pack()
    for prompt in pack.prompts:
        if prompt.spoken_only:
            continue
        for word in pack.words(prompt.slot) if prompt.slot else (None,):
            yield library.prompt_view(prompt.code, language, word.id if word else None)
    yield library.pause_view(language)


def shown_blocks(window: QWidget) -> Iterator[tuple[QWidget, Block]]:
    """Every text on the window as it was set, with what it stands on."""
    for text in window.findChildren(BlockLabel):
        if not text.isHidden() and text.block is not None:
            yield text, text.block
    for button in window.findChildren(TouchTarget):
        if not button.isHidden() and button.block is not None:
            yield button, button.block


def sentence_points(window: ResidentWindow) -> float:
    """The size of the sentence, in points."""
    sentence = window.findChild(BlockLabel, "resident.text")
    assert sentence is not None
    return sentence.points


def faults(window: ResidentWindow, view: PromptView) -> list[str]:
    """What is clipped, covered, without a letter, too small to touch, or runs the wrong way."""
    found = [*_clipped(window), *_wrong_way(window, view)]
    found += [
        f"{target.objectName()} is too small to touch"
        for target in window.findChildren(TouchTarget)
        if not target.isHidden() and (target.width() < 1.5 * TOUCH or target.height() < TOUCH)
    ]
    return [f"{view.language} {view.code}: {fault}" for fault in found]


def _clipped(window: ResidentWindow) -> Iterator[str]:
    placed: list[tuple[str, QRect]] = []
    for widget, block in shown_blocks(window):
        name = widget.objectName()
        if not window.rect().contains(widget.geometry()):
            yield f"{name} leaves the window"
        above = widget.picture_side if isinstance(widget, TouchTarget) else 0.0
        if block.width > widget.width() + 1 or block.height + above > widget.height() + 1:
            yield f"{name} is clipped"
        if [run for run in block.layout.glyphRuns() if 0 in run.glyphIndexes()]:
            yield f"{name} misses a letter"
        placed.append((name, widget.geometry()))
    placed += [(picture.objectName(), picture.geometry()) for picture in window.findChildren(PictureLabel)]
    for at, (name, place) in enumerate(placed):
        for other, taken in placed[at + 1 :]:
            if place.adjusted(1, 1, -1, -1).intersects(taken):
                yield f"{name} covers {other}"


def _wrong_way(window: ResidentWindow, view: PromptView) -> Iterator[str]:
    from_right = view.direction is Direction.RTL
    if (window.layoutDirection() is Qt.LayoutDirection.RightToLeft) != from_right:
        yield "the window runs the wrong way"
    text_from_right = view.text_direction is Direction.RTL
    first = [kind for kind in map(unicodedata.bidirectional, view.text) if kind in ("L", *FROM_RIGHT)]
    if (first[0] in FROM_RIGHT) != text_from_right:
        yield "the sentence begins in a script of the other direction"
    sentence = window.findChild(BlockLabel, "resident.text")
    assert sentence is not None and sentence.block is not None
    layout = sentence.block.layout
    if (layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft) != text_from_right:
        yield "the sentence is set in the other direction"
    line = layout.lineAt(0)
    begin, end = (_x(line.cursorToX(place)) for place in (0, line.textLength() - 1))
    if (begin > end) != text_from_right and line.textLength() > 1:
        yield "the sentence is written in the other direction"
    row = {target.choice: target.pos() for target in window.findChildren(TouchTarget) if not target.isHidden()}
    for before, after in (("listen", "dont_know"), ("dont_know", "rather_not"), ("good", "barely"), ("barely", "not")):
        beside = before in row and after in row and row[before].y() == row[after].y()
        if beside and (row[before].x() > row[after].x()) != from_right:
            yield "the choices run the wrong way"


def _x(place: object) -> float:
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]  # the stubs know only one
