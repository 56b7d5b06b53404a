"""What is said to the resident: prompts with the words in their slots, their choices, and how a window shows them."""

from dataclasses import dataclass

from keukentafel.domain.content.languages import Direction


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
        """The id of its text."""
        return f"slot.{self.slot}.{self.id}"


@dataclass(frozen=True)
class Choice:
    """A choice under a prompt. `group` is `resident`, `rating`, `important` or `yes_no`; `picture` may be empty."""

    id: str
    group: str
    dutch: str
    picture: str

    @property
    def text_id(self) -> str:
        """The id of its text."""
        return f"choice.{self.id}"
