"""One version of the content: prompts, life domains, shells, rights, texts and papers.

Everything here is a plain value, read once from `resources/` and never changed. A text that a resident can read has an
id (`A2`, `choice.pause`, `summary.title`); that id is also the `msgctxt` of its translation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from keukentafel.domain.content.content_text import ContentText, TextGroup, UnknownContent
from keukentafel.domain.content.prompts import Choice, Prompt, PromptGroup, SlotWord
from keukentafel.domain.papers import Briefing, Glossary, Paper

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Mappings:
    """Names of the matching parts of other lists, for re-ordering an export; no text of theirs."""

    zrm: tuple[str, ...]
    veere: tuple[str, ...]
    kanteling: tuple[str, ...]


@dataclass(frozen=True)
class LifeDomainText:
    """A life domain: its name, the code of its prompt, and the silent cues for the consultant."""

    id: str
    title: str
    prompt_code: str
    cues: tuple[str, ...]
    spoken_only: bool
    mappings: Mappings

    @property
    def text_id(self) -> str:
        """The id of its title."""
        return f"domain.{self.id}"


@dataclass(frozen=True)
class ShellPart:
    """A part of a shell. Parts are never merged: the law treats them differently."""

    id: str
    title: str
    law: str
    text_id: str


@dataclass(frozen=True)
class ShellText:
    """One of the four shells, in the order of the law (art. 2.3.2 lid 4 and 2.3.5 lid 3 Wmo 2015)."""

    id: str
    title: str
    law: str
    parts: tuple[ShellPart, ...]

    @property
    def text_id(self) -> str:
        """The id of its title."""
        return f"shell.{self.id}"


@dataclass(frozen=True)
class RightText:
    """A right that is explained: its name for the consultant, its prompt, and its article."""

    id: str
    title: str
    prompt_code: str
    law: str


@dataclass(frozen=True)
class ContentPack:
    """One version of the content. A released version never changes.

    `signing` and `summary` hold texts whose ids begin with `signing.` and `summary.`; `pictures`
    hold the words for a picture, with ids that begin with `picture.`. A pack of before the papers has none of
    them: no `papers`, `glossary` and `briefing`.
    """

    id: str
    version: int
    title: str
    groups: tuple[PromptGroup, ...]
    prompts: tuple[Prompt, ...]
    slot_words: tuple[SlotWord, ...]
    life_domains: tuple[LifeDomainText, ...]
    shells: tuple[ShellText, ...]
    rights: tuple[RightText, ...]
    choices: tuple[Choice, ...]
    signing: tuple[ContentText, ...]
    summary: tuple[ContentText, ...]
    pictures: tuple[ContentText, ...]
    papers: tuple[Paper, ...] = ()
    glossary: Glossary | None = None
    briefing: Briefing | None = None
    story_paper: Paper | None = None

    def prompt(self, code: str) -> Prompt:
        """The prompt with this code. Raises UnknownContent."""
        return _only("prompt", code, (prompt for prompt in self.prompts if prompt.code == code))

    def words(self, slot: str) -> tuple[SlotWord, ...]:
        """The words that fit the slot, in the order of the pack; none for an unknown slot."""
        return tuple(word for word in self.slot_words if word.slot == slot)

    def word(self, slot: str, name: str) -> SlotWord:
        """The word of the slot with this id, or with this Dutch text. Raises UnknownContent."""
        return _only("word", name, (word for word in self.words(slot) if name in (word.id, word.dutch)))

    def choice(self, choice_id: str) -> Choice:
        """The choice with this id. Raises UnknownContent."""
        return _only("choice", choice_id, (choice for choice in self.choices if choice.id == choice_id))

    def life_domain(self, domain_id: str) -> LifeDomainText:
        """The life domain with this id. Raises UnknownContent."""
        return _only("life domain", domain_id, (domain for domain in self.life_domains if domain.id == domain_id))

    def shell(self, shell_id: str) -> ShellText:
        """The shell with this id. Raises UnknownContent."""
        return _only("shell", shell_id, (shell for shell in self.shells if shell.id == shell_id))

    def paper(self, paper_id: str) -> Paper:
        """The paper with this id. Raises UnknownContent."""
        return _only("paper", paper_id, (paper for paper in self.papers if paper.id == paper_id))

    def resident_texts(self) -> Iterator[ContentText]:
        """Every text that is translated, with its id; what is only spoken is not among them."""
        for group in TextGroup:
            yield from self.texts_of(group)

    def texts_of(self, group: TextGroup) -> Iterator[ContentText]:
        """The texts of one group, in the order of the pack."""
        if group is TextGroup.TABLE:
            yield from self._table_texts()
        elif group is TextGroup.PICTURES:
            yield from self.pictures
        elif group is TextGroup.PAPERS:
            for paper in self.papers:
                yield from paper.texts()
        elif group is TextGroup.STORY:
            yield from self.story_paper.texts() if self.story_paper is not None else ()
        elif self.glossary is not None:
            yield from self.glossary.texts()

    def _table_texts(self) -> Iterator[ContentText]:
        for prompt in self.prompts:
            if not prompt.spoken_only:
                yield ContentText(prompt.code, prompt.dutch)
        for word in self.slot_words:
            yield ContentText(word.text_id, word.dutch)
        for domain in self.life_domains:
            if not domain.spoken_only:
                yield ContentText(domain.text_id, domain.title)
        for shell in self.shells:
            yield ContentText(shell.text_id, shell.title)
            for part in shell.parts:
                yield ContentText(part.text_id, part.title)
        for choice in self.choices:
            yield ContentText(choice.text_id, choice.dutch)
        yield from self.signing
        yield from self.summary

    def spoken_only_ids(self) -> frozenset[str]:
        """The ids of what may only be spoken."""
        prompts = {prompt.code for prompt in self.prompts if prompt.spoken_only}
        domains = {domain.text_id for domain in self.life_domains if domain.spoken_only}
        return frozenset(prompts | domains)


def _only(kind: str, name: str, found: Iterator[_Row]) -> _Row:
    for row in found:
        return row
    raise UnknownContent(kind, name)
