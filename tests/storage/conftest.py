"""Real stores in a folder of their own, with a passphrase that is cheap to try."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import opened, said

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "vier paarden eten hooi"
MEMORY = Path("/dev/shm")
ROOM_NEEDED = 256 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kelder"


@pytest.fixture
def no_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder for what a test lays down itself hundreds of times over: in memory where a system has the room.

    What would be left on a disk is worked out there and not tried, so waiting for one proves nothing.
    """
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM_NEEDED:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(prefix="keukentafel-", dir=MEMORY) as made:
        yield Path(made)


@pytest.fixture
def vault(folder: Path) -> SqlCipherVault:
    return SqlCipherVault(folder, CHEAP)


@pytest.fixture
def store(vault: SqlCipherVault) -> Iterator[SqlCipherStore]:
    store = vault.create(PASSPHRASE)
    yield store
    store.close()


@pytest.fixture
def made(vault: SqlCipherVault) -> SqlCipherVault:
    """A vault with one conversation in it, closed."""
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work, said(2, "s1", "Ja."))
    store.close()
    return vault


def assert_opens(vault: SqlCipherVault, passphrase: str = PASSPHRASE) -> None:
    """The vault that was `made` opens, and its conversation is there."""
    store = vault.unlock(passphrase)
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 2
    store.close()
