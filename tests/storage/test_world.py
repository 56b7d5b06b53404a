"""The disk is full, the file is held, read-only or torn: said in the words of the ports, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keukentafel.domain.ports import (
    StoreBusy,
    StoreDamaged,
    StoreFull,
    StoreTooNew,
    StoreUnwritable,
    WorldError,
)
from keukentafel.storage import slots
from keukentafel.storage.engine import Limits
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from keukentafel.storage.world import world_error
from tests.fakes.entries import NOON, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, connect

LONG = "Dit is een lang verhaal. " * 80


def write_until(store: SqlCipherStore, error: type[WorldError], most: int = 5_000) -> int:
    """Write long statements, one unit each, until the world says no; the number of the last that was kept."""
    seq = 1
    with pytest.raises(error) as said_no:
        while seq < most:
            with store.work() as work:
                work.logs.append("c1", said(seq + 1, f"s{seq + 1}", LONG))
            seq += 1
    assert not said_no.value.args
    return seq


def test_a_full_disk_keeps_everything_before_it(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    store = SqlCipherVault(folder, CHEAP, Limits(most_pages=200)).unlock(PASSPHRASE)
    with store.work() as work:
        opened(work)
    last = write_until(store, StoreFull)
    assert last > 20
    with store.work() as work:
        assert [entry.seq for entry in work.logs.entries("c1")] == list(range(1, last + 1))
        assert len(work.logs.search("verhaal")) == min(last - 1, 200)
    store.close()
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert work.logs.entries("c1")[-1].seq == last
        work.logs.append("c1", said(last + 1, "after", "Er is weer ruimte."))
    store.close()


def test_a_full_disk_that_the_block_swallows_is_said_at_its_end(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    store = SqlCipherVault(folder, CHEAP, Limits(most_pages=80)).unlock(PASSPHRASE)
    with store.work() as work:
        opened(work)
    with pytest.raises(StoreFull), store.work() as work:
        work.drafts.keep("c1", "verhaal", "Ja.")
        with pytest.raises(StoreFull):
            work.cabinet.put("too much", bytes(1_000_000))
    with store.work() as work:
        assert work.drafts.kept("c1") == {}
        work.drafts.keep("c1", "verhaal", "Ja.")
    with store.work() as work:
        assert work.drafts.kept("c1") == {"verhaal": "Ja."}
    store.close()


OUT_OF_ROOM = """
import resource, sys
from pathlib import Path
from keukentafel.domain.ports import StoreUnwritable
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import said
store = SqlCipherVault(Path(sys.argv[1])).unlock(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
kept = 1
try:
    for seq in range(2, 2000):
        with store.work() as work:
            work.logs.append("c1", said(seq, f"s{seq}", "Dit is een lang verhaal. " * 80))
        kept = seq
except StoreUnwritable:
    print(kept)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of POSIX")
def test_a_disk_that_refuses_keeps_everything_before_it(vault: SqlCipherVault, folder: Path) -> None:
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work)
    store.close()
    command = [sys.executable, "-c", OUT_OF_ROOM, str(folder), PASSPHRASE]
    kept = int(subprocess.run(command, capture_output=True, check=True, cwd=Path.cwd()).stdout)
    assert kept > 10
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert work.logs.entries("c1")[-1].seq == kept
        work.logs.append("c1", said(kept + 1, "after", "Het gaat weer."))
    store.close()


NO_ROOM_FOR_A_STORE = """
import resource, sys
from pathlib import Path
from keukentafel.domain.ports import StoreUnwritable
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
vault = SqlCipherVault(Path(sys.argv[1]), KdfCost(32, 1, 1))
try:
    vault.create(sys.argv[2])
except StoreUnwritable:
    sys.exit(vault.exists())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of POSIX")
def test_a_creation_that_finds_no_room_leaves_no_store(vault: SqlCipherVault, folder: Path) -> None:
    command = [sys.executable, "-c", NO_ROOM_FOR_A_STORE, str(folder), PASSPHRASE]
    assert subprocess.run(command, check=False, cwd=Path.cwd()).returncode == 0
    assert [path.name for path in folder.iterdir()] == ["lock"]
    vault.create(PASSPHRASE).close()
    vault.unlock(PASSPHRASE).close()


def test_a_file_that_somebody_else_writes_is_busy(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    store = SqlCipherVault(folder, CHEAP, Limits(busy_seconds=0)).unlock(PASSPHRASE)
    other = connect(folder, PASSPHRASE)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy), store.work() as work:
        opened(work)
    other.execute("ROLLBACK")
    other.close()
    with store.work() as work:
        opened(work)
    store.close()


HOLDS = """
import sys
from pathlib import Path
from keukentafel.storage.vault import SqlCipherVault
store = SqlCipherVault(Path(sys.argv[1])).unlock(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_waits_outside_until_the_first_is_dead(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    command = [sys.executable, "-c", HOLDS, str(folder), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreBusy):
            vault.unlock(PASSPHRASE)
        with pytest.raises(StoreBusy):
            vault.create(PASSPHRASE)
        holder.kill()
        holder.wait()
        vault.unlock(PASSPHRASE).close()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    vault = SqlCipherVault(tmp_path / "file" / "kelder", CHEAP)
    assert not vault.exists()
    with pytest.raises(StoreUnwritable):
        vault.create(PASSPHRASE)


def test_a_lock_that_cannot_be_opened(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    with pytest.raises(StoreUnwritable):
        vault.unlock(PASSPHRASE)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write in a read-only folder"
)
def test_a_read_only_store_cannot_be_opened(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    for path in folder.iterdir():
        path.chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(StoreUnwritable):
            vault.unlock(PASSPHRASE)
    finally:
        folder.chmod(0o700)


def test_what_sqlite_calls_read_only_is_unwritable(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    connection = connect(folder, PASSPHRASE)
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(Exception, match="readonly") as refused:
        connection.execute("DELETE FROM draft")
    connection.close()
    assert isinstance(world_error(refused.value), StoreUnwritable)


def test_a_mistake_of_ours_is_no_word_of_the_world(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    connection = connect(folder, PASSPHRASE)
    with pytest.raises(Exception, match="syntax") as mistake:
        connection.execute("SELEKT")
    connection.close()
    assert world_error(mistake.value) is None
    assert world_error(ValueError()) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET subject = 'c9' WHERE id = 2",
        "UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE id = 1",
        "DELETE FROM audit WHERE id = 1",
        "DELETE FROM audit WHERE id = 3",
        "DELETE FROM audit",
        "UPDATE audit SET id = 10 - id",
    ],
)
def test_a_broken_chain_is_damage(vault: SqlCipherVault, store: SqlCipherStore, folder: Path, statement: str) -> None:
    with store.work() as work:
        for subject in ("c1", "c2", "c3"):
            work.audit.note("opened", NOON, subject)
        assert len(work.audit.lines()) == 3
    store.close()
    connection = connect(folder, PASSPHRASE)
    for each in (BEGUN, "DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete", statement):
        connection.execute(each)
    connection.close()
    store = vault.unlock(PASSPHRASE)
    with pytest.raises(StoreDamaged), store.work() as work:
        work.audit.lines()
    store.close()


def test_a_line_from_a_newer_program_is_said_when_the_log_is_read(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ja."))
    store.close()
    connection = connect(folder, PASSPHRASE)
    connection.execute(BEGUN)
    connection.execute("UPDATE log_entry SET kind = 'StatementSung' WHERE seq = 2")
    connection.close()
    store = vault.unlock(PASSPHRASE)
    with pytest.raises(StoreTooNew), store.work() as work:
        work.logs.entries("c1")
    with store.work() as work:
        assert len(work.logs.summaries()) == 1
    store.close()


def test_a_slot_that_cannot_be_read_is_damage(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    for name in slots.COPIES:
        (folder / name).unlink()
        (folder / name).mkdir()
    with pytest.raises(StoreDamaged):
        vault.unlock(PASSPHRASE)
