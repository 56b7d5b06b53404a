"""The library as the other rooms know it: everything of `resources/`, checked when it opens."""

import re
from dataclasses import replace
from pathlib import Path

from keukentafel.content.catalogues import EMPTY, Catalogue, read_catalogue
from keukentafel.content.packs import read_pack
from keukentafel.content.tables import read_calendar, read_languages, read_profile
from keukentafel.domain.prompts import (
    ChoiceView,
    ContentPack,
    Language,
    MunicipalityProfile,
    Prompt,
    PromptView,
    ReviewStatus,
    SlotNotFilled,
    SlotWord,
    SpokenOnly,
    TranslatedText,
    UnknownContent,
    WorkCalendar,
)

_SOURCE_LANGUAGE = "nl"
_PROFILE_ID = re.compile(r"[a-z0-9_-]+")


class ResourceLibrary:
    """Lends out one content pack, the tables and the profiles; never a half-translated sentence.

    A language is shown translated only when its whole catalogue is there; until then everything in
    it is Dutch. Opening reads and checks all but the profiles, and raises ContentError.
    """

    def __init__(
        self, resources: Path, translations: Path, pack_id: str = "basis", version: int = 1
    ) -> None:
        self._resources = resources
        self._pack = read_pack(resources / "content" / pack_id / str(version))
        self._calendar = read_calendar(resources / "calendar.toml")
        self._texts = {text.id: text for text in self._pack.resident_texts()}
        table = read_languages(resources / "languages.toml")
        self._catalogues = {
            row.code: read_catalogue(translations, row.code, self._texts.values())
            for row in table
            if row.code != _SOURCE_LANGUAGE
        }
        self._languages = {row.code: replace(row, review=self._review(row.code)) for row in table}

    def languages(self) -> tuple[Language, ...]:
        """The language table, in its order, each with the review status of its catalogue."""
        return tuple(self._languages.values())

    def language(self, code: str) -> Language:
        """The language with this code. Raises UnknownContent."""
        try:
            return self._languages[code]
        except KeyError:
            raise UnknownContent("language", code) from None

    def pack(self) -> ContentPack:
        return self._pack

    def calendar(self) -> WorkCalendar:
        return self._calendar

    def profiles(self) -> tuple[str, ...]:
        """The ids of the municipalities that have a profile, in alphabetical order."""
        return tuple(sorted(file.stem for file in (self._resources / "municipalities").glob("*.toml")))

    def profile(self, profile_id: str) -> MunicipalityProfile:
        """The profile of a municipality. Raises UnknownContent, or ContentError when it is malformed."""
        file = self._resources / "municipalities" / f"{profile_id}.toml"
        if not _PROFILE_ID.fullmatch(profile_id) or not file.is_file():
            raise UnknownContent("municipality", profile_id)
        return read_profile(file, frozenset(self._languages))

    def picture_file(self, picture: str) -> Path:
        """The SVG drawing of a picture. Raises UnknownContent."""
        if f"picture.{picture}" not in self._texts:
            raise UnknownContent("picture", picture)
        return self._resources / "icons" / "prompts" / f"{picture}.svg"

    def offered_on_second_window(self, language: str) -> bool:
        """Whether the language can be offered: wholly translated, or mainly spoken. Raises UnknownContent."""
        return self._translated(language) or not self.language(language).written

    def prompt_view(self, code: str, language: str, slot: str | None = None) -> PromptView:
        """What the second window shows of a prompt; `slot` is the id or the Dutch of a word of the pack.

        Raises UnknownContent, SlotNotFilled when a word is missing, and SpokenOnly.
        """
        prompt = self._pack.prompt(code)
        if prompt.spoken_only:
            raise SpokenOnly(code)
        chosen = self.language(language)
        word = self._slot_word(prompt, slot)
        text = self.resident_text(code, language)
        return PromptView(
            code=code,
            text=self._filled(text.text, prompt, word, language),
            dutch=self._filled(prompt.dutch, prompt, word, _SOURCE_LANGUAGE),
            language=language,
            direction=chosen.direction,
            fonts=chosen.fonts,
            picture=prompt.picture,
            picture_alt=self.resident_text(f"picture.{prompt.picture}", language).text,
            draft=text.draft,
            translated=text.translated,
            choices=self._choices(prompt, language),
        )

    def resident_text(self, text_id: str, language: str) -> TranslatedText:
        """A text of the pack by its id, with its placeholders as they are.

        Raises UnknownContent, and SpokenOnly for what may not be written.
        """
        if text_id in self._pack.spoken_only_ids():
            raise SpokenOnly(text_id)
        if text_id not in self._texts:
            raise UnknownContent("text", text_id)
        dutch = self._texts[text_id].dutch
        if not self._translated(language):
            return TranslatedText(dutch, _SOURCE_LANGUAGE, draft=False, translated=False, dutch=dutch)
        if language == _SOURCE_LANGUAGE:
            return TranslatedText(dutch, language, draft=False, translated=True, dutch=dutch)
        draft = self._catalogues[language].review is not ReviewStatus.NATIVE
        return TranslatedText(self._catalogues[language].texts[text_id], language, draft, True, dutch)

    def _review(self, code: str) -> ReviewStatus:
        if code == _SOURCE_LANGUAGE:
            return ReviewStatus.NATIVE
        return self._catalogues[code].review

    def _translated(self, language: str) -> bool:
        if self.language(language).code == _SOURCE_LANGUAGE:
            return True
        catalogue: Catalogue = self._catalogues.get(language, EMPTY)
        return catalogue.covers(self._texts.values())

    def _slot_word(self, prompt: Prompt, slot: str | None) -> SlotWord | None:
        if prompt.slot is None:
            if slot:
                raise UnknownContent("slot", f"{prompt.code} {slot}")
            return None
        if not slot:
            raise SlotNotFilled(prompt.code, prompt.slot)
        return self._pack.word(prompt.slot, slot)

    def _filled(self, sentence: str, prompt: Prompt, word: SlotWord | None, language: str) -> str:
        if word is None or prompt.slot is None:
            return sentence
        return sentence.format(**{prompt.slot: self.resident_text(word.text_id, language).text})

    def _choices(self, prompt: Prompt, language: str) -> tuple[ChoiceView, ...]:
        return tuple(
            ChoiceView(choice.id, self.resident_text(choice.text_id, language).text, choice.picture)
            for group in prompt.choices
            for choice in self._pack.choices
            if choice.group == group
        )
