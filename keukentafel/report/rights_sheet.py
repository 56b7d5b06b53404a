"""The rights in short, to keep: in the resident's language in large type, and the same in Dutch after it."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.content.library import Library
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.papers import PaperView
from keukentafel.domain.source_language import DUTCH
from keukentafel.report import spans
from keukentafel.report.paper import (
    LARGE,
    Euros,
    Side,
    Value,
    about_translation,
    filled,
    not_translated,
    of_size,
    section,
)
from keukentafel.report.tagged.blocks import Block, Bullets, Heading, KeepTogether, Para, Section, Spacer, Title
from keukentafel.report.wording import Translate

SHEET = 2
"""Pages per language: the two sides of a sheet."""

TO_WRITE = "\u2026" * 12
"""Where a day is written in by hand."""


def rights_sides(paper: LoosePaper, library: Library, t: Translate) -> tuple[Side, ...]:
    """The paper in its language, and in Dutch after it; in Dutch alone while it is not translated."""
    row, in_dutch = library.language(paper.language), library.language(DUTCH)
    view = library.rights_paper(paper.language)

    def own(points: float) -> Section:
        end = about_translation(library, row, view.title, t)
        return of_size(section(row, (*_blocks(paper, view, row.locale), *end)), points)

    def dutch(points: float) -> Section:
        blocks = _blocks(paper, library.rights_paper(DUTCH), in_dutch.locale)
        return of_size(section(in_dutch, (*blocks, *not_translated(row, t)) if alone else blocks), points)

    alone = paper.language == DUTCH or not view.translated
    if alone:
        return (Side(dutch, LARGE, SHEET),)
    return Side(own, LARGE, SHEET), Side(dutch, LARGE, SHEET)


def _blocks(paper: LoosePaper, view: PaperView, locale: str) -> Iterator[Block]:
    sender = paper.sender
    values: dict[str, Value] = {
        "phone": sender.phone, "support_name": sender.client_support, "support_phone": sender.client_support_phone,
        "plan_date": paper.plan_until or TO_WRITE,
    }  # fmt: skip
    left_out = {"personal_plan.until"} if paper.plan_over else set()
    if paper.cents_per_month is None:
        left_out.add("costs.amount")
    else:
        values["amount"] = Euros(paper.cents_per_month)
    yield Title(filled(view.title.text, values, locale))
    yield Spacer(4.0)
    for part in view.parts:
        holds = (line for line in part.lines if f"{part.id}.{line.id}" not in left_out)
        texts = tuple(filled(line.text.text, values, locale) for line in holds)
        body = Bullets(texts) if part.bullets else Para(spans.row(*texts))
        if part.heading is None:
            yield body
        else:
            yield KeepTogether((Heading(filled(part.heading.text, values, locale)), body))
