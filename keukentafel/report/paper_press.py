"""Papers that no seal closes: the letter before a visit, papers about nobody, the resident's own story, plain ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import cast

from keukentafel.domain.content.library import Library
from keukentafel.domain.invitation import Invitation
from keukentafel.domain.loose_papers import LoosePaper, PaperKind
from keukentafel.domain.marks import N_
from keukentafel.domain.plain_paper import PlainPaper
from keukentafel.domain.press import Printed
from keukentafel.domain.report.report_parts import Sender
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.story import Story
from keukentafel.report.glossary_sheet import glossary_blocks
from keukentafel.report.invitation import invitation_sides
from keukentafel.report.paper import RHYTHM, Side
from keukentafel.report.plain_paper import plain_blocks
from keukentafel.report.prompt_sheet import prompt_sheet_blocks
from keukentafel.report.rights_sheet import rights_sides
from keukentafel.report.story import story_sides
from keukentafel.report.tagged.blocks import Attachment, Block, Blocks, DocumentMeta, PageBreak, PageFurniture
from keukentafel.report.tagged.faces import FontSet
from keukentafel.report.tagged.render import Part, Rendered, pages_of, render
from keukentafel.report.wording import Translate, day, dotted

PAPER_TITLES = {
    PaperKind.RIGHTS: N_("Uw rechten"),
    PaperKind.PROMPT_SHEET: N_("Vragen met een code"),
    PaperKind.GLOSSARY: N_("Woorden voor de tolk"),
}

_REGULAR = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic", "NotoSansMath", "NotoSansSymbols2", "NotoSansCJKsc")


def font_set(folder: Path, more: tuple[Path, ...] = ()) -> FontSet:
    """The fonts of the paper, of those that are in the folder; `more` has what none of them has."""

    def those(manner: str) -> tuple[Path, ...]:
        files = (folder / f"{family}-{manner}.ttf" for family in _REGULAR)
        return tuple(file for file in files if file.is_file())

    return FontSet((*those("Regular"), *more), those("Bold"), those("Italic"))


class PaperPress:
    """Prints with these fonts and colours. It keeps no document and no word."""

    def __init__(self, library: Library, fonts: FontSet, colours: bytes, t: Translate) -> None:
        self._library, self._fonts, self._colours, self._t = library, fonts, colours, t

    def invitation(self, letter: Invitation, at: datetime) -> Printed:
        """The letter before a visit in the resident's language, with the Dutch behind it, without a seal."""
        started = perf_counter()
        title = self._t("Uitnodiging")
        sides = self._sides(invitation_sides(letter, self._library, self._t))
        rendered = self._letter(sides, letter.sender, title, "invitation", at, numbered=False)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0)

    def paper(self, paper: LoosePaper, at: datetime) -> Printed:
        """A paper that is about nobody, in its language with the Dutch, without a seal."""
        started = perf_counter()
        title, library, t = self._t(PAPER_TITLES[paper.kind]), self._library, self._t
        match paper.kind:
            case PaperKind.RIGHTS:
                blocks = self._sides(rights_sides(paper, library, t))
            case PaperKind.PROMPT_SHEET:
                blocks = prompt_sheet_blocks(paper, library, t)
            case PaperKind.GLOSSARY:
                blocks = glossary_blocks(paper, library, t)
        rendered = self._letter(blocks, paper.sender, title, paper.kind.value, at)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0)

    def story(self, story: Story, sender: Sender) -> Printed:
        """The resident's own story as a paper, without a seal."""
        started = perf_counter()
        blocks = self._sides(story_sides(story, self._library, self._t))
        rendered = self._letter(blocks, sender, self._t("Mijn verhaal"), "story", story.made_at)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0)

    def plain(self, paper: PlainPaper, sender: Sender) -> Printed:
        """A plain paper, without a seal."""
        started = perf_counter()
        rendered = self._letter(plain_blocks(paper), sender, paper.title, paper.kind, paper.made_at)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0)

    def _sides(self, sides: Sequence[Side]) -> tuple[Block, ...]:
        """Each language beginning on a page of its own, in the largest of its sizes that fits."""
        blocks: list[Block] = []
        for side in sides:
            made = ((pages, side.make(points)) for pages in (side.pages, side.pages + 1) for points in side.sizes)
            fits = (block for pages, block in made if pages_of((block,), DUTCH, self._fonts, RHYTHM) <= pages)
            blocks += [next(fits, None) or side.make(side.sizes[-1]), PageBreak()]
        return tuple(blocks[:-1])

    def _letter(
        self, blocks: Blocks, sender: Sender, title: str, kind: str, at: datetime, numbered: bool = True
    ) -> Rendered:
        meta = DocumentMeta(title, title, sender.sender, sender.language, at, f"kind:{kind}")
        page = self._t("bladzijde {page} van {pages}") if numbered else ""
        below = dotted(sender.address, sender.phone, sender.email)
        furniture = PageFurniture(sender.sender, "" if numbered else day(at), below, page)
        return self._on_paper(blocks, meta, furniture, sender.pdf_part, (), RHYTHM)

    def _on_paper(
        self,
        blocks: Blocks,
        meta: DocumentMeta,
        furniture: PageFurniture,
        part: str,
        attachments: tuple[Attachment, ...],
        rhythm: float = 1.0,
    ) -> Rendered:
        return render(blocks, meta, furniture, self._fonts, self._colours, cast(Part, part), attachments, rhythm)


def printed_of(
    pdf: bytes, rendered: Rendered, print_s: float, seal_s: float, still_open: tuple[str, ...] = ()
) -> Printed:
    """A file with what is told of it; how long printing and sealing took is in seconds."""
    return Printed(
        pdf,
        hashlib.sha256(pdf).hexdigest(),
        rendered.pages,
        tuple(sorted(rendered.anchors.items())),
        rendered.missing,
        still_open,
        round(print_s * 1000, 1),
        round(seal_s * 1000, 1),
    )
