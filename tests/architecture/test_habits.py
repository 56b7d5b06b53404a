"""Habits of the house that a reader of one file cannot see."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.imports import PACKAGE, ROOT

MAX_LINES = 400
TRANSLATED = {"t", "tn", "N_"}
# Put together here, so that this file does not hold what it looks for.
MACHINE = [
    "/" + "work/", "/" + "root/", "/" + "home/", "/" + "opt/", "file:" + "//", "--index" + "-url",
    "--extra-index" + "-url", "--find" + "-links", "pypi." + "org", "python" + "hosted",
    "--trusted" + "-host",
]  # fmt: skip
SOURCES = sorted((ROOT / PACKAGE).rglob("*.py"))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this is not a checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_grows_past_its_ceiling() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > MAX_LINES} == {}


PX = re.compile(r"font(-size)?\s*:[^;}]*\d\s*px|setPixelSize\s*\(", re.IGNORECASE)


def test_letters_grow_with_the_settings_of_the_person() -> None:
    styles = [path for path in (ROOT / "resources").rglob("*") if path.suffix in {".qss", ".css"}]
    windows = [path for path in SOURCES if path.is_relative_to(ROOT / PACKAGE / "ui")]
    assert [path.name for path in [*styles, *windows] if PX.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("style", ["font: 12px Noto", "QLabel { font-size:14 px }", "font.setPixelSize(12)"])
def test_the_search_for_pixels_finds_them(style: str) -> None:
    assert PX.search(style)
    assert not PX.search("QLabel { font-size: 12pt; border: 1px solid black; }")


def _filled_in_too_early(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TRANSLATED and any(_is_built(argument) for argument in node.args):
            yield node.lineno


def _is_built(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return isinstance(argument.func, ast.Attribute) and argument.func.attr == "format"
    if isinstance(argument, ast.BinOp):
        return any(isinstance(part, ast.Constant | ast.JoinedStr) and _is_words(part) for part in
                   (argument.left, argument.right))  # fmt: skip
    return isinstance(argument, ast.JoinedStr)


def _is_words(part: ast.expr) -> bool:
    return isinstance(part, ast.JoinedStr) or (isinstance(part, ast.Constant) and isinstance(part.value, str))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sentence_is_translated_before_its_values_are_filled_in(path: Path) -> None:
    assert list(_filled_in_too_early(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("call", ['t(f"om {x}")', 'self.t("om " + x)', 't("om {}".format(x))', 't("%s" % x)'])
def test_the_search_for_early_values_finds_them(call: str) -> None:
    assert list(_filled_in_too_early(call)) == [1]
    assert list(_filled_in_too_early('t("om {x}").format(x=x)\ntn("dag", "dagen", n + 1)')) == []


def test_no_file_knows_a_machine_or_a_registry() -> None:
    found = []
    for path in _tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {trace}" for trace in MACHINE if trace in text]
    assert found == []
