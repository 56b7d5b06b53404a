"""After a long play with everything in it, nothing that was said can be read outside what was exported on purpose."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.clear.given import given_key
from tests.clear.leaks import Search
from tests.clear.marked import IN_A_REPORT, KEY_PASSWORD, NOWHERE, NUMBER, PASSPHRASE, SAID, marked
from tests.e2e.playing import OWN_FOLDERS, ROOT, SCRIPTS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="what another program sees of ours is read from /proc"),
]
EVERY_STEP = SCRIPTS.parent / "every_step.toml"
FROM_A_STORY = Path(__file__).with_name("from_a_story.toml")

READABLE = {
    "result.json", "gespreksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-ar.pdf", "samenvatting-tr.pdf",
    "uitnodiging.pdf", "overdracht.zip", "inzage.zip",
}  # fmt: skip
"""Files of a play that somebody asked for and that anybody can read: they may hold what may be in a report."""
UNDER_WORDS = {"mijn-verhaal.keukentafel", "mijn-verhaal.pdf", "mijn-verhaal-2.pdf"}
"""Files that somebody asked for and that open with the words of the resident only."""
STRACE = (
    "strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=openat,open,creat,memfd_create", "-e", "signal=none", "-o",
)  # fmt: skip
TRACE = "bestanden.trace"
"""Every file that was opened, also those that are gone when the program ends."""
ABOUT_NOBODY = {"rechten-ar.pdf", "woorden-ar.pdf", "wie-deed-wat.json"}


@dataclass(frozen=True)
class Looked:
    """A play that ended, and what other programs saw of its processes meanwhile."""

    home: Path
    out: Path
    code: int
    spoken: str
    errors: str
    seen: tuple[str, ...]


def furnished(home: Path) -> dict[str, str]:
    """The surroundings of a program that has nothing but this home."""
    own = {name: home / name.lower() for name in OWN_FOLDERS}
    for folder in own.values():
        folder.mkdir(parents=True, mode=0o700)
    return {
        "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
        **{name: str(folder) for name, folder in own.items()},
    }  # fmt: skip


def looked_at(home: Path, out: Path, *command: str, tracer: tuple[str, ...] = ()) -> Looked:
    """Run a program, and read meanwhile what anybody can read of it and of what it starts."""
    process = subprocess.Popen(
        [*tracer, sys.executable, "-m", *command], cwd=ROOT, env=furnished(home), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    seen: dict[str, None] = {}
    while True:
        seen.update(dict.fromkeys(public(process.pid)))
        try:
            spoken, errors = process.communicate(timeout=0.3)
        except subprocess.TimeoutExpired:
            continue
        return Looked(home, out, process.returncode, spoken, errors, tuple(seen))


def public(pid: int) -> list[str]:
    """The command line, the name and the surroundings of a process and of those that it started."""
    found: list[str] = []
    for one in (Path(f"/proc/{pid}"), *(Path(f"/proc/{child}") for child in offspring(pid))):
        for name in ("cmdline", "comm", "environ"):
            try:
                found.append((one / name).read_bytes().decode(errors="replace"))
            except OSError:
                continue
    return found


def offspring(pid: int) -> list[int]:
    """The processes that it started, and those that they started."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = status.read_text().partition(" (")
        except OSError:
            continue
        parents[int(number)] = int(rest.rpartition(") ")[2].split()[1])
    found, waiting = [], [pid]
    while waiting:
        parent = waiting.pop()
        children = [child for child, of in parents.items() if of == parent]
        found += children
        waiting += children
    return found


@pytest.fixture(scope="module")
def every_step(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """Every kind of step, the battery among them, by the command that plays."""
    place = tmp_path_factory.mktemp("alles")
    script = place / "script.toml"
    script.write_text(marked(EVERY_STEP), encoding="utf-8")
    home = place / "home"
    return looked_at(home, home / "out", "keukentafel", "play", str(script), "--out", str(home / "out"))


@pytest.fixture(scope="module")
def from_a_story(every_step: Looked, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """Another municipality: the case begins from the story that came out of the first play."""
    place = tmp_path_factory.mktemp("verhaal")
    story = shutil.copy(every_step.out / "mijn-verhaal.keukentafel", place / "verhaal.keukentafel")
    script = place / "script.toml"
    script.write_text(marked(FROM_A_STORY, Path(story)), encoding="utf-8")
    home = place / "home"
    return looked_at(home, home / "out", "keukentafel", "play", str(script), "--out", str(home / "out"))


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    """The program in its own home, with what no script does; its files go to a folder that is called after somebody."""
    place = tmp_path_factory.mktemp("laptop")
    script, key, out = place / "script.toml", place / "key.p12", place / f"map van {SAID}"
    script.write_text(marked(SCRIPTS / "zonder_handtekening.toml"), encoding="utf-8")
    key.write_bytes(given_key())
    out.mkdir()
    command = ("tests.clear.at_the_laptop", str(script), str(out), str(key))
    tracer = (*STRACE, str(place / TRACE)) if shutil.which(STRACE[0]) else ()
    return looked_at(place / "home", out, *command, tracer=tracer)


@cache
def told(laptop: Looked) -> dict[str, Any]:
    """What the program itself saw from outside."""
    found: dict[str, Any] = json.loads(laptop.spoken.splitlines()[-1])
    return found


def test_every_step_is_played(every_step: Looked) -> None:
    assert (every_step.code, every_step.errors) == (0, "")


def test_a_story_is_played(from_a_story: Looked) -> None:
    assert (from_a_story.code, from_a_story.errors) == (0, ""), "that its case was destroyed at the end is no loss"


def test_everything_else_is_done_at_the_laptop(laptop: Looked) -> None:
    assert laptop.code == 0, laptop.errors
    assert "keukentafel: KeyError;" in laptop.errors, "our own mistake is told by its class"


def test_no_file_of_the_home_holds_what_was_said(every_step: Looked, from_a_story: Looked, laptop: Looked) -> None:
    words = Search((*IN_A_REPORT, *NOWHERE))
    for looked in (every_step, from_a_story):
        meant = [looked.out / name for name in READABLE]
        pictures = (looked.out / "screens").glob("*.png")
        assert words.in_folder(looked.home, (*meant, *pictures)) == []
    assert words.in_folder(laptop.home) == []
    assert words.in_folder(laptop.home.parent / "reserve") == []


def test_a_file_that_was_asked_for_holds_what_may_be_in_a_report_and_nothing_else(
    every_step: Looked, from_a_story: Looked, laptop: Looked
) -> None:
    files = {path.name for path in every_step.out.iterdir() if path.is_file()}
    assert files == (READABLE - {"uitnodiging.pdf"}) | UNDER_WORDS | ABOUT_NOBODY
    search = Search(NOWHERE)
    for looked in (every_step, from_a_story, laptop):
        for path in looked.out.rglob("*"):
            assert path.is_dir() or search.in_bytes(path.read_bytes(), path.name) == []
    # The same search finds what is meant to be there.
    for name in ("result.json", "gespreksverslag.pdf", "overdracht.zip", "inzage.zip"):
        found = {leak.word for leak in Search([SAID, NUMBER]).in_bytes((every_step.out / name).read_bytes(), name)}
        assert SAID in found
    for name in UNDER_WORDS:
        assert Search(IN_A_REPORT).in_bytes((every_step.out / name).read_bytes(), name) == []


def test_the_recovery_code_is_nowhere(laptop: Looked) -> None:
    code = told(laptop)["code"]
    assert re.fullmatch(r"(\w{5}-){6}\w{5}", code)
    parts = [*code.split("-"), code.replace("-", "")]
    assert Search(parts).in_folder(laptop.home.parent) == []


def test_other_programs_see_nothing_of_it(every_step: Looked, from_a_story: Looked, laptop: Looked) -> None:
    words = Search((*IN_A_REPORT, *NOWHERE))
    for looked in (every_step, from_a_story):
        assert any("play-child" in text for text in looked.seen)
        assert words.in_text("\n".join((*looked.seen, looked.spoken, looked.errors)), "/proc") == []
    # The folder of the test itself is called after somebody, and the test names it on the command line.
    seen = [text.replace(str(laptop.out), "") for text in (*laptop.seen, laptop.errors)]
    assert words.in_text("\n".join(seen), "/proc") == []
    outside = told(laptop)
    assert words.in_text("\n".join((*outside["titles"], *outside["names"])), "windows") == []
    assert {"Keukentafel"} <= set(outside["titles"])


def test_the_lock_takes_our_words_off_the_clipboard(laptop: Looked) -> None:
    assert told(laptop)["copied"] == f"Zij zei {SAID}"
    assert told(laptop)["clipboard"] == ""


def test_a_crash_leaves_no_memory_behind(laptop: Looked) -> None:
    assert told(laptop)["core"] == [0, 0]
    assert told(laptop)["dumpable"] == 0
    reports = list((laptop.home / "keukentafel_home" / "crash").iterdir())
    assert len(reports) == 1


def test_the_dialogs_of_qt_remember_no_folder(laptop: Looked) -> None:
    kept = laptop.home / "xdg_config_home" / "QtProject.conf"
    assert "shortcuts" in kept.read_text("utf-8"), "the dialogs were there"
    assert not re.search(r"^(lastVisited|history)=.", kept.read_text("utf-8"), re.MULTILINE)
    assert not list(laptop.home.rglob("recently-used.xbel"))


@pytest.mark.skipif(shutil.which(STRACE[0]) is None, reason="files that come and go are seen by strace")
def test_no_file_comes_and_goes_anywhere_else(laptop: Looked) -> None:
    """Not in the temporary folder, not beside the program, not in memory that has the shape of a file."""
    lines = (laptop.home.parent / TRACE).read_text("utf-8", "replace").splitlines()
    made = [line for line in lines if re.search(r"O_CREAT|O_TMPFILE|creat\(|memfd_create\(", line)]
    own = laptop.home / "keukentafel_home"
    places = (own, laptop.home.parent / "reserve", laptop.out, laptop.home / "xdg_config_home")
    assert any(str(own) in line for line in made)
    assert [
        line for line in made if "__pycache__" not in line and not any(f'"{place}' in line for place in places)
    ] == []


def test_the_plays_had_everything_in_them(every_step: Looked, laptop: Looked) -> None:
    assert (every_step.out / "kluis" / "store.db").stat().st_size > 100_000
    assert list((laptop.home / "keukentafel_home" / "reservekopieen").rglob("store.db"))
    assert list((laptop.home.parent / "reserve").rglob("store.db"))
    assert (laptop.home / "keukentafel_home" / "settings.json").exists()
    assert {"uit-7.pdf", "wie-deed-wat.json"} <= {path.name for path in laptop.out.iterdir()}
    assert PASSPHRASE in marked(EVERY_STEP) and KEY_PASSWORD not in marked(EVERY_STEP)
