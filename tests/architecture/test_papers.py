"""The papers are true where a machine can tell: links, pictures, commands, and the keys of the handbook."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keukentafel import cli
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.shortcuts import IN_THE_LINE, IN_THE_STORY, SHORTCUTS, SOURCES_ON_SHEET, key_names
from tests.architecture.imports import PACKAGE, ROOT

PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "resources").rglob("*.md")])
HANDBOOK = ROOT / "docs" / "handleiding.md"
MOST_BYTES_OF_A_PICTURE = 300_000
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_BLOCK = re.compile(r"```\n(.*?)```", re.DOTALL)
_PATH = re.compile(r"^(?:tests|docs|tools|resources|keukentafel|requirements)/[\w./-]+$|^[\w/]+/\w+\.py$")
_KEYS = re.compile(r"^\| ((?:Ctrl|Alt|F\d|Tab|pijl|[A-Z](?= \|))[^|]*) \| ([^|]+) \|$", re.MULTILINE)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_link_leads_somewhere(paper: Path) -> None:
    links = [link.partition("#")[0] for link in _LINK.findall(paper.read_text("utf-8"))]
    ours = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in ours if not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_file_that_is_named_exists(paper: Path) -> None:
    named = [code for code in _CODE.findall(paper.read_text("utf-8")) if _PATH.match(code)]
    # A paper about one room calls its files as seen from the package.
    assert [code for code in named if not any((place / code).exists() for place in (ROOT, ROOT / PACKAGE))] == []


def test_every_picture_is_small_and_used() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert [picture.name for picture in pictures if picture.stat().st_size > MOST_BYTES_OF_A_PICTURE] == []
    texts = "".join(paper.read_text("utf-8") for paper in PAPERS)
    assert [picture.name for picture in pictures if f"pictures/{picture.name}" not in texts] == []


def _commands(paper: Path) -> str:
    text = paper.read_text("utf-8")
    return "\n".join([*_BLOCK.findall(text), *_CODE.findall(_BLOCK.sub("", text))])


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_target_of_make_exists(paper: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", _commands(paper), re.MULTILINE)) - targets == set()


@pytest.mark.parametrize("paper", PAPERS, ids=_name)
def test_every_command_of_the_program_exists(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in re.findall(r"^(?:\.venv/bin/)?keukentafel (\w+)", _commands(paper), re.MULTILINE):
        with pytest.raises(SystemExit) as ended:
            cli.run([command, "--help"])
        assert ended.value.code == 0, command
    capsys.readouterr()


def test_the_readme_names_what_a_newcomer_needs() -> None:
    commands = _commands(ROOT / "README.md")
    for needed in ("make demo", "make run", "make test", "keukentafel play", "keukentafel verify"):
        assert needed in commands


def test_the_handbook_has_every_key_and_no_other() -> None:
    open_keys = [(shortcut.key, shortcut.title) for shortcut in SHORTCUTS.values() if not shortcut.discreet]
    places = [(place.key, f"Naar: {place.title}") for place in PLACES]
    here = [SOURCES_ON_SHEET, *IN_THE_LINE.values(), *IN_THE_STORY.values()]
    written = [("+".join(key_names(shortcut.key)), shortcut.title) for shortcut in here]
    assert _KEYS.findall(HANDBOOK.read_text("utf-8")) == [*open_keys, *places, *written]


def test_a_discreet_key_stands_in_its_own_chapter_of_the_handbook_and_nowhere_else() -> None:
    chapters = HANDBOOK.read_text("utf-8").split("\n## ")
    for shortcut in (shortcut for shortcut in SHORTCUTS.values() if shortcut.discreet):
        named = [chapter.splitlines()[0] for chapter in chapters if shortcut.key in chapter]
        assert named == ["7. Gesprek apart, en de stille regel"]
        others = [paper for paper in PAPERS if paper != HANDBOOK and shortcut.key in paper.read_text("utf-8")]
        assert others == []


def test_the_handbook_calls_every_place_by_its_name() -> None:
    text = HANDBOOK.read_text("utf-8")
    assert [place.title for place in PLACES if place.title not in text] == []
