"""A plain paper as blocks."""

from __future__ import annotations

from keukentafel.domain.plain_paper import PlainPaper
from keukentafel.report import spans
from keukentafel.report.tagged.blocks import Block, Heading, Para, Title

LINE_SPACE = 3.0
"""Points beneath a line: a list of facts, not a letter."""


def plain_blocks(paper: PlainPaper) -> tuple[Block, ...]:
    """The title, the introduction, every part with its lines, and the foot."""
    blocks: list[Block] = [Title(spans.plain(paper.title)), *(Para(spans.plain(text)) for text in paper.intro)]
    for part in paper.parts:
        blocks.append(Heading(spans.plain(part.title)))
        for line in part.lines:
            label = spans.bold(f"{line.label}: ") if line.label else ()
            space = LINE_SPACE if line is not part.lines[-1] else None
            blocks.append(Para((*label, *spans.plain(line.text)), space_after=space))
    blocks += [Para(spans.plain(text), small=True, quiet=True) for text in paper.foot]
    return tuple(blocks)
