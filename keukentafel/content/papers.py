"""The papers, the glossary and the briefing of a content pack, read from their files."""

from collections.abc import Sequence
from pathlib import Path

from keukentafel.content.errors import ContentError
from keukentafel.content.reader import Table, read_table, refuse_doubles
from keukentafel.domain.appointments import Channel
from keukentafel.domain.contact import DayPart
from keukentafel.domain.content.content_text import ContentText, placeholders
from keukentafel.domain.papers import Briefing, Glossary, GlossaryEntry, Paper, PaperPart

_SUPPORT = ("phone", "support_name", "support_phone", "plan_date")
SLOTS = {
    "invitation": (*_SUPPORT, "name", "consultant", "date", "time", "minutes", "address"),
    "rights_paper": (*_SUPPORT, "amount"),
    "prompt_sheet": (),
}
"""The papers, and the slots that their sentences may have."""

PARTS = {
    "invitation": (
        "opening", "visit", "about", "people", "interpreter", "support", "plan", "ready", "change", "decision",
        "closing",
    ),
    "rights_paper": (
        "intro", "client_support", "carer_support", "personal_plan", "talk", "pgb", "costs", "report",
        "application", "privacy", "complaint",
    ),
    "prompt_sheet": ("intro", "how", "labels", "headings"),
}  # fmt: skip
"""The parts that a paper must have, in this order: what the law and the resident need is not left out."""

STORY_PAPER = "story_paper"
"""The paper of the resident's own story: a group of texts of its own, apart from the other papers."""

SLOTS_OF_STORY = ("municipality", "date", "language", "ways", "phone", "time", "how")
PARTS_OF_STORY = ("about", "contact", "way", "day_part", "headings", "words")
_LINES_OF_STORY = {"way": tuple(Channel), "day_part": tuple(DayPart)}

BRIEFING_SLOTS = ("people", "minutes")
LONGEST_BRIEFING = 140
"""In words: a minute, read calmly."""


def read_papers(folder: Path) -> tuple[Paper, ...]:
    """The papers of the pack in `folder`. Raises ContentError."""
    return tuple(_paper(folder / f"{name}.toml", name, SLOTS[name], PARTS[name]) for name in SLOTS)


def read_story_paper(file: Path) -> Paper:
    """The words around the resident's own story. Raises ContentError, also for a way or a time without words."""
    paper = _paper(file, STORY_PAPER, SLOTS_OF_STORY, PARTS_OF_STORY)
    for part_id, needed in _LINES_OF_STORY.items():
        there = {line.id.rpartition(".")[2] for line in paper.part(part_id).lines}
        if odd := there ^ set(needed):
            raise ContentError(file, part_id, f"must have a line for each, and no other: {', '.join(sorted(odd))}")
    return paper


def read_glossary(file: Path) -> Glossary:
    """The glossary. Raises ContentError."""
    root = read_table(file)
    glossary = Glossary(
        **{
            name: ContentText(f"glossary.{name}", root.sentence(name, ()))
            for name in ("title", "intro", "term_heading", "explanation_heading")
        },
        entries=tuple(_entry(row) for row in root.tables("entry")),
    )
    root.done()
    refuse_doubles(file, "entry.id", (entry.id for entry in glossary.entries))
    refuse_doubles(file, "entry.term", (entry.term.dutch for entry in glossary.entries))
    return glossary


def read_briefing(file: Path) -> Briefing:
    """The briefing. Raises ContentError, also when it takes longer than a minute."""
    root = read_table(file)
    briefing = Briefing(root.text("title"), root.sentences("lines", BRIEFING_SLOTS))
    root.done()
    if missing := set(BRIEFING_SLOTS) - placeholders(" ".join(briefing.lines)):
        raise root.error("lines", f"a placeholder is missing: {', '.join(sorted(missing))}")
    if (length := sum(len(line.split()) for line in briefing.lines)) > LONGEST_BRIEFING:
        raise root.error("lines", f"has {length} words; a minute has {LONGEST_BRIEFING}")
    return briefing


def _paper(file: Path, name: str, slots: Sequence[str], parts_in_order: Sequence[str]) -> Paper:
    root = read_table(file)
    title = ContentText(f"{name}.title", root.sentence("title", ()))
    parts = tuple(_part(row, name, slots) for row in root.tables("part"))
    root.done()
    if tuple(part.id for part in parts) != tuple(parts_in_order):
        raise root.error("part", f"must be, in this order: {', '.join(parts_in_order)}")
    return Paper(name, title, parts)


def _part(row: Table, paper: str, slots: Sequence[str]) -> PaperPart:
    part_id = row.identifier()
    prefix = f"{paper}.{part_id}"
    heading = ContentText(f"{prefix}.heading", row.sentence("heading", ())) if row.has("heading") else None
    bullets = row.boolean("bullets", False)
    lines = row.table("lines")
    row.done()
    if not lines.names():
        raise row.error("lines", "is empty")
    if lines.has("heading"):
        raise lines.error("heading", "is the name of the heading of a part")
    texts = tuple(ContentText(f"{prefix}.{key}", lines.sentence(key, slots)) for key in lines.identifiers())
    return PaperPart(part_id, heading, bullets, texts)


def _entry(row: Table) -> GlossaryEntry:
    prefix = f"glossary.{row.identifier()}"
    entry = GlossaryEntry(
        prefix.removeprefix("glossary."),
        ContentText(f"{prefix}.term", row.sentence("term", ())),
        ContentText(f"{prefix}.explanation", row.sentence("explanation", ())),
    )
    row.done()
    return entry
