"""The lines at the top and the foot of the page: pagination artifacts."""

from __future__ import annotations

from typing import Literal

from . import style
from .blocks import PageFurniture, Span
from .canvas import Ink, Pagination
from .layout import Typesetter
from .typeset import SetText, set_text


def paint_furniture(
    ink: Ink, furniture: PageFurniture, typesetter: Typesetter, lang: str, page: int, pages: int
) -> None:
    """Paint the header and the footer of one page."""

    def filled(text: str) -> str:
        return text.replace("{pages}", str(pages)).replace("{page}", str(page))

    header = filled(furniture.header_left), filled(furniture.header_right)
    footer = filled(furniture.footer_left), filled(furniture.footer_right)
    if any(footer):
        ink.artifact("Footer")
        ink.stroke(style.HAIRLINE, style.HAIRLINE_WIDTH)
        ink.horizontal(style.MARGIN_SIDE, style.FOOTER_RULE, style.BODY_WIDTH)
    _pair(ink, typesetter, header, style.HEADER_TOP, "Header", lang)
    _pair(ink, typesetter, footer, style.FOOTER_TOP, "Footer", lang)


def _pair(ink: Ink, typesetter: Typesetter, texts: tuple[str, str], top: float, kind: Pagination, lang: str) -> None:
    right = _one_line(typesetter, texts[1], style.BODY_WIDTH, lang)
    _paint(ink, right, "end", top, kind)
    taken = right.lines[0].width + style.FURNITURE_GAP if right.lines else 0.0
    if taken < style.BODY_WIDTH:
        _paint(ink, _one_line(typesetter, texts[0], style.BODY_WIDTH - taken, lang), "start", top, kind)


def _paint(ink: Ink, setting: SetText, align: Literal["start", "end"], top: float, kind: Pagination) -> None:
    if setting.lines:
        edge = style.MARGIN_SIDE if align == "start" else style.MARGIN_SIDE + style.BODY_WIDTH - setting.width
        setting.paint(ink, 0, edge, top, None, align, kind)


def _one_line(typesetter: Typesetter, text: str, width: float, lang: str) -> SetText:
    """Set a text on one line; a text that is too long loses its end."""
    text = " ".join(text.split())
    setting = set_text(typesetter, (Span(text),), style.FURNITURE, width, "ltr", lang)
    while len(setting.lines) > 1:
        text = text[: min(len(text) - 2, int(len(text) * 0.9))].rstrip() + "\u2026"
        setting = set_text(typesetter, (Span(text),), style.FURNITURE, width, "ltr", lang)
    return setting
