"""Where the store stands: beside the settings or where it was chosen, and what is private, and what moves with it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel import paths, settings
from keukentafel.app.place import choose_store_folder, is_known, store_home
from keukentafel.cli import run
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, act, acts_in

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "vier paarden eten hooi"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The folder of this user, as `--home` makes it."""
    before = os.environ.get(paths.HOME_VARIABLE)
    own = tmp_path / "own"
    assert paths.take_home(["--home", str(own), "store"]) == ["store"]
    yield own
    if before is None:
        del os.environ[paths.HOME_VARIABLE]
    else:
        os.environ[paths.HOME_VARIABLE] = before


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


def test_it_stands_beside_the_settings_until_somebody_chooses(own: Path, stick: Path) -> None:
    assert store_home() == own / "kluis"
    assert choose_store_folder(stick) == stick / "kluis" == store_home()
    assert choose_store_folder(None) == own / "kluis" == store_home()


def test_the_command(own: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "--at", str(stick)]) == 0
    assert str(stick / "kluis") in capsys.readouterr().out
    assert run(["store"]) == 0
    assert capsys.readouterr().out == f"{stick / 'kluis'}\n"
    assert run(["store", "--at", str(stick / "nowhere")]) == 2
    assert "deze map is er niet" in capsys.readouterr().err
    assert store_home() == stick / "kluis"
    assert run(["store", "--here"]) == 0
    assert store_home() == own / "kluis"


def test_a_stick_that_is_away_is_not_taken_for_one_without_a_store(own: Path, stick: Path) -> None:
    assert not is_known(own / "kluis", own)
    home = choose_store_folder(stick)
    assert not is_known(home, own), "an empty stick gets a new store"
    stick.rmdir()
    assert is_known(home, own)
    stick.mkdir()
    settings.keep_store_seen(own)
    assert is_known(home, own), "where a stick is put in stands an empty folder while it is away"
    choose_store_folder(None)
    assert not settings.load(own).store_seen


def test_files_are_for_their_owner_only(own: Path, stick: Path) -> None:
    if os.name != "posix":
        pytest.skip("modes are a thing of POSIX")
    os.umask(before := os.umask(0))
    os.umask(0)
    try:
        home = choose_store_folder(stick)
        SqlCipherVault(home, CHEAP, ballast=4096).create(PASSPHRASE).close()
    finally:
        os.umask(before)
    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in home.iterdir()} == {
        path.name: oct(0o600) for path in home.iterdir()
    }
    assert (own / settings.FILE).stat().st_mode & 0o777 == 0o600
    assert own.stat().st_mode & 0o777 == 0o700


def test_the_folder_of_a_store_opens_on_another_laptop(tmp_path: Path) -> None:
    old, new, expected = tmp_path / "old" / "kluis", tmp_path / "new" / "kluis", Expected()
    store = SqlCipherVault(old, KdfCost(memory_kib=64, passes=2, lanes=1)).create(PASSPHRASE)
    with store.work() as work:
        for number in range(40):
            act(work, number)
    store.close()
    settings.save(old.parent, settings.Settings(150, store_folder="elsewhere"))
    shutil.copytree(old, new)
    assert not any(settings.FILE in path.name for path in new.rglob("*")), "what belongs to a machine stays there"
    # What trying a passphrase costs stands in the slot: the new laptop measures nothing and opens it.
    store = SqlCipherVault(new, CHEAP).unlock(PASSPHRASE)
    assert acts_in(store) == 40
    expected.assert_holds(store, 40)
    store.close()
    assert settings.load(new.parent) == settings.Settings()


ELSEWHERE = """
import sys
from pathlib import Path
from keukentafel.app import WallClock, make_windows
home, own, stick = map(Path, sys.argv[1:4])
windows = make_windows(home, WallClock(), own=own)
session = windows.session
assert session.doors.settings_folder == own
assert not session.doors.store_was_made()
assert session.unlock("%s", new=True) == ""
assert (home / "store.db").exists() and not (own / "kluis").exists()
session.lock()
away = stick.rename(stick.with_name("away"))
windows.main.unlock.prepare()
assert "Steek hem terug" in session.unlock("%s", new=False)
away.rename(stick)
assert session.unlock("%s", new=False) == ""
session.lock()
""" % ((PASSPHRASE,) * 3)


def test_the_windows_use_a_store_elsewhere_and_their_own_settings(own: Path, stick: Path) -> None:
    # In a process of its own, like every pair of windows that the assembly makes: they last as long as it.
    command = [sys.executable, "-c", ELSEWHERE, str(choose_store_folder(stick)), str(own), str(stick)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
