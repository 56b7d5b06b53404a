"""Killed at any moment, the store holds every act that it said was kept, whole, and nothing that was not done."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import Nursery
from tests.storage.raw import assert_sound

KILLS = 200
UNDISTURBED = 40
KILLS_AT_CREATION = 40
SEED = 27

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked, which is a thing of POSIX"),
]


def test_every_acknowledged_act_survives(vault: SqlCipherVault, folder: Path) -> None:
    chance = random.Random(SEED)
    expected = Expected()
    with Nursery("tests.storage.acts:keep_acting") as nursery:
        assert nursery.live(str(folder), 0).said == ("0",)
        begin = time.perf_counter()
        assert nursery.live(str(folder), UNDISTURBED).said[-1] == str(UNDISTURBED)
        acknowledged = UNDISTURBED
        whole_ms = (time.perf_counter() - begin) * 1000
        for kill in range(KILLS):
            life = nursery.live(str(folder), until_ms=chance.uniform(0.03, 0.5) * whole_ms)
            assert life.killed
            counts = [int(line) for line in life.said]
            if counts:
                # One act may have been durable before it could be said.
                assert counts[0] - acknowledged in (0, 1)
                assert counts == list(range(counts[0], counts[-1] + 1))
                acknowledged = counts[-1]
            # Every other time the next process is the first to see what the last one left.
            if kill % 2:
                store = vault.unlock(PASSPHRASE)
                acts = acts_in(store)
                assert acts - acknowledged in (0, 1)
                expected.assert_holds(store, acts)
                store.close()
                assert_sound(folder, PASSPHRASE)
                acknowledged = acts
    assert acknowledged > KILLS, acknowledged
    store = vault.unlock(PASSPHRASE)
    expected.assert_holds_all(store, acts_in(store))
    store.close()


def test_a_creation_that_is_killed_left_a_store_that_opens_or_none(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    finished = 0
    with Nursery("tests.storage.acts:create", "alembic.command", "alembic.config") as nursery:
        nursery.live(str(tmp_path / "first"))
        begin = time.perf_counter()
        nursery.live(str(tmp_path / "undisturbed"))
        whole_ms = (time.perf_counter() - begin) * 1000
        # One that hardly begins and one that is left alone, however slow the machine is today.
        moments = [0, *(chance.uniform(0, 1.3) * whole_ms for _ in range(KILLS_AT_CREATION)), None]
        for kill, until_ms in enumerate(moments):
            vault = SqlCipherVault(tmp_path / str(kill), CHEAP)
            life = nursery.live(str(tmp_path / str(kill)), until_ms=until_ms)
            assert vault.exists() or not life.said
            finished += vault.exists()
            store = vault.unlock(PASSPHRASE) if vault.exists() else vault.create(PASSPHRASE)
            assert acts_in(store) == 0
            store.close()
    assert 0 < finished < len(moments)
