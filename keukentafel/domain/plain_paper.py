"""A plain paper: a title, headings, and lines beneath them. In Dutch, as everything that an office keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PaperLine:
    """What it is, and what is said of it; either may be empty."""

    label: str
    text: str


@dataclass(frozen=True)
class PaperPart:
    """Lines under a heading."""

    title: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True)
class PlainPaper:
    """The whole paper. `kind` is what its file says it is; `intro` and `foot` are paragraphs."""

    kind: str
    title: str
    intro: tuple[str, ...]
    parts: tuple[PaperPart, ...]
    made_at: datetime
    foot: tuple[str, ...] = ()
