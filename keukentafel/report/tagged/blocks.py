"""The neutral model of a document: frozen blocks that say what stands where, not how it is painted.

Lengths are in PDF points (1/72 inch).  Every block may carry an ``anchor``; the rendered document tells on
which page it ended up.  All text is plain Unicode; a line feed in a text is a hard line break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from .shapes import Shape

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one manner.

    ``href`` makes it a link; ``lang`` (BCP 47) marks words of another language than their surroundings.
    """

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    href: str | None = None
    lang: str | None = None


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchored:
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Title(_Anchored):
    """The name of the document: the first heading (H1)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Subtitle(_Anchored):
    """The quiet line beneath the title."""

    text: Text


@dataclass(frozen=True, slots=True)
class Heading(_Anchored):
    """A heading and a bookmark.  ``level`` 2 follows the title; a level may not be skipped."""

    text: Text
    level: int = 2
    keep_with_next: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class Para(_Anchored):
    """A paragraph.  ``space_after`` None means the ordinary rhythm; ``large`` wins from ``small``.

    ``keep_with_next`` is for words that lead up to what follows: they do not stand at the foot of a page without it.
    """

    text: Text
    quiet: bool = False
    small: bool = False
    large: bool = False
    space_after: float | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Quote(_Anchored):
    """Somebody's own words, large, with a thick rule at the start side.

    ``original`` are the same words in ``original_lang``.  Quotation marks are part of the text: the engine
    adds none.
    """

    text: Text
    original: Text | None = None
    original_lang: str | None = None
    attribution: Text = ()


@dataclass(frozen=True, slots=True)
class Bullets(_Anchored):
    """A list; ``ordered`` numbers the items 1, 2, 3."""

    items: tuple[Text, ...]
    ordered: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues(_Anchored):
    """Names and values side by side; the names are the row headers; ``key_width`` is a fraction.

    A ``header`` is repeated on every page.  ``row_anchors`` tell on which page each row begins; "" is none.
    """

    rows: tuple[tuple[Text, Text], ...]
    key_width: float = 0.3
    header: tuple[Text, Text] | None = None
    row_anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``note`` is a quiet line over the full width beneath it.

    ``with_next`` keeps it on the page of the row that follows.  ``group`` is the name, over the full width above it,
    of the rows that begin here.
    """

    cells: tuple[Text, ...]
    note: Text | None = None
    with_next: bool = False
    group: Text | None = None


@dataclass(frozen=True, slots=True)
class Table(_Anchored):
    """A table with hairlines only.  ``widths`` are proportions; without them the columns are equal.

    The header is repeated on every page.  With an empty ``header`` the first cell of each row is its header.
    ``directions`` gives each column a direction of its own, for a language beside another; without them the
    columns have that of their surroundings.  ``close`` rows have half of the white space.
    """

    header: tuple[Text, ...]
    rows: tuple[Row | tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    large: bool = False
    directions: tuple[Direction, ...] = ()
    close: bool = False


@dataclass(frozen=True, slots=True)
class Box(_Anchored):
    """A light frame around blocks."""

    blocks: tuple[Block, ...]
    title: Text | None = None
    kind: Literal["plain", "dashed"] = "plain"


@dataclass(frozen=True, slots=True)
class Drawing(_Anchored):
    """A vector figure; the origin of the shapes is its top left corner, y runs down.

    ``alt`` says in words what the figure shows.  A figure that is too large for the page is scaled down.  Where no
    room is left for it, one that ``may_follow`` stands behind the block after it, so that no page is left half empty.
    """

    width_pt: float
    height_pt: float
    shapes: tuple[Shape, ...]
    alt: str
    may_follow: bool = False


@dataclass(frozen=True, slots=True)
class SignatureField(_Anchored):
    """A signature field with its caption; ``tooltip`` is what a screen reader says.

    It is empty, for a drawing or a pen; with ``words`` in it, it is a stamp as high as they are.
    """

    name: str
    tooltip: str
    width_pt: float
    height_pt: float
    caption: Text = ()
    words: Text = ()


@dataclass(frozen=True, slots=True)
class SignatureRow(_Anchored):
    """Signature fields beside each other, each with its caption above it; they share the width."""

    fields: tuple[SignatureField, ...]


@dataclass(frozen=True, slots=True)
class Section(_Anchored):
    """Blocks in one language and direction; ``rtl`` mirrors tables, quotes and lists.

    ``scale`` is the share of the size of type of its surroundings, for a page in large type.
    """

    lang: str
    direction: Direction
    blocks: tuple[Block, ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class PageBreak(_Anchored):
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Spacer(_Anchored):
    """White space; it vanishes at the top of a page."""

    points: float


@dataclass(frozen=True, slots=True)
class KeepTogether(_Anchored):
    """Blocks that stand on one page, if they fit on one."""

    blocks: tuple[Block, ...]


Block = (
    Title
    | Subtitle
    | Heading
    | Para
    | Quote
    | Bullets
    | KeyValues
    | Table
    | Box
    | Drawing
    | SignatureField
    | SignatureRow
    | Section
    | PageBreak
    | Spacer
    | KeepTogether
)
Blocks = Sequence[Block]

Relationship = Literal["Source", "Data", "Alternative", "Supplement", "Unspecified"]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the document (PDF/A-3 only)."""

    name: str
    data: bytes = field(repr=False)
    mime: str
    relationship: Relationship
    description: str


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """Everything the file says about itself.  ``created`` must know its time zone; ``lang`` is BCP 47."""

    title: str
    subject: str
    author: str
    lang: str
    created: datetime
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """The lines at the top and the foot of every page; ``{page}`` and ``{pages}`` are filled in."""

    header_left: str = ""
    header_right: str = ""
    footer_left: str = ""
    footer_right: str = ""
