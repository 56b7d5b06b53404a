"""Where translations go out to translators and come back, and where language packs are made and added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from keukentafel.content.catalogues import EMPTY
from keukentafel.content.desk.claimed_status import Held, believed_status, name_in, said_status
from keukentafel.content.desk.mo_file import compiled, read_mo
from keukentafel.content.desk.newcomers import fonts_of, judged_fonts, kept_fonts, row_of
from keukentafel.content.desk.pack_archive import MOST_BYTES, SUFFIX, packed, unpacked
from keukentafel.content.desk.pack_folder import put_in_place, take_away, written_head
from keukentafel.content.desk.po_file import PoEntry, read_po, written_po
from keukentafel.content.desk.text_kinds import GROUP_NAMES, comments_on
from keukentafel.content.desk.translation_check import Checked, check_texts
from keukentafel.content.errors import ContentError
from keukentafel.content.installed_packs import (
    COMPILED,
    FONTS,
    HEAD,
    SOURCE,
    VOICES,
    InstalledPack,
    PackHead,
    head_of,
)
from keukentafel.content.library import ResourceLibrary
from keukentafel.content.tables import read_languages
from keukentafel.domain.content.content_text import Completeness, TextGroup, UnknownContent
from keukentafel.domain.content.language_state import (
    LanguageOverview,
    LanguageRefused,
    LanguageState,
    LanguageTaken,
    Newcomer,
    TextProblem,
    TextSource,
)
from keukentafel.domain.content.languages import Language, ReviewStatus
from keukentafel.domain.content.voice import ClipName
from keukentafel.domain.source_language import DUTCH


class LanguageDesk:
    """Every act reads the library anew, so that it sees what was taken before. Refusals are LanguageRefused."""

    def __init__(
        self,
        resources: Path,
        translations: Path,
        packs: Path,
        today: date,
        locale_direction: Callable[[str], str | None],
    ) -> None:
        self._resources, self._translations, self._packs = resources, translations, packs
        self._today = today
        self._locale_direction = locale_direction

    def overview(self) -> LanguageOverview:
        """What there is of every language."""
        library = self._library()
        return LanguageOverview(
            tuple(self._state(library, row) for row in library.languages()), library.shelf.damaged_packs()
        )

    def exported(self, code: str, newcomer: Newcomer | None = None) -> str:
        """A `.po` with all texts of the pack, filled with what is there already."""
        library = self._library()
        _refuse_dutch(code)
        row = self._row_of(library, code, row_of(newcomer))
        known = code in {language.code for language in library.languages()}
        catalogue = library.shelf.catalogue(code) if known else EMPTY
        pack = library.shelf.installed(code) if library.shelf.from_pack(code) else None
        headers = self._headers(row, library, catalogue.review, catalogue.meaning_kept, pack.head if pack else None)
        stored = self._stored(code, pack)
        return written_po(headers, self._filled(library, stored))

    def take(
        self,
        data: bytes,
        status: ReviewStatus | None = None,
        read_by: str = "",
        newcomer: Newcomer | None = None,
    ) -> LanguageTaken:
        """Make a translator's `.po` the pack of its language. `status` is said by whoever checked the texts.

        Without it no status goes up: what a header claims counts only for texts that are as they were.
        """
        library = self._library()
        po = read_po(data)
        row = row_of(newcomer)
        code = po.headers.get("language", "")
        checked = check_texts(po, {text.id: text for text in library.pack().resident_texts()})
        try:
            self._row_of(library, code, row)
        except LanguageRefused as unknown:
            raise LanguageRefused((*unknown.problems, *checked.problems)) from unknown
        _refuse_dutch(code)
        if checked.problems:
            raise LanguageRefused(checked.problems)
        if not checked.texts():
            raise LanguageRefused("Er staat geen enkele vertaling in dit bestand.")
        before = library.shelf.installed(code)
        head = PackHead(
            language=code,
            version=before.head.version + 1 if before and before.head else 1,
            made_on=self._today,
            review=ReviewStatus.DRAFT,
            content=library.pack().version,
            who=name_in(po.headers.get("last-translator", "")),
            row=row or (before.head.row if before and before.head else None),
        )
        said: tuple[str, ...] = ()
        if status is not None:
            head = said_status(head, po.headers, status, name_in(read_by))
        else:
            head, said = believed_status(head, po.headers, self._held(library, code, checked))
        fonts = fonts_of(newcomer, self._shipped_fonts()) or kept_fonts(before)
        self._write(library, head, checked, fonts, {})
        return self._taken(head, checked, said)

    def archived(self, code: str) -> tuple[str, bytes]:
        """The pack of a language as one file, and what that file is called."""
        library = self._library()
        self._row_of(library, code, None)
        pack = library.shelf.installed(code)
        clips = pack.clips() if pack else ()
        if pack is None or (pack.head is None and not clips):
            raise LanguageRefused("Voor deze taal is er nog geen pakket: neem eerst een vertaling over, of spreek in.")
        head = pack.head or PackHead(code, 1, self._today, ReviewStatus.DRAFT, library.pack().version)
        files = {HEAD: written_head(head).encode()}
        if pack.head is not None and (pack.folder / SOURCE).is_file():
            files[SOURCE] = (pack.folder / SOURCE).read_bytes()
        files |= {f"{VOICES}/{clip.name}": clip.read_bytes() for clip in clips}
        files |= kept_fonts(pack)
        return f"taal-{code}-{head.version}{SUFFIX}", packed(files)

    def add(self, file: Path) -> LanguageTaken:
        """Add a pack that somebody made. Its texts are judged as a translator's are."""
        if file.stat().st_size > MOST_BYTES:
            raise LanguageRefused("Dit bestand is te groot voor een taalpakket.")
        files = unpacked(file.read_bytes())
        library = self._library()
        try:
            head = head_of(files.get(HEAD, b""), Path(HEAD))
        except ContentError as problem:
            raise LanguageRefused(f"De gegevens van dit taalpakket kloppen niet: {problem.key or HEAD}.") from problem
        self._row_of(library, head.language, None if head.language in self._own_codes() else head.row)
        _refuse_older(library.shelf.installed(head.language), head, SOURCE in files)
        _refuse_strange_clips(files)
        if SOURCE in files:
            _refuse_dutch(head.language)
        fonts = judged_fonts(_below(FONTS, files), self._shipped_fonts())
        known = {text.id: text for text in library.pack().resident_texts()}
        checked = check_texts(read_po(files.get(SOURCE, b"")), known, head.content != library.pack().version)
        if checked.problems:
            raise LanguageRefused(checked.problems)
        before = library.shelf.installed(head.language)
        if SOURCE not in files and before is not None and before.head is not None and before.compiled is not None:
            head, fonts = before.head, kept_fonts(before)
            checked = check_texts(read_po((before.folder / SOURCE).read_bytes()), known, other_content=True)
        self._write(library, head, checked, fonts, _below(VOICES, files))
        return self._taken(head, checked, ())

    def remove(self, code: str) -> None:
        """Take the pack of a language away, also a damaged one. Recordings stay: somebody gave their voice for them."""
        library = self._library()
        pack = library.shelf.installed(code)
        if code not in library.shelf.damaged_packs() and (pack is None or pack.head is None):
            raise LanguageRefused("Op deze computer staat geen taalpakket voor deze taal.")
        take_away(self._packs, code)

    def _library(self) -> ResourceLibrary:
        return ResourceLibrary(self._resources, self._translations, packs=self._packs)

    def _state(self, library: ResourceLibrary, row: Language) -> LanguageState:
        pack, used = library.shelf.installed(row.code), library.shelf.from_pack(row.code)
        head = pack.head if pack and used else None
        groups = library.completeness(row.code)
        some = any(group.translated for group in groups.values())
        return LanguageState(
            language=row,
            groups=groups,
            meaning_kept=library.shelf.catalogue(row.code).meaning_kept if row.code != DUTCH else None,
            offered=library.offered_on_second_window(row.code),
            undrawn=library.shelf.undrawn(row.code),
            clips=len(self._clip_names(row.code, pack)),
            source=TextSource.PACK if used else TextSource.PROGRAM if some else TextSource.NONE,
            version=head.version if head else 0,
            read_by=head.read_by if head else "",
        )

    def _clip_names(self, code: str, pack: InstalledPack | None) -> set[ClipName]:
        """The recordings of the program and of the pack, each sentence once."""
        files = [*(self._resources / VOICES / code).glob("*.ogg"), *(pack.clips() if pack else ())]
        return {name for file in files if (name := ClipName.of_file(file.name))}

    def _row_of(self, library: ResourceLibrary, code: str, new: Language | None) -> Language:
        if new is not None and new.code in self._own_codes():
            raise LanguageRefused(f"Keukentafel kent {new.code} al; een eigen rij mag er niet bij.")
        if new is not None and self._locale_direction(new.locale) != new.direction.value:
            raise LanguageRefused(f"De landinstelling {new.locale} is onbekend, of de schrijfrichting klopt niet.")
        if new is not None and new.code == code:
            return new
        try:
            return library.language(code)
        except UnknownContent as problem:
            shown = code if code.isalpha() and code.isascii() else ""
            raise LanguageRefused(
                f"Keukentafel kent de taal '{shown}' niet. Kijk naar Language in de kop, of geef --row mee."
            ) from problem

    def _own_codes(self) -> set[str]:
        return {row.code for row in read_languages(self._resources / "languages.toml")}

    def _shipped_fonts(self) -> Path:
        return self._resources / "fonts"

    def _held(self, library: ResourceLibrary, code: str, checked: Checked) -> Held:
        if code not in {row.code for row in library.languages()}:
            return Held()
        catalogue, pack = library.shelf.catalogue(code), library.shelf.installed(code)
        if catalogue.texts != checked.texts():
            return Held()
        head = pack.head if pack and library.shelf.from_pack(code) else None
        return Held(catalogue.review, catalogue.meaning_kept, head.read_by if head else "")

    def _headers(
        self,
        row: Language,
        library: ResourceLibrary,
        review: ReviewStatus,
        kept: float | None,
        head: PackHead | None,
    ) -> list[tuple[str, str]]:
        headers = [
            ("Project-Id-Version", f"Keukentafel {library.pack().version}"),
            ("PO-Revision-Date", f"{self._today.isoformat()} 00:00+0000"),
            ("Last-Translator", head.who if head else ""),
            ("Language-Team", row.dutch_name),
            ("Language", row.code),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("X-Review-Status", review.value),
        ]
        if kept is not None:
            headers.append(("X-Meaning-Kept", f"{kept:.1f}"))
        if head is not None and head.read_by:
            headers.append(("X-Read-By", head.read_by))
        return headers

    def _stored(self, code: str, pack: InstalledPack | None) -> tuple[PoEntry, ...]:
        """What is there of a language, stale texts too: a source says more than what was compiled from it."""
        folder = pack.folder if pack else self._translations / code / "LC_MESSAGES"
        if (folder / SOURCE).is_file():
            return read_po((folder / SOURCE).read_bytes()).entries
        return read_mo(folder / COMPILED) if (folder / COMPILED).is_file() else ()

    def _filled(self, library: ResourceLibrary, stored: tuple[PoEntry, ...]) -> list[PoEntry]:
        exact = {(entry.context, entry.source): entry for entry in stored if entry.text}
        other = {entry.context: entry for entry in stored if entry.text}
        filled = []
        for text in library.pack().resident_texts():
            comments = comments_on(text, library.pack())
            found = exact.get((text.id, text.dutch)) or other.get(text.id)
            if found is None:
                filled.append(PoEntry(text.id, text.dutch, "", comments=comments))
                continue
            stale = found.source != text.dutch
            previous = found.source if stale else ""
            fuzzy = found.fuzzy or stale
            filled.append(PoEntry(text.id, text.dutch, found.text, fuzzy, comments=comments, previous=previous))
        return filled

    def _write(
        self,
        library: ResourceLibrary,
        head: PackHead,
        checked: Checked,
        fonts: Mapping[str, bytes],
        clips: Mapping[str, bytes],
    ) -> None:
        files = {HEAD: written_head(head).encode(), **fonts, **clips}
        if checked.entries:
            row = head.row or library.language(head.language)
            headers = self._headers(row, library, head.review, head.meaning_kept, head)
            entries = self._filled(library, checked.entries)
            files[SOURCE] = written_po(headers, entries).encode()
            files[COMPILED] = compiled(headers, entries)
        packed({name: data for name, data in files.items() if name != COMPILED})
        put_in_place(self._packs, head.language, files)

    def _taken(self, head: PackHead, checked: Checked, said: tuple[str, ...]) -> LanguageTaken:
        library = self._library()
        texts = checked.texts()
        groups = {}
        remarks = [*(TextProblem(0, sentence) for sentence in said), *checked.remarks]
        for group in TextGroup:
            ids = [text.id for text in library.pack().texts_of(group)]
            groups[group] = Completeness(sum(text_id in texts for text_id in ids), len(ids))
            if checked.entries and not groups[group].complete:
                left = groups[group].total - groups[group].translated
                name = GROUP_NAMES[group]
                what = "is nog deels Nederlands" if group is TextGroup.PICTURES else "blijft Nederlands"
                remarks.append(TextProblem(0, f"De groep {name} {what}: er ontbreken er nog {left}."))
        if checked.entries and not library.shelf.from_pack(head.language):
            remarks.append(TextProblem(0, "De teksten van het programma blijven in gebruik: die zijn verder."))
        if letters := library.shelf.undrawn(head.language):
            shown = " ".join(f"U+{ord(letter):04X}" for letter in letters[:10])
            remarks.append(TextProblem(0, f"Er is geen lettertype voor {shown}; de taal wordt zo niet getoond."))
        return LanguageTaken(head.language, head.version, head.review, groups, tuple(remarks))


def _refuse_strange_clips(files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        if name.startswith(f"{VOICES}/") and not data.startswith(b"OggS"):
            raise LanguageRefused(f"{name} is geen opname in Ogg.")


def _refuse_dutch(code: str) -> None:
    if code == DUTCH:
        raise LanguageRefused("Nederlands is de taal waaruit wordt vertaald.")


def _refuse_older(before: InstalledPack | None, head: PackHead, has_texts: bool) -> None:
    if before is None or before.head is None or not has_texts:
        return
    if head.version < before.head.version:
        raise LanguageRefused(
            f"Op deze computer staat al versie {before.head.version} van deze taal; dit is versie {head.version}."
        )
    if before.head.review is ReviewStatus.NATIVE and head.review is not ReviewStatus.NATIVE:
        raise LanguageRefused("De teksten op deze computer zijn nagelezen door een moedertaalspreker, deze niet.")


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith(f"{folder}/")}
