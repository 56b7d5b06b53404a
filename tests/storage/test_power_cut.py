"""The power fails at any moment of a store's life, its making included: what it said was kept is kept, unharmed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.disk import Disk, Fate, calls_of, can_trace
from tests.storage.raw import assert_sound

CUTS = 520
ACTS = 150
SEED = 512
LIVES = f"""
import sys
from tests.storage.acts import keep_acting
keep_acting(sys.argv[1], {ACTS // 2})
keep_acting(sys.argv[1], {ACTS})
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not look"),
]


def test_every_acknowledged_act_survives_a_power_cut(tmp_path: Path, no_disk: Path) -> None:
    chance = random.Random(SEED)
    traced, cut = tmp_path / "traced", no_disk / "cut"
    traced.mkdir()
    calls = list(calls_of(LIVES, str(traced / "kelder"), log=tmp_path / "calls"))
    disk = Disk(traced)
    ours = [number for number, call in enumerate(calls) if disk.follow(*call)]
    assert disk.said[-1] == str(ACTS)

    disk, expected, done = Disk(traced), Expected(), 0
    for number, until in enumerate(sorted(chance.choices(ours, k=CUTS))):
        for call in calls[done : until + 1]:
            disk.follow(*call)
        done = until + 1
        left = disk.left_behind(list(Fate)[number % len(Fate)], chance)
        shutil.rmtree(cut, ignore_errors=True)
        for path, content in left.items():
            (cut / path).parent.mkdir(parents=True, exist_ok=True)
            (cut / path).write_bytes(content)
        vault = SqlCipherVault(cut / "kelder", CHEAP)
        assert vault.exists() or not disk.said
        if vault.exists():
            store = vault.unlock(PASSPHRASE)
            acts = acts_in(store)
            # One act may have been durable before it could be said.
            assert acts - int(disk.said[-1] if disk.said else 0) in (0, 1)
            expected.assert_holds(store, acts)
            store.close()
            assert_sound(cut / "kelder", PASSPHRASE)
