"""The audit trail tells when somebody with the key and the passphrase changed it, also at its end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keukentafel.domain.safekeeping.trail import TrailEnd
from keukentafel.services import backups, unlocking
from keukentafel.storage.audit import ChainedAudit
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import DAMAGED, WHOLE, Examination
from keukentafel.storage.engine import open_engine
from keukentafel.storage.slots import opened, read
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, at
from tests.storage.conftest import PASSPHRASE
from tests.storage.raw import BEGUN, connect

UNGUARDED = ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete")


def examined(folder: Path) -> Examination:
    return examine(folder, lambda: PASSPHRASE, CopyShelf(lambda: folder.parent))


def wrong(found: Examination) -> str:
    return "\n".join(line for line in found.lines if not line.startswith("  goed"))


@pytest.fixture
def used(vault: SqlCipherVault, folder: Path) -> Path:
    """A store that was opened three times, with seven lines in its trail."""
    unlocking.make(vault, PASSPHRASE, NOON).close()
    for day in (1, 2):
        store = unlocking.unlock(vault, PASSPHRASE, at(day))
        with store.work() as work:
            work.audit.note("conversation_opened", at(day), "c1")
        store.close()
    return folder


def run(folder: Path, *statements: str) -> None:
    connection = connect(folder, PASSPHRASE)
    for statement in (BEGUN, *statements):
        connection.execute(statement)
    connection.close()


def cut(folder: Path, lines: int) -> None:
    """Take lines off the end, and all that SQLite knows of them."""
    run(
        folder, *UNGUARDED, f"DELETE FROM audit WHERE id > (SELECT max(id) - {lines} FROM audit)",
        "UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit) WHERE name = 'audit'",
    )  # fmt: skip


def rewrite(folder: Path) -> None:
    """Make the whole trail anew without its third line, as somebody can who has the key."""
    engine = open_engine(folder / "store.db", opened(read(folder), PASSPHRASE))
    with engine.begin() as connection:
        lines = ChainedAudit(connection).lines()
        begin = (BEGUN, *UNGUARDED, "DELETE FROM audit", "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'audit'")
        for statement in begin:
            connection.exec_driver_sql(statement)
        again = ChainedAudit(connection)
        for when, event, subject in (*lines[:2], *lines[3:]):
            again.note(event, when, subject)
    engine.dispose()


def test_an_untouched_trail_is_whole(used: Path) -> None:
    found = examined(used)
    assert found.exit_code == WHOLE and "Het einde van dat register" in "\n".join(found.lines), found.lines


@pytest.mark.parametrize("lines", [1, 3])
def test_lines_cut_off_with_all_traces_are_told(used: Path, lines: int) -> None:
    cut(used, lines)
    found = examined(used)
    assert found.exit_code == DAMAGED and "ontbreken regels aan het einde" in wrong(found)


def test_a_note_that_was_thrown_away_or_forged_is_told(used: Path) -> None:
    (used / "trail.json").write_text((used / "trail.json").read_text().replace('"lines": ', '"lines": 1'))
    assert "briefje" in wrong(examined(used))
    (used / "trail.json").unlink()
    found = examined(used)
    assert found.exit_code == DAMAGED and "briefje" in wrong(found)


def test_a_trail_that_was_made_anew_is_told_by_the_note(used: Path) -> None:
    rewrite(used)
    found = examined(used)
    assert found.exit_code == DAMAGED and "ontbreken regels" in wrong(found)


def test_where_the_note_was_made_anew_too_a_copy_tells(used: Path, vault: SqlCipherVault) -> None:
    store = vault.unlock(PASSPHRASE)
    store.back_up(at(3))
    store.close()
    rewrite(used)
    (used / "trail.json").unlink()
    unlocking.unlock(vault, PASSPHRASE, at(4)).close()
    found = examined(used)
    assert found.exit_code == DAMAGED and "herschreven" in wrong(found)


def test_the_next_opening_writes_down_for_good_what_was_missing(used: Path, vault: SqlCipherVault) -> None:
    cut(used, 1)
    store = unlocking.unlock(vault, PASSPHRASE, at(5))
    assert store.trail_end is TrailEnd.SHORTER
    with store.work() as work:
        assert "trail_shorter" in [event for _, event, _ in work.audit.lines()]
    store.close()
    found = examined(used)
    assert found.exit_code == WHOLE and "zegt zelf" in "\n".join(found.lines)
    (used / "trail.json").unlink()
    store = unlocking.unlock(vault, PASSPHRASE, at(6))
    assert store.trail_end is TrailEnd.NO_MARK
    store.close()
    store = unlocking.unlock(vault, PASSPHRASE, at(7))
    assert store.trail_end is TrailEnd.SAME
    store.close()


def test_a_program_that_dies_at_any_line_leaves_no_false_alarm(vault: SqlCipherVault, folder: Path) -> None:
    store = unlocking.make(vault, PASSPHRASE, NOON)
    died = folder.parent / "died"
    shutil.copytree(folder, died)
    store.close()
    assert examine(died, lambda: PASSPHRASE).exit_code == WHOLE
    again = unlocking.unlock(SqlCipherVault(died), PASSPHRASE, at(1))
    assert again.trail_end is TrailEnd.SAME
    again.close()


def test_a_copy_that_was_put_back_is_no_tampering(used: Path, vault: SqlCipherVault) -> None:
    store = vault.unlock(PASSPHRASE)
    old = store.back_up(at(3))
    with store.work() as work:
        work.audit.note("searched", at(4))
    store.back_up(at(5))
    store.close()
    again = backups.restore(vault, old, PASSPHRASE, at(6))
    assert again.trail_end is TrailEnd.SAME
    again.close()
    found = examined(used)
    assert found.exit_code == WHOLE and "ander vervolg" in "\n".join(found.lines)
