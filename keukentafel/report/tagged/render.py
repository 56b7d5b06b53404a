"""From blocks to the bytes of a PDF/A and PDF/UA document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import style
from .blocks import Attachment, Block, DocumentMeta, PageFurniture
from .canvas import Ink
from .faces import Faces, FontSet
from .finish import Bookmark, finish
from .flow import Composer, check_language
from .furniture import paint_furniture
from .layout import Typesetter
from .paging import Page, paginate
from .place import Place
from .structure import Elem
from .xmp import Part

__all__ = ["FontSet", "Part", "Rendered", "pages_by_rhythm", "pages_of", "render"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document.

    ``anchors`` gives for every anchor the page, counted from 1, on which its block begins.  ``missing`` are
    the characters no font has; on paper a visible mark stands in their place.
    """

    pdf: bytes = field(repr=False)
    pages: int
    anchors: dict[str, int]
    missing: tuple[str, ...]


def render(
    blocks: Sequence[Block],
    meta: DocumentMeta,
    furniture: PageFurniture,
    fonts: FontSet,
    icc_profile: bytes,
    part: Part = "3a",
    attachments: Sequence[Attachment] = (),
    rhythm: float = 1.0,
) -> Rendered:
    """Render a document as PDF/A of this part and PDF/UA-1; the same input gives the same bytes.

    ``rhythm`` is the share of the ordinary white space between blocks, for a page that must hold everything.

    Raises ValueError for what the standards forbid: a skipped heading level, no title in the metadata, a date
    without a time zone, a wrong language tag, a figure without a description, attachments in part 2a.  The
    amount and the nature of the text never make it fail.
    """
    check_language(meta.lang)
    if not meta.title.strip():
        raise ValueError("the metadata needs a title")
    if meta.created.utcoffset() is None:
        raise ValueError("the moment of creation needs a time zone")
    if attachments and part == "2a":
        raise ValueError("PDF/A-2 takes no such attachments: choose part 3a or keep them beside the file")
    if len({attachment.name for attachment in attachments}) < len(attachments):
        raise ValueError("two attachments have the same name")
    typesetter = Typesetter(Faces(fonts))
    root = Elem("Document")
    composer = _composed(blocks, meta.lang, typesetter, root)
    for slab in composer.slabs:
        slab.before *= rhythm
        slab.after *= rhythm
    pages = paginate(composer.slabs)
    ink = Ink(style.PAGE_WIDTH, style.PAGE_HEIGHT)
    anchors: dict[str, int] = {}
    bookmarks: list[Bookmark] = []
    for number, page in enumerate(pages):
        _paint_page(ink, page)
        for slab, top in page.placed:
            anchors.update(dict.fromkeys(slab.anchors, number + 1))
            if slab.bookmark:
                level, title = slab.bookmark
                bookmarks.append(Bookmark(level, title, number, round(ink.pdf_y(top), 2)))
        paint_furniture(ink, furniture, typesetter, meta.lang, number + 1, len(pages))
        ink.next_page()
    anchors.update(dict.fromkeys(composer.loose_anchors, len(pages)))
    raw = ink.finish()
    pdf = finish(raw, root, ink.fonts.values(), bookmarks, meta, icc_profile, part, attachments)
    return Rendered(pdf, len(pages), anchors, typesetter.cleaner.missing)


def pages_of(blocks: Sequence[Block], lang: str, fonts: FontSet, rhythm: float = 1.0) -> int:
    """How many pages the document would take; nothing is painted. Raises ValueError as `render` does of blocks."""
    return next(pages_by_rhythm(blocks, lang, fonts, (rhythm,)))


def pages_by_rhythm(
    blocks: Sequence[Block], lang: str, fonts: FontSet, rhythms: Sequence[float]
) -> Iterator[int]:
    """The same for each of these rhythms, while the lines are set once."""
    slabs = _composed(blocks, lang, Typesetter(Faces(fonts)), Elem("Document")).slabs
    white = [(slab.before, slab.after) for slab in slabs]
    for rhythm in rhythms:
        for slab, (before, after) in zip(slabs, white, strict=True):
            slab.before, slab.after = before * rhythm, after * rhythm
        yield len(paginate(slabs))


def _composed(blocks: Sequence[Block], lang: str, typesetter: Typesetter, root: Elem) -> Composer:
    composer = Composer(typesetter)
    composer.compose(blocks, Place(style.MARGIN_SIDE, style.BODY_WIDTH, lang, "ltr", root))
    return composer


def _paint_page(ink: Ink, page: Page) -> None:
    for decoration, top, height in page.decorated():
        decoration.paint(ink, top, height)
    if page.repeat:
        page.repeat.paint(ink, style.BODY_TOP)
    for slab, top in page.placed:
        slab.paint(ink, top)
