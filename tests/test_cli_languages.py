"""`keukentafel languages` from the outside: what it prints, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keukentafel.cli import run
from tests.content.language_desk import translated


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def languages(home: Path, *arguments: str | Path) -> int:
    return run(["languages", "--home", str(home), *map(str, arguments)])


def test_each_language_has_a_row_and_says_why_it_is_not_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert languages(home) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:3] == ["taal", "naam", "soort"]
    rows = {line.split()[0]: number for number, line in enumerate(lines)}
    assert lines[rows["ar"]].endswith("\u2068العربية\u2069")
    assert "schrift" in lines[rows["nl"]] and "brontaal" in lines[rows["nl"]]
    assert "beeld en code, en een tolk" in lines[rows["ngt"] + 1] and "ontbreken er" in lines[rows["ngt"] + 1]
    columns = {line.index(word) for line, word in ((lines[0], "soort"), (lines[rows["ngt"]], "gebaren"))}
    assert len(columns) == 1
    assert not home.exists()


def test_the_same_for_machines(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert languages(home, "--json") == 0
    rows = {row["code"]: row for row in json.loads(capsys.readouterr().out)["languages"]}
    assert rows["tr"]["groups"]["table"]["translated"] == rows["tr"]["groups"]["table"]["total"]
    assert (rows["ar"]["direction"], rows["ar"]["source"], rows["ngt"]["sign"]) == ("rtl", "program", True)
    assert rows["ngt"]["offered_on_second_window"] and rows["ngt"]["why_not"]


def test_out_in_packed_and_added(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = tmp_path / "so.po"
    assert languages(home, "export", "so", po) == 0
    po.write_text(translated(po.read_text(encoding="utf-8")), encoding="utf-8")
    assert languages(home, "import", po, "--status", "native", "--read-by", "F. Voorbeeld") == 0
    assert languages(home, "pack", "so", tmp_path) == 0
    assert languages(tmp_path / "other", "add", tmp_path / "taal-so-1.ktaal") == 0
    assert "overgenomen als versie 1: tafel " in capsys.readouterr().out
    assert languages(tmp_path / "other") == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("so "))
    assert "moedertaalspreker" in row and "pakket 1" in row and " ja " in row


def test_a_fault_is_told_with_its_file_and_line(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = tmp_path / "so.po"
    po.write_text('msgid ""\nmsgstr ""\n"Language: so\\n"\n\nmsgctxt "W99"\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert languages(home, "import", po) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.splitlines() == [
        f"{po}: regel 7: De naam W99 bestaat niet. Verander niets aan msgctxt.",
        "Er is niets veranderd.",
    ]
    assert not home.exists()


def test_a_file_of_a_translator_is_not_overwritten(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = tmp_path / "so.po"
    po.write_text("werk van weken", encoding="utf-8")
    assert languages(home, "export", "so", po) == 1
    assert po.read_text(encoding="utf-8") == "werk van weken"
    assert "bestaat al" in capsys.readouterr().err


@pytest.mark.parametrize("act", ["import", "add"])
def test_what_cannot_be_read_is_said_on_one_line(
    home: Path, tmp_path: Path, act: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert languages(home, act, tmp_path / "niets") == 2
    assert capsys.readouterr().err == f"{tmp_path / 'niets'}: dit kan niet gelezen of geschreven worden.\n"
