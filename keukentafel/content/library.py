"""The library as the other rooms know it: everything of `resources/`, checked when it opens."""

import re
from pathlib import Path

from keukentafel.content.code_lists import read_code_lists
from keukentafel.content.language_shelf import LanguageShelf
from keukentafel.content.packs import PAUSE, newest_version, read_pack
from keukentafel.content.papers import STORY_PAPER
from keukentafel.content.tables import read_calendar, read_languages, read_profile
from keukentafel.content.words import read_words
from keukentafel.domain.content.code_lists import CodeLists
from keukentafel.domain.content.content_text import Completeness, TextGroup, TranslatedText, UnknownContent
from keukentafel.domain.content.languages import Language, ReviewStatus
from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.content.prompts import ChoiceView, Prompt, PromptView, SlotNotFilled, SlotWord, SpokenOnly
from keukentafel.domain.papers import (
    Briefing,
    EntryView,
    GlossaryView,
    LineView,
    Paper,
    PaperPart,
    PaperView,
    PartView,
)
from keukentafel.domain.source_language import DUTCH

_PROFILE_ID = re.compile(r"[a-z0-9_-]+")


class ResourceLibrary:
    """Lends out one content pack, the tables and the profiles; never a half-translated sentence.

    Without a `version` it is the newest of the pack. Opening reads and checks all but the profiles and the fonts,
    and raises ContentError. `packs` holds the language packs of this computer; a damaged one is left out.
    """

    def __init__(
        self,
        resources: Path,
        translations: Path,
        pack_id: str = "basis",
        version: int | None = None,
        packs: Path | None = None,
    ) -> None:
        self._resources = resources
        folder = resources / "content" / pack_id
        self._pack = read_pack(folder / str(newest_version(folder) if version is None else version))
        self._calendar = read_calendar(resources / "calendar.toml")
        self._codes = read_code_lists(resources / "codes" / "iwmo.toml")
        self._texts = {text.id: text for text in self._pack.resident_texts()}
        table = read_languages(resources / "languages.toml")
        self.shelf = LanguageShelf(table, self._pack, translations, resources / "fonts", packs)
        """Which translation of each language is in use."""
        self._profiles: dict[str, MunicipalityProfile] = {}

    def passphrase_words(self) -> tuple[str, ...]:
        """The words that a new passphrase is suggested from. Raises ContentError when there are too few."""
        return read_words(self._resources / "words" / "passphrase.txt")

    def languages(self) -> tuple[Language, ...]:
        """The language table, in its order, each with the review status of its catalogue."""
        return self.shelf.languages()

    def language(self, code: str) -> Language:
        """The language with this code. Raises UnknownContent."""
        return self.shelf.language(code)

    def pack(self) -> ContentPack:
        """The pack that is lent out."""
        return self._pack

    def calendar(self) -> WorkCalendar:
        """Holidays and royal-decree days."""
        return self._calendar

    def codes(self) -> CodeLists:
        """The lists of iWmo."""
        return self._codes

    def profiles(self) -> tuple[str, ...]:
        """The ids of the municipalities that have a profile, in alphabetical order."""
        return tuple(sorted(file.stem for file in (self._resources / "municipalities").glob("*.toml")))

    def profile(self, profile_id: str) -> MunicipalityProfile:
        """The profile of a municipality. Raises UnknownContent, or ContentError when it is malformed."""
        known = self._profiles.get(profile_id)
        if known is not None:
            return known
        file = self._resources / "municipalities" / f"{profile_id}.toml"
        if not _PROFILE_ID.fullmatch(profile_id) or not file.is_file():
            raise UnknownContent("municipality", profile_id)
        read = self._profiles[profile_id] = read_profile(file, frozenset(row.code for row in self.languages()))
        return read

    def offered_on_second_window(self, language: str) -> bool:
        """Whether the second window may be shown in it. Raises UnknownContent."""
        return self.shelf.offered_on_second_window(language)

    def completeness(self, language: str) -> dict[TextGroup, Completeness]:
        """How much of each group of texts is translated into a language. Raises UnknownContent."""
        return self.shelf.completeness(language)

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
            dutch=self._filled(prompt.dutch, prompt, word, DUTCH),
            language=language,
            direction=chosen.direction,
            fonts=chosen.fonts,
            picture=prompt.picture,
            picture_alt=self.resident_text(f"picture.{prompt.picture}", language).text,
            draft=text.draft,
            translated=text.translated,
            choices=self._choices(prompt, language),
            word=word.id if word else "",
            picture_first=not chosen.written,
        )

    def pause_view(self, language: str) -> PromptView:
        """What the second window shows during a pause: a calm picture and one word. Raises UnknownContent."""
        chosen = self.language(language)
        pause = self._pack.choice(PAUSE)
        word = self.resident_text(pause.text_id, language)
        return PromptView(
            code="",
            text=word.text,
            dutch=word.dutch,
            language=language,
            direction=chosen.direction,
            fonts=chosen.fonts,
            picture=pause.picture,
            picture_alt=self.resident_text(f"picture.{pause.picture}", language).text,
            draft=False,
            translated=word.translated,
            choices=(),
            picture_first=True,
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
        if not self.shelf.shows(text_id, language):
            return TranslatedText(dutch, DUTCH, draft=False, translated=False, dutch=dutch)
        if language == DUTCH:
            return TranslatedText(dutch, language, draft=False, translated=True, dutch=dutch)
        catalogue = self.shelf.catalogue(language)
        draft = catalogue.review is not ReviewStatus.NATIVE
        return TranslatedText(catalogue.texts[text_id], language, draft, True, dutch)

    def invitation(self, language: str) -> PaperView:
        """The letter before the visit. Raises UnknownContent, also for a pack without papers."""
        return self._paper("invitation", language)

    def rights_paper(self, language: str) -> PaperView:
        """The rights in short, to keep. Raises UnknownContent, also for a pack without papers."""
        return self._paper("rights_paper", language)

    def prompt_sheet(self, language: str) -> PaperView:
        """How the codes work, and a heading per group of prompts. Raises UnknownContent, also without papers."""
        return self._paper("prompt_sheet", language)

    def story_paper(self, language: str) -> PaperView:
        """The words around the resident's own story. Raises UnknownContent, also for a pack without them."""
        if self._pack.story_paper is None:
            raise UnknownContent("paper", STORY_PAPER)
        return self._view(self._pack.story_paper, language)

    def glossary(self, language: str) -> GlossaryView:
        """The words for the interpreter. Raises UnknownContent, also for a pack without papers."""
        glossary = self._pack.glossary
        if glossary is None:
            raise UnknownContent("paper", "glossary")

        def text(text_id: str) -> TranslatedText:
            return self.resident_text(text_id, language)

        return GlossaryView(
            title=text(glossary.title.id),
            intro=text(glossary.intro.id),
            term_heading=text(glossary.term_heading.id),
            explanation_heading=text(glossary.explanation_heading.id),
            entries=tuple(
                EntryView(entry.id, text(entry.term.id), text(entry.explanation.id)) for entry in glossary.entries
            ),
        )

    def briefing(self) -> Briefing:
        """What is read aloud to an interpreter, in Dutch. Raises UnknownContent for a pack without papers."""
        if self._pack.briefing is None:
            raise UnknownContent("paper", "briefing")
        return self._pack.briefing

    def _paper(self, paper_id: str, language: str) -> PaperView:
        return self._view(self._pack.paper(paper_id), language)

    def _view(self, paper: Paper, language: str) -> PaperView:
        title = self.resident_text(paper.title.id, language)
        return PaperView(paper.id, title, tuple(self._part(part, language) for part in paper.parts))

    def _part(self, part: PaperPart, language: str) -> PartView:
        heading = self.resident_text(part.heading.id, language) if part.heading else None
        lines = tuple(
            LineView(line.id.rpartition(".")[2], self.resident_text(line.id, language)) for line in part.lines
        )
        return PartView(part.id, heading, part.bullets, lines)

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
