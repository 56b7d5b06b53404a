"""The examination sees every kind of planted damage, says it in Dutch, and never touches the store."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote
from keukentafel.storage import slots
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check import examine
from keukentafel.storage.check_findings import DAMAGED, NOT_EXAMINED, WHOLE, Examination
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.vault import SqlCipherVault
from tests.contract.test_rooms import SEALED
from tests.fakes.entries import NOON, at, opened, said
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import BEGUN, PAGE, connect, files_of
from tests.storage.test_world import HOLDS

FIRST, SECOND = slots.COPIES
RECORD = b"record " * 3_000
WORDS = "Zwavelgeel zag ik hem staan"


def fill(store: SqlCipherStore) -> None:
    with store.work() as work:
        for case in range(3):
            opened(
                work, *(said(seq, f"s{seq}", f"{WORDS} {seq}. " * 20) for seq in range(2, 60)),
                conversation_id=f"c{case}",
            )  # fmt: skip
        work.quiet.add("c1", QuietNote("q1", WORDS, "thuis_veilig", "bewoner", at(3)))
        work.drafts.keep("c1", "verhaal", WORDS)
        work.reports.put_record("c1", ReportKind.CONVERSATION, 1, RECORD, hashlib.sha256(RECORD).hexdigest())
        work.reports.put_sealed("c1", replace(SEALED, pdf=RECORD, sha256=hashlib.sha256(RECORD).hexdigest()))
        for minute in range(5):
            work.audit.note("opened", at(minute), "c1")


@pytest.fixture
def made(vault: SqlCipherVault, folder: Path) -> Path:
    """The folder of a store with something of everything."""
    store = vault.create(PASSPHRASE)
    fill(store)
    store.close()
    return folder


def examined(folder: Path, passphrase: str = PASSPHRASE) -> Examination:
    """What the examination says, which leaves every file as it was."""
    before = files_of(folder)
    times = {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))}
    found = examine(folder, lambda: passphrase)
    assert files_of(folder) == before
    assert {path: path.stat().st_mtime_ns for path in (folder, *folder.rglob("*"))} == times
    spoken = "\n".join(found.lines)
    for secret in ("Zwavelgeel", "de Boer", "Lindelaan", "2026-0107", PASSPHRASE):
        assert secret not in spoken
    assert found.lines[-1] == "Er is niets aan de kluis veranderd."
    return found


def said_wrong(found: Examination) -> str:
    return "\n".join(line for line in found.lines if not line.startswith("  goed"))


def with_sql(*statements: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        connection = connect(folder, PASSPHRASE)
        for statement in (BEGUN, *statements):
            connection.execute(statement)
        connection.close()

    return plant


def flip(folder: Path, page: int) -> None:
    content = bytearray((folder / "store.db").read_bytes())
    content[page * PAGE + 2_000] ^= 1
    (folder / "store.db").write_bytes(content)


def cut_short(folder: Path, pages: int, more: int) -> None:
    content = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(content[: pages * PAGE + more])


def swap_slots(folder: Path, *names: str) -> None:
    """Put the slots of another store with the same passphrase there."""
    other = folder.parent / "other"
    SqlCipherVault(other, CHEAP).create(PASSPHRASE).close()
    for name in names:
        shutil.copy(other / name, folder / name)


UNGUARDED = tuple(
    f"DROP TRIGGER {table}_no_{action}"
    for table in ("audit", "sealed_file", "report_record")
    for action in ("update", "delete")
)
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a bit in the first page": (lambda folder: flip(folder, 0), "begin van het bestand"),
    "a bit in another page": (lambda folder: flip(folder, 20), "afgekapt zijn: 1 van"),
    "cut off within a page": (lambda folder: cut_short(folder, 30, 700), "afgekapt"),
    "cut off between pages": (lambda folder: cut_short(folder, 30, 0), "afgekapt"),
    "empty": (lambda folder: (folder / "store.db").write_bytes(b""), "niet te zien"),
    "no store": (lambda folder: (folder / "store.db").unlink(), "Het bestand van de kluis zelf is er niet"),
    "one copy of the slots is bad": (lambda folder: (folder / FIRST).write_bytes(b"{}"), f"{FIRST} is beschadigd"),
    "one copy of the slots is gone": (lambda folder: (folder / SECOND).unlink(), f"{SECOND} is er niet"),
    "no copy of the slots is good": (
        lambda folder: [(folder / name).write_bytes(b"") for name in slots.COPIES], "Zonder sleutelbestand"
    ),
    "the first slots are of another store": (lambda folder: swap_slots(folder, FIRST), "bij een andere kluis"),
    "the second slots are of another store": (lambda folder: swap_slots(folder, SECOND), "bij een andere kluis"),
    "all slots are of another store": (lambda folder: swap_slots(folder, *slots.COPIES), "van een andere kluis"),
    "an audit line was changed": (
        with_sql(*UNGUARDED, "UPDATE audit SET subject = 'c2' WHERE id = 3"), "register van wie wat wanneer"
    ),
    "an audit line is gone": (with_sql(*UNGUARDED, "DELETE FROM audit WHERE id = 5"), "register van wie wat wanneer"),
    "a sealed file was changed": (
        with_sql(*UNGUARDED, "UPDATE sealed_file SET pdf = zeroblob(9)"), "veranderd of onleesbaar zijn: 1 van 2"
    ),
    "a sealed file is gone": (
        with_sql(*UNGUARDED, "DELETE FROM sealed_file"), "veranderd of onleesbaar zijn: 1 van 2"
    ),
    "a record was changed": (
        with_sql(*UNGUARDED, "UPDATE report_record SET record = x'00'"), "veranderd of onleesbaar zijn: 1 van 2"
    ),
    "a log has no beginning": (
        with_sql("DELETE FROM log_entry WHERE seq = 1 AND conversation_id = 'c2'"), "niet alles meer te lezen"
    ),
    "a line of a log does not read": (
        with_sql("UPDATE log_entry SET body = 'x' WHERE seq = 4 AND conversation_id = 'c0'"), "niet alles meer te lezen"
    ),
    "a quiet note does not open": (with_sql("UPDATE quiet_note SET sealed = zeroblob(60)"), "niet alles meer te lezen"),
    "a log of no conversation": (
        with_sql("DELETE FROM conversation WHERE id = 'c2'"), "Er wordt verwezen naar wat er niet is"
    ),
    "the search index misses words": (
        with_sql("DELETE FROM statement_words_content WHERE id = 2"), "Het zoekregister is niet heel"
    ),
    "no revision": (with_sql("DROP TABLE alembic_version"), "niet te zien met welke versie"),
}  # fmt: skip


def test_a_whole_store_is_whole(made: Path) -> None:
    found = examined(made)
    assert found.exit_code == WHOLE, found.lines
    assert said_wrong(found) == "De kluis is heel.\nEr is niets aan de kluis veranderd."
    assert "alles te lezen is: 3." in "".join(found.lines)
    assert "regels: 5." in "".join(found.lines)


def test_what_is_only_in_the_log_file_yet_is_examined_too(made: Path, vault: SqlCipherVault, tmp_path: Path) -> None:
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        work.audit.note("opened", NOON, "c2")
    left = tmp_path / "left"
    shutil.copytree(made, left)
    store.close()
    assert (left / "store.db-wal").stat().st_size > 0
    found = examined(left)
    assert (found.exit_code, "regels: 6." in "".join(found.lines)) == (WHOLE, True)


@pytest.mark.parametrize(("plant", "said"), DAMAGE.values(), ids=DAMAGE.keys())
def test_planted_damage_is_told(made: Path, plant: Callable[[Path], object], said: str) -> None:
    plant(made)
    found = examined(made)
    assert found.exit_code == DAMAGED, found.lines
    assert said in said_wrong(found), found.lines


def test_a_flipped_bit_anywhere_is_seen(made: Path) -> None:
    chance = random.Random(3)
    whole = (made / "store.db").read_bytes()
    for _ in range(25):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        (made / "store.db").write_bytes(content)
        assert examined(made).exit_code == DAMAGED


def test_what_cannot_be_examined_is_not_called_damaged(made: Path, tmp_path: Path) -> None:
    assert examined(made, "iets anders").exit_code == NOT_EXAMINED
    (tmp_path / "empty").mkdir()
    for nothing in (tmp_path / "empty", tmp_path / "nowhere"):
        assert examine(nothing, never_asked).exit_code == NOT_EXAMINED
    with_sql("UPDATE alembic_version SET version_num = '0099'")(made)
    found = examined(made)
    assert (found.exit_code, "nieuwere versie" in said_wrong(found)) == (NOT_EXAMINED, True)


def test_a_line_of_a_newer_program_is_not_called_damaged(made: Path) -> None:
    with_sql("UPDATE log_entry SET kind = 'StatementSung' WHERE seq = 2 AND conversation_id = 'c0'")(made)
    found = examined(made)
    assert (found.exit_code, "zijn gemaakt: 1." in said_wrong(found)) == (NOT_EXAMINED, True)


def test_slots_of_a_newer_program_are_not_called_damaged(made: Path) -> None:
    for name in slots.COPIES:
        (made / name).write_text('{"format": 99}')
    assert examine(made, never_asked).exit_code == NOT_EXAMINED


def test_a_store_that_is_open_is_left_alone(made: Path) -> None:
    command = [sys.executable, "-c", HOLDS, str(made), PASSPHRASE]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        found = examine(made, never_asked)
        holder.communicate()
    assert (found.exit_code, "nu open" in said_wrong(found)) == (NOT_EXAMINED, True)


def test_slots_of_another_store_never_take_the_place_of_the_good_ones(made: Path, vault: SqlCipherVault) -> None:
    good = (made / SECOND).read_bytes()
    swap_slots(made, FIRST)
    with pytest.raises(StoreDamaged):
        vault.unlock(PASSPHRASE)
    assert (made / SECOND).read_bytes() == good


def never_asked() -> str:
    raise AssertionError("the passphrase was asked for nothing")


class TestTheCopies:
    def shelf(self, folder: Path) -> CopyShelf:
        return CopyShelf(lambda: folder.parent)

    def test_whole_ones_are_counted_and_those_of_others_are_not(
        self, vault: SqlCipherVault, made: Path, tmp_path: Path
    ) -> None:
        shelf = self.shelf(made)
        assert "nog geen reservekopie" in "\n".join(examine(made, lambda: PASSPHRASE, shelf).lines)
        for owner, moment in ((vault, NOON), (SqlCipherVault(tmp_path / "ander", CHEAP), at(7))):
            store = owner.unlock(PASSPHRASE) if owner.exists() else owner.create(PASSPHRASE)
            store.back_up(moment)
            store.close()
        before = files_of(shelf.copies()[0].folder)
        found = examine(made, lambda: PASSPHRASE, shelf)
        assert found.exit_code == WHOLE and "  goed  Reservekopieën die heel zijn: 1." in found.lines
        assert files_of(shelf.copies()[0].folder) == before

    def test_a_damaged_one_is_named(self, vault: SqlCipherVault, made: Path) -> None:
        store = vault.unlock(PASSPHRASE)
        first, second = store.back_up(NOON), store.back_up(at(70))
        store.close()
        vault.change_passphrase(PASSPHRASE, "een heel andere zin")
        file = first.folder / first.name / "store.db"
        content = bytearray(file.read_bytes())
        content[-3000] ^= 4
        file.write_bytes(content)
        found = examine(made, lambda: "een heel andere zin", self.shelf(made))
        said = "\n".join(found.lines)
        assert found.exit_code == DAMAGED and "De kluis is heel, maar niet elke reservekopie." in said
        assert f"FOUT  De reservekopie {first.name}" in said and second.name not in said

    def test_a_restoration_that_is_not_done_is_said(self, made: Path) -> None:
        (made / "restore.ready").mkdir()
        found = examined(made)
        assert found.exit_code == NOT_EXAMINED and "terugzetten" in found.lines[0]


def test_a_change_of_passphrase_that_was_cut_off_between_its_files_is_no_damage(made: Path) -> None:
    before = (made / SECOND).read_bytes()
    vault = SqlCipherVault(made, CHEAP)
    vault.change_passphrase(PASSPHRASE, "een heel andere zin")
    (made / SECOND).write_bytes(before)
    found = examined(made, "een heel andere zin")
    assert (found.exit_code, "niet even nieuw" in said_wrong(found)) == (WHOLE, True)
    vault.unlock("een heel andere zin").close()
    assert "niet even nieuw" not in said_wrong(examined(made, "een heel andere zin"))
