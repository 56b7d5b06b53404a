"""Conversations that nobody who built the program has seen, played by the real command."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from keukentafel.app import verify_files
from tests.e2e import script_format as paper
from tests.e2e.playing import (
    SCRIPTS,
    Played,
    files_left,
    hushed_numbers,
    hushed_texts,
    insides,
    keukentafel,
    play,
    said_texts,
    spellings,
    text_of,
    words_of,
    words_of_story,
)

pytestmark = pytest.mark.slow

ENDS = {
    "echtpaar_terpstra": 0,
    "wiersma_schulden": 0,
    "gebremariam_tolk": 0,
    "hofstra_herbeoordeling": 0,
    "haddad_echtpaar": 0,
    "dekker_mentor": 0,
    "vermeer_jaarwisseling": 0,
    "kleinst": 0,
    "zonder_handtekening": 0,
    "te_vroeg_getekend": 1,
    "niet_geweigerd": 1,
}
REASONS = {
    "te_vroeg_getekend": ("sign", "sign_before_freeze"),
    "niet_geweigerd": ("expect", ""),
}
FILES = {
    "echtpaar_terpstra": {
        "gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-nl.pdf",
    },
    "wiersma_schulden": {"gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf"},
    "gebremariam_tolk": {
        "gespreksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-ar.pdf", "samenvatting-tr.pdf",
        "samenvatting-ti.pdf",
    },
    "hofstra_herbeoordeling": {"gespreksverslag.pdf", "bijlage-beoordelaar.pdf", "overdracht.zip"},
    "haddad_echtpaar": {
        "gespreksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-ar.pdf", "overdracht.zip",
        "mijn-verhaal.keukentafel", "mijn-verhaal.pdf",
    },
    "dekker_mentor": {
        "gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-nl.pdf",
    },
    "vermeer_jaarwisseling": {
        "gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-tr.pdf",
    },
    "zonder_handtekening": {"gespreksverslag.pdf", "mijn-verhaal.keukentafel", "mijn-verhaal.pdf"},
}  # fmt: skip


SIGNED = (
    "echtpaar_terpstra", "wiersma_schulden", "gebremariam_tolk", "hofstra_herbeoordeling", "haddad_echtpaar",
    "dekker_mentor", "vermeer_jaarwisseling",
)  # fmt: skip
"""Where the consultant signed: a report with no seal of the consultant's side is not complete."""


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Played]:
    """One play of each script for all tests that look at it."""
    done: dict[str, Played] = {}

    def played(name: str) -> Played:
        if name not in done:
            done[name] = play(SCRIPTS / f"{name}.toml", tmp_path_factory.mktemp(name))
        return done[name]

    return played


@pytest.fixture(params=ENDS)
def played(request: pytest.FixtureRequest, plays: Callable[[str], Played]) -> Played:
    return plays(request.param)


def name_of(played: Played) -> str:
    return played.home.name.rstrip("0123456789")


def test_it_ends_as_it_should(played: Played) -> None:
    assert (played.code, played.errors if played.code != ENDS[name_of(played)] else "") == (ENDS[name_of(played)], "")
    if played.code:
        kind, reason = REASONS[name_of(played)]
        step = str(len(played.script["step"]))
        assert all(part in played.errors for part in (kind, reason, step)), played.errors
    else:
        assert played.errors == ""


def test_the_result_is_as_the_format_says(played: Played) -> None:
    result = played.result
    assert paper.result_faults(result) == []
    assert result["case_number"] == played.script["case"].get("case_number", result["case_number"])
    refusals = [s["error"] for s in played.script.get("step", []) if "error" in s and s["error"] != "none"]
    unforeseen = ["sign_before_freeze"] if name_of(played) == "te_vroeg_getekend" else []
    missing = refusals if name_of(played) == "niet_geweigerd" else []
    assert [r["code"] for r in result["refused"]] + missing == refusals + unforeseen


def test_the_files_are_there_and_are_the_ones_it_tells_of(played: Played) -> None:
    assert {path.name for path in (*played.exports, *played.handed_over)} == FILES.get(name_of(played), set())
    for report in played.result["reports"]:
        data = (played.out / report["path"]).read_bytes()
        document = pypdfium2.PdfDocument(data)
        assert (report["sha256"], report["pages"]) == (hashlib.sha256(data).hexdigest(), len(document))
        document.close()
    kinds = {"conversation": "gespreksverslag.pdf", "investigation": "onderzoeksverslag.pdf"}
    told = {kinds[report["kind"]] for report in played.result["reports"]}
    assert told == {path.name for path in played.exports} & set(kinds.values())
    shots = [(n, s["name"]) for n, s in enumerate(played.script.get("step", []), 1) if s["do"] == "screenshot"]
    for number, name in shots:
        pictures = {path.name for path in (played.out / "screens").glob(f"{number:03}-*.png")}
        assert pictures == {f"{number:03}-{name}-consulent.png", f"{number:03}-{name}-bewoner.png"}
    assert (played.out / "kluis").is_dir()


def test_what_is_never_shared_is_nowhere(played: Played) -> None:
    texts = hushed_texts(played.script)
    others = [text for text in said_texts(played.script) if text not in texts]
    words = words_of(texts) - words_of(others)
    assert bool(words) == bool(texts)
    hidden = {f"s{number}" for number in hushed_numbers(played.script)}
    assert {s["id"] for s in played.result["statements"] if s["share"] == "never"} == hidden
    looked_for = {word: spellings(word) for word in words}
    for path in (*files_left(played), *played.exports, *played.handed_over, played.out / "result.json"):
        key = words_of_story(played.script) if path.stem == "mijn-verhaal" else ""
        contents = [*insides(path, key), text_of(path, key).encode()] if path.suffix == ".pdf" else [path.read_bytes()]
        found = {w for w, forms in looked_for.items() if any(form in data for form in forms for data in contents)}
        assert not found, f"{path.name}: {found}"


def test_nothing_that_was_said_is_left_behind_readable(played: Played) -> None:
    words = words_of(said_texts(played.script))
    looked_for = {word: spellings(word) for word in words}
    for path in files_left(played):
        data = path.read_bytes()
        named = {word for word in words if word in str(path.relative_to(played.home))}
        found = {word for word, forms in looked_for.items() if any(form in data for form in forms)}
        assert not found | named, f"{path.relative_to(played.home)}: {found | named}"


def test_no_report_of_the_resident_names_a_check(played: Played) -> None:
    for path in played.exports:
        if path.name != "bijlage-beoordelaar.pdf":
            text = text_of(path)
            assert [code for code in (*paper.GAPS, *paper.WARNINGS) if code in text] == []


def test_every_sealed_file_verifies(played: Played) -> None:
    for path in played.exports:
        verdict = verify_files([path.read_bytes()])
        assert verdict.exit_code == (0 if name_of(played) in SIGNED else 1), verdict.files[0].lines


def test_a_changed_file_does_not_verify(plays: Callable[[str], Played], tmp_path: Path) -> None:
    report = plays("zonder_handtekening").out / "gespreksverslag.pdf"
    data = bytearray(report.read_bytes())
    data[len(data) // 3] ^= 1
    assert verify_files([bytes(data)]).exit_code == 1
    assert verify_files([bytes(data[: len(data) // 2])]).exit_code in (1, 2)
    letter = tmp_path / "brief.pdf"
    letter.write_text("Geachte mevrouw,", encoding="utf-8")
    assert keukentafel("verify", str(letter), home=tmp_path).returncode == 2
    told = keukentafel("verify", "--json", str(report), home=tmp_path)
    assert told.returncode == 1
    assert isinstance(json.loads(told.stdout), dict)


def test_the_search_finds_what_may_be_read(plays: Callable[[str], Played]) -> None:
    played = plays("echtpaar_terpstra")
    text = text_of(played.out / "gespreksverslag.pdf")
    inside = b"".join(insides(played.out / "gespreksverslag.pdf"))
    for word in ("postduiven", "ongeopende", "vergevorderde"):
        assert word in text
        assert any(form in inside for form in spellings(word))


def test_the_reports_keep_their_word(plays: Callable[[str], Played]) -> None:
    played = plays("echtpaar_terpstra")
    text = text_of(played.out / "gespreksverslag.pdf")
    for line in ('Regel één: "zo" is het.', "Regel twee — met een <i>streep</i>, 100 % & {waar}."):
        assert line in text
    assert "nog niet gevraagd" in text.casefold()
    assert "geen besluit" in text.casefold()
    said = {s["id"]: s for s in played.result["statements"]}
    assert said["s3"]["certainty"] == "confirmed"
    assert (said["s13"]["speaker"], said["s4"]["source"]) == ("Sjoukje van de overkant", "observed")
    assert len(said["s12"]["text"]) == 2000
    reports = [(r["kind"], r["version"], bool(r["open"])) for r in played.result["reports"]]
    assert reports == [("conversation", 1, True), ("investigation", 1, False)]


def test_what_was_taken_back_is_in_no_file(plays: Callable[[str], Played]) -> None:
    played = plays("wiersma_schulden")
    assert [s["id"] for s in played.result["statements"]] == ["s1", "s2", "s3", "s4", "s5", "s7", "s8"]
    assert all("Paddestoelbrigade" not in text_of(path) for path in played.exports)
    conversation = next(r for r in played.result["reports"] if r["kind"] == "conversation")
    assert conversation["open"]


def test_what_the_interpreter_passed_on_says_so(plays: Callable[[str], Played]) -> None:
    said = {s["id"]: s for s in plays("gebremariam_tolk").result["statements"]}
    assert (said["s1"]["via"], said["s1"]["speaker"], said["s1"]["lang"]) == ("tolk", "bewoner", "ti")
    assert said["s3"]["via"] == ""


FOUND = {
    "haddad_echtpaar": {
        ("receipt_not_confirmed", ""), ("contradicted", "s1"), ("contradicted", "s3"), ("application_not_asked", "h1"),
    },
    "dekker_mentor": {
        ("no_private_moment", ""), ("no_follow_up", ""), ("assumption", "s3"), ("informant_rarely_present", "bewind"),
        ("no_backup", "h1/1"), ("application_before_investigation", ""), ("deadline_passed", ""),
    },
    "vermeer_jaarwisseling": {("application_before_investigation", ""), ("deadline_passed", "")},
}  # fmt: skip
"""Written down from the papers before the first play."""

LAST_DAYS = {
    "haddad_echtpaar": {("personal_plan", "2026-12-18"), ("investigation", "2027-01-22")},
    "dekker_mentor": {
        ("personal_plan", "2027-04-02"), ("investigation", "2027-05-10"), ("decision", "2027-05-21"),
        ("objection", "2027-06-30"),
    },
    "vermeer_jaarwisseling": {
        ("personal_plan", "2026-11-27"), ("investigation", "2027-01-04"), ("decision", "2027-01-04"),
        ("objection", "2027-02-19"),
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_and_until_when_is_as_the_law_says(plays: Callable[[str], Played], name: str) -> None:
    result = plays(name).result
    assert {(finding["code"], finding["about"]) for finding in result["findings"]} == FOUND[name]
    assert {(term["term"], term["last_day"]) for term in result["deadlines"]} == LAST_DAYS[name]


def test_a_line_that_was_refused_keeps_its_number(plays: Callable[[str], Played]) -> None:
    assert [s["id"] for s in plays("vermeer_jaarwisseling").result["statements"]] == ["s1", "s2", "s3", "s5"]


def test_who_may_not_speak_for_the_resident_is_in_no_signature(plays: Callable[[str], Played]) -> None:
    text = text_of(plays("dekker_mentor").out / "onderzoeksverslag.pdf")
    signing = text.partition("Ondertekening")[2]
    assert "mevrouw S. Aalbers (mentor), 7 mei 2027" in signing
    assert "Visser" not in signing


def scripts() -> list[dict[str, Any]]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(SCRIPTS.glob("*.toml"))]


def test_every_script_is_played() -> None:
    assert {path.stem for path in SCRIPTS.glob("*.toml")} == set(ENDS)


def test_the_scripts_use_the_whole_format() -> None:
    found = scripts()
    steps = [step for script in found for step in script.get("step", [])]
    tables = {
        "head": (paper.HEAD, found),
        "case": (paper.CASE, [script["case"] for script in found]),
        "participant": (paper.PARTICIPANT, [p for script in found for p in script.get("participant", [])]),
        **{do: (("do", *keys), [s for s in steps if s["do"] == do]) for do, keys in paper.STEPS.items()},
    }
    unused = {
        f"{name}.{key}" for name, (keys, rows) in tables.items() for key in keys if not any(key in r for r in rows)
    }
    assert unused == set()
    missing = {
        f"{where} = {value}"
        for where, values in paper.VALUES.items()
        for value in values
        if not any(row.get(where.split(".")[1]) == value for row in tables[where.split(".")[0]][1])
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("wrong", "line", "key"),
    [
        ('[[step]]\ndo = "zing"\n', "zing", "do"),
        ('[[step]]\ndo = "see"\ntext = "x"\nkleur = "rood"\n', "kleur", "kleur"),
        ('[[step]]\ndo = "say"\nby = "bewoner"\n', "[[step]]", "text"),
        ('[[step]]\ndo = "see"\ntext = "x"\nshare = "soms"\n', "soms", "share"),
        ('[[step]]\ndo = "blank"\n\n[[step\n', "[[step\n", ""),
    ],
)
def test_a_script_that_is_not_valid_opens_nothing(wrong: str, line: str, key: str, tmp_path: Path) -> None:
    text = (SCRIPTS / "kleinst.toml").read_text(encoding="utf-8") + "\n" + wrong
    script = tmp_path / "fout.toml"
    script.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    done = keukentafel("play", str(script), "--out", str(out), home=tmp_path / "home")
    number = text[: text.index(line)].count("\n") + 1
    assert done.returncode == 2
    assert re.search(rf"\b{number}\b", done.stderr) and key in done.stderr, done.stderr
    assert not out.exists()


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "home" / "out"
    out.mkdir(parents=True)
    (out / "van mij.txt").write_text("laat staan", encoding="utf-8")
    done = keukentafel("play", str(SCRIPTS / "kleinst.toml"), "--out", str(out), home=tmp_path / "home")
    assert done.returncode != 0 and done.stderr
    assert [path.name for path in out.iterdir()] == ["van mij.txt"]
