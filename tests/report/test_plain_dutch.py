"""The sentences that the report makes itself are plain: short, and without the words of the law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from keukentafel.domain.report_need_parts import HelpEntry
from keukentafel.domain.report_parts import Standing, Who
from keukentafel.domain.shells import ConfirmedHow
from keukentafel.report import (
    about_report,
    conversation_report,
    first_page,
    need_block,
    open_points,
    rings,
    signing_page,
    signs,
    statement_table,
    wording,
)

MODULES = (
    about_report, conversation_report, first_page, need_block, open_points, rings, signing_page, signs,
    statement_table, wording,
)  # fmt: skip

LONGEST = 15

FORBIDDEN = re.compile(
    r"\b(zelfredzaam\w*|participatie|voorliggend\w*|indicatie\w*|beschikking\w*|compens\w+|zorgbehoevend\w*"
    r"|belanghebbende\w*|ingevolge|conform|teneinde|middels|derhalve|dienen te|alsmede|betrokkene\w*|cliënt)\b",
    re.IGNORECASE,
)

FILLED = {
    "day": "vrijdag 27 november 2026", "report": "vrijdag 4 december 2026", "respond": "dinsdag 8 december 2026",
    "first": "1 januari 2026", "last": "31 december 2026", "time": "10:54", "who": "mevrouw Uysal",
    "resident": "mevrouw Uysal", "names": "mevrouw Uysal", "days": "14",
}  # fmt: skip
"""What stands in the place of a name; free text that somebody typed is not measured."""


def _sentences() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ("t", "N_"):
                continue
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    text = re.sub(r"\{(\w+)\}", lambda found: FILLED.get(found.group(1), "x"), argument.value)
                    for sentence in re.split(r"(?<=[.?!:])\s+", text):
                        yield module.__name__.rpartition(".")[2], sentence


SENTENCES = tuple(_sentences())


def test_there_are_sentences_to_judge() -> None:
    assert len(SENTENCES) > 150
    assert ("first_page", "Wat spreken wij af?") in SENTENCES


def test_no_sentence_has_more_than_fifteen_words() -> None:
    assert [pair for pair in SENTENCES if len(pair[1].split()) > LONGEST] == []


def test_no_sentence_has_a_word_of_the_law_that_has_a_plain_one() -> None:
    assert [pair for pair in SENTENCES if FORBIDDEN.search(pair[1])] == []


@pytest.mark.parametrize("wrong", ["Uw zelfredzaamheid is verminderd.", "De beschikking volgt.", "Uw participatie."])
def test_the_words_of_the_law_are_known(wrong: str) -> None:
    assert FORBIDDEN.search(wrong)


def test_help_without_a_yes_is_never_called_confirmed() -> None:
    for on, how in ((None, None), (date(2026, 11, 26), None), (None, ConfirmedHow.PHONE)):
        entry = HelpEntry(Who("Emine", Standing.OTHER), "draagt", "elke week", None, on, how, "", True, None)
        text = "".join(span.text for span in need_block.help_text(entry, str))
        assert "Nog niet gevraagd." in text
        assert "evestigd" not in text
        assert rings.standing(entry, str) == "nog niet gevraagd"
