"""Settings are kept wholly or not at all, and a damaged file never keeps the program from opening."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from keukentafel.settings import (
    DAMAGED,
    FILE,
    LARGEST,
    SMALLEST,
    Settings,
    keep_language,
    keep_text_size,
    load,
    save,
    within,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert save(tmp_path / "new", Settings(150))
    assert load(tmp_path / "new") == Settings(150)
    assert [file.name for file in (tmp_path / "new").iterdir()] == [FILE], "no half file is left"


def test_nothing_kept_is_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"text_percent": "groot"}', '{"text_percent": true}', "\x00"])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    assert load(tmp_path) == Settings()
    assert not (tmp_path / FILE).exists()
    assert (tmp_path / DAMAGED).read_text() == text
    assert save(tmp_path, Settings(120)) and load(tmp_path) == Settings(120)


def test_bytes_that_are_no_text_are_moved_aside_too(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\xfd")
    assert load(tmp_path) == Settings()
    assert (tmp_path / DAMAGED).exists()


def test_what_a_newer_version_keeps_is_left_out(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"text_percent": 130, "something": 1}')
    assert load(tmp_path) == Settings(130)


def test_a_folder_that_takes_nothing_is_said_and_no_disaster(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert save(tmp_path / "file" / "under", Settings()) is False


@given(st.integers())
def test_every_size_is_one_that_there_is(percent: int) -> None:
    assert SMALLEST <= within(percent) <= LARGEST


def test_the_language_and_the_size_are_kept_beside_each_other(tmp_path: Path) -> None:
    assert load(tmp_path).language == "", "nobody chose one"
    assert keep_language(tmp_path, "en") and keep_text_size(tmp_path, 140)
    assert load(tmp_path) == Settings(140, "en")
    assert keep_language(tmp_path, "nl")
    assert load(tmp_path) == Settings(140, "nl")


@pytest.mark.parametrize("kept", ['"xx"', '""', "3", "null", '["en"]'])
def test_a_language_that_the_windows_do_not_have_counts_as_not_chosen(tmp_path: Path, kept: str) -> None:
    (tmp_path / FILE).write_text(f'{{"text_percent": 130, "language": {kept}}}')
    assert load(tmp_path) == Settings(130)
