"""Real stores in a folder of their own, with a passphrase that is cheap to try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import opened, said

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "vier paarden eten hooi"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kelder"


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
