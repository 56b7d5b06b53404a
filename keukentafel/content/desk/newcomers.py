"""What comes along for a language that the program does not know: a row for the table, and perhaps a font."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from keukentafel.content.desk.pack_folder import written_head
from keukentafel.content.errors import ContentError
from keukentafel.content.font_cover import font_of, read_font
from keukentafel.content.installed_packs import FONTS, InstalledPack, PackHead, head_of
from keukentafel.content.reader import read_table
from keukentafel.content.tables import language_row
from keukentafel.domain.content.language_state import LanguageRefused, Newcomer
from keukentafel.domain.content.languages import Language, ReviewStatus


def row_of(newcomer: Newcomer | None) -> Language | None:
    """The row that was given. Raises LanguageRefused."""
    if newcomer is None or newcomer.row is None:
        return None
    try:
        root = read_table(newcomer.row)
        rows = root.tables("language")
        if len(rows) != 1:
            raise LanguageRefused("In het bestand met de rij moet precies een [[language]] staan.")
        language = language_row(rows[0])
        root.done()
        # A head refuses what a row may not be: writing one and reading it asks so.
        head = PackHead(language.code, 1, date.min, ReviewStatus.DRAFT, 1, row=language)
        head_of(written_head(head).encode(), newcomer.row)
    except ContentError as problem:
        raise LanguageRefused(f"De rij van de taal klopt niet: {problem.key or newcomer.row.name}.") from problem
    return language


def fonts_of(newcomer: Newcomer | None, shipped: Path) -> dict[str, bytes]:
    """The fonts that were given, judged, by their names in a pack. Raises LanguageRefused and OSError."""
    if newcomer is None or not newcomer.fonts:
        return {}
    if newcomer.licence is None:
        raise LanguageRefused("Bij een lettertype hoort de tekst van zijn licentie: geef --licence mee.")
    for font in newcomer.fonts:
        if font.suffix != ".ttf":
            raise LanguageRefused(f"{font.name} is geen lettertype dat Keukentafel kan gebruiken (.ttf).")
    files = {f"{FONTS}/{font.name}": font.read_bytes() for font in newcomer.fonts}
    files[f"{FONTS}/{newcomer.licence.stem}.txt"] = newcomer.licence.read_bytes()
    return judged_fonts(files, shipped)


def judged_fonts(files: Mapping[str, bytes], shipped: Path) -> dict[str, bytes]:
    """The font files of a pack with their licences. Raises LanguageRefused."""
    own = {read_font(file).family for file in shipped.glob("*.ttf")}
    fonts = {name: data for name, data in files.items() if name.endswith(".ttf")}
    if fonts and not any(name.endswith(".txt") and data.strip() for name, data in files.items()):
        raise LanguageRefused("Bij het lettertype ontbreekt de tekst van de licentie.")
    for name, data in fonts.items():
        try:
            family = font_of(data).family
        except ValueError as problem:
            raise LanguageRefused(f"{name} is geen lettertype dat Keukentafel kan gebruiken (.ttf).") from problem
        if family in own:
            raise LanguageRefused(f"Het lettertype {family} heeft Keukentafel zelf al.")
    return dict(files)


def kept_fonts(pack: InstalledPack | None) -> dict[str, bytes]:
    """The fonts and licences of a pack that is there, by their names in it."""
    if pack is None or not pack.fonts():
        return {}
    return {f"{FONTS}/{file.name}": file.read_bytes() for file in sorted((pack.folder / FONTS).iterdir())}
