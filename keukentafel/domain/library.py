"""The door of the library: prompts, languages, texts for the resident, and the municipality's profile."""

from __future__ import annotations

from typing import Protocol

from keukentafel.domain.prompts import (
    ContentPack,
    Language,
    MunicipalityProfile,
    PromptView,
    TranslatedText,
    WorkCalendar,
)


class Library(Protocol):
    """What the library lends out; read once, never changed."""

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

    def prompt_view(self, code: str, language: str, slot: str | None = None) -> PromptView:
        """What the second window is given. Raises UnknownContent, SlotNotFilled, SpokenOnly."""
        ...

    def offered_on_second_window(self, language: str) -> bool:
        """Whether every resident-facing text is there in that language."""
        ...

    def resident_text(self, text_id: str, language: str) -> TranslatedText:
        """A text for the resident, in Dutch where it was not translated. Raises UnknownContent, SpokenOnly."""
        ...
