"""The papers of the content pack: invitation, rights, prompt sheet, glossary, and the briefing that is read aloud.

The pack holds them in Dutch (`Paper`, `Glossary`); the library lends them out in a language (`PaperView`,
`GlossaryView`). A sentence keeps its slots: whoever makes the paper fills them, by their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from keukentafel.domain.content.content_text import ContentText, TranslatedText, UnknownContent


@dataclass(frozen=True)
class PaperPart:
    """Some lines under a heading, or without one. The id of a line is `<paper>.<part>.<line>`."""

    id: str
    heading: ContentText | None
    bullets: bool
    lines: tuple[ContentText, ...]

    def texts(self) -> Iterator[ContentText]:
        """The heading and the lines, in order."""
        if self.heading is not None:
            yield self.heading
        yield from self.lines


@dataclass(frozen=True)
class Paper:
    """A paper for the resident or the interpreter: `invitation`, `rights_paper` or `prompt_sheet`."""

    id: str
    title: ContentText
    parts: tuple[PaperPart, ...]

    def part(self, part_id: str) -> PaperPart:
        """The part with this id. Raises UnknownContent."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise UnknownContent("part", f"{self.id}.{part_id}")

    def texts(self) -> Iterator[ContentText]:
        """Every text of the paper, in order."""
        yield self.title
        for part in self.parts:
            yield from part.texts()


@dataclass(frozen=True)
class GlossaryEntry:
    """A word of the law or the field, with what it means in plain Dutch."""

    id: str
    term: ContentText
    explanation: ContentText


@dataclass(frozen=True)
class Glossary:
    """The words for the interpreter, and the words around them on the paper."""

    title: ContentText
    intro: ContentText
    term_heading: ContentText
    explanation_heading: ContentText
    entries: tuple[GlossaryEntry, ...]

    def texts(self) -> Iterator[ContentText]:
        """Every text of the glossary, in order."""
        yield from (self.title, self.intro, self.term_heading, self.explanation_heading)
        for entry in self.entries:
            yield entry.term
            yield entry.explanation


@dataclass(frozen=True)
class Briefing:
    """What the consultant reads aloud to an interpreter, in a minute. Dutch only; slots `people` and `minutes`."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LineView:
    """A line of a paper in a language; `id` is its name within its part."""

    id: str
    text: TranslatedText


@dataclass(frozen=True)
class PartView:
    """A part of a paper in a language."""

    id: str
    heading: TranslatedText | None
    bullets: bool
    lines: tuple[LineView, ...]

    def line(self, line_id: str) -> TranslatedText:
        """The line with this name. Raises UnknownContent."""
        for line in self.lines:
            if line.id == line_id:
                return line.text
        raise UnknownContent("line", f"{self.id}.{line_id}")


@dataclass(frozen=True)
class PaperView:
    """A paper in a language: wholly translated, or wholly Dutch (`translated` is false)."""

    id: str
    title: TranslatedText
    parts: tuple[PartView, ...]

    @property
    def translated(self) -> bool:
        """Whether it is in the language, and not in Dutch."""
        return self.title.translated

    def part(self, part_id: str) -> PartView:
        """The part with this id. Raises UnknownContent."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise UnknownContent("part", f"{self.id}.{part_id}")


@dataclass(frozen=True)
class EntryView:
    """A word of the glossary in a language; the Dutch of it is `term.dutch`."""

    id: str
    term: TranslatedText
    explanation: TranslatedText


@dataclass(frozen=True)
class GlossaryView:
    """The glossary in a language: wholly translated, or wholly Dutch."""

    title: TranslatedText
    intro: TranslatedText
    term_heading: TranslatedText
    explanation_heading: TranslatedText
    entries: tuple[EntryView, ...]

    @property
    def translated(self) -> bool:
        """Whether it is in the language, and not in Dutch."""
        return self.title.translated
