"""The sentences that the report makes itself are plain: short, and without the words of the law."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from keukentafel.domain.report.report_need_parts import HelpEntry
from keukentafel.domain.report.report_parts import Standing, Who
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
from tools.plain_dutch import EASY_ENOUGH, faults, reading_ease

MODULES = (
    about_report, conversation_report, first_page, need_block, open_points, rings, signing_page, signs,
    statement_table, wording,
)  # fmt: skip

ROLES = ("consulent", "mantelzorger")
"""Difficult words that name a person in the report; the report says who is what."""

LAWS = ("langdurige",)
"""Words that stand in the name of a law."""

FILLED = {
    "day": "vrijdag 27 november 2026", "report": "vrijdag 4 december 2026", "respond": "dinsdag 8 december 2026",
    "first": "1 januari 2026", "last": "31 december 2026", "time": "10:54", "who": "mevrouw Uysal",
    "resident": "mevrouw Uysal", "names": "mevrouw Uysal", "days": "14",
}  # fmt: skip
"""What stands in the place of a name; free text that somebody typed is not measured."""


def _texts() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in ("t", "N_"):
                continue
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    text = re.sub(r"\{(\w+)\}", lambda found: FILLED.get(found.group(1), "x"), argument.value)
                    yield module.__name__.rpartition(".")[2], text


TEXTS = tuple(_texts())

ABOUT_A_BUDGET = re.compile(r"^(?:Betaald uit|Beheert) het pgb: ")
"""These follow the sentence that says what a pgb is, in the same block."""


def test_there_are_sentences_to_judge() -> None:
    assert len(TEXTS) > 150
    assert ("first_page", "Wat spreken wij af?") in TEXTS


def test_every_sentence_is_plain() -> None:
    found = {
        (module, text): hard
        for module, text in TEXTS
        if not ABOUT_A_BUDGET.match(text) and (hard := faults(text, may=(*ROLES, *LAWS)))
    }
    assert found == {}


def test_the_sentences_together_are_easy_to_read() -> None:
    assert reading_ease(text for _, text in TEXTS if text.endswith((".", "?"))) >= EASY_ENOUGH


@pytest.mark.parametrize(
    "wrong",
    [
        "Uw zelfredzaamheid is verminderd.",
        "De beschikking volgt.",
        "Uw participatie.",
        "Het verslag wordt binnenkort naar u gestuurd.",
        "Dit valt onder de Wlz.",
        "Wij schreven op wat u in het gesprek over uw dag, uw huis en uw familie heeft verteld.",
    ],
)
def test_the_gate_finds_what_was_planted(wrong: str) -> None:
    assert faults(wrong, may=(*ROLES, *LAWS))


def test_help_without_a_yes_is_never_called_confirmed() -> None:
    for on, how in ((None, None), (date(2026, 11, 26), None), (None, ConfirmedHow.PHONE)):
        entry = HelpEntry(Who("Emine", Standing.OTHER), "draagt", "elke week", None, on, how, "", True, None)
        text = "".join(span.text for span in need_block.help_text(entry, date(2026, 11, 24), str))
        assert "Nog niet gevraagd." in text
        assert "evestigd" not in text
        assert rings.standing(entry, str) == "nog niet gevraagd"
