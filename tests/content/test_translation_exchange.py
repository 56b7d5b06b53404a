"""A `.po` goes out to a translator and comes back: judged line by line, taken as a whole or not at all."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as babel_reads
from hypothesis import HealthCheck, example, given, settings, strategies as st

from keukentafel.content.desk.language_desk import LanguageDesk
from keukentafel.content.desk.po_file import PoEntry, read_po, written_po
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.content_text import TextGroup
from keukentafel.domain.content.language_state import LanguageRefused, Newcomer, TextSource
from keukentafel.domain.content.languages import ReviewStatus
from keukentafel.domain.content.pack import ContentPack
from tests.content.language_desk import desk_over, everything_in, state_of, translated, two_languages


@pytest.fixture(scope="session")
def translations(translations: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_languages(translations, tmp_path_factory.mktemp("two"))


@pytest.fixture(scope="session")
def whole_so(resources: Path, translations: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    desk = desk_over(resources, translations, tmp_path_factory.mktemp("none"))
    return translated(desk.exported("so")).encode()


def refused(desk: LanguageDesk, po: str | bytes, **said: object) -> list[tuple[int, str]]:
    with pytest.raises(LanguageRefused) as refusal:
        desk.take(po.encode() if isinstance(po, str) else po, **said)  # type: ignore[arg-type]
    return [(problem.line, problem.sentence) for problem in refusal.value.problems]


def line_of(po: str, context: str) -> int:
    """The line of the msgstr of a text."""
    return po.splitlines().index(f'msgctxt "{context}"') + 3


def test_what_goes_out_is_whole_and_other_tools_read_it(desk: LanguageDesk, pack: ContentPack) -> None:
    catalogue = babel_reads(io.BytesIO(desk.exported("so").encode()), abort_invalid=True)
    found = [(message.context, message.id, message.string) for message in catalogue if message.id]
    assert found == [(text.id, text.dutch, "") for text in pack.resident_texts()]
    assert str(catalogue.locale_identifier) == "so"


def test_the_tools_of_gettext_find_no_fault_in_it(desk: LanguageDesk, tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("the tools of gettext are not here")
    for code in ("so", "ar"):
        (tmp_path / "uit.po").write_text(desk.exported(code), encoding="utf-8")
        done = subprocess.run(
            ["msgfmt", "--check", "--output-file=" + str(tmp_path / "uit.mo"), str(tmp_path / "uit.po")],
            capture_output=True, text=True,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")


def test_a_translator_is_told_what_the_text_is(desk: LanguageDesk) -> None:
    text = desk.exported("so")
    block = next(block for block in text.split("\n\n") if 'msgctxt "Z2"' in block)
    assert "#. Laat staan zoals het is: {" in block and "#. Ten hoogste 220 letters." in block
    assert "een van deze woorden: " in block


def test_what_is_there_goes_along(desk: LanguageDesk, library: ResourceLibrary) -> None:
    entries = {entry.context: entry for entry in read_po(desk.exported("tr").encode()).entries}
    assert {code: entry.text for code, entry in entries.items() if entry.text} == library.shelf.translations("tr")
    assert not any(entry.fuzzy for entry in entries.values())


def test_a_translation_of_other_dutch_goes_out_as_fuzzy(
    resources: Path, packs: Path, own_catalogue: Callable[[str, str], Path]
) -> None:
    folder = own_catalogue("pl", 'msgctxt "W1"\nmsgid "Andere zin."\nmsgstr "Inne."\n')
    po = desk_over(resources, folder, packs).exported("pl")
    (entry,) = [entry for entry in read_po(po.encode()).entries if entry.context == "W1"]
    assert (entry.text, entry.fuzzy) == ("Inne.", True)
    assert '#, fuzzy\n#| msgid "Andere zin."\n' in po


def test_a_whole_translation_becomes_a_pack(
    desk: LanguageDesk, resources: Path, translations: Path, packs: Path
) -> None:
    taken = desk.take(translated(desk.exported("so")).encode())
    assert (taken.code, taken.version, taken.review) == ("so", 1, ReviewStatus.DRAFT)
    assert all(done.complete for done in taken.groups.values()) and taken.remarks == ()
    assert set(everything_in(packs)) == {"so/pack.toml", "so/prompts.po", "so/prompts.mo"}
    library = ResourceLibrary(resources, translations, packs=packs)
    assert library.shelf.translations("so")["W4"].startswith("xU mag altijd een pauze")
    # Nobody translated it back, so nobody knows whether it keeps its meaning.
    assert not library.offered_on_second_window("so")


def test_who_read_it_makes_it_shown(desk: LanguageDesk, resources: Path, translations: Path, packs: Path) -> None:
    po = translated(desk.exported("so")).encode()
    assert "--read-by" in refused(desk, po, status=ReviewStatus.NATIVE)[0][1]
    taken = desk.take(po, ReviewStatus.NATIVE, "F. Voorbeeld")
    assert taken.review is ReviewStatus.NATIVE
    library = ResourceLibrary(resources, translations, packs=packs)
    assert library.offered_on_second_window("so") and not library.resident_text("W1", "so").draft
    state = state_of(desk, "so")
    assert (state.source, state.version, state.read_by) == (TextSource.PACK, 1, "F. Voorbeeld")


def test_a_status_does_not_go_up_by_a_header(desk: LanguageDesk) -> None:
    po = translated(desk.exported("so"))
    for claim in ("native", "back-translated"):
        header = f'"X-Review-Status: {claim}\\n"\n"X-Meaning-Kept: 99.0\\n"\n"X-Read-By: F. Voorbeeld\\n"'
        taken = desk.take(po.replace('"X-Review-Status: draft\\n"', header).encode())
        assert taken.review is ReviewStatus.DRAFT
        assert "verlaagd" in taken.remarks[0].sentence
    assert not state_of(desk, "so").offered


def test_a_status_stays_while_the_texts_stay(desk: LanguageDesk) -> None:
    desk.take(translated(desk.exported("so")).encode(), ReviewStatus.NATIVE, "F. Voorbeeld")
    again = desk.exported("so")
    assert desk.take(again.encode()).review is ReviewStatus.NATIVE
    changed = again.replace("xU mag altijd een pauze", "yU mag altijd een pauze")
    taken = desk.take(changed.encode())
    assert (taken.review, taken.version) == (ReviewStatus.DRAFT, 3)


def test_what_is_half_stays_dutch_and_that_is_told(desk: LanguageDesk) -> None:
    lines = desk.exported("so").splitlines()
    lines[line_of("\n".join(lines), "W4") - 1] = 'msgstr "Nasasho."'
    taken = desk.take("\n".join(lines).encode())
    assert taken.groups[TextGroup.TABLE].translated == 1
    assert any("groep tafel blijft Nederlands" in remark.sentence for remark in taken.remarks)


@pytest.mark.parametrize(
    ("context", "wrong", "sentence"),
    [
        ("Z2", "zonder plek", "Z2: deze plek ontbreekt in de vertaling: {dit}."),
        ("W4", "met {iets}", "W4: deze plek staat niet in het Nederlands: {iets}."),
        ("Z2", "met {dit:>9}", "Z2: tussen { en } mag alleen de naam staan."),
        ("W4", "een { te veel", "W4: de haakjes { en } kloppen niet: bij elke { hoort een }."),
        ("W4", "<b>vet</b>", "W4: er staat opmaak in"),
        ("W4", "a &amp; b", "W4: er staat opmaak in"),
        ("W4", " spatie", "W4: de vertaling begint of eindigt met een spatie"),
        ("W4", "twee\\nregels", "W4: de vertaling moet op een regel staan"),
        ("W4", "om\u202egekeerd", "W4: er staat een onzichtbaar teken voor de schrijfrichting in."),
        ("W4", "los\u2067teken", "W4: er staat een onzichtbaar teken voor de schrijfrichting in."),
        ("W4", "bel\u0007", "W4: het teken U+0007 mag hier niet staan."),
        ("W4", "w" * 221, "W4: de vertaling is 221 letters; op het venster passen er 220."),
    ],
)
def test_each_fault_is_told_with_its_line(
    desk: LanguageDesk, packs: Path, context: str, wrong: str, sentence: str
) -> None:
    po = desk.exported("so")
    line = line_of(po, context)
    lines = po.splitlines()
    lines[line - 1] = f'msgstr "{wrong}"'
    ((told_line, told),) = refused(desk, "\n".join(lines))
    assert told_line == line and told.startswith(sentence)
    assert not packs.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda po: po.replace('"Language: so\\n"', '"Language: xx\\n"'), "Keukentafel kent de taal 'xx' niet."),
        (lambda po: po.replace('"Language: so\\n"', '"Language: nl\\n"'), "Nederlands is de taal"),
        (lambda po: po.replace("charset=UTF-8", "charset=ISO-8859-1"), "De kop noemt een andere tekenset."),
        (lambda po: po.replace('msgctxt "W4"', 'msgctxt "W44"'), "De naam W44 bestaat niet."),
        (lambda po: po + po[po.index('msgctxt "W4"') : po.index('msgctxt "W5"')], "W4 staat er twee keer in"),
        (lambda po: po + "\nzomaar iets\n", "Deze regel hoort niet in een .po-bestand"),
        (lambda po: po + '\nmsgid "los"\nmsgstr "los"\n', "Bij deze tekst ontbreekt msgctxt"),
        (lambda po: po + '\nmsgctxt "W4"\nmsgid "half\n', "De tekst op deze regel moet tussen"),
        (lambda po: po + '\nmsgctxt "W5"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "Meervoudsvormen"),
        (lambda po: po.replace("X-Review-Status: draft", "X-Review-Status: perfect"), "X-Review-Status in de kop"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_right_changes_nothing(
    desk: LanguageDesk, packs: Path, change: Callable[[str], str], sentence: str
) -> None:
    desk.take(translated(desk.exported("so")).encode())
    before = everything_in(packs)
    po = change(translated(desk.exported("pl").replace("Language: pl", "Language: so")))
    assert any(told.startswith(sentence) for _, told in refused(desk, po))
    assert everything_in(packs) == before


def test_a_byte_that_is_no_utf_8_is_told_with_its_line(desk: LanguageDesk) -> None:
    data = desk.exported("so").encode().replace(b"msgctxt \"W2\"", b"# \xe9\nmsgctxt \"W2\"")
    line = data[: data.index(b"\xe9")].count(b"\n") + 1
    ((told, sentence),) = refused(desk, data)
    assert told == line and "UTF-8" in sentence


def test_a_pack_does_not_take_the_place_of_what_is_further(desk: LanguageDesk, library: ResourceLibrary) -> None:
    po = desk.exported("tr").replace(library.shelf.translations("tr")["W4"], "Ara verebilirsiniz.")
    taken = desk.take(po.encode())
    assert any("van het programma blijven in gebruik" in remark.sentence for remark in taken.remarks)
    state = state_of(desk, "tr")
    assert state.source is TextSource.PROGRAM and state.offered


def test_a_native_text_of_the_program_stays(
    resources: Path, packs: Path, own_catalogue: Callable[..., Path]
) -> None:
    folder = own_catalogue("so", 'msgctxt "W1"\nmsgid "Oud."\nmsgstr "Hore."\n', status="native")
    own = desk_over(resources, folder, packs)
    own.take(translated(own.exported("so").replace("Hore.", "")).encode())
    assert state_of(own, "so").language.review is ReviewStatus.NATIVE


ROW = """[[language]]
code = "ur"
own_name = "اردو"
dutch_name = "Urdu"
direction = "rtl"
locale = "ur"
fonts = ["Noto Sans Arabic", "Noto Sans"]
"""


def test_a_new_language_needs_no_new_program(
    desk: LanguageDesk, resources: Path, translations: Path, packs: Path, tmp_path: Path
) -> None:
    row = tmp_path / "ur.toml"
    row.write_text(ROW, encoding="utf-8")
    unknown = desk.exported("so").replace("Language: so", "Language: ur")
    assert "kent de taal 'ur' niet" in refused(desk, unknown)[0][1]
    po = translated(desk.exported("ur", Newcomer(row)))
    desk.take(po.encode(), ReviewStatus.NATIVE, "F. Voorbeeld", Newcomer(row))
    library = ResourceLibrary(resources, translations, packs=packs)
    assert library.languages()[-1].own_name == "اردو"
    assert library.prompt_view("W4", "ur").translated and library.prompt_view("W4", "ur").direction.value == "rtl"
    # Once it is there, an update needs no row.
    assert desk.take(desk.exported("ur").encode()).version == 2
    assert ResourceLibrary(resources, translations, packs=packs).language("ur").dutch_name == "Urdu"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"rtl"', '"ltr"'), ('"rtl"', '"up"'), ('locale = "ur"', 'locale = "zz"'), ('"ur"', '"tr"'),
        ('locale = "ur"', 'locale = "../ur"'), ('"Urdu"', '"Ur\\u202edu"'), ("dutch_name", "name"),
    ],
)  # fmt: skip
def test_a_row_that_is_not_right_is_refused(
    desk: LanguageDesk, tmp_path: Path, before: str, after: str
) -> None:
    row = tmp_path / "rij.toml"
    row.write_text(ROW.replace(before, after), encoding="utf-8")
    with pytest.raises(LanguageRefused):
        desk.exported("ur", Newcomer(row))


def test_letters_without_a_font_are_told_and_not_shown(desk: LanguageDesk) -> None:
    po = translated(desk.exported("so")).replace('msgstr "xU mag altijd een pauze', 'msgstr "คxU mag altijd een pauze')
    taken = desk.take(po.encode(), ReviewStatus.NATIVE, "F. Voorbeeld")
    assert any("U+0E04" in remark.sentence for remark in taken.remarks)
    state = state_of(desk, "so")
    assert (state.undrawn, state.offered) == ("ค", False)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read_po(data)
    except LanguageRefused:
        return
    assert all(problem.line >= 0 for problem in found.problems)


@given(st.lists(st.tuples(st.text(min_size=1), st.text(), st.text(), st.booleans()), max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str, str, bool]]) -> None:
    entries = [PoEntry(*row) for row in rows]
    try:
        data = written_po([("Language", "so")], entries).encode()
    except UnicodeEncodeError:
        return
    found = read_po(data)
    assert found.problems == () and found.headers["language"] == "so"
    assert [(entry.context, entry.source, entry.text, entry.fuzzy) for entry in found.entries] == rows


@example(at=1269, instead=b"", away=1)
@given(at=st.integers(0, 100_000), instead=st.binary(max_size=6), away=st.integers(0, 40))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoiled_file_is_refused_or_right(
    desk: LanguageDesk, packs: Path, whole_so: bytes, at: int, instead: bytes, away: int
) -> None:
    at %= len(whole_so)
    spoiled = whole_so[:at] + instead + whole_so[at + away :]
    before = everything_in(packs)
    try:
        taken = desk.take(spoiled)
    except LanguageRefused as refusal:
        assert refusal.problems and everything_in(packs) == before
    else:
        assert taken.review is ReviewStatus.DRAFT
        assert state_of(desk, taken.code).groups == taken.groups
