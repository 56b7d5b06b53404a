"""What there is of each language: how complete, how far checked, shown or not, and what is wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from keukentafel.domain.content.content_text import Completeness, TextGroup
from keukentafel.domain.content.languages import Language, ReviewStatus


class TextSource(Enum):
    """Where the texts of a language that are in use come from."""

    PROGRAM = "program"
    PACK = "pack"
    NONE = "none"


@dataclass(frozen=True)
class TextProblem:
    """What is wrong in a file, in a Dutch sentence for a translator; `line` counts from 1, 0 is the whole file."""

    line: int
    sentence: str


class LanguageRefused(Exception):
    """A translation or a language pack is not taken; nothing was changed."""

    def __init__(self, problems: Sequence[TextProblem] | str) -> None:
        self.problems = (TextProblem(0, problems),) if isinstance(problems, str) else tuple(problems)
        super().__init__(" ".join(problem.sentence for problem in self.problems))


@dataclass(frozen=True)
class LanguageState:
    """One row of the language table as it stands on this computer.

    `meaning_kept` counts the prompts of a hundred that kept their meaning when they were translated back, None while
    nobody counted. `undrawn` holds the characters that no font can draw. `clips` is the number of recordings.
    `version` and `read_by` are those of the pack, when its texts are in use.
    """

    language: Language
    groups: Mapping[TextGroup, Completeness]
    meaning_kept: float | None
    offered: bool
    undrawn: str
    clips: int
    source: TextSource
    version: int = 0
    read_by: str = ""


@dataclass(frozen=True)
class LanguageOverview:
    """Every language of the table and of the packs, in their order, and the codes of packs that cannot be read."""

    states: tuple[LanguageState, ...]
    damaged: tuple[str, ...]


@dataclass(frozen=True)
class LanguageTaken:
    """What became of a translation that was taken: a pack of this computer, and what its maker should know."""

    code: str
    version: int
    review: ReviewStatus
    groups: Mapping[TextGroup, Completeness]
    remarks: tuple[TextProblem, ...] = field(default=())


@dataclass(frozen=True)
class Newcomer:
    """The files given for a language that the program does not know: its row, fonts, and the licence of those."""

    row: Path | None = None
    fonts: tuple[Path, ...] = ()
    licence: Path | None = None
