"""What the library lends out: languages, prompts, life domains, shells, texts and the municipality.

Everything here is a plain value, read once from `resources/` and never changed. A text that a
resident can read has an id (`A2`, `choice.pause`, `summary.title`); that id is also the `msgctxt`
of its translation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from keukentafel.domain.content.content_text import (
    Completeness as Completeness,
    ContentText as ContentText,
    TextGroup as TextGroup,
    TranslatedText as TranslatedText,
    UnknownContent as UnknownContent,
    placeholders as placeholders,
)
from keukentafel.domain.content.municipality import (
    InterpreterBureau as InterpreterBureau,
    MunicipalityProfile as MunicipalityProfile,
    OwnContribution as OwnContribution,
    SocialMapEntry as SocialMapEntry,
    WorkCalendar as WorkCalendar,
)
from keukentafel.domain.papers import Briefing, Glossary, Paper

_Row = TypeVar("_Row")
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


class SpokenOnly(Exception):
    """A text that may only be spoken was asked for a screen or for paper."""

    def __init__(self, text_id: str) -> None:
        super().__init__(f"{text_id} is only spoken")
        self.text_id = text_id


class SlotNotFilled(ValueError):
    """A prompt with a slot was asked for without a word for that slot."""

    def __init__(self, code: str, slot: str) -> None:
        super().__init__(f"{code} needs a word for {{{slot}}}")
        self.code = code
        self.slot = slot


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


@dataclass(frozen=True)
class Prompt:
    """One sentence that the resident can be shown or told, known by a code that is said on the phone.

    `slot` is the one placeholder of `dutch`, if any. `picture` is empty for what is only spoken.
    `only_for` is empty, or `carer` or `carer_outside_home`: to whom it may be put. `hint` is for the
    consultant alone.
    `choices` names the groups of choices that stand under it.
    """

    code: str
    dutch: str
    group: str
    slot: str | None
    picture: str
    spoken_only: bool
    life_domain: str | None
    only_for: str
    hint: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class PromptGroup:
    """A heading in the consultant's list of prompts; never shown to the resident."""

    id: str
    title: str


@dataclass(frozen=True)
class ChoiceView:
    """One choice under a prompt, in the language of the view; `picture` may be empty."""

    id: str
    text: str
    picture: str = ""


@dataclass(frozen=True)
class PromptView:
    """Everything that the second window is ever given: one prompt, and nothing about anybody.

    `language` is the language that was chosen and `direction` its direction. Where `translated` is
    false, `text` and the choices are the Dutch ones. `picture_first` asks for a large picture with the sentence
    small beneath it. `code` and `choices` are empty during a pause.
    """

    code: str
    text: str
    dutch: str
    language: str
    direction: Direction
    fonts: tuple[str, ...]
    picture: str
    picture_alt: str
    draft: bool
    translated: bool
    choices: tuple[ChoiceView, ...]
    picture_first: bool = False
    word: str = ""
    """The id of the word in the slot of the prompt."""

    @property
    def text_direction(self) -> Direction:
        """The direction of `text` itself, which is Dutch while it is not translated."""
        return self.direction if self.translated else Direction.LTR


@dataclass(frozen=True)
class SlotWord:
    """A fixed word for the slot `slot` of a prompt, translated like a prompt."""

    id: str
    slot: str
    dutch: str

    @property
    def text_id(self) -> str:
        return f"slot.{self.slot}.{self.id}"


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
        return f"shell.{self.id}"


@dataclass(frozen=True)
class RightText:
    """A right that is explained: its name for the consultant, its prompt, and its article."""

    id: str
    title: str
    prompt_code: str
    law: str


@dataclass(frozen=True)
class Choice:
    """A choice under a prompt. `group` is `resident`, `rating`, `important` or `yes_no`; `picture` may be empty."""

    id: str
    group: str
    dutch: str
    picture: str

    @property
    def text_id(self) -> str:
        return f"choice.{self.id}"


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
