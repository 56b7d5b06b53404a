"""The program tests itself in a process of its own, says how each step went, and leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keukentafel.selftest import NotAsPromised, prove

pytestmark = pytest.mark.slow

STEPS = ["de inhoud", "de talen", "de vensters", "de lettertypen", "het geluid", "de kluis", "het slot",
         "het tweede venster"]  # fmt: skip


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_the_program_proves_itself_and_leaves_nothing(tmp_path: Path, locale: str) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    temporary.mkdir()
    environment = {
        **os.environ,
        "KEUKENTAFEL_HOME": str(home),
        "QT_QPA_PLATFORM": "no-such-platform",
        "TMPDIR": str(temporary),
        "TEMP": str(temporary),
        "LC_ALL": locale,
        # As on Windows, where the system has no time zones that Python can read.
        "PYTHONTZPATH": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "keukentafel", "selftest"], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.splitlines() == [f"{name}: goed" for name in (*STEPS, "het verslag")], done.stderr
    assert done.stderr == ""
    assert done.returncode == 0
    assert list(temporary.iterdir()) == []
    assert not (home / "kluis").exists()


def test_a_step_that_fails_is_named_with_its_kind_and_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise OSError("a path and a name that nobody should read")

    assert prove([("een", lambda: None), ("twee", fails), ("drie", lambda: None)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == ["een: goed", "twee: mislukt (OSError)"]
    assert said.err == ""


def test_a_broken_promise_is_said_in_its_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> None:
        raise NotAsPromised("De kluis bleef open.")

    assert prove([("het slot", breaks)]) == 1
    assert capsys.readouterr().out == "het slot: niet goed. De kluis bleef open.\n"
