"""The languages of the library: which translation of each is in use, how complete it is, and whether it is shown."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from keukentafel.content.catalogues import Catalogue, read_catalogue, read_compiled
from keukentafel.content.errors import ContentError
from keukentafel.content.font_cover import FontCover, read_font, undrawn
from keukentafel.content.installed_packs import InstalledPack, installed_packs
from keukentafel.domain.content.content_text import Completeness, TextGroup, UnknownContent
from keukentafel.domain.content.languages import Language, ReviewStatus
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.source_language import DUTCH


class LanguageShelf:
    """The language table with a catalogue for each, from the program or from a pack of this computer.

    A group of texts is shown translated only when the whole of it is; until then all of it is Dutch. The words for
    pictures are shown one by one. Opening reads all but the fonts, and raises ContentError; a damaged pack of this
    computer is left out.
    """

    def __init__(
        self, table: Sequence[Language], pack: ContentPack, translations: Path, fonts: Path, packs: Path | None
    ) -> None:
        self._fonts = fonts
        self._packs, self._damaged = installed_packs(packs) if packs is not None else ({}, ())
        self._ids = {group: tuple(text.id for text in pack.texts_of(group)) for group in TextGroup}
        self._groups = {text_id: group for group, ids in self._ids.items() for text_id in ids}
        self._texts = {text.id: text for text in pack.resident_texts()}
        self._from_packs: set[str] = set()
        rows = self._with_rows_of_packs(table)
        self._catalogues = {row.code: self._best_catalogue(translations, row.code) for row in rows if row.code != DUTCH}
        self._languages = {row.code: replace(row, review=self._review(row.code)) for row in rows}
        self._undrawn: dict[str, str] = {}
        self._completeness = {
            row.code: {group: self._counted(group, row.code) for group in TextGroup} for row in rows
        }

    def languages(self) -> tuple[Language, ...]:
        """The language table, in its order, each with the review status of its catalogue."""
        return tuple(self._languages.values())

    def language(self, code: str) -> Language:
        """The language with this code. Raises UnknownContent."""
        try:
            return self._languages[code]
        except KeyError:
            raise UnknownContent("language", code) from None

    def catalogue(self, language: str) -> Catalogue:
        """What is translated into a language, and how far it was checked. Raises UnknownContent, for Dutch too."""
        try:
            return self._catalogues[language]
        except KeyError:
            raise UnknownContent("language", language) from None

    def translations(self, language: str) -> dict[str, str]:
        """The translated texts of a language by id, whole group or not. Raises UnknownContent."""
        if language == DUTCH:
            return {text.id: text.dutch for text in self._texts.values()}
        return dict(self.catalogue(language).texts)

    def undrawn(self, language: str) -> str:
        """The characters of a language that none of its fonts has; "" when all are there. Raises UnknownContent."""
        if language not in self._undrawn:
            row = self.language(language)
            letters = set(row.own_name).union(*self.translations(language).values())
            covers = [font.characters for font in self._font_covers() if font.family in row.fonts]
            self._undrawn[language] = undrawn(letters, covers)
        return self._undrawn[language]

    def completeness(self, language: str) -> dict[TextGroup, Completeness]:
        """How much of each group of texts is translated into a language. Raises UnknownContent."""
        return dict(self._completeness[self.language(language).code])

    def offered_on_second_window(self, language: str) -> bool:
        """Whether the table texts are all translated, keep their meaning and can be drawn, or it is mainly spoken.

        Raises UnknownContent.
        """
        return self._is_whole(TextGroup.TABLE, language) or not self.language(language).written

    def shows(self, text_id: str, language: str) -> bool:
        """Whether this text of the pack is shown in the language, and not in Dutch. Raises UnknownContent."""
        group = self._groups[text_id]
        if group is not TextGroup.PICTURES or language == DUTCH:
            return self._is_whole(group, language)
        catalogue = self._catalogues[self.language(language).code]
        return catalogue.keeps_its_meaning and text_id in catalogue.texts and not self.undrawn(language)

    def installed(self, language: str) -> InstalledPack | None:
        """The pack of this computer for a language, in use or not."""
        return self._packs.get(language)

    def from_pack(self, language: str) -> bool:
        """Whether the texts in use come from a pack of this computer."""
        return language in self._from_packs

    def damaged_packs(self) -> tuple[str, ...]:
        """The languages whose pack cannot be read, and is not used."""
        return self._damaged

    def _with_rows_of_packs(self, table: Sequence[Language]) -> tuple[Language, ...]:
        known = {row.code for row in table}
        rows = (pack.head.row for pack in self._packs.values() if pack.head is not None and pack.head.row is not None)
        return (*table, *(row for row in rows if row.code not in known))

    def _best_catalogue(self, translations: Path, code: str) -> Catalogue:
        """What a native speaker read goes first, then what can be shown, then what is more, then the pack."""
        own = read_catalogue(translations, code, self._texts.values())
        pack = self._packs.get(code)
        if pack is None or pack.compiled is None:
            return own
        try:
            added = read_compiled(pack.compiled, self._texts.values())
        except ContentError:
            self._damaged = (*self._damaged, code)
            return own
        if self._worth(added) < self._worth(own) or not added.texts:
            return own
        self._from_packs.add(code)
        return added

    def _worth(self, catalogue: Catalogue) -> tuple[bool, bool, bool, int]:
        whole = {group: all(text_id in catalogue.texts for text_id in ids) for group, ids in self._ids.items()}
        native = catalogue.review is ReviewStatus.NATIVE
        # No text at all keeps no meaning: a pack with some is more.
        keeps = bool(catalogue.texts) and catalogue.keeps_its_meaning
        return native, whole[TextGroup.TABLE], keeps, sum(whole.values())

    def _font_covers(self) -> list[FontCover]:
        found = []
        for file in (*self._fonts.glob("*.ttf"), *(font for pack in self._packs.values() for font in pack.fonts())):
            with suppress(ContentError):
                found.append(read_font(file))
        return found

    def _review(self, code: str) -> ReviewStatus:
        return ReviewStatus.NATIVE if code == DUTCH else self._catalogues[code].review

    def _counted(self, group: TextGroup, code: str) -> Completeness:
        ids = self._ids[group]
        if code == DUTCH:
            return Completeness(len(ids), len(ids))
        texts = self._catalogues[code].texts
        return Completeness(sum(text_id in texts for text_id in ids), len(ids))

    def _is_whole(self, group: TextGroup, language: str) -> bool:
        if language == DUTCH:
            return True
        keeps = self.completeness(language)[group].complete and self._catalogues[language].keeps_its_meaning
        return keeps and not self.undrawn(language)
