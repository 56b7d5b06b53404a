"""What the library lends out, and to whom it says no."""

import os
import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from keukentafel.content.errors import ContentError
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.content_text import UnknownContent
from keukentafel.domain.content.languages import Direction, ReviewStatus
from keukentafel.domain.content.library import Library
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.content.prompts import PromptView, SlotNotFilled, SpokenOnly
from keukentafel.domain.safekeeping.thinning import USUAL, CopyTerms, strictest
from tools.compile_catalogues import compile_catalogue


def test_a_view_has_the_text_the_dutch_and_nothing_of_a_case() -> None:
    assert {field.name for field in fields(PromptView)} == {
        "code", "text", "dutch", "language", "direction", "fonts", "picture", "picture_alt", "draft",
        "translated", "choices", "picture_first", "word",
    }  # fmt: skip


def test_it_is_the_library_that_the_domain_asks_for(library: ResourceLibrary) -> None:
    door: Library = library
    assert door.profiles() == ("voorbeeld",)


def test_turkish_prompt_with_its_slot_filled(library: ResourceLibrary) -> None:
    view = library.prompt_view("Z2", "tr", "boodschappen")
    assert view.text == "Son yedi günde şunu kaç kez yapabildiniz: alışveriş yapmak?"
    assert view.dutch == "Hoe vaak lukte boodschappen doen in de afgelopen week?"
    assert (view.translated, view.draft, view.language) == (True, True, "tr")
    assert [choice.text for choice in view.choices][1] == "Bilmiyorum"


def test_a_slot_word_may_be_named_by_its_dutch(library: ResourceLibrary) -> None:
    assert library.prompt_view("N5", "ar", "uw dochter") == library.prompt_view("N5", "ar", "dochter")


def test_arabic_runs_from_right_to_left(library: ResourceLibrary) -> None:
    view = library.prompt_view("A2", "ar")
    assert view.direction is view.text_direction is Direction.RTL
    assert view.fonts[0] == "Noto Sans Arabic"


def test_every_prompt_with_every_word_in_every_language(library: ResourceLibrary, pack: ContentPack) -> None:
    for language in library.languages():
        for prompt in pack.prompts:
            names: list[str | None] = [word.id for word in pack.words(prompt.slot)] if prompt.slot else [None]
            if prompt.spoken_only:
                with pytest.raises(SpokenOnly):
                    library.prompt_view(prompt.code, language.code)
                continue
            for name in names:
                view = library.prompt_view(prompt.code, language.code, name)
                assert view.text and "{" not in view.text + view.dutch
                assert view.picture_alt and view.choices


@pytest.mark.parametrize("text_id", ["S4", "D10", "domain.thuis_veilig"])
def test_what_is_only_spoken_is_never_a_text(library: ResourceLibrary, text_id: str) -> None:
    for language in library.languages():
        with pytest.raises(SpokenOnly):
            library.resident_text(text_id, language.code)


def test_a_prompt_without_its_slot_is_not_shown(library: ResourceLibrary) -> None:
    with pytest.raises(SlotNotFilled):
        library.prompt_view("Z2", "nl")


@pytest.mark.parametrize(
    ("code", "language", "slot"),
    [
        ("Q9", "nl", None),
        ("A2", "xx", None),
        ("Z2", "nl", "vliegen"),
        ("A2", "nl", "koken"),
        ("Z2", "nl", "dochter"),
    ],
)
def test_what_the_library_does_not_have(
    library: ResourceLibrary, code: str, language: str, slot: str | None
) -> None:
    with pytest.raises(UnknownContent):
        library.prompt_view(code, language, slot)


def test_which_languages_are_offered(library: ResourceLibrary, sources: list[Path]) -> None:
    kept = {
        source.parent.parent.name: re.search(r"X-Meaning-Kept: ([0-9.]+)", source.read_text(encoding="utf-8"))
        for source in sources
        if source.name == "prompts.po"
    }
    keeping = {code for code, found in kept.items() if found and float(found[1]) >= 95}
    spoken = {row.code for row in library.languages() if not row.written}
    offered = {row.code for row in library.languages() if library.offered_on_second_window(row.code)}
    assert offered == {"nl"} | keeping | spoken
    assert {"tr", "ar"} <= offered and {"ary", "rif", "ngt"} == spoken


def test_a_language_without_a_catalogue_shows_the_dutch(resources: Path, tmp_path: Path) -> None:
    view = ResourceLibrary(resources, tmp_path).prompt_view("A2", "prs")
    assert view.text == view.dutch == "Wat is belangrijk voor u in het leven?"
    assert (view.translated, view.draft) == (False, False)
    assert (view.direction, view.text_direction) == (Direction.RTL, Direction.LTR)
    assert view.language == "prs"


def test_a_half_translated_language_is_dutch_throughout(
    resources: Path, own_catalogue: Callable[..., Path]
) -> None:
    entry = 'msgctxt "A2"\nmsgid "Wat is belangrijk voor u in het leven?"\nmsgstr "Co jest dla Pani ważne?"\n'
    half = ResourceLibrary(resources, own_catalogue("pl", entry))
    assert not half.offered_on_second_window("pl")
    assert not half.prompt_view("A2", "pl").translated


def test_a_text_says_whose_language_it_is(library: ResourceLibrary, resources: Path, tmp_path: Path) -> None:
    turkish = library.resident_text("summary.not_a_decision", "tr")
    assert (turkish.text, turkish.language, turkish.draft) == ("Bu bir karar değildir.", "tr", True)
    assert turkish.dutch == "Dit is geen besluit."
    somali = ResourceLibrary(resources, tmp_path).resident_text("summary.not_a_decision", "so")
    assert (somali.text, somali.language, somali.translated) == ("Dit is geen besluit.", "nl", False)
    dutch = library.resident_text("summary.not_a_decision", "nl")
    assert (dutch.language, dutch.translated, dutch.draft) == ("nl", True, False)


@pytest.mark.parametrize("status", ReviewStatus)
def test_review_status_comes_from_the_catalogue(
    resources: Path, own_catalogue: Callable[..., Path], status: ReviewStatus
) -> None:
    library = ResourceLibrary(resources, own_catalogue("pl", "", status=status.value))
    assert library.language("pl").review is status
    assert library.language("nl").review is ReviewStatus.NATIVE


@pytest.mark.parametrize(("status", "draft"), [("draft", True), ("back-translated", True), ("native", False)])
def test_only_a_native_speaker_takes_the_mark_off_the_window(
    resources: Path, tmp_path: Path, sources: list[Path], status: str, draft: bool
) -> None:
    (turkish,) = [source for source in sources if source.parent.parent.name == "tr"]
    copy = tmp_path / "tr" / "LC_MESSAGES" / turkish.name
    copy.parent.mkdir(parents=True)
    text = turkish.read_text(encoding="utf-8")
    header = r"X-Review-Status: [a-z-]+"
    copy.write_text(re.sub(header, f"X-Review-Status: {status}", text), encoding="utf-8")
    compile_catalogue(copy)
    library = ResourceLibrary(resources, tmp_path)
    assert library.language("tr").review is ReviewStatus(status)
    assert library.prompt_view("A2", "tr").draft is draft


@pytest.mark.parametrize(("kept", "offered"), [("100.0", True), ("95.0", True), ("94.9", False)])
def test_a_language_that_loses_its_meaning_on_the_way_back_is_not_offered(
    resources: Path, tmp_path: Path, sources: list[Path], kept: str, offered: bool
) -> None:
    (turkish,) = [source for source in sources if source.parent.parent.name == "tr"]
    copy = tmp_path / "tr" / "LC_MESSAGES" / turkish.name
    copy.parent.mkdir(parents=True)
    text = turkish.read_text(encoding="utf-8")
    copy.write_text(re.sub(r"X-Meaning-Kept: [0-9.]+", f"X-Meaning-Kept: {kept}", text), encoding="utf-8")
    compile_catalogue(copy)
    library = ResourceLibrary(resources, tmp_path)
    assert library.offered_on_second_window("tr") is offered
    assert library.prompt_view("A2", "tr").translated is offered


def test_the_contribution_is_data_with_an_end(library: ResourceLibrary) -> None:
    profile = library.profile("voorbeeld")
    now = profile.own_contribution_on(date(2026, 11, 24))
    assert now is not None and now.cents_per_month == 2180
    assert profile.own_contribution_on(date(2027, 1, 1)) is None
    assert profile.own_contribution_on(date(2025, 12, 31)) is None


@pytest.mark.parametrize("profile_id", ["nergens", "../languages", "", "voorbeeld.toml"])
def test_an_unknown_municipality(library: ResourceLibrary, profile_id: str) -> None:
    with pytest.raises(UnknownContent):
        library.profile(profile_id)


def test_the_royal_decree_days(library: ResourceLibrary) -> None:
    calendar = library.calendar()
    assert date(2027, 5, 7) in calendar.royal_decree_days
    assert calendar.valid_until == date(2028, 12, 31)


def test_a_catalogue_that_was_not_compiled(resources: Path, own_catalogue: Callable[..., Path]) -> None:
    folder = own_catalogue("pl", "")
    compiled = folder / "pl" / "LC_MESSAGES" / "prompts.mo"
    compiled.unlink()
    with pytest.raises(ContentError, match=r"prompts\.mo.*missing"):
        ResourceLibrary(resources, folder)


def test_a_catalogue_that_was_compiled_from_another_source(
    resources: Path, own_catalogue: Callable[..., Path]
) -> None:
    folder = own_catalogue("pl", "")
    compiled = folder / "pl" / "LC_MESSAGES" / "prompts.mo"
    os.utime(compiled, (0, 0))
    ResourceLibrary(resources, folder)
    with compiled.with_suffix(".po").open("a", encoding="utf-8") as source:
        source.write("\n# One word was better.\n")
    os.utime(compiled)
    with pytest.raises(ContentError, match=r"not compiled from prompts\.po as it is now"):
        ResourceLibrary(resources, folder)


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95\x00\x00"])
def test_a_catalogue_that_is_damaged(
    resources: Path, own_catalogue: Callable[..., Path], content: bytes
) -> None:
    folder = own_catalogue("pl", "")
    compiled = folder / "pl" / "LC_MESSAGES" / "prompts.mo"
    compiled.with_suffix(".po").unlink()
    compiled.write_bytes(content)
    with pytest.raises(ContentError, match="not a catalogue"):
        ResourceLibrary(resources, folder)


@pytest.mark.parametrize("translation", ["Proszę zadzwonić.", "{telefon}", "{phone"])
def test_a_translation_with_other_placeholders(
    resources: Path, own_catalogue: Callable[..., Path], translation: str
) -> None:
    entry = f'msgctxt "summary.questions"\nmsgid "Heeft u vragen? Bel {{phone}}."\nmsgstr "{translation}"\n'
    with pytest.raises(ContentError, match=r"summary\.questions"):
        ResourceLibrary(resources, own_catalogue("pl", entry))


def test_a_catalogue_without_a_review_status(resources: Path, own_catalogue: Callable[..., Path]) -> None:
    with pytest.raises(ContentError, match="X-Review-Status"):
        ResourceLibrary(resources, own_catalogue("pl", "", status="perfect"))


def test_a_laptop_goes_by_the_shortest_term_of_its_municipalities_and_may_be_stricter(
    library: ResourceLibrary,
) -> None:
    profile = library.profile("voorbeeld")
    usual = strictest([profile], 366)
    assert usual == USUAL
    other = replace(profile, backup_days=90, copies_after_destruction_days=14)
    assert strictest([profile, other], 366) == CopyTerms(90, 14) == strictest([other, profile], 91)
    assert strictest([profile, other], 20) == CopyTerms(20, 14)
    assert strictest([], 30) == CopyTerms(30, USUAL.destroyed_days)
