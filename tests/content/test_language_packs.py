"""A language pack as one file: made, added, and refused when it is not as its manifest promises."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.content.desk.language_desk import LanguageDesk
from keukentafel.content.desk.pack_archive import packed, unpacked
from keukentafel.content.desk.pack_folder import put_in_place
from keukentafel.content.font_cover import font_of
from keukentafel.content.installed_packs import installed_packs
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.language_state import LanguageRefused, Newcomer
from keukentafel.domain.content.languages import ReviewStatus
from tests.content.language_desk import desk_over, everything_in, state_of, translated, two_languages

CLIP = b"OggS" + bytes(40)


@pytest.fixture(scope="session")
def translations(translations: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_languages(translations, tmp_path_factory.mktemp("two"))


@pytest.fixture
def maker(resources: Path, translations: Path, tmp_path: Path) -> LanguageDesk:
    """The desk of somebody who makes packs."""
    return desk_over(resources, translations, tmp_path / "maker")


@pytest.fixture
def archive(maker: LanguageDesk, tmp_path: Path) -> Path:
    maker.take(translated(maker.exported("so")).encode(), ReviewStatus.NATIVE, "F. Voorbeeld")
    voices = tmp_path / "maker" / "so" / "voices"
    voices.mkdir()
    (voices / "W4.ogg").write_bytes(CLIP)
    name, data = maker.archived("so")
    assert name == "taal-so-1.ktaal"
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def zipped(files: dict[str, bytes], manifest: dict[str, object] | None = None) -> bytes:
    promised = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    head = json.dumps(manifest if manifest is not None else {"format": 1, "files": promised})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("manifest.json", head)
        for name, data in files.items():
            made.writestr(name, data)
    return buffer.getvalue()


def refused(desk: LanguageDesk, file: Path, data: bytes) -> str:
    file.write_bytes(data)
    with pytest.raises(LanguageRefused) as refusal:
        desk.add(file)
    return refusal.value.problems[0].sentence


def test_a_pack_goes_from_one_computer_to_another(
    desk: LanguageDesk, archive: Path, resources: Path, translations: Path, packs: Path, tmp_path: Path
) -> None:
    taken = desk.add(archive)
    assert (taken.code, taken.version, taken.review) == ("so", 1, ReviewStatus.NATIVE)
    assert everything_in(packs) == everything_in(tmp_path / "maker")
    assert ResourceLibrary(resources, translations, packs=packs).offered_on_second_window("so")
    state = state_of(desk, "so")
    assert (state.clips, state.read_by) == (1, "F. Voorbeeld")
    assert desk.archived("so") == (archive.name, archive.read_bytes())


def test_recordings_alone_are_a_pack_and_leave_the_texts(
    maker: LanguageDesk, desk: LanguageDesk, packs: Path, tmp_path: Path
) -> None:
    voices = tmp_path / "maker" / "rif" / "voices"
    voices.mkdir(parents=True)
    (voices / "W1.ogg").write_bytes(CLIP)
    name, data = maker.archived("rif")
    (tmp_path / name).write_bytes(data)
    own = packs / "rif" / "voices" / "W2.ogg"
    own.parent.mkdir(parents=True)
    own.write_bytes(CLIP)
    desk.take(translated(desk.exported("rif")).encode())
    texts = (packs / "rif" / "prompts.po").read_bytes()
    desk.add(tmp_path / name)
    assert {file.name for file in own.parent.iterdir()} == {"W1.ogg", "W2.ogg"}
    assert (packs / "rif" / "prompts.po").read_bytes() == texts


def test_an_older_pack_and_a_lower_one_are_refused(desk: LanguageDesk, archive: Path, tmp_path: Path) -> None:
    files = unpacked(archive.read_bytes())
    desk.add(archive)
    lower = {**files, "pack.toml": files["pack.toml"].replace(b'"native"', b'"draft"')}
    assert "moedertaalspreker" in refused(desk, tmp_path / "a.ktaal", zipped(lower))
    desk.take(desk.exported("so").encode())
    assert "versie 2" in refused(desk, tmp_path / "b.ktaal", archive.read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        {"../buiten.toml": b"x"},
        {"voices/../../x.ogg": CLIP},
        {"/voices/W1.ogg": CLIP},
        {"voices\\W1.ogg": CLIP},
        {"voices/W1.ogg\0.exe": CLIP},
        {"programma.exe": b"MZ"},
        {"prompts.mo": b"x"},
        {"voices/W1.ogg": b"MZ"},
        {"voices/w4.OGG": CLIP},
        {"voices/w4.ogg": CLIP},
        {"fonts/x.ttf": b"x", "fonts/OFL.txt": b"vrij"},
        {"pack.toml": b""},
        {"pack.toml": b"format = 2"},
        {"pack.toml": b"a = " + b"[" * 30000},
        {"prompts.po": b"\xff"},
        {"prompts.po": b'msgctxt "W4"\nmsgid "x"\nmsgstr "\xe2\x80\xae"'},
    ],
    ids=lambda change: "+".join(change)[:30].replace("\0", "0"),
)
def test_a_pack_with_something_else_in_it_is_refused(
    desk: LanguageDesk, archive: Path, packs: Path, tmp_path: Path, change: dict[str, bytes]
) -> None:
    files = unpacked(archive.read_bytes())
    if change.get("prompts.po", b"").startswith(b"msgctxt"):
        change = {"prompts.po": files["prompts.po"].replace(b'msgstr "x', b'msgstr "\xe2\x80\xaex', 1)}
    refused(desk, tmp_path / "ander.ktaal", zipped({**files, **change}))
    assert not packs.exists() and not (tmp_path / "buiten.toml").exists()


def test_a_pack_that_claims_a_native_reader_without_a_name_is_refused(
    desk: LanguageDesk, archive: Path, tmp_path: Path
) -> None:
    files = unpacked(archive.read_bytes())
    files["pack.toml"] = files["pack.toml"].replace(b"F. Voorbeeld", b"")
    assert "read_by" in refused(desk, tmp_path / "ander.ktaal", zipped(files))


@pytest.mark.parametrize(
    "manifest", [{}, {"format": 2, "files": {}}, {"format": 1, "files": []}, {"format": 1, "files": {}}]
)
def test_a_pack_with_another_manifest_is_refused(
    desk: LanguageDesk, archive: Path, tmp_path: Path, manifest: dict[str, object]
) -> None:
    refused(desk, tmp_path / "ander.ktaal", zipped(unpacked(archive.read_bytes()), manifest))


def test_a_wrong_hash_is_refused(desk: LanguageDesk, archive: Path, tmp_path: Path) -> None:
    files = unpacked(archive.read_bytes())
    promised = {name: hashlib.sha256(data + b"x").hexdigest() for name, data in files.items()}
    wrong = zipped(files, {"format": 1, "files": promised})
    assert "veranderd" in refused(desk, tmp_path / "ander.ktaal", wrong)


@pytest.mark.parametrize("name", ["voices/W1.ogg", "pack.toml", "manifest.json"])
def test_a_bomb_is_not_unpacked(desk: LanguageDesk, tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, bytes(6 * 1024 * 1024))
    assert "te groot" in refused(desk, tmp_path / "bom.ktaal", buffer.getvalue())


def test_a_font_comes_along_with_its_licence(
    maker: LanguageDesk, desk: LanguageDesk, resources: Path, packs: Path, tmp_path: Path
) -> None:
    shipped = resources / "fonts" / "NotoSansEthiopic-Regular.ttf"
    old, new = ("oto Sans Ethiopic".join((letter, "")).encode("utf-16-be") for letter in "NF")
    renamed = shipped.read_bytes().replace(old, new)
    font, licence = tmp_path / "FotoSans.ttf", tmp_path / "OFL.txt"
    font.write_bytes(renamed)
    licence.write_text("Vrij te gebruiken.", encoding="utf-8")
    po = translated(maker.exported("so")).encode()
    for newcomer in (Newcomer(None, (font,)), Newcomer(None, (shipped,), licence), Newcomer(None, (licence,), licence)):
        with pytest.raises(LanguageRefused):
            maker.take(po, newcomer=newcomer)
    maker.take(po, newcomer=Newcomer(None, (font,), licence))
    name, data = maker.archived("so")
    (tmp_path / name).write_bytes(data)
    desk.add(tmp_path / name)
    assert {"so/fonts/FotoSans.ttf", "so/fonts/OFL.txt"} <= set(everything_in(packs))
    assert font_of(renamed).family == "Foto Sans Ethiopic"


def test_a_damaged_pack_is_told_and_left_out(
    desk: LanguageDesk, archive: Path, resources: Path, translations: Path, packs: Path
) -> None:
    desk.add(archive)
    for name, data in (("pack.toml", b"format = 1"), ("prompts.mo", b"x"), ("pack.toml", b"\xff")):
        kept = (packs / "so" / name).read_bytes()
        (packs / "so" / name).write_bytes(data)
        assert desk.overview().damaged == ("so",)
        assert not ResourceLibrary(resources, translations, packs=packs).offered_on_second_window("so")
        (packs / "so" / name).write_bytes(kept)
    assert desk.overview().damaged == ()


def test_a_pack_is_taken_away_and_its_recordings_stay(desk: LanguageDesk, archive: Path, packs: Path) -> None:
    with pytest.raises(LanguageRefused):
        desk.remove("so")
    desk.add(archive)
    (packs / "so" / "pack.toml").write_bytes(b"damaged")
    desk.remove("so")
    assert set(everything_in(packs)) == {"so/voices/W4.ogg"}
    assert desk.overview().damaged == ()
    (packs / "so" / "voices" / "W4.ogg").unlink()
    desk.take(translated(desk.exported("so")).encode())
    desk.remove("so")
    assert list(packs.iterdir()) == []


@pytest.mark.parametrize("cut_off_after", ["the first move", "the second move"])
def test_what_was_cut_off_between_two_moves_is_found_again(packs: Path, cut_off_after: str) -> None:
    put_in_place(packs, "so", {"voices/W1.ogg": CLIP})
    (packs / "so").rename(packs / ".so.old")
    if cut_off_after == "the second move":
        (packs / "so").mkdir()
    found, damaged = installed_packs(packs)
    assert damaged == () and len(found["so"].clips()) == (1 if cut_off_after == "the first move" else 0)
    put_in_place(packs, "so", {"voices/W2.ogg": CLIP})
    assert set(everything_in(packs)) == {"so/voices/W1.ogg", "so/voices/W2.ogg"}


def test_what_cannot_be_written_changes_nothing(packs: Path) -> None:
    put_in_place(packs, "so", {"voices/W1.ogg": CLIP})
    before = everything_in(packs)
    with pytest.raises(OSError):
        put_in_place(packs, "so", {"voices/W2.ogg": CLIP, "voices": b"a file where a folder is"})
    assert everything_in(packs) == before and [folder.name for folder in packs.iterdir()] == ["so"]


@given(st.binary(max_size=300))
def test_any_bytes_are_no_pack(data: bytes) -> None:
    with pytest.raises(LanguageRefused):
        unpacked(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_font(data: bytes) -> None:
    with pytest.raises(ValueError):
        font_of(data)


SPOILED = {"at": st.integers(0, 1000), "instead": st.binary(max_size=8), "away": st.integers(0, 60)}


@given(**SPOILED)
def test_a_spoiled_pack_is_refused_or_the_same(at: int, instead: bytes, away: int) -> None:
    files = {"pack.toml": b"format = 1\n" * 9, "voices/W1.ogg": CLIP}
    good = packed(files)
    at %= len(good)
    spoiled = good[:at] + instead + good[at + away :]
    try:
        assert unpacked(spoiled) == files
    except LanguageRefused:
        return


@given(**SPOILED)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pack_with_spoiled_files_is_refused_or_right(
    resources: Path,
    translations: Path,
    tmp_path_factory: pytest.TempPathFactory,
    at: int,
    instead: bytes,
    away: int,
) -> None:
    good = b'format = 1\nlanguage = "so"\nversion = 1\ndate = 2026-11-24\nstatus = "draft"\ncontent = 2\n'
    at %= len(good)
    head = good[:at] + instead + good[at + away :]
    folder = tmp_path_factory.mktemp("spoiled")
    desk = desk_over(resources, translations, folder / "packs")
    (folder / "a.ktaal").write_bytes(packed({"pack.toml": head, "voices/W1.ogg": CLIP}))
    try:
        taken = desk.add(folder / "a.ktaal")
    except LanguageRefused:
        assert not (folder / "packs").exists()
    else:
        assert taken.code in {state.language.code for state in desk.overview().states if state.clips == 1}
        assert desk.overview().damaged == ()
