"""The search index is merged in idle moments and at the lock; without any it stays in few pieces, and is complete."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from alembic import command

from keukentafel.domain.ports import StoreFull
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.storage import slots
from keukentafel.storage.engine import Limits, open_engine
from keukentafel.storage.migrate import alembic_config
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import NOON, opened, said, summary
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, assert_sound, connect, dump, files_of, pages
from tests.storage.test_world import write_until

TOGETHER_AT = 64
"""So many pieces of a size are put together without an idle moment."""
MOST_OF_A_SIZE = 3
"""So many are left by idle moments: what SQLite's `usermerge` is less one."""
SIZES = 6


def pieces(folder: Path) -> int:
    """In how many pieces the search index is."""
    connection = connect(folder, PASSPHRASE)
    (found,) = connection.execute("SELECT count(DISTINCT segid) FROM statement_words_idx").fetchone()
    connection.close()
    return int(found)


def settings(folder: Path) -> dict[str, int | None]:
    connection = connect(folder, PASSPHRASE)
    found = dict(connection.execute("SELECT k, v FROM statement_words_config"))
    connection.close()
    return {name: found.get(name) for name in ("automerge", "crisismerge", "secure-delete")}


def say_one_by_one(store: SqlCipherStore, first: int, last: int, rests_every: int = sys.maxsize) -> None:
    """Each a unit of work of its own, as at the table."""
    for seq in range(first, last + 1):
        with store.work() as work:
            work.logs.append("c1", said(seq, f"s{seq}", f"Regel nummer {seq}, en dat was alles."))
        if seq % rests_every == 0:
            store.settle()


@pytest.fixture
def begun(store: SqlCipherStore) -> SqlCipherStore:
    with store.work() as work:
        opened(work)
    return store


def test_nothing_is_merged_while_a_statement_is_kept(begun: SqlCipherStore, folder: Path) -> None:
    say_one_by_one(begun, 2, TOGETHER_AT)
    assert pieces(folder) == TOGETHER_AT - 1


def test_idle_moments_keep_the_pieces_few(begun: SqlCipherStore, folder: Path) -> None:
    say_one_by_one(begun, 2, 400, rests_every=5)
    assert pieces(folder) <= MOST_OF_A_SIZE * SIZES
    with begun.work() as work:
        assert len(work.logs.search("nummer", 1_000)) == 399
        assert [hit.statement_id for hit in work.logs.search("nummer 237")] == ["s237"]
    begun.close()
    assert_sound(folder, PASSPHRASE)


def test_what_no_idle_moment_merged_the_lock_does(begun: SqlCipherStore, vault: SqlCipherVault, folder: Path) -> None:
    say_one_by_one(begun, 2, TOGETHER_AT - 1)
    begun.close()
    assert pieces(folder) <= MOST_OF_A_SIZE
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert len(work.logs.search("nummer")) == TOGETHER_AT - 2
    store.close()


@pytest.mark.slow
def test_a_day_without_an_idle_moment_stays_in_pieces_that_a_search_can_bear(
    begun: SqlCipherStore, folder: Path
) -> None:
    # With 2,000 pieces FTS5 would say that the disk is full.
    say_one_by_one(begun, 2, 2_200)
    assert pieces(folder) < 2 * TOGETHER_AT
    with begun.work() as work:
        assert len(work.logs.search("regel", 5_000)) == 2_199


def test_an_idle_moment_with_nothing_to_merge_writes_nothing(begun: SqlCipherStore, folder: Path) -> None:
    say_one_by_one(begun, 2, 40)
    before = None
    while (now := files_of(folder)) != before:
        before = now
        begun.settle()
    with begun.work() as work:
        assert len(work.logs.entries("c1")) == 40
    begun.settle()
    assert files_of(folder) == before


def test_without_room_to_merge_the_rest_of_an_idle_moment_is_done(vault: SqlCipherVault, folder: Path) -> None:
    vault.create(PASSPHRASE).close()
    store = SqlCipherVault(folder, CHEAP, Limits(most_pages=200)).unlock(PASSPHRASE)
    with store.work() as work:
        opened(work)
    last = write_until(store, StoreFull)
    with pytest.raises(StoreFull):
        while True:
            with store.work() as work:
                work.audit.note("case_opened", NOON, "c1")
    in_pieces, before = pieces(folder), (folder / "store.db").read_bytes()
    with store.work() as work:
        work.logs.register(summary())
    store.settle()
    assert pieces(folder) == in_pieces > MOST_OF_A_SIZE
    assert (folder / "store.db").read_bytes() != before
    store.close()
    assert_sound(folder, PASSPHRASE)
    store = vault.unlock(PASSPHRASE)
    say_one_by_one(store, last + 1, last + 1)
    store.settle()
    assert pieces(folder) < in_pieces
    store.close()


def test_what_is_destroyed_between_two_merges_leaves_no_trace(begun: SqlCipherStore, folder: Path) -> None:
    with begun.work() as work:
        opened(work, conversation_id="c2")
    for seq in range(2, 200):
        with begun.work() as work:
            work.logs.append("c1", said(seq, f"s{seq}", f"Gewone regel nummer {seq}. " * 5))
            work.logs.append("c2", said(seq, f"z{seq}", f"Zwavelgeel{seq} en indigoblauw zag ik {seq} keer."))
        if seq % 9 == 0:
            begun.settle()
    for gone in range(2, 60):
        with begun.work() as work:
            work.logs.erase_statement("c2", f"z{gone}")
        if gone % 7 == 0:
            begun.settle()
    begun.settle()
    assert b"wavelgeel" in pages(folder, PASSPHRASE).lower()
    with begun.work() as work:
        assert len(work.logs.search("indigoblauw", 1_000)) == 198 - 58
        work.destructions.destroy_case("c2", Ground.TERM, NOON)
    begun.scrub()
    begun.settle()
    found = (dump(folder, PASSPHRASE) + pages(folder, PASSPHRASE)).lower()
    assert b"gewone regel" in found
    assert b"wavelgeel" not in found and b"ndigoblau" not in found
    begun.close()
    assert_sound(folder, PASSPHRASE)


def test_a_store_of_before_is_merged_when_nobody_waits_from_now_on(
    begun: SqlCipherStore, vault: SqlCipherVault, folder: Path
) -> None:
    say_one_by_one(begun, 2, 30)
    begun.close()
    now = settings(folder)
    engine = open_engine(folder / "store.db", slots.opened(slots.read(folder), PASSPHRASE), foreign_keys=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(BEGUN)
        command.downgrade(alembic_config(connection), "0005")
    engine.dispose()
    assert settings(folder) != now and settings(folder)["secure-delete"] == 1
    store = vault.unlock(PASSPHRASE)
    say_one_by_one(store, 31, 70)
    store.close()
    assert settings(folder) == now == {"automerge": 0, "crisismerge": TOGETHER_AT, "secure-delete": 1}
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert len(work.logs.search("nummer")) == 69
    store.close()
