"""`keukentafel check`: the passphrase comes in on standard input, and the exit code says what was found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keukentafel.storage.vault import SqlCipherVault
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import files_of


def check(home: Path, stdin: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "keukentafel", "check", *arguments],
        env={**os.environ, "KEUKENTAFEL_HOME": str(home)},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    SqlCipherVault(tmp_path / "home" / "kluis", CHEAP).create(PASSPHRASE).close()
    return tmp_path / "home"


def test_it_says_what_it_found(home: Path, tmp_path: Path) -> None:
    done = check(home, f"{PASSPHRASE}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "De kluis is heel." in done.stdout
    before = files_of(home / "kluis")
    assert check(tmp_path / "elsewhere", PASSPHRASE, "--home", str(home)).returncode == 0
    assert check(tmp_path / "elsewhere", PASSPHRASE, "--home", str(home / "kluis")).returncode == 0
    assert files_of(home / "kluis") == before
    wrong = check(home, "iets anders\n")
    assert (wrong.returncode, wrong.stderr, "past niet" in wrong.stdout) == (2, "", True)
    (home / "kluis" / "keys.json").write_bytes(b"")
    damaged = check(home, f"{PASSPHRASE}\n")
    assert (damaged.returncode, damaged.stderr, "FOUT" in damaged.stdout) == (1, "", True)


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    done = check(tmp_path / "home", "")
    assert (done.returncode, done.stderr) == (2, "")
    assert not (tmp_path / "home" / "kluis").exists()
