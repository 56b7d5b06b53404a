"""The vaults on which the contract is held: the fake and the real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from keukentafel.domain.ports import Store
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.memory_store import MemoryVault

CHEAP = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "vier paarden eten hooi"


@pytest.fixture(params=["memory", "sqlcipher"])
def make_vault(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Vault]:
    """Every call gives a new and empty vault."""
    made = 0

    def make() -> Vault:
        nonlocal made
        made += 1
        return MemoryVault() if request.param == "memory" else SqlCipherVault(tmp_path / str(made) / "kluis", CHEAP)

    return make


@pytest.fixture
def vault(make_vault: Callable[[], Vault]) -> Vault:
    return make_vault()


@pytest.fixture
def store(vault: Vault) -> Iterator[Store]:
    store = vault.create(PASSPHRASE)
    yield store
    store.close()
