"""The catalogues that ship: complete, fresh, and with the same placeholders as the Dutch."""

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.content_text import ContentText, TextGroup, placeholders
from keukentafel.domain.content.pack import ContentPack
from tools.extract_prompts import released, template

LATIN_NAMES = {"cliëntondersteuner", "persoonlijk", "plan", "pgb", "mantelzorg", "UWV"}


LANGUAGES = sorted(
    file.parent.parent.name
    for file in (Path(__file__).resolve().parents[2] / "translations").glob("*/LC_MESSAGES/prompts.po")
)


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest, sources: list[Path]) -> Catalog:
    (source,) = [file for file in sources if file.parent.parent.name == request.param]
    with source.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def test_every_text_is_one_of_a_pack_and_nothing_is_fuzzy(catalogue: Catalog) -> None:
    messages = [message for message in catalogue if message.id]
    known = {(message.context, message.id) for message in template(released()) if message.id}
    assert {(message.context, message.id) for message in messages} <= known
    assert [message.context for message in messages if message.fuzzy] == []
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", ["tr", "ar"])
def test_what_the_table_needs_is_there(library: ResourceLibrary, language: str) -> None:
    assert library.completeness(language)[TextGroup.TABLE].complete


def test_placeholders_are_those_of_the_dutch(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.string:
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
