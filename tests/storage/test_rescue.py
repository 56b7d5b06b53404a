"""Out of a damaged store comes all that reads, nothing that was never there, and the damaged one is not touched."""

from __future__ import annotations

import random
import shutil
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from keukentafel.domain.changes import CaseOpened
from keukentafel.domain.history import Entry, read
from keukentafel.domain.ports import GivenUp, StoreCopy, StoreDamaged, StoreMissing, WrongPassphrase
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.statements import QuietNote
from keukentafel.storage import slots
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import DAMAGED, WHOLE
from keukentafel.storage.loose_lines import NAMELESS, UNKNOWN_BIRTH
from keukentafel.storage.names import STORE_FILE
from keukentafel.storage.salvage import TABLES
from keukentafel.storage.sealed_pages import frames, state_of
from keukentafel.storage.tables import metadata
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, PAGE, connect, files_of
from tests.storage.test_check import WORDS, fill

PAGES_READ = 30
SEEDS = range(25)


def rescued(folder: Path, secret: str = PASSPHRASE) -> Rescued:
    """What a rescue says, which leaves every file of the store as it was."""
    before = files_of(folder)
    found = SqlCipherVault(folder, CHEAP).rescue(secret, at(500))
    assert files_of(folder) == before
    return found


def logs_of(place: Path) -> dict[str, tuple[Entry, ...]]:
    """Every log of the store that was made, put in the place of one that was never there."""
    home = place.parent.parent / "elders" / place.name
    vault = SqlCipherVault(home, CHEAP)
    store = vault.restore(StoreCopy(place.name, place.parent, at(500), ""), PASSPHRASE)
    with store.work() as work:
        found = {one.conversation_id: work.logs.entries(one.conversation_id) for one in work.logs.summaries()}
        for statement in ("Zwavelgeel",):
            assert bool(work.logs.search(statement)) == any(len(log) > 1 for log in found.values())
        work.audit.lines()
    store.close()
    assert examine(home, lambda: PASSPHRASE).exit_code == WHOLE
    shutil.rmtree(home)
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with something of everything, of which half is still in its log file."""
    home = tmp_path_factory.mktemp("heel") / "kluis"
    store = SqlCipherVault(home, CHEAP).create(PASSPHRASE)
    fill(store)
    store.settle()
    for seq in range(60, 80):
        with store.work() as work:
            work.logs.append("c0", said(seq, f"s{seq}", f"{WORDS} {seq}."))
    left = home.parent / "left"
    shutil.copytree(home, left, ignore=shutil.ignore_patterns("*-shm"))
    store.close()
    return left


@pytest.fixture(scope="module")
def expected(whole: Path) -> dict[str, tuple[Entry, ...]]:
    copy = whole.parent / "read"
    shutil.copytree(whole, copy)
    store = SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE)
    with store.work() as work:
        found = {one.conversation_id: work.logs.entries(one.conversation_id) for one in work.logs.summaries()}
    store.close()
    return found


@pytest.fixture
def damaged(whole: Path, no_disk: Path) -> Path:
    home = no_disk / "kluis"
    shutil.copytree(whole, home)
    return home


def only_what_was_there(
    found: dict[str, tuple[Entry, ...]], expected: dict[str, tuple[Entry, ...]], loose: int
) -> None:
    """Every line was there but for the openings of `loose` conversations, which say what the register knew."""
    openings = 0
    for conversation, log in found.items():
        new = set(log) - set(expected[conversation])
        assert new <= {log[0]}
        openings += len(new)
        for entry in new:
            assert isinstance(entry.change, CaseOpened) and entry.change.case.born == UNKNOWN_BIRTH
            assert entry.change.case.resident in (NAMELESS, read(expected[conversation]).conversation.case.resident)
        assert [entry.seq for entry in log] == sorted(entry.seq for entry in log)
    assert openings == loose


def test_every_table_is_rescued() -> None:
    # The tally is of the pages of one store file, and each has its own.
    assert {*TABLES, "tally"} == set(metadata.tables)


def test_of_a_whole_store_everything_is_there(damaged: Path, expected: dict[str, tuple[Entry, ...]]) -> None:
    found = rescued(damaged)
    assert found.is_whole and (found.conversations, found.notes, found.files) == (3, 1, 2)
    assert found.told(str)[0].startswith("Alles is gered")
    assert found.told(str) == replace(found, notes=0).told(str), "no sentence tells that there are quiet notes"
    assert logs_of(found.place) == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_with_a_flipped_byte_cost_those_pages_only(
    damaged: Path, expected: dict[str, tuple[Entry, ...]], seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray((damaged / "store.db").read_bytes())
    hit = {chance.randrange(len(content) // PAGE) for _ in range(chance.choice((1, 1, 2, 5)))}
    for page in hit:
        content[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    (damaged / "store.db").write_bytes(content)
    try:
        found = rescued(damaged)
    except StoreDamaged:
        assert len(hit) == 5
        return
    logs = logs_of(found.place)
    only_what_was_there(logs, expected, found.loose)
    # A leaf of our tables holds four of these lines, and one page may hold the beginnings of all three.
    most = sum(map(len, expected.values()))
    kept = sum(map(len, logs.values()))
    assert found.lines == kept - found.loose
    if found.lost_conversations == 0:
        assert kept - found.loose >= most - PAGES_READ * len(hit)
    assert found.is_whole == (logs == expected and found.lost_pages == 0 and not found.newest_lost)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_torn_file_gives_what_is_before_the_tear(
    damaged: Path, expected: dict[str, tuple[Entry, ...]], seed: int
) -> None:
    content = (damaged / "store.db").read_bytes()
    (damaged / "store.db").write_bytes(content[: random.Random(seed).randrange(PAGE, len(content))])
    found = rescued(damaged)
    # What was torn off may stand in the log file still, and then nothing is lost.
    assert found.is_whole == (found.lost_pages == 0) == ("Een deel" not in found.told(str)[0])
    logs = logs_of(found.place)
    only_what_was_there(logs, expected, found.loose)
    assert logs == expected or not found.is_whole


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_in_the_log_file_is_told_and_costs_little(
    damaged: Path, expected: dict[str, tuple[Entry, ...]], seed: int
) -> None:
    chance = random.Random(seed)
    log = bytearray((damaged / "store.db-wal").read_bytes())
    place = chance.randrange(len(log))
    log[place] ^= 1 << chance.randrange(8)
    (damaged / "store.db-wal").write_bytes(log)
    state = state_of(bytes(log))
    assert state.lost_commits > 0 or state.last_unclear, place
    told = examine(damaged, lambda: PASSPHRASE)
    said_of_it = "\n".join(line for line in told.lines if "logbestand" in line)
    assert (told.exit_code == DAMAGED) == (state.lost_commits > 0) and "heel" not in said_of_it
    found = rescued(damaged)
    logs = logs_of(found.place)
    only_what_was_there(logs, expected, found.loose)
    assert found.newest_lost and sum(map(len, logs.values())) >= sum(map(len, expected.values())) - 25


def test_the_first_page_and_every_branch_gone(damaged: Path, expected: dict[str, tuple[Entry, ...]]) -> None:
    (damaged / "store.db-wal").unlink()
    content = bytearray((damaged / "store.db").read_bytes())
    content[:PAGE] = bytes(PAGE)
    (damaged / "store.db").write_bytes(content)
    found = rescued(damaged)
    assert (found.conversations, found.lost_pages) == (3, 1)
    logs = logs_of(found.place)
    assert {of: len(log) for of, log in logs.items()} == {"c0": 59, "c1": 59, "c2": 59}


@pytest.mark.parametrize(
    "statement",
    [
        "DROP INDEX ix_log_entry_statement", "DELETE FROM statement_words_content", "DROP TABLE alembic_version",
        "DELETE FROM conversation", "UPDATE statement_words_data SET block = zeroblob(9)",
    ],
)  # fmt: skip
def test_a_lost_index_register_or_search_register_is_made_anew(
    damaged: Path, expected: dict[str, tuple[Entry, ...]], statement: str
) -> None:
    connection = connect(damaged, PASSPHRASE)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    found = rescued(damaged)
    assert found.is_whole and logs_of(found.place) == expected


def test_key_slots_come_from_a_copy_where_both_are_damaged(whole: Path, tmp_path: Path) -> None:
    home = tmp_path / "kluis"
    shutil.copytree(whole, home)
    store = SqlCipherVault(home, CHEAP).unlock(PASSPHRASE)
    store.back_up(at(100))
    store.close()
    (home / slots.COPIES[0]).write_bytes(b"{}")
    assert rescued(home).is_whole
    (home / slots.COPIES[1]).write_bytes(b"")
    found = rescued(home)
    assert found.is_whole and (found.place / slots.COPIES[0]).exists()


def test_what_was_hushed_does_not_come_back_from_an_older_page(no_disk: Path) -> None:
    home = no_disk / "kluis"
    store = SqlCipherVault(home, CHEAP).create(PASSPHRASE)
    with store.work() as work:
        opened(work, *(said(seq, f"s{seq}", f"{WORDS} {seq}") for seq in range(2, 6)))
    store.settle()
    with store.work() as work:
        work.destructions.hush("c1", QuietNote("s3", WORDS, "thuis_veilig", "bewoner", at(3)))
    left = no_disk / "left"
    shutil.copytree(home, left, ignore=shutil.ignore_patterns("*-shm"))
    store.close()
    for found in damaged_one_by_one(left):
        logs = logs_of(found.place)
        shutil.rmtree(found.place)
        assert all(entry.seq != 3 for entry in logs["c1"])
        assert found.notes + found.lost_notes <= 1


def damaged_one_by_one(home: Path) -> Iterator[Rescued]:
    """What is rescued with each frame of the log damaged in turn."""
    log = (home / "store.db-wal").read_bytes()
    for place in range(len(frames(log))):
        one = bytearray(log)
        one[32 + place * (24 + PAGE) + 24 + 2000] ^= 1
        (home / "store.db-wal").write_bytes(one)
        yield rescued(home)


def test_nothing_of_a_destroyed_case_comes_back_from_an_older_page(no_disk: Path) -> None:
    home = no_disk / "kluis"
    store = SqlCipherVault(home, CHEAP).create(PASSPHRASE)
    fill(store)
    store.settle()
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, at(90))
    left = no_disk / "left"
    shutil.copytree(home, left, ignore=shutil.ignore_patterns("*-shm"))
    store.close()
    for found in damaged_one_by_one(left):
        assert (found.files, found.lost_files, found.notes, found.lost_notes) == (0, 0, 0, 0)
        connection = connect(found.place, PASSPHRASE)
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
        connection.close()
        shutil.rmtree(found.place)


def test_a_report_that_is_not_as_it_was_sealed_is_lost_and_said(damaged: Path) -> None:
    connection = connect(damaged, PASSPHRASE)
    connection.execute("DROP TRIGGER sealed_file_no_update")
    connection.execute("UPDATE sealed_file SET pdf = zeroblob(9)")
    connection.close()
    found = rescued(damaged)
    assert (found.files, found.lost_files) == (1, 1) and "Verslagen die niet meer" in " ".join(found.told(str))


def test_who_has_no_key_gets_nothing(damaged: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        rescued(damaged, "iets anders")
    with pytest.raises(StoreMissing):
        SqlCipherVault(tmp_path / "nergens", CHEAP).rescue(PASSPHRASE, at(1))
    (damaged / "store.db").write_bytes(b"")
    (damaged / "store.db-wal").unlink()
    with pytest.raises(StoreDamaged):
        rescued(damaged)
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


def test_a_log_file_that_is_whole_is_called_whole(whole: Path) -> None:
    log = (whole / "store.db-wal").read_bytes()
    assert len(frames(log)) > 20 and all(frame.sound for frame in frames(log))
    state = state_of(log)
    assert (state.lost_commits, state.last_unclear) == (0, False)
    # Cut off within a write that was never finished: nothing was lost that anybody was told was kept.
    last = max(place for place, frame in enumerate(frames(log)) if frame.commits)
    size = 24 + PAGE
    unfinished = state_of(log[: 32 + last * size])
    assert unfinished.lost_commits == 0



def without_first_line(home: Path, *statements: str) -> None:
    connection = connect(home, PASSPHRASE)
    first = "DELETE FROM log_entry WHERE conversation_id = 'c1' AND seq = 1"
    for statement in ("PRAGMA foreign_keys = OFF", BEGUN, first, *statements):
        connection.execute(statement)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("register", [True, False])
def test_a_conversation_without_its_beginning_keeps_what_was_said(
    damaged: Path, expected: dict[str, tuple[Entry, ...]], register: bool
) -> None:
    without_first_line(damaged, *([] if register else ["DELETE FROM conversation WHERE id = 'c1'"]))
    found = rescued(damaged)
    assert (found.conversations, found.lost_conversations, found.loose) == (3, 0, 1) and not found.is_whole
    assert "waarvan het begin weg is: 1." in " ".join(found.told(str))
    logs = logs_of(found.place)
    only_what_was_there(logs, expected, loose=1)
    assert logs["c1"][1:] == expected["c1"][1:]
    opening = logs["c1"][0].change
    assert isinstance(opening, CaseOpened)
    known = read(expected["c1"]).conversation.case
    assert (opening.case.resident, opening.case.address) == (
        (known.resident, known.address) if register else (NAMELESS, "")
    )


def test_a_rescue_that_is_stopped_leaves_nothing(damaged: Path) -> None:
    before, times = files_of(damaged), 0
    vault = SqlCipherVault(damaged, CHEAP)
    while True:
        asked = iter(range(times))
        try:
            found = vault.rescue(PASSPHRASE, at(500), lambda asked=asked: next(asked, None) is None)  # type: ignore[misc]
        except GivenUp:
            assert files_of(damaged) == before and not list(damaged.parent.rglob("store.db-wal*"))[1:]
            assert not [path for path in damaged.parent.rglob("*") if path.name.endswith(".part")]
            times += 20
            continue
        break
    assert times > 20 and found.is_whole
    assert {path.name for path in found.place.iterdir()} == {STORE_FILE, *slots.COPIES}


def test_no_more_than_a_part_is_in_memory_at_a_time(no_disk: Path) -> None:
    home = no_disk / "kluis"
    store = SqlCipherVault(home, CHEAP).create(PASSPHRASE)
    for case in range(60):
        with store.work() as work:
            lines = (said(seq, f"s{seq}", f"{WORDS} {seq} " * 40) for seq in range(2, 60))
            opened(work, *lines, conversation_id=f"c{case}")
        store.settle()
    store.close()
    size = (home / STORE_FILE).stat().st_size
    tracemalloc.start()
    try:
        found = SqlCipherVault(home, CHEAP).rescue(PASSPHRASE, at(500))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.is_whole and found.conversations == 60
    assert most < size / 3, (most, size)
