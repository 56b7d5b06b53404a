"""The look of the paper: sizes, colours and white space, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
MARGIN_SIDE = 53.86
BODY_TOP, BODY_BOTTOM = 84.0, PAGE_HEIGHT - 72.0
BODY_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE
BODY_HEIGHT = BODY_BOTTOM - BODY_TOP
HEADER_TOP, FOOTER_RULE, FOOTER_TOP = 46.0, PAGE_HEIGHT - 54.0, PAGE_HEIGHT - 47.5
FURNITURE_GAP = 18.0

INK, QUIET, HAIRLINE, LINK = "#24211D", "#6A635A", "#E4DCD0", "#1F5C66"
HAIRLINE_WIDTH = 0.75


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of text is set: size, distance between lines, manner, and the white space around it."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    before: float = 0.0
    after: float = 0.0

    def scaled(self, share: float) -> Type:
        """The same manner, larger or smaller with the white space around it."""
        if share == 1.0:
            return self
        size, leading, before, after = (share * points for points in (self.size, self.leading, self.before, self.after))
        return replace(self, size=size, leading=leading, before=before, after=after)


BODY = Type(10.5, 15.2, after=6.5)
SMALL = Type(9.0, 13.2, after=5.0)
LARGE = Type(14.0, 20.0, after=8.0)
TITLE = Type(22.0, 27.0, bold=True, after=3.0)
SUBTITLE = Type(10.5, 15.6, quiet=True, after=14.0)
HEADINGS = {
    2: Type(13.5, 18.5, bold=True, before=17.0, after=6.0),
    3: Type(11.5, 16.5, bold=True, before=15.0, after=4.5),
    4: Type(10.5, 15.6, bold=True, before=11.0, after=3.0),
}
QUOTE = Type(15.5, 21.5, after=3.5)
QUOTE_ORIGINAL = Type(10.5, 15.6, italic=True, quiet=True, after=3.5)
QUOTE_SOURCE = Type(9.0, 13.2, quiet=True)
CELL = Type(10.5, 14.8)
LARGE_CELL = Type(14.0, 19.5)
COLUMN_HEAD = Type(9.0, 13.2, quiet=True)
NOTE = Type(9.5, 13.8, quiet=True)
LARGE_NOTE = Type(10.5, 15.2, quiet=True)
FURNITURE = Type(9.0, 13.2, quiet=True)
CAPTION = Type(9.5, 13.8)
STAMP = Type(9.0, 12.6, quiet=True)

QUOTE_RULE, QUOTE_INDENT, QUOTE_AROUND, QUOTE_PAD = 3.0, 18.0, 14.0, 3.0
LIST_INDENT, LIST_GAP = 17.0, 3.5
CELL_PAD, CLOSE_PAD, GROUP_PAD, COLUMN_GAP, HEAD_PAD, NOTE_LIFT = 5.0, 2.9, 12.0, 14.0, 4.5, 3.4
TABLE_BEFORE, TABLE_AFTER = 8.0, 14.0
SHORT_TABLE = 0.14 * BODY_HEIGHT
"""A table that is not higher than this is never divided over two pages."""
TALL_ROW = BODY_HEIGHT / 6
"""A row that is higher than this may be divided between its lines, so that no page is left half empty before it."""

BOX_PAD, BOX_RADIUS, BOX_AROUND, BOX_CUT, BOX_DASH = 12.0, 6.0, 12.0, 7.0, (3.0, 2.5)
DRAWING_AROUND = 10.0
STAMP_PAD = 9.0
SIGNATURE_GAP, SIGNATURE_AFTER, SIGNATURE_RADIUS, SIGNATURE_COLUMN_GAP = 5.0, 14.0, 4.0, 20.0
LINK_RULE_DROP, LINK_RULE_WIDTH = 1.6, 0.5


def heading_type(level: int) -> Type:
    """The manner of a heading of this level (2 and deeper)."""
    return HEADINGS[min(max(level, min(HEADINGS)), max(HEADINGS))]
