"""Killed at the table and started again: the same place, the same half line, and one calm line that says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.playing import Played, play
from tests.play.sample import script

HALF = "Ze zegt dat het niet"
KILLED = "niet gewoon afgesloten. Alles wat was vastgelegd, staat er nog. U bent terug waar u was."

pytestmark = pytest.mark.slow


def played(tmp_path: Path, *steps: str) -> Played:
    file = tmp_path / "gesprek.toml"
    file.write_text(script(*steps), encoding="utf-8")
    return play(file, tmp_path)


def test_a_killed_program_comes_back_where_it_was(tmp_path: Path) -> None:
    done = played(
        tmp_path,
        'do = "say"\nby = "bewoner"\nabout = "dag"\ntext = "Ik sta om zes uur op."',
        'do = "need"\nid = "trap"\nhelp_me = "weer naar boven te gaan"\nso_that = "ik in mijn bed slaap"',
        'do = "show"\nprompt = "A2"',
        f'do = "type"\ntext = "{HALF}"',
        'do = "battery_dies"',
        f'do = "expect"\nplace = "needs"\ntyped = "{HALF}"\ncalm = "{KILLED}"\nwindow = "bewoner"\nblank = true',
        'do = "say"\nby = "bewoner"\nabout = "dag"\ntext = "Ik eet om twaalf uur."',
        'do = "expect"\nstatements = 2\ncalm = ""',
        'do = "lock"',
        'do = "unlock"',
        'do = "expect"\nstatements = 2\ncalm = ""',
    )
    assert (done.code, done.errors) == (0, "")


def test_an_end_in_order_says_nothing(tmp_path: Path) -> None:
    done = played(
        tmp_path,
        'do = "say"\nby = "bewoner"\nabout = "dag"\ntext = "Ik sta om zes uur op."',
        'do = "close_case"',
        'do = "lock"',
        'do = "unlock"',
        'do = "expect"\ncalm = ""',
    )
    assert (done.code, done.errors) == (0, "")
