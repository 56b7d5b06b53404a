"""From blocks to slabs: paragraphs, headings, quotes, lists, boxes and sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from . import style
from .blocks import (
    Block,
    Box,
    Bullets,
    Drawing,
    Heading,
    KeepTogether,
    KeyValues,
    PageBreak,
    Para,
    Quote,
    Section,
    SignatureField,
    SignatureRow,
    Spacer,
    Span,
    Subtitle,
    Table,
    Text,
    Title,
)
from .canvas import Ink
from .cleaning import plain
from .fields import signature_row_slab, signature_slab
from .figures import drawing_slab
from .layout import Typesetter
from .paging import Decoration, Glue, Paint, Slab, keep_together
from .place import Place
from .structure import Elem
from .style import Type
from .tables import key_value_slabs, table_slabs
from .typeset import SetText, set_text

_DEEPEST_HEADING = 6
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NO_WORDS = (Span("\u2026"),)


def check_language(tag: str) -> str:
    """Return the tag; raise ValueError for what is not a BCP 47 language tag."""
    if not _LANGUAGE_TAG.fullmatch(tag):
        raise ValueError(f"not a language tag: {tag!r}")
    return tag


class Composer:
    """Turns blocks into slabs, and fills the structure tree beneath the parent of the place.

    Raises ValueError for a skipped heading level, a wrong language tag, a figure without a description and an
    anchor that is used twice; never for the amount or the nature of the text.
    """

    def __init__(self, typesetter: Typesetter) -> None:
        self.slabs: list[Slab] = []
        self.loose_anchors: list[str] = []
        self._typesetter = typesetter
        self._level = 0
        self._break = False
        self._known_anchors: set[str] = set()

    def compose(self, blocks: Iterable[Block], place: Place) -> None:
        """Add the slabs of these blocks."""
        figure: int | None = None
        for block in blocks:
            if block.anchor:
                self._claim(block.anchor)
                self.loose_anchors.append(block.anchor)
            self._block(block, place)
            if figure is not None:
                self.slabs[figure].may_follow = len(self.slabs) - figure - 1
            figure = len(self.slabs) - 1 if isinstance(block, Drawing) and block.may_follow else None

    def _block(self, block: Block, place: Place) -> None:
        match block:
            case Title():
                self._heading(block.text, 1, style.TITLE, Glue.HEADING, place)
            case Subtitle():
                self._paragraph(block.text, style.SUBTITLE, place)
            case Heading():
                if not 2 <= block.level <= min(self._level + 1, _DEEPEST_HEADING):
                    raise ValueError(f"heading of level {block.level} after level {self._level}")
                glue = Glue.HEADING if block.keep_with_next else Glue.NONE
                text = (Span(f"{block.number} "), *block.text) if block.number else block.text
                self._heading(text, block.level, style.heading_type(block.level), glue, place)
            case Para():
                kind = style.LARGE if block.large else style.SMALL if block.small else style.BODY
                after = kind.after if block.space_after is None else block.space_after
                last = Glue.HEADING if block.keep_with_next else Glue.NONE
                self._paragraph(block.text, replace(kind, quiet=block.quiet, after=after), place, last)
            case Quote():
                self._quote(block, place)
            case Bullets():
                self._bullets(block, place)
            case KeyValues():
                for anchor in filter(None, block.row_anchors):
                    self._claim(anchor)
                self._add(key_value_slabs(self._typesetter, block, place))
            case Table():
                self._add(table_slabs(self._typesetter, block, place))
            case Box():
                self._box(block, place)
            case Drawing():
                self._add([drawing_slab(self._typesetter, block, place)])
            case SignatureField():
                kind = replace(style.CAPTION, after=style.SIGNATURE_GAP)
                self._paragraph(block.caption, kind, place, last=Glue.HEADING)
                self._add([signature_slab(self._typesetter, block, place)])
            case SignatureRow():
                if block.fields:
                    self._add([signature_row_slab(self._typesetter, block, place)])
            case Section():
                elem = place.parent.add(Elem("Sect", lang=check_language(block.lang)))
                scale = place.scale * block.scale
                inside = replace(place.within(elem), lang=block.lang, direction=block.direction, scale=scale)
                self.compose(block.blocks, inside)
            case PageBreak():
                self._break = True
            case Spacer():
                height = min(max(block.points, 0.0), style.BODY_HEIGHT)
                blank = Slab(height, _nothing, vanishes=True, decorations=place.decorations)
                self.slabs.append(blank)
            case KeepTogether():
                first = len(self.slabs)
                self.compose(block.blocks, place)
                keep_together(self.slabs[first:])

    def _claim(self, anchor: str) -> None:
        if anchor in self._known_anchors:
            raise ValueError(f"anchor used twice: {anchor!r}")
        self._known_anchors.add(anchor)

    def _add(self, slabs: list[Slab]) -> None:
        if slabs:
            slabs[0].anchors = (*self.loose_anchors, *slabs[0].anchors)
            slabs[0].break_before = self._break
            self.loose_anchors.clear()
            self._break = False
            self.slabs += slabs

    def _set(self, text: Text, kind: Type, place: Place) -> SetText:
        for span in text:
            if span.lang is not None:
                check_language(span.lang)
        return set_text(self._typesetter, text, kind.scaled(place.scale), place.width, place.direction, place.lang)

    def _heading(self, text: Text, level: int, kind: Type, glue: Glue, place: Place) -> None:
        self._level = level
        setting = self._set(text, kind, place)
        if not setting.lines:
            setting = self._set(_NO_WORDS, kind, place)
        slabs = _line_slabs(setting, place, Elem(f"H{level}"))
        for slab in slabs:
            slab.glue = Glue.HEADING
        slabs[-1].glue = glue
        slabs[0].bookmark = (level, plain("".join(span.text for span in setting.text)))
        self._add(slabs)

    def _paragraph(self, text: Text, kind: Type, place: Place, last: Glue = Glue.NONE) -> None:
        slabs = _line_slabs(self._set(text, kind, place), place, Elem("P"))
        if slabs:
            slabs[-1].glue = last
        self._add(slabs)

    def _quote(self, quote: Quote, place: Place) -> None:
        def rule(ink: Ink, top: float, height: float) -> None:
            ink.artifact()
            ink.fill(style.INK)
            x = place.x + place.width - style.QUOTE_RULE if place.rtl else place.x
            y = ink.pdf_y(top + height + style.QUOTE_PAD)
            ink.canvas.rect(x, y, style.QUOTE_RULE, height + 2 * style.QUOTE_PAD, stroke=0, fill=1)

        elem = place.parent.add(Elem("BlockQuote"))
        inside = place.indented(style.QUOTE_INDENT).within(elem, Decoration(rule))
        slabs = _line_slabs(self._set(quote.text, style.QUOTE, inside), inside, Elem("P"))
        if quote.original is not None:
            lang = check_language(quote.original_lang) if quote.original_lang else None
            kind = style.QUOTE_ORIGINAL.scaled(place.scale)
            setting = set_text(self._typesetter, quote.original, kind, inside.width, None, lang or place.lang)
            slabs += _line_slabs(setting, inside, Elem("P", lang=lang))
        slabs += _line_slabs(self._set(quote.attribution, style.QUOTE_SOURCE, inside), inside, Elem("P"))
        if slabs:
            slabs[0].before = slabs[-1].after = style.QUOTE_AROUND
            keep_together(slabs)
        self._add(slabs)

    def _bullets(self, bullets: Bullets, place: Place) -> None:
        parent = Elem("L", numbering="Decimal" if bullets.ordered else "Disc")
        inside = place.indented(style.LIST_INDENT)
        kind = style.LARGE if bullets.large else style.BODY
        after = kind.scaled(place.scale).after
        label_x = place.x + place.width - style.LIST_INDENT if place.rtl else place.x
        settings = [(number, self._set(item, kind, inside)) for number, item in enumerate(bullets.items, start=1)]
        settings = [(number, setting) for number, setting in settings if setting.lines]
        for place_in_list, (number, setting) in enumerate(settings, start=1):
            entry = parent.add(Elem("LI"))
            label_text = (Span(f"{number}.", bold=True),) if bullets.ordered else (Span("\u2022", bold=True),)
            label_kind = kind.scaled(place.scale)
            label = set_text(
                self._typesetter, label_text, label_kind, style.LIST_INDENT, place.direction, place.lang
            )
            label_elem = entry.add(Elem("Lbl"))
            slabs = _line_slabs(setting, inside.within(entry), Elem("LBody"))
            slabs[0].paint = partial(_paint_item, label, label_x, label_elem, slabs[0].paint)
            slabs[-1].after = style.LIST_GAP if place_in_list < len(settings) else after
            if place_in_list < len(settings) and place_in_list in (1, len(settings) - 1):
                # A single item at the foot or at the head of a page is easily taken for the whole list.
                slabs[-1].glue = Glue.TOGETHER
            self._add(slabs)
        if parent.kids:
            place.parent.add(parent)

    def _box(self, box: Box, place: Place) -> None:
        def frame(ink: Ink, top: float, height: float) -> None:
            ink.artifact()
            color, dash = (style.QUIET, style.BOX_DASH) if box.kind == "dashed" else (style.HAIRLINE, ())
            ink.stroke(color, style.HAIRLINE_WIDTH, dash)
            ink.canvas.roundRect(
                place.x, ink.pdf_y(top + height), place.width, height, style.BOX_RADIUS, stroke=1, fill=0
            )

        elem = place.parent.add(Elem("Div"))
        decoration = Decoration(frame, overhang=style.BOX_CUT)
        inside = place.indented(style.BOX_PAD, style.BOX_PAD).within(elem, decoration)
        pad = partial(Slab, style.BOX_PAD, _nothing, glue=Glue.HEADING, decorations=inside.decorations)
        decoration.first = pad(before=style.BOX_AROUND)
        decoration.last = pad(glue=Glue.NONE, after=style.BOX_AROUND)
        self._add([decoration.first])
        first = len(self.slabs)
        if box.title:
            self._paragraph(box.title, replace(style.BODY, bold=True, after=3.0), inside, last=Glue.HEADING)
        self.compose(box.blocks, inside)
        if len(self.slabs) > first:
            self.slabs[first].before = 0.0
            self.slabs[-1].after = 0.0
            self.slabs[-1].glue = Glue.HEADING
        self._add([decoration.last])


def _line_slabs(setting: SetText, place: Place, elem: Elem) -> list[Slab]:
    """One slab a line, with the first two and the last two lines together; no lines, no element."""
    count = len(setting.lines)
    if count:
        place.parent.add(elem)
    slabs = []
    for number in range(count):
        paint = partial(_paint_line, setting, number, place.x, elem)
        glue = Glue.LINES if count > 1 and number in (0, count - 2) else Glue.NONE
        slabs.append(Slab(setting.kind.leading, paint, glue=glue, decorations=place.decorations))
    if slabs:
        slabs[0].before = setting.kind.before
        slabs[-1].after = setting.kind.after
        slabs[-1].glue = Glue.NONE
    return slabs


def _paint_line(setting: SetText, number: int, x: float, elem: Elem, ink: Ink, top: float) -> None:
    setting.paint(ink, number, x, top, elem)


def _paint_item(label: SetText, x: float, elem: Elem, body: Paint, ink: Ink, top: float) -> None:
    label.paint_all(ink, x, top, elem)
    body(ink, top)


def _nothing(ink: Ink, top: float) -> None:
    """White space is not painted."""
