"""Real stores in a folder of their own, with a passphrase that is cheap to try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault

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
