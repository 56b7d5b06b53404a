"""Between the passphrase and the conversation there is no time to notice."""

from __future__ import annotations

import time
from pathlib import Path

from keukentafel.storage import SqlCipherVault
from tests.fakes.entries import opened, said
from tests.storage.conftest import PASSPHRASE


def test_a_conversation_of_a_thousand_entries_opens_within_50_ms(vault: SqlCipherVault, folder: Path) -> None:
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work, *(said(seq, f"s{seq}", f"Dit is regel {seq}, en zij is bewaard.") for seq in range(2, 1_001)))
    store.close()
    # The best of five: what the store costs, not what else the machine was doing.
    best = min(opening_time(vault) for _ in range(5))
    assert best < 0.050


def opening_time(vault: SqlCipherVault) -> float:
    begin = time.perf_counter()
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 1_000
    took = time.perf_counter() - begin
    store.close()
    return took
