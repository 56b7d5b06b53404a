"""A first conversation with two visits and two versions, and a year later a review that begins from its record."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from keukentafel.app import verify_files
from tests.e2e.playing import Played, play, text_of

pytestmark = pytest.mark.slow

SCRIPTS = Path(__file__).parent / "review"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(SCRIPTS / "first.toml", tmp_path_factory.mktemp("first"))


@pytest.fixture(scope="module")
def again(first: Played, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The record travels as it is attached to the report."""
    home = tmp_path_factory.mktemp("again")
    script = home / "again.toml"
    shutil.copy(SCRIPTS / "again.toml", script)
    with pikepdf.open(first.out / "gespreksverslag.pdf") as report:
        (home / "verslag.json").write_bytes(report.attachments["verslag.json"].get_file().read_bytes())
    return play(script, home)


def test_both_plays_end_well(first: Played, again: Played) -> None:
    assert (first.code, first.errors) == (0, "")
    assert (again.code, again.errors) == (0, "")


def test_the_second_version_says_what_changed_and_who_was_there_when(first: Played) -> None:
    text = text_of(first.out / "gespreksverslag.pdf")
    assert "Wat is er veranderd sinds versie 1?" in text
    assert "gaat net gaat niet" in text
    assert "Mevrouw T. Akkerman, dinsdag 24 november 2026 en dinsdag 1 december 2026. Dit verslag is geen" in text
    # The resident wanted this out after the first version: the second one does not have it, nor says what went.
    assert "ruzie" not in text and "ruzie" not in text_of(first.out / "bijlage-beoordelaar.pdf")
    assert "Gesprek op 24 november 2026" in text and "Gesprek op 1 december 2026" in text
    assert [report["version"] for report in first.result["reports"] if report["kind"] == "conversation"] == [2]
    assert "Wat is er veranderd sinds versie 1?" in text_of(first.out / "bijlage-beoordelaar.pdf")


def test_a_paper_that_comes_back_late_is_told_in_the_newest_report_as_that_paper(first: Played) -> None:
    told = "Eerder, bij het gespreksverslag, versie 1: gekregen, mevrouw Akkerman, het papier kwam terug op 1 december"
    assert told in text_of(first.out / "gespreksverslag.pdf")


def test_a_review_asks_and_does_not_assume(again: Played) -> None:
    text = text_of(again.out / "gespreksverslag.pdf")
    assert "Wat klopt er nog van het vorige verslag?" in text
    assert "Nog niet besproken." in text and "Dit is veranderd." in text
    assert "Hoe was dat eerder?" in text
    assert {"code": "unknown_need", "step": 2} in again.result["refused"]
    assert verify_files([(again.out / "gespreksverslag.pdf").read_bytes()]).exit_code == 0


def test_a_record_that_was_changed_begins_no_review(first: Played, tmp_path: Path) -> None:
    shutil.copy(SCRIPTS / "again.toml", tmp_path / "again.toml")
    (tmp_path / "verslag.json").write_text(json.dumps({"format": "keukentafel-verslag", "schema": 2}))
    refused = play(tmp_path / "again.toml", tmp_path)
    assert refused.code == 1 and refused.result["refused"][0]["code"] == "bad_record"


def test_a_script_begins_from_a_story_and_nothing_of_it_is_a_fact_before_it_is_asked(
    first: Played, tmp_path: Path
) -> None:
    shutil.copy(SCRIPTS / "carried.toml", tmp_path / "carried.toml")
    shutil.copy(first.out / "mijn-verhaal.keukentafel", tmp_path / "mijn-verhaal.keukentafel")
    carried = play(tmp_path / "carried.toml", tmp_path)
    assert (carried.code, carried.errors) == (0, "")


def test_the_paper_of_a_story_opens_with_its_words_in_any_reader(first: Played) -> None:
    paper = first.out / "mijn-verhaal.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(paper)
    with pikepdf.open(paper, password="zeven groene laarzen bij de sloot") as opened:
        assert opened.encryption.bits == 256
        assert opened.allow.accessibility and opened.allow.extract
