"""One program for each user's folder: the second start brings the first forward, and somebody else's is let be."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from keukentafel.app.one_at_a_time import KNOCK, knock, take_turn
from keukentafel.domain.ports import StoreBusy, StoreUnwritable
from keukentafel.i18n import Catalogue
from keukentafel.paths import translations_dir
from keukentafel.storage.lock import FolderLock
from keukentafel.ui.consultant.knocks import Knocks
from keukentafel.ui.vault.before_opening import Reason, box

ROOT = Path(__file__).resolve().parents[1]
NOBODY = 65534

root_only = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the administrator can be somebody else"
)

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (propagateSizeHints|raise)\(\)", extend=True)


@pytest.fixture
def turn(tmp_path: Path) -> Iterator[FolderLock]:
    turn = take_turn(tmp_path / "own")
    yield turn
    turn.release()


def test_the_folder_is_for_its_owner_and_the_turn_is_taken_once(turn: FolderLock, tmp_path: Path) -> None:
    own = tmp_path / "own"
    if os.name == "posix":
        assert own.stat().st_mode & 0o777 == 0o700
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in own.iterdir())
    with pytest.raises(StoreBusy):
        take_turn(own)
    take_turn(tmp_path / "another").release()


def test_a_turn_is_free_again_when_it_was_let_go(tmp_path: Path) -> None:
    (tmp_path / KNOCK).touch()
    take_turn(tmp_path).release()
    assert not (tmp_path / KNOCK).exists(), "who knocked at a dead program has gone"
    take_turn(tmp_path).release()


def test_a_knock_brings_the_window_forward(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    knocks = Knocks(tmp_path / KNOCK, window)
    answered: list[bool] = []
    second = threading.Thread(target=lambda: answered.append(knock(tmp_path)))
    second.start()
    qtbot.waitUntil(lambda: bool(answered))
    second.join()
    assert answered == [True]
    assert window.isVisible() and not window.windowState() & Qt.WindowState.WindowMinimized
    knocks.look()
    assert window.isVisible(), "another change of the folder is no knock"


def test_a_program_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    assert not knock(tmp_path, wait_seconds=0)
    assert not (tmp_path / KNOCK).exists()
    assert not knock(tmp_path / "nowhere", wait_seconds=0)


def test_what_is_said_when_it_cannot_open(qtbot: QtBot) -> None:
    words = Catalogue("ui", "nl", translations_dir())
    for reason in Reason:
        said = box(reason, words)
        qtbot.addWidget(said)
        assert said.text() == reason.value


@pytest.fixture
def start() -> Iterator[Callable[[Path], subprocess.Popen[str]]]:
    """The program as a consultant starts it, with a folder of its own."""
    started: list[subprocess.Popen[str]] = []

    def begin(home: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "keukentafel", "--home", str(home)]
        started.append(subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield begin
    for program in started:
        with program:
            program.kill()


def test_the_program_started_twice_is_one_program(
    start: Callable[[Path], subprocess.Popen[str]], tmp_path: Path
) -> None:
    first = start(tmp_path / "own")
    while not (tmp_path / "own" / "lock").exists():
        assert first.poll() is None
    second = start(tmp_path / "own")
    _, said = second.communicate()
    assert (second.returncode, said) == (0, "")
    other = start(tmp_path / "anothers")
    while not (tmp_path / "anothers" / "log").exists():
        assert other.poll() is None, "somebody with another folder has a program of their own"
    assert first.poll() is None


@root_only
def test_the_folder_of_somebody_else_is_let_be(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    os.chown(theirs, NOBODY, NOBODY)
    with pytest.raises(StoreUnwritable):
        take_turn(theirs)
    assert list(theirs.iterdir()) == []


@root_only
def test_somebody_else_cannot_look_into_ours() -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        ours = Path(place) / "ours"
        take_turn(ours).release()
        assert "PermissionError" in _looked_into_by_another(ours)
        ours.chmod(0o755)
        assert _looked_into_by_another(ours) == "", "it is the mode of the folder that keeps them out"


def _looked_into_by_another(folder: Path) -> str:
    looks = "import os, sys; os.setuid(65534); os.listdir(sys.argv[1])"
    done = subprocess.run([sys.executable, "-c", looks, str(folder)], capture_output=True, text=True)
    return done.stderr
