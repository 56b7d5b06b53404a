"""The catalogues that ship: complete, fresh, and with the same placeholders as the Dutch."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.prompts import ContentPack, ContentText, Direction, TextGroup, placeholders
from tools.extract_prompts import released, template

LATIN_NAMES = {"cliëntondersteuner", "persoonlijk", "plan", "pgb", "mantelzorg", "UWV"}


@pytest.fixture(params=["tr", "ar"])
def catalogue(request: pytest.FixtureRequest, sources: list[Path]) -> Catalog:
    (source,) = [file for file in sources if file.parent.parent.name == request.param]
    with source.open("rb") as stream:
        return read_po(stream, locale=request.param, abort_invalid=True)


def test_the_table_texts_are_complete_and_nothing_is_fuzzy(catalogue: Catalog, pack: ContentPack) -> None:
    messages = {message.context: message for message in catalogue if message.id}
    found = {key: message.id for key, message in messages.items()}
    assert {text.id: text.dutch for text in pack.texts_of(TextGroup.TABLE)}.items() <= found.items()
    assert found.items() <= {text.id: text.dutch for text in pack.resident_texts()}.items()
    assert [key for key, message in messages.items() if message.fuzzy or not message.string] == []
    assert not catalogue.obsolete


def test_placeholders_are_those_of_the_dutch(catalogue: Catalog) -> None:
    for message in catalogue:
        assert placeholders(str(message.string)) == placeholders(str(message.id)), message.context


def test_what_is_only_spoken_is_not_in_a_catalogue(catalogue: Catalog, pack: ContentPack) -> None:
    assert not {message.context for message in catalogue} & pack.spoken_only_ids()


def test_arabic_is_written_in_arabic(library: ResourceLibrary, pack: ContentPack) -> None:
    for text in pack.texts_of(TextGroup.TABLE):
        translation = library.resident_text(text.id, "ar").text
        latin = "".join(letter if letter.isascii() or letter == "ë" else " " for letter in translation)
        words = {"".join(filter(str.isalpha, word)) for word in latin.split() if "{" not in word}
        assert words - {""} <= LATIN_NAMES, text.id


def test_the_template_is_that_of_the_packs(pack: ContentPack, resources: Path) -> None:
    with (resources.parent / "translations" / "prompts.pot").open("rb") as stream:
        shipped = [(message.context, message.id) for message in read_po(stream) if message.id]
    newest = [(text.id, text.dutch) for text in pack.resident_texts()]
    assert shipped[: len(newest)] == newest
    assert shipped == [(message.context, message.id) for message in template(released()) if message.id]


def test_what_an_older_pack_words_differently_stays_in_the_template(pack: ContentPack) -> None:
    older = replace(pack, version=1, pictures=(ContentText("picture.bed", "een oud bed"), *pack.pictures[:3]))
    found = [(message.context, message.id) for message in template((pack, older)) if message.id]
    assert found == [*((text.id, text.dutch) for text in pack.resident_texts()), ("picture.bed", "een oud bed")]


def test_every_language_has_a_direction_a_font_and_a_locale(library: ResourceLibrary) -> None:
    for language in library.languages():
        assert language.direction in Direction
        assert language.fonts and language.own_name and language.dutch_name
        assert Locale.parse(language.locale)


def test_directions_of_the_registry(library: ResourceLibrary) -> None:
    right_to_left = {row.code for row in library.languages() if row.direction is Direction.RTL}
    assert right_to_left == {"ar", "fa", "prs", "ary"}


def test_the_registry_is_that_of_the_design(library: ResourceLibrary) -> None:
    codes = [
        "nl",
        "en",
        "tr",
        "ar",
        "pl",
        "uk",
        "ru",
        "ti",
        "fa",
        "prs",
        "so",
        "pap",
        "es",
        "fr",
        "bg",
        "ro",
        "pt",
        "zh",
        "kmr",
        "ary",
        "rif",
        "ngt",
    ]
    assert [row.code for row in library.languages()] == codes
    assert {row.code for row in library.languages() if not row.written} == {"ary", "rif", "ngt"}
    assert {row.code for row in library.languages() if row.sign} == {"ngt"}
