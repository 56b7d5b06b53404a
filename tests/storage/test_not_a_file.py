"""Something else in the place of a file of the store: it is refused or done without, and nobody waits for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel import settings
from keukentafel.domain.ports import StoreDamaged, StoreUnwritable
from keukentafel.small_file import SMALL, read_small
from keukentafel.storage.check import examine
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import opened
from tests.storage.conftest import CHEAP, PASSPHRASE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a pipe with a name is a thing of POSIX")

FILES = (
    "keys.json", "keys.copy.json", "lock", "closed.json", "trail.json", "tries.json", "ballast", "restore.ready",
    STORE_FILE, f"{STORE_FILE}-wal", f"{STORE_FILE}-shm",
)  # fmt: skip


def _large(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 31)


KINDS: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "loop": lambda path: path.symlink_to(path),
    "device": lambda path: path.symlink_to("/dev/null"),
    "large": _large,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("heel") / "kluis"
    store = SqlCipherVault(home, CHEAP, ballast=1 << 12).create(PASSPHRASE)
    with store.work() as work:
        opened(work)
    store.close()
    return home


# A store may be as large as it likes.
PLACED = [(name, kind) for name in FILES for kind in KINDS if kind != "large" or not name.startswith(STORE_FILE)]


@pytest.mark.parametrize(("name", "kind"), PLACED)
def test_nothing_waits_for_what_is_no_file(made: Path, tmp_path: Path, name: str, kind: str) -> None:
    home = tmp_path / "kluis"
    shutil.copytree(made, home)
    (home / name).unlink(missing_ok=True)
    KINDS[kind](home / name)
    examine(home, lambda: PASSPHRASE)
    vault = SqlCipherVault(home, CHEAP)
    try:
        store = vault.unlock(PASSPHRASE)
    except StoreDamaged:
        assert name.startswith(STORE_FILE)
        return
    except StoreUnwritable:
        assert name == "lock" or (name, kind) == ("trail.json", "folder"), "it is in the way of what must be written"
        return
    with store.work() as work:
        assert len(work.logs.summaries()) == 1
    store.close()
    # The next opening is as any other.
    vault.unlock(PASSPHRASE).close()


@pytest.mark.parametrize("kind", KINDS)
def test_settings_that_are_no_file_are_the_usual_ones(tmp_path: Path, kind: str) -> None:
    KINDS[kind](tmp_path / settings.FILE)
    assert settings.load(tmp_path) == settings.Settings()


def test_a_small_file_is_read_whole_and_a_larger_one_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * SMALL)
    assert read_small(file) == b"x" * SMALL
    file.write_bytes(b"x" * (SMALL + 1))
    with pytest.raises(OSError, match="no small file"):
        read_small(file)
