"""What was said can be read nowhere without the key, and what was erased not even with it."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from keukentafel.domain.changes import StatementCorrected, StatementsContradicted
from keukentafel.domain.ports import StoreDamaged
from keukentafel.domain.safekeeping.trail import FailedTry, Way
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote
from keukentafel.storage import slots
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.engine import open_engine
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.tables import log_entry
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, at, entry, opened, said, summary
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, connect, dump, files_of, pages

SAID = "Zwavelgeel zag ik hem staan"
QUIET = "Indigoblauw was haar arm"
NEEDLES = (b"wavelgee", b"ndigoblau", b"Lindelaan", PASSPHRASE.encode(), b"aarden ete")


def fill(store: SqlCipherStore) -> None:
    """Say it once, correct it, contradict it; between a hundred other lines, so that pages are split and freed."""
    with store.work() as work:
        opened(work, *(said(seq, f"a{seq}", f"Gewone regel nummer {seq} " * 9) for seq in range(2, 60)))
        work.logs.append("c1", said(60, "s1", f"{SAID}. " * 200))
        work.logs.append("c1", entry(61, StatementCorrected("s1", f"{SAID}, dacht ik.")))
        work.logs.append("c1", entry(62, StatementsContradicted("a3", "s1")))
        for seq in range(63, 100):
            work.logs.append("c1", said(seq, f"a{seq}", f"Gewone regel nummer {seq} " * 9))
        work.quiet.add("c1", QuietNote("q1", QUIET, "thuis_veilig", "bewoner", at(3)))


def test_no_file_of_the_store_can_be_read(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    open_files = files_of(folder)
    assert len(open_files["store.db-wal"]) > 4096
    store.settle()
    settled = files_of(folder)
    store.close()
    for files in (open_files, settled, files_of(folder)):
        for name, content in files.items():
            assert not content.startswith(b"SQLite format 3"), name
            for needle in NEEDLES:
                assert needle not in content, name


def test_the_quiet_channel_is_sealed_once_more(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    store.close()
    assert b"wavelgee" in dump(folder, PASSPHRASE)
    assert b"ndigoblau" not in dump(folder, PASSPHRASE)
    assert b"wavelgee" in pages(folder, PASSPHRASE)
    assert b"ndigoblau" not in pages(folder, PASSPHRASE)


def test_a_quiet_note_does_not_open_in_another_conversation(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    fill(store)
    store.close()
    connection = connect(folder, PASSPHRASE)
    connection.execute(BEGUN)
    connection.execute("UPDATE quiet_note SET conversation_id = 'c2'")
    connection.close()
    store = vault.unlock(PASSPHRASE)
    with pytest.raises(StoreDamaged), store.work() as work:
        work.quiet.notes("c2")
    store.close()


def test_an_erased_statement_is_gone_for_who_has_the_key(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    store.settle()
    assert b"wavelgee" in pages(folder, PASSPHRASE)
    with store.work() as work:
        work.logs.erase_statement("c1", "s1")
    store.settle()
    assert (folder / "store.db-wal").stat().st_size == 0
    found = dump(folder, PASSPHRASE).lower(), pages(folder, PASSPHRASE).lower()
    for content in found:
        assert b"gewone regel" in content
        assert b"wavelgee" not in content
        assert b'"other_id":"s1"' not in content
    connection = connect(folder, PASSPHRASE)
    connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'statement_words', 'row')")
    known = {row[0] for row in connection.execute("SELECT term FROM temp.known")}
    connection.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 1)")
    connection.close()
    assert "gewone" in known
    assert not known & {"zwavelgeel", "zag", "hem", "staan"}


@pytest.mark.parametrize("instead", ["", "Zwav", "Heel iets anders"])
def test_a_draft_that_was_taken_back_leaves_no_trace(store: SqlCipherStore, folder: Path, instead: str) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ja."))
    store.settle()
    with store.work() as work:
        work.drafts.keep("c1", "verhaal", f"{SAID}. " * 200)
    store.settle()
    assert b"wavelgee" in pages(folder, PASSPHRASE)
    with store.work() as work:
        work.drafts.keep("c1", "verhaal", SAID)
    with store.work() as work:
        work.drafts.keep("c1", "verhaal", instead)
    assert (folder / "store.db-wal").stat().st_size > 0
    store.settle()
    assert (folder / "store.db-wal").stat().st_size == 0
    assert b"wavelgee" not in pages(folder, PASSPHRASE)


def test_typing_on_takes_nothing_back(store: SqlCipherStore, folder: Path) -> None:
    store.settle()
    for text in ("Zwavel", SAID, f"En {SAID}"):
        with store.work() as work:
            work.drafts.keep("c1", "verhaal", text)
        store.settle()
        assert (folder / "store.db-wal").stat().st_size > 0


def test_a_reader_that_holds_up_the_checkpoint_does_not_save_the_traces(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    store.settle()
    reader = connect(folder, PASSPHRASE)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log_entry").fetchall()
    with store.work() as work:
        work.logs.erase_statement("c1", "s1")
    store.settle()
    assert (folder / "store.db-wal").stat().st_size > 0
    reader.execute("ROLLBACK")
    reader.close()
    store.settle()
    assert (folder / "store.db-wal").stat().st_size == 0
    assert b"wavelgee" not in pages(folder, PASSPHRASE)


def test_files_are_for_their_owner_only(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes) == {
        "keys.json", "keys.copy.json", "store.db", "store.db-wal", "store.db-shm", "trail.json", "lock",
    }  # fmt: skip
    assert set(modes.values()) == {0o600}


def test_nothing_is_logged_or_printed(
    vault: SqlCipherVault,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        store = vault.create(PASSPHRASE)
        fill(store)
        with pytest.raises(ValueError, match="frozen before") as refused, store.work() as work:
            work.reports.put_record("c1", ReportKind.CONVERSATION, 1, SAID.encode(), "h")
            work.reports.put_record("c1", ReportKind.CONVERSATION, 1, SAID.encode(), "h")
        with pytest.raises(KeyError) as unknown, store.work() as work:
            work.logs.open(summary(changed_at=NOON)._replace(resident=SAID), said(1, "s1", SAID))
        store.settle()
        store.close()
        vault.unlock(PASSPHRASE).close()
    spoken = caplog.text + "".join(capfd.readouterr()) + repr(refused.value) + repr(unknown.value)
    for needle in NEEDLES:
        assert needle.decode() not in spoken


def test_an_error_of_the_database_does_not_quote_what_was_said(store: SqlCipherStore, folder: Path) -> None:
    fill(store)
    store.close()
    engine = open_engine(folder / "store.db", slots.opened(slots.read(folder), PASSPHRASE))
    values = {"conversation_id": "c1", "seq": 2, "at": SAID, "kind": SAID, "body": SAID}
    with pytest.raises(IntegrityError) as broken, engine.begin() as connection:
        connection.execute(insert(log_entry).values(values))
    engine.dispose()
    for error in (broken.value, broken.value.__cause__):
        assert "wavelgee" not in f"{error} {error!r}"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are a thing of POSIX")
def test_everything_that_comes_of_a_store_is_for_its_owner_whatever_the_shell_allows(tmp_path: Path) -> None:
    allowed = os.umask(0)
    try:
        home = tmp_path / "thuis" / "hier" / "kluis"
        vault = SqlCipherVault(home, CHEAP, shelf=CopyShelf(lambda: tmp_path / "thuis"))
        store = vault.create(PASSPHRASE)
        made = store.back_up(NOON)
        store.close()
        vault.restore(made, PASSPHRASE).close()
        vault.change_passphrase(PASSPHRASE, f"{PASSPHRASE} nu")
        vault.note_try(FailedTry(NOON, Way.CODE))
        vault.rescue(f"{PASSPHRASE} nu", NOON)
    finally:
        os.umask(allowed)
    assert [path for path in (tmp_path / "thuis").rglob("*") if path.stat().st_mode & 0o077] == []
    # Somebody opened it up since, as a copier does that keeps no modes.
    copies = tmp_path / "thuis" / "reservekopieen"
    for folder in (home, copies):
        folder.chmod(0o777)
    store = vault.unlock(f"{PASSPHRASE} nu")
    store.back_up(NOON + timedelta(hours=2))
    store.close()
    assert not any(folder.stat().st_mode & 0o077 for folder in (home, copies))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only the administrator can be somebody else")
def test_a_store_of_somebody_else_is_a_sentence_and_no_new_store(tmp_path: Path) -> None:
    home = tmp_path / "kluis"
    SqlCipherVault(home, CHEAP).create(PASSPHRASE).close()
    trying = f"""
import os, sys
from pathlib import Path
from keukentafel.domain.ports import StoreUnwritable
from keukentafel.storage.vault import SqlCipherVault
vault = SqlCipherVault(Path(sys.argv[1]))
os.setuid(65534)
assert vault.exists()
try:
    vault.unlock("{PASSPHRASE}")
except StoreUnwritable:
    print("said")
"""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", trying, str(home)], capture_output=True, text=True, check=False)
    assert done.stdout == "said\n", done.stderr
