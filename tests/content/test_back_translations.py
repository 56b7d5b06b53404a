"""Every catalogue that says that it was translated back has a record that says so of the texts as they are now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/prompts.po"))
LANGUAGES = [file.parent.parent.name for file in CATALOGUES]
VERDICTS = ("same", "nuance", "changed")


def _header(language: str, name: str) -> str:
    text = (TRANSLATIONS / language / "LC_MESSAGES" / "prompts.po").read_text(encoding="utf-8")
    found = re.search(rf'^"{name}: (.*)\\n"$', text, re.MULTILINE)
    return found.group(1) if found else ""


def _catalogue(language: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "prompts.po").open("rb") as stream:
        return read_po(stream)


def _rows(language: str) -> dict[str, list[str]]:
    record = TRANSLATIONS / language / "back-translation.md"
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    cells = ([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines)
    return {row[0]: row for row in cells if len(row) == 6 and row[0] and row[4] in VERDICTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_is_of_the_texts_as_they_are_now(language: str) -> None:
    rows = _rows(language)
    now = {str(m.context): " ".join(str(m.string).split()) for m in _catalogue(language) if m.id and m.string}
    stale = [id for id, row in rows.items() if now.get(id) != row[1].replace("\\|", "|")]
    assert stale == []
    if _header(language, "X-Review-Status") != "draft":
        assert now.keys() == rows.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_says_what_the_record_found(language: str) -> None:
    prompts = [row[4] for id, row in _rows(language).items() if "." not in id]
    kept = 100 * sum(verdict != "changed" for verdict in prompts) / max(1, len(prompts))
    assert _header(language, "X-Meaning-Kept") == f"{kept:.1f}"
