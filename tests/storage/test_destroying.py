"""What was destroyed is gone for who has the key: from tables, index, free pages, log file, copies and old stores."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from keukentafel.domain.ports import SealedReport, Work
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.thinning import USUAL
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote
from keukentafel.services import backups
from keukentafel.storage import slots
from keukentafel.storage.destroyed_list import list_file, read_list
from keukentafel.storage.engine import open_engine
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.tables import report_record
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, at, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import Nursery, say
from tests.storage.raw import assert_sound, connect, dump, pages

pytestmark = pytest.mark.slow

SAID = "Zwavelgeel zag ik hem staan"
TYPED = "Oranjebloesem half getypt"
PRINTED = b"%PDF Paarsblauw gedrukt " * 900
NEEDLES = (b"wavelgee", b"ranjebloe", b"aarsblau", b"c1 frozen")
VERBATIM = b"Gewone regel"
KILLS = 40


def fill(work: Work, case: str, words: str) -> None:
    """A case between whose lines others come, so that pages are shared, split and merged."""
    opened(work, *(said(seq, f"a{seq}", f"{words} nummer {seq} " * 9) for seq in range(2, 40)), conversation_id=case)
    work.quiet.add(case, QuietNote("q1", words, "thuis_veilig", "bewoner", at(3)))
    work.drafts.keep(case, "verhaal", TYPED if case == "c1" else "Gewoon getypt")
    record = b"Paarsblauw " * 400 if case == "c1" else b"{}"
    work.reports.put_record(case, ReportKind.CONVERSATION, 1, record, "00")
    pdf = PRINTED if case == "c1" else b"%PDF " * 900
    work.reports.put_sealed(case, SealedReport("conversation", 1, pdf, "00", at(6), 1))


def filled(store: SqlCipherStore) -> None:
    for case, words in (("c0", "Gewone regel"), ("c1", SAID), ("c2", "Gewone regel")):
        with store.work() as work:
            fill(work, case, words)
    with store.work() as work:
        for seq in range(50, 90):
            work.logs.append("c1", said(seq, f"b{seq}", f"{SAID} nummer {seq} " * 12))
            work.logs.append("c2", said(seq, f"b{seq}", f"Gewone regel nummer {seq} " * 12))
        work.audit.note("case_opened", at(1), "c1")
    store.settle()


def everything(folder: Path) -> bytes:
    return dump(folder, PASSPHRASE) + pages(folder, PASSPHRASE)


def test_no_page_holds_a_word_of_a_destroyed_case(store: SqlCipherStore, folder: Path) -> None:
    filled(store)
    before = everything(folder)
    assert all(needle in before for needle in NEEDLES[:3])
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
        work.audit.note("case_destroyed", NOON, "c1 term")
    store.scrub()
    assert (folder / "store.db-wal").stat().st_size == 0
    after = everything(folder)
    assert VERBATIM in after
    for needle in NEEDLES:
        assert needle not in after
    connection = connect(folder, PASSPHRASE)
    connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab('main', 'statement_words', 'row')")
    terms = {row[0] for row in connection.execute("SELECT term FROM temp.known")}
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()
    assert "gewone" in terms and "zwavelgeel" not in terms
    store.close()
    assert_sound(folder, PASSPHRASE)


def test_the_trail_and_the_proof_hold_ids_only(store: SqlCipherStore, folder: Path) -> None:
    filled(store)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.REQUEST, NOON)
    store.scrub()
    store.close()
    connection = connect(folder, PASSPHRASE)
    told = repr(
        connection.execute("SELECT * FROM audit").fetchall() + connection.execute("SELECT * FROM destroyed").fetchall()
    )
    connection.close()
    assert "c1" in told
    assert not any(word in told.lower() for word in ("lindelaan", "zwavelgeel", "yilmaz", "mevrouw"))


def test_a_report_leaves_its_shelf_with_its_case_only(store: SqlCipherStore, folder: Path) -> None:
    filled(store)
    store.close()
    key = slots.opened(slots.read(folder), PASSPHRASE)
    engine = open_engine(folder / "store.db", key)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(delete(report_record))
    for change in ("UPDATE destroyed SET ground = 'x'", "DELETE FROM destroyed"):
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "INSERT INTO destroyed VALUES (NULL, 'c9', 's', '2026-11-12T12:00:00+01:00', 'term', NULL, 0, 0, 0, 0)"
                " ON CONFLICT DO NOTHING"
            )
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.exec_driver_sql(change)
    engine.dispose()


def test_what_was_cut_off_is_done_when_there_is_time(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    filled(store)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.close()
    again = vault.unlock(PASSPHRASE)
    again.scrub()
    again.close()
    assert b"wavelgee" not in everything(folder)


def test_a_copy_is_of_a_store_that_was_written_anew(vault: SqlCipherVault, store: SqlCipherStore, folder: Path) -> None:
    filled(store)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    copy = store.back_up(NOON)
    store.close()
    assert b"wavelgee" not in everything(copy.folder / copy.name)


NO_ROOM_TO_WIPE = """
import resource, sys
from datetime import timedelta
from pathlib import Path
from keukentafel.domain.ports import TracesLeft
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.thinning import USUAL
from keukentafel.services import backups
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON
vault = SqlCipherVault(Path(sys.argv[1]))
store = vault.unlock(sys.argv[2])
with store.work() as work:
    work.destructions.destroy_statement("c1", "s40", Ground.REQUEST, NOON)
store.settle()
size = (Path(sys.argv[1]) / "store.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    backups.back_up(vault, store, NOON, USUAL)
except TracesLeft:
    print(vault.copies()[0].name)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
print(backups.back_up(vault, store, NOON + timedelta(hours=2), USUAL).name)
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a thing of POSIX")
def test_where_the_store_cannot_be_written_anew_there_is_a_copy_until_there_is_one_without_traces(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    with store.work() as work:
        opened(work, *(said(seq, f"s{seq}", SAID if seq == 40 else "Gewone regel. " * 90) for seq in range(2, 90)))
    store.close()
    command = [sys.executable, "-c", NO_ROOM_TO_WIPE, str(folder), PASSPHRASE]
    first, second = subprocess.run(command, capture_output=True, check=True, cwd=Path.cwd(), text=True).stdout.split()
    assert [copy.name for copy in vault.copies()] == [second] and first != second
    assert b"wavelgee" not in everything(vault.copies()[0].folder / second)
    assert b"wavelgee" not in everything(folder)


def test_a_copy_on_another_laptop_remembers_what_was_destroyed(tmp_path: Path) -> None:
    first = SqlCipherVault(tmp_path / "een" / "kluis", CHEAP)
    store = first.create(PASSPHRASE)
    filled(store)
    old = store.back_up(NOON)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.back_up(NOON + timedelta(days=1))
    store.close()
    second = SqlCipherVault(tmp_path / "twee" / "kluis", CHEAP)
    back = second.restore(old, PASSPHRASE)
    with back.work() as work:
        assert {case.conversation_id for case in work.logs.summaries()} == {"c0", "c2"}
    back.scrub()
    back.close()
    assert b"wavelgee" not in everything(tmp_path / "twee" / "kluis")


def test_a_store_that_is_lost_is_put_back_without_it(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    filled(store)
    old = store.back_up(NOON)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.close()
    (folder / "store.db").write_bytes(b"broken")
    back = vault.restore(old, PASSPHRASE)
    with back.work() as work:
        assert {case.conversation_id for case in work.logs.summaries()} == {"c0", "c2"}
        assert len(work.destructions.destroyed()) == 1
    back.close()


def test_the_list_is_sealed_and_a_changed_one_destroys_nothing(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    filled(store)
    with store.work() as work:
        gone = work.destructions.destroy_case("c1", Ground.TERM, NOON)
    name = store.id
    store.close()
    path = list_file(folder, name)
    assert b'"c1"' not in path.read_bytes() and b'"term"' not in path.read_bytes()
    path.write_bytes(bytes(len(path.read_bytes())))
    vault.unlock(PASSPHRASE).close()
    key = slots.opened(slots.read(folder), PASSPHRASE).list_key()
    assert read_list(folder, name, key) == (gone,), "written anew by the store that remembers"
    path.unlink()
    vault.unlock(PASSPHRASE).close()
    assert read_list(folder, name, key) == (gone,)
    again = vault.unlock(PASSPHRASE)
    with again.work() as work:
        assert {case.conversation_id for case in work.logs.summaries()} == {"c0", "c2"}
    again.close()


def test_what_was_moved_aside_and_copied_before_a_migration_goes_in_time(
    vault: SqlCipherVault, store: SqlCipherStore, folder: Path
) -> None:
    filled(store)
    copy = store.back_up(NOON)
    store.close()
    vault.restore(copy, PASSPHRASE).close()
    (folder / "copies").mkdir()
    old = folder / "copies" / "0003.store.db"
    old.write_bytes(b"of before")
    long_ago = time.time() - 40 * 86_400
    os.utime(old, (long_ago, long_ago))
    aside = next((folder / "aside").iterdir())
    (folder / "aside" / "mine").mkdir()
    now = datetime.now(UTC)
    again = vault.unlock(PASSPHRASE)
    backups.back_up(vault, again, now, USUAL)
    assert not old.exists() and aside.exists()
    backups.back_up(vault, again, now + timedelta(days=29), USUAL)
    assert aside.exists()
    backups.back_up(vault, again, now + timedelta(days=31), USUAL)
    assert not aside.exists() and (folder / "aside" / "mine").exists()
    again.close()


def destroy(folder: str) -> None:
    """The job of a life: destroy a case, and write the store anew."""
    store = SqlCipherVault(Path(folder), CHEAP).unlock(PASSPHRASE)
    say("open")
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    say("destroyed")
    store.scrub()
    say("scrubbed")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lives are forked, which is a thing of POSIX")
def test_killed_at_any_moment_it_is_all_there_or_all_gone(tmp_path: Path) -> None:
    original = tmp_path / "first"
    store = SqlCipherVault(original, CHEAP).create(PASSPHRASE)
    filled(store)
    store.close()
    chance = random.Random(7)
    outcomes = set()
    with Nursery(f"{__name__}:destroy") as nursery:
        shutil.copytree(original, tmp_path / "undisturbed")
        begin = time.perf_counter()
        assert nursery.live(str(tmp_path / "undisturbed")).said == ("open", "destroyed", "scrubbed")
        whole_ms = (time.perf_counter() - begin) * 1000
        for number in range(KILLS):
            folder = tmp_path / str(number)
            shutil.copytree(original, folder)
            life = nursery.live(str(folder), until_ms=chance.uniform(0, 1) * whole_ms)
            outcomes.add(_all_or_nothing(folder, "destroyed" in life.said))
    assert outcomes == {True, False}


def _all_or_nothing(folder: Path, acknowledged: bool) -> bool:
    """Whether the case is gone, of which there is all or nothing; and after a next time no page holds it."""
    store = SqlCipherVault(folder, CHEAP).unlock(PASSPHRASE)
    with store.work() as work:
        cases = {case.conversation_id for case in work.logs.summaries()}
        memory = work.destructions.destroyed()
        hits, files = work.logs.search("zwavelgeel"), work.reports.sealed("c1")
    gone = "c1" not in cases
    assert {"c0", "c2"} <= cases
    assert bool(memory) is gone and bool(hits) is not gone and bool(files) is not gone
    assert gone or not acknowledged
    store.scrub()
    store.close()
    assert_sound(folder, PASSPHRASE)
    assert (b"wavelgee" in everything(folder)) is not gone
    return gone


def test_every_store_has_a_list_of_the_same_length(vault: SqlCipherVault, store: SqlCipherStore, folder: Path) -> None:
    filled(store)
    name = store.id
    store.close()
    vault.unlock(PASSPHRASE).close()
    nothing = list_file(folder, name).stat().st_size
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.close()
    assert list_file(folder, name).stat().st_size == nothing
