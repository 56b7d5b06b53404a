"""Rows that are changed, taken away and moved by a script, through the real windows, and what the report then says."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.playing import Played, play, text_of
from tests.play.sample import script

SAID = (
    'do = "need"\nid = "buiten"\nhelp_me = "buiten komen"\nso_that = "ik mensen zie"',
    'do = "need"\nid = "eten"\nhelp_me = "koken"\nso_that = "ik gezond eet"',
    'do = "need"\nid = "tuin"\nhelp_me = "de heg te knippen"\nso_that = "de buren niet klagen"',
    'do = "problem"\nneed = "buiten"\ntext = "de stoep is hoog"',
    'do = "problem"\nneed = "eten"\ntext = "de ketel is zwaar"',
    'do = "support"\nneed = "eten"\nwhat = "warme maaltijden"\namount = "twee"\nfrequency = "per week"',
    'do = "agree"\nwho = "dochter"\nwhat = "brengt soep"\nwhen = 2026-11-28',
    'do = "agree"\nwho = "dochter"\nwhat = "belt de tuinman"\nwhen = 2026-11-29',
    'do = "view"\ntext = "Dit gaat nog lang goed."',
)
MENDED = (
    'do = "need_change"\nneed = "eten"\nhelp_me = "zelf te koken"',
    'do = "need_move"\nneed = "eten"\nto = "up"',
    'do = "problem_change"\nproblem = "p2"\ntext = "de pannen zijn zwaar"',
    'do = "support_change"\nneed = "eten"\namount = "drie"',
    'do = "agree_change"\nagreement = "a1"\nwhen = 2026-11-30\nbackup = "de buurvrouw brengt soep"',
    'do = "view_change"\nview = "v1"\ntext = "Dit gaat een tijd goed."',
    'do = "take_away"\nwhat = "need"\nneed = "tuin"',
    'do = "take_away"\nwhat = "agreement"\nagreement = "a2"',
    'do = "freeze"\nkind = "conversation"',
    'do = "export"\nkind = "report"',
)


def played(tmp_path: Path, *steps: str) -> Played:
    file = tmp_path / "script.toml"
    file.write_text(script(*SAID, *steps), encoding="utf-8")
    return play(file, tmp_path / "place")


def test_what_was_put_right_is_what_the_report_says(tmp_path: Path) -> None:
    done = played(tmp_path, *MENDED)
    assert (done.code, done.errors) == (0, "")
    said = text_of(done.out / "gespreksverslag.pdf")
    for right in ("zelf te koken, zodat ik gezond eet", "De pannen zijn zwaar", "maandag 30 november",
                  "de buurvrouw brengt soep", "Dit gaat een tijd goed.", "Drie per week"):  # fmt: skip
        assert right in said, right
    for gone in ("de heg", "ketel", "tuinman", "28 november", "nog lang goed"):
        assert gone not in said, gone
    assert said.index("zelf te koken") < said.index("buiten komen")


def test_what_was_taken_away_cannot_be_taken_away_again(tmp_path: Path) -> None:
    away = 'do = "take_away"\nwhat = "agreement"\nagreement = "a2"'
    done = played(tmp_path, away, away)
    assert done.code == 1
    assert done.errors == "stap 11 (take_away): agreement a2 staat niet op het scherm\n"


def test_a_change_that_is_refused_leaves_the_row_as_it_was(tmp_path: Path) -> None:
    steps = (
        'do = "agree_change"\nagreement = "a1"\nwhat = " "',
        'do = "expect"\nerror = "empty"',
        'do = "agree_change"\nagreement = "a1"\nbackup = "niemand"',
        'do = "need_move"\nneed = "buiten"\nto = "up"',
    )
    done = played(tmp_path, *steps)
    assert done.errors == "stap 13 (need_move): deze hulpvraag staat al aan het einde\n"
    assert [refused["code"] for refused in done.result["refused"]] == ["empty"]
