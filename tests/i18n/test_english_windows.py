"""The windows are in English wherever they are in Dutch: no sentence is left out, and none loses what is filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
ONLY_ON_PAPER = "keukentafel/report/"
"""A sentence of reports only: those are printed in Dutch."""

Key = tuple[str | None, str]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _read(file: Path) -> dict[Key, Message]:
    with file.open("rb") as opened:
        return {(row.context, _forms(row.id)[0]): row for row in read_po(opened) if row.id}


@pytest.fixture(scope="module")
def english() -> dict[Key, Message]:
    return _read(TRANSLATIONS / "en" / "LC_MESSAGES" / "ui.po")


def test_the_template_has_what_the_code_says_and_nothing_else() -> None:
    keywords = parse_keywords(re.findall(r"--keyword (\S+)", (ROOT / "Makefile").read_text("utf-8")))
    found = extract_from_dir(ROOT / "keukentafel", keywords=keywords)
    said = {(context, _forms(text)[0]) for _file, _line, text, _comments, context in found}
    template = set(_read(TRANSLATIONS / "ui.pot"))
    assert (said - template, template - said) == (set(), set()), "make pot"


def test_every_sentence_that_a_window_can_show_is_there(english: dict[Key, Message]) -> None:
    missing = [
        key
        for key, row in _read(TRANSLATIONS / "ui.pot").items()
        if not all(file.startswith(ONLY_ON_PAPER) for file, _line in row.locations)
        and (key not in english or english[key].fuzzy or not all(_forms(english[key].string)))
    ]
    assert missing == []


def test_what_is_filled_in_is_the_same(english: dict[Key, Message]) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"\{\w*\}", text))

    lost = [
        key
        for key, row in english.items()
        if any(
            places(dutch) != places(said)
            for dutch, said in zip(_forms(row.id), _forms(row.string), strict=True)
            if said
        )
    ]
    assert lost == []
