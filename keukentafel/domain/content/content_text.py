"""A text of the content pack: its id, its Dutch, and what a translation of it is."""

from dataclasses import dataclass
from enum import Enum
from string import Formatter


class TextGroup(Enum):
    """Texts that are of use only together: a language has the whole of a group, or the group is shown in Dutch.

    `TABLE` is what the second window, the signing and the summary need; `PAPERS` the invitation, the rights and
    the prompt sheet; `GLOSSARY` the words for the interpreter; `STORY` the paper of the resident's own story.
    `PICTURES`, what is drawn for who cannot see it, are of use one by one: the window waits for none of them.
    """

    TABLE = "table"
    PICTURES = "pictures"
    PAPERS = "papers"
    GLOSSARY = "glossary"
    STORY = "story"


@dataclass(frozen=True)
class Completeness:
    """How many texts of a group are translated and not stale."""

    translated: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether every text of the group is."""
        return self.translated == self.total


class UnknownContent(LookupError):
    """A code, word, text, language or profile that the library does not have."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"unknown {kind}: {name}")
        self.kind = kind
        self.name = name


def placeholders(text: str) -> frozenset[str]:
    """The names between braces in `text`. Raises ValueError when the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@dataclass(frozen=True)
class ContentText:
    """A fixed text for the resident: a choice, an act, a sentence of a paper, a picture's words."""

    id: str
    dutch: str

    @property
    def placeholders(self) -> frozenset[str]:
        """The names between braces in the Dutch."""
        return placeholders(self.dutch)


@dataclass(frozen=True)
class TranslatedText:
    """A text of the pack in a language. `language` is that of `text`: `nl` when not translated."""

    text: str
    language: str
    draft: bool
    translated: bool
    dutch: str
