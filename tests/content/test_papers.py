"""The papers, the glossary and the briefing as the library lends them out, and what is complete in a language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.content_text import Completeness, TextGroup, UnknownContent, placeholders
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.papers import PaperView
from tools.compile_catalogues import compile_catalogue

HELD_BY_THE_LAW = {
    "invitation": {"identity", "until", "call", "alone", "no_child", "choose"},
    "rights_paper": {"independent", "until", "read", "correct", "complain", "objection", "late", "remarks"},
    "prompt_sheet": {"say_code", "words", "answers"},
}


def _catalogue(folder: Path, pack: ContentPack, *groups: TextGroup) -> Path:
    catalogue = Catalog(locale="pl", fuzzy=False)
    for group in groups:
        for text in pack.texts_of(group):
            catalogue.add(text.dutch, f"PL {text.dutch}", context=text.id)
    source = folder / "pl" / "LC_MESSAGES" / "prompts.po"
    source.parent.mkdir(parents=True)
    with source.open("wb") as stream:
        write_po(stream, catalogue)
    written = source.read_text(encoding="utf-8")
    language = '"Language: pl\\n"'
    source.write_text(written.replace(language, f'{language}\n"X-Review-Status: draft\\n"'), encoding="utf-8")
    compile_catalogue(source)
    return folder


def _papers(library: ResourceLibrary, language: str) -> tuple[PaperView, ...]:
    return library.invitation(language), library.rights_paper(language), library.prompt_sheet(language)


def test_the_papers_say_what_the_law_asks(library: ResourceLibrary) -> None:
    for paper in _papers(library, "nl"):
        lines = {line.id for part in paper.parts for line in part.lines}
        assert HELD_BY_THE_LAW[paper.id] <= lines
        assert paper.translated


def test_the_invitation_has_the_slots_of_an_appointment(library: ResourceLibrary) -> None:
    sentences = [line.text.text for part in library.invitation("nl").parts for line in part.lines]
    assert placeholders(" ".join(sentences)) == {
        "name", "consultant", "date", "time", "minutes", "address", "phone", "support_name", "support_phone",
        "plan_date",
    }  # fmt: skip


def test_every_group_of_prompts_has_a_heading_on_the_sheet(library: ResourceLibrary, pack: ContentPack) -> None:
    headings = library.prompt_sheet("nl").part("headings")
    assert {headings.line(group.id).text for group in pack.groups} == {line.text.text for line in headings.lines}


def test_the_glossary_has_some_sixty_words_with_an_explanation(library: ResourceLibrary) -> None:
    glossary = library.glossary("nl")
    assert len(glossary.entries) >= 60
    terms = {entry.term.dutch for entry in glossary.entries}
    assert {"hulpvraag", "gebruikelijke hulp", "maatwerkvoorziening", "bezwaar", "traplift"} <= terms
    assert all(entry.explanation.text for entry in glossary.entries)


def test_the_briefing_takes_a_minute_and_leaves_nothing_out(library: ResourceLibrary) -> None:
    text = " ".join(library.briefing().lines)
    assert len(text.split()) <= 140
    for told in ("{people}", "{minutes}", "alleen met de bewoner", "“ik”", "geheim", "korte zinnen", "Onderbreek"):
        assert told in text


def test_the_briefing_is_not_translated(library: ResourceLibrary, pack: ContentPack) -> None:
    texts = {text.dutch for text in pack.resident_texts()}
    assert not texts & set(library.briefing().lines)


@pytest.mark.parametrize("ask", [lambda paper: paper.part("slot"), lambda paper: paper.part("visit").line("fare")])
def test_a_part_or_line_that_is_not_there(library: ResourceLibrary, ask: Callable[[PaperView], object]) -> None:
    with pytest.raises(UnknownContent):
        ask(library.invitation("nl"))


def test_a_pack_of_before_the_papers_has_none(resources: Path, tmp_path: Path) -> None:
    older = ResourceLibrary(resources, tmp_path, version=1)
    for ask in (older.invitation, older.rights_paper, older.prompt_sheet, older.glossary):
        with pytest.raises(UnknownContent):
            ask("nl")
    with pytest.raises(UnknownContent):
        older.briefing()


def test_a_language_has_each_group_or_that_group_in_dutch(resources: Path, tmp_path: Path, pack: ContentPack) -> None:
    library = ResourceLibrary(resources, _catalogue(tmp_path, pack, TextGroup.TABLE, TextGroup.GLOSSARY))
    assert library.offered_on_second_window("pl")
    assert library.prompt_view("A2", "pl").text.startswith("PL ")
    assert not any(paper.translated for paper in _papers(library, "pl"))
    assert library.invitation("pl").title.text == "Wij komen bij u langs"
    assert library.glossary("pl").translated
    assert library.glossary("pl").entries[0].term.text == "PL Wmo 2015"


def test_papers_without_the_table_texts_do_not_put_a_language_on_the_window(
    resources: Path, tmp_path: Path, pack: ContentPack
) -> None:
    library = ResourceLibrary(resources, _catalogue(tmp_path, pack, TextGroup.PAPERS))
    assert not library.offered_on_second_window("pl")
    assert all(paper.translated for paper in _papers(library, "pl"))


def test_completeness_counts_the_texts_of_each_group(
    resources: Path, own_catalogue: Callable[..., Path], pack: ContentPack
) -> None:
    entry = 'msgctxt "A2"\nmsgid "Wat is belangrijk voor u in het leven?"\nmsgstr "Co jest dla Pani ważne?"\n'
    library = ResourceLibrary(resources, own_catalogue("pl", entry))
    totals = {group: len(list(pack.texts_of(group))) for group in TextGroup}
    assert sum(totals.values()) == len(list(pack.resident_texts()))
    assert library.completeness("nl") == {group: Completeness(total, total) for group, total in totals.items()}
    assert library.completeness("pl") == {
        group: Completeness(int(group is TextGroup.TABLE), total) for group, total in totals.items()
    }
    assert not library.completeness("pl")[TextGroup.TABLE].complete
    with pytest.raises(UnknownContent):
        library.completeness("xx")
