"""A language of the table: how it is written, and how far its translation was checked."""

from dataclasses import dataclass
from enum import Enum

MEANING_ENOUGH = 95.0
"""Of a hundred prompts, how many must have kept their meaning when they were translated back."""


class Direction(Enum):
    """The writing direction of a language, from the language table and from nowhere else."""

    LTR = "ltr"
    RTL = "rtl"


class ReviewStatus(Enum):
    """How far a catalogue has been checked; the values are those of its `X-Review-Status` header."""

    DRAFT = "draft"
    BACK_TRANSLATED = "back-translated"
    NATIVE = "native"


@dataclass(frozen=True)
class Language:
    """One row of the language table. `locale` is one that Babel knows; `fonts` in order of preference.

    `written` is false for a language that most of its speakers do not read; `sign` is true for a
    sign language. `review` is the status of its catalogue, `DRAFT` while there is none.
    """

    code: str
    own_name: str
    dutch_name: str
    direction: Direction
    fonts: tuple[str, ...]
    locale: str
    written: bool
    review: ReviewStatus
    sign: bool
