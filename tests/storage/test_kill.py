"""Killed in the middle of writing, the store keeps everything that it said was kept."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from keukentafel.storage import SqlCipherVault
from tests.fakes.entries import opened
from tests.storage.conftest import PASSPHRASE
from tests.storage.raw import connect

KILLS = 5
WRITES = """
import sys
from pathlib import Path
from keukentafel.storage import SqlCipherVault
from tests.fakes.entries import at, said
store = SqlCipherVault(Path(sys.argv[1])).unlock(sys.argv[2])
with store.work() as work:
    seq = work.logs.entries("c1")[-1].seq
while True:
    seq += 1
    with store.work() as work:
        work.logs.append("c1", said(seq, f"s{seq}", f"Dit is regel {seq}, en zij is bewaard."))
        work.audit.note("written", at(seq), f"s{seq}")
    print(seq, flush=True)
    if seq % 7 == 0:
        store.settle()
"""


def test_every_acknowledged_entry_survives(vault: SqlCipherVault, folder: Path) -> None:
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work)
    store.close()
    chance = random.Random(27)
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITES, str(folder), PASSPHRASE]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path.cwd()) as writer:
            assert writer.stdout is not None
            acknowledged = [int(writer.stdout.readline()) for _ in range(chance.randint(1, 60))]
            writer.kill()
            acknowledged += [int(line) for line in writer.stdout.read().split(b"\n")[:-1]]
        store = vault.unlock(PASSPHRASE)
        with store.work() as work:
            kept = [entry.seq for entry in work.logs.entries("c1")]
            assert kept == list(range(1, len(kept) + 1))
            assert kept[-1] - acknowledged[-1] in (0, 1)
            assert len(work.audit.lines()) == len(kept) - 1
            assert len(work.logs.search("regel", limit=10_000)) == len(kept) - 1
        store.close()
    connection = connect(folder, PASSPHRASE)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connection.close()
