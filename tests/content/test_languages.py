"""The language table: all the languages of the product, each with fonts that ship and a locale that Babel knows."""

import unicodedata
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.languages import Direction

CODES = [
    "nl", "en", "tr", "ar", "pl", "uk", "ru", "ti", "fa", "prs", "so", "pap", "es", "fr", "bg", "ro", "pt", "zh",
    "kmr", "ary", "rif", "ngt",
]  # fmt: skip
MAINLY_SPOKEN = {"ary", "rif", "ngt"}
NO_GLYPH = {"Cc", "Cf", "Zl", "Zp"}
"""Categories of characters that steer text and are not drawn."""


@pytest.fixture(scope="session")
def covered(resources: Path) -> dict[str, set[int]]:
    """The characters of each font family that ships."""
    found: dict[str, set[int]] = {}
    for file in sorted((resources / "fonts").glob("Noto*")):
        with TTFont(file, lazy=True) as font:
            found.setdefault(str(font["name"].getDebugName(1)), set()).update(font.getBestCmap())
    return found


def undrawn(text: str, fonts: tuple[str, ...], covered: dict[str, set[int]]) -> set[str]:
    """The characters that none of `fonts` can draw."""
    drawn = set[int]().union(*(covered.get(font, set()) for font in fonts))
    return {letter for letter in text if ord(letter) not in drawn and unicodedata.category(letter) not in NO_GLYPH}


def test_every_language_of_the_product_is_in_the_table(library: ResourceLibrary) -> None:
    assert [row.code for row in library.languages()] == CODES
    assert {row.code for row in library.languages() if not row.written} == MAINLY_SPOKEN
    assert {row.code for row in library.languages() if row.sign} == {"ngt"}


def test_names_are_there_and_differ(library: ResourceLibrary) -> None:
    rows = library.languages()
    assert len({row.dutch_name for row in rows}) == len({row.own_name for row in rows}) == len(rows)


def test_directions(library: ResourceLibrary) -> None:
    right_to_left = {row.code for row in library.languages() if row.direction is Direction.RTL}
    assert right_to_left == {"ar", "fa", "prs", "ary"}


@pytest.mark.parametrize("code", CODES)
def test_babel_knows_the_locale_and_agrees_on_the_direction(library: ResourceLibrary, code: str) -> None:
    row = library.language(code)
    assert Locale.parse(row.locale).text_direction == row.direction.value


@pytest.mark.parametrize("code", CODES)
def test_the_first_font_ships_and_the_own_name_is_drawn(
    library: ResourceLibrary, covered: dict[str, set[int]], code: str
) -> None:
    row = library.language(code)
    assert row.fonts[0] in covered
    assert undrawn(row.own_name, row.fonts, covered) == set()


def test_every_letter_of_every_catalogue_is_drawn(
    library: ResourceLibrary, covered: dict[str, set[int]], sources: list[Path]
) -> None:
    missing = {}
    for source in sources:
        code = source.parent.parent.name
        with source.open("rb") as stream:
            text = "".join(str(message.string) for message in read_po(stream) if message.id)
        if found := undrawn(text, library.language(code).fonts, covered):
            missing[code] = found
    assert missing == {}


def test_a_letter_that_no_font_has_is_found(library: ResourceLibrary, covered: dict[str, set[int]]) -> None:
    assert undrawn("ترجمة", library.language("pl").fonts, covered) == set("ترجمة")
