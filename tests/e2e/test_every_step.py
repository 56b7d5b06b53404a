"""Every kind of step through the real windows, and how a play ends when something goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from keukentafel.handover.story import opened_story
from keukentafel.play.kinds import STEPS
from keukentafel.play.script import read_script
from tests.e2e.playing import Played, insides, play, spellings, text_of

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("every_step.toml")
HEAD = SCRIPT.read_text("utf-8").partition("[[step]]")[0]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(SCRIPT, tmp_path_factory.mktemp("every"))


def test_the_script_has_every_kind_of_step() -> None:
    of_a_review = {"visit", "still", "still_shells", "withhold"}
    assert {step.do for step in read_script(SCRIPT).steps} == set(STEPS) - of_a_review


def test_every_kind_of_step_can_be_done(everything: Played) -> None:
    assert (everything.code, everything.errors) == (0, "")


def test_what_was_refused_is_in_the_result(everything: Played) -> None:
    codes = [refused["code"] for refused in everything.result["refused"]]
    assert codes == [
        "minor_interpreter", "unfit_interpreter", "no_appointment", "unknown_prompt", "nothing_to_redo",
        "freeze_with_gaps", "date_in_future", "sign_before_freeze", "not_read_out",
        "representative_without_ground", "weak_words", "freeze_with_gaps", "appointment_passed",
        "must_stay", "must_stay",
    ]  # fmt: skip
    assert everything.result["refused"][0] == {"step": 0, "code": "minor_interpreter"}


def test_needs_and_reasons_are_told_by_the_ids_of_the_script(everything: Played) -> None:
    findings = {(f["code"], f["about"]): f for f in everything.result["findings"]}
    assert findings["letter_b", "buiten"]["motivated"] == "niet besproken"
    assert "motivated" not in findings["letter_b", "wassen"]
    assert ("usual_help_not_investigated", "buiten/vrouw") in findings
    assert ("usual_help_not_investigated", "wassen/vrouw") not in findings


def test_what_is_never_shared_is_told_as_that_alone(everything: Played) -> None:
    hushed = [s for s in everything.result["statements"] if s["share"] == "never"]
    assert [s["id"] for s in hushed] == ["s2", "s5", "s10"]
    assert all(set(s) == {"id", "share"} for s in hushed)
    never = ("Ik doe alles", "niet pluis", "lelietje", "vergeetmijniet")
    assert not any(words in text_of(pdf) for pdf in everything.exports for words in never)
    parts = [part for pdf in everything.exports for part in insides(pdf)]
    parts += [path.read_bytes() for path in everything.home.rglob("*") if path.is_file()]
    assert not any(spelling in part for part in parts for words in never for spelling in spellings(words))


def test_how_it_was_interpreted_and_who_came_later_is_told(everything: Played) -> None:
    told = " ".join(text_of(pdf) for pdf in everything.exports)
    assert "het woord mantelzorg" in told
    assert "kwam later, om 10:15" in told


def test_a_story_went_out_that_its_words_open_and_nothing_else_holds_them(everything: Played) -> None:
    words = "zeven groene laarzen bij de sloot"
    opened = opened_story((everything.out / "mijn-verhaal.keukentafel").read_bytes(), words)
    assert opened is not None
    hushed = {s["id"] for s in everything.result["statements"] if s["share"] == "never"}
    assert opened.story.said and len(hushed) == 3
    never = ("Ik doe alles", "niet pluis", "lelietje", "vergeetmijniet")
    assert not any(words in repr(opened.story) for words in never)
    assert "groene laarzen" not in (everything.out / "result.json").read_text("utf-8")
    parts = [path.read_bytes() for path in everything.home.rglob("*") if path.is_file()]
    assert not any(b"groene laarzen" in part for part in parts)


def play_steps(tmp_path: Path, *steps: str) -> Played:
    all_steps = ('do = "expect"\nerror = "minor_interpreter"', *steps)
    script = tmp_path / "script.toml"
    script.write_text(HEAD + "".join(f"\n[[step]]\n{step}\n" for step in all_steps), encoding="utf-8")
    return play(script, tmp_path / "place")


def test_a_refusal_that_nobody_expects_fails_the_play(tmp_path: Path) -> None:
    played = play_steps(tmp_path, 'do = "say"\nby = "bewoner"\ntext = " "', 'do = "blank"')
    assert played.code == 1
    assert played.errors == "stap 2 (say): geweigerd: empty\n"
    assert {"step": 2, "code": "empty"} in played.result["refused"]


def test_what_was_expected_and_is_not_so_fails_the_play(tmp_path: Path) -> None:
    played = play_steps(tmp_path, 'do = "expect"\nstatements = 3')
    assert played.code == 1
    assert played.errors.startswith("stap 2 (expect): er staan 0 uitspraken")


def test_a_script_that_is_not_valid_opens_nothing(tmp_path: Path) -> None:
    played = play_steps(tmp_path, 'do = "blank"\ncolour = 1')
    assert played.code == 2
    line = (tmp_path / "script.toml").read_text("utf-8").split("\n").index("colour = 1") + 1
    assert f"regel {line}, colour" in played.errors
    assert not played.out.exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    played = play(SCRIPT, tmp_path)
    assert played.code == 1
    assert "niet leeg" in played.errors
    assert [path.name for path in played.out.iterdir()] == ["mine.txt"]


def test_after_a_case_was_destroyed_the_battery_may_die_and_the_play_ends_well(tmp_path: Path) -> None:
    destroyed = 'do = "destroy"\nground = "mistake"\nword = "vernietigen"'
    played = play_steps(tmp_path, 'do = "close_case"', destroyed, 'do = "battery_dies"')
    assert (played.code, played.errors) == (0, "")
    assert (played.result["statements"], played.result["findings"]) == ([], [])


def test_a_file_without_a_seal_says_nothing_about_how_long_sealing_took(everything: Played) -> None:
    """The last file of that play is inzage, which has none."""
    assert everything.result["timings_ms"]["seal"] > 0
