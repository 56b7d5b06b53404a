"""The glossary names what the code really says."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.architecture.imports import PACKAGE, ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
_CODE = re.compile(r"`([^`]+)`")


def _rows() -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for line in GLOSSARY.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) > 1 and cells[1] != "identifier":
            found.append((cells[0], tuple(_CODE.findall(cells[1]))))
    return found


@cache
def _words() -> frozenset[str]:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / PACKAGE).rglob("*.py"))
    return frozenset(re.findall(r"\w+", source))


@pytest.mark.parametrize(("dutch", "identifiers"), _rows())
def test_every_term_has_an_identifier_that_the_code_uses(dutch: str, identifiers: tuple[str, ...]) -> None:
    assert identifiers, f"{dutch} has no identifier"
    assert [name for name in identifiers if name not in _words()] == []


def test_no_term_stands_there_twice() -> None:
    terms = [dutch for dutch, _ in _rows()]
    assert sorted(terms) == sorted(set(terms))
    assert len(terms) > 50
