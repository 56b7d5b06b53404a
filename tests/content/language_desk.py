"""What the tests of languages share: a desk over the real resources with packs of its own."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from keukentafel.content.desk.language_desk import LanguageDesk
from keukentafel.domain.content.language_state import LanguageState
from keukentafel.i18n import locale_direction

TODAY = date(2026, 11, 24)


def desk_over(resources: Path, translations: Path, packs: Path) -> LanguageDesk:
    return LanguageDesk(resources, translations, packs, TODAY, locale_direction)


def state_of(desk: LanguageDesk, code: str) -> LanguageState:
    return next(state for state in desk.overview().states if state.language.code == code)


def two_languages(translations: Path, folder: Path) -> Path:
    """The catalogues of Turkish and Arabic alone, so that the others can be translated by a test."""
    for code in ("tr", "ar"):
        shutil.copytree(translations / code, folder / code)
    return folder


def translated(po: str) -> str:
    """Every text in capitals of another world: its own Dutch with a mark before it, placeholders as they are."""
    return re.sub(r'(msgctxt .*\nmsgid "(.*)"\nmsgstr) ""', lambda found: f'{found[1]} "x{found[2]}"', po)


def everything_in(folder: Path) -> dict[str, bytes]:
    """The names and the bytes of all files below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
