"""The door of the library: prompts, languages, texts for the resident, and the municipality's profile."""

from __future__ import annotations

from typing import Protocol

from keukentafel.domain.content.code_lists import CodeLists
from keukentafel.domain.content.content_text import Completeness, TextGroup, TranslatedText
from keukentafel.domain.content.languages import Language
from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.content.prompts import PromptView
from keukentafel.domain.papers import Briefing, GlossaryView, PaperView


class Library(Protocol):
    """What the library lends out; read once, never changed."""

    def passphrase_words(self) -> tuple[str, ...]:
        """The words that a new passphrase is suggested from."""
        ...

    def languages(self) -> tuple[Language, ...]:
        """The language table, in its order."""
        ...

    def language(self, code: str) -> Language:
        """One row of it. Raises UnknownContent."""
        ...

    def pack(self) -> ContentPack:
        """The content pack in use."""
        ...

    def profiles(self) -> tuple[str, ...]:
        """The ids of the municipality profiles."""
        ...

    def profile(self, profile_id: str) -> MunicipalityProfile:
        """A municipality profile. Raises UnknownContent."""
        ...

    def calendar(self) -> WorkCalendar:
        """The royal-decree days and until when they are known."""
        ...

    def codes(self) -> CodeLists:
        """The code lists of iWmo for the record of a report."""
        ...

    def prompt_view(self, code: str, language: str, slot: str | None = None) -> PromptView:
        """What the second window is given. Raises UnknownContent, SlotNotFilled, SpokenOnly."""
        ...

    def pause_view(self, language: str) -> PromptView:
        """What the second window is given during a pause. Raises UnknownContent."""
        ...

    def offered_on_second_window(self, language: str) -> bool:
        """Whether the second window may be shown in it: its texts and those of the signing and the summary are all
        there and kept their meaning, or the language is mainly spoken. Raises UnknownContent.
        """
        ...

    def completeness(self, language: str) -> dict[TextGroup, Completeness]:
        """How much of each group of texts is translated. Raises UnknownContent."""
        ...

    def resident_text(self, text_id: str, language: str) -> TranslatedText:
        """A text for the resident, in Dutch where it was not translated. Raises UnknownContent, SpokenOnly."""
        ...

    def invitation(self, language: str) -> PaperView:
        """The letter before the visit, with its slots. Raises UnknownContent."""
        ...

    def rights_paper(self, language: str) -> PaperView:
        """The rights in short, with their slots. Raises UnknownContent."""
        ...

    def prompt_sheet(self, language: str) -> PaperView:
        """How the codes work, and a heading per group of prompts. Raises UnknownContent."""
        ...

    def story_paper(self, language: str) -> PaperView:
        """The words around the resident's own story, with their slots. Raises UnknownContent."""
        ...

    def glossary(self, language: str) -> GlossaryView:
        """The words for the interpreter. Raises UnknownContent."""
        ...

    def briefing(self) -> Briefing:
        """What is read aloud to an interpreter, in Dutch, with its slots. Raises UnknownContent."""
        ...
