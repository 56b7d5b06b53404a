"""What the world does to a store, in the real windows over a real store: each time a sentence, and a way out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.safekeeping.trail import TrailLine
from keukentafel.services import cases, telling
from keukentafel.services.telling import Told
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.engine import Limits
from keukentafel.storage.lock import FolderLock
from keukentafel.storage.vault import SqlCipherVault
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from tests.contract.conftest import CHEAP
from tests.storage.raw import BEGUN, PAGE, connect, files_of
from tests.ui.both_windows import main_window
from tests.ui.finding import find, press, settled
from tests.ui.people_at_table import CASE, PASSPHRASE, SON

SAID = "Ik durf de trap niet meer op. " * 60


@pytest.fixture
def home(tmp_path: Path, doors: Doors) -> Path:
    """A real store with a case of many lines, closed."""
    folder = tmp_path / "kluis"
    session = Session(_over(doors, folder))
    assert session.unlock(PASSPHRASE, new=True) == ""
    visit = cases.open_case(session.desk, CASE)
    cases.add_participant(visit, SON)
    for number in range(40):
        telling.record(visit, Told(f"{number} {SAID}", "bewoner"))
    session.lock()
    return folder


@pytest.fixture
def main(qtbot: QtBot, home: Path, doors: Doors) -> MainWindow:
    """The consultant's window, locked."""
    return _window(qtbot, _over(doors, home))


def _over(doors: Doors, folder: Path, limits: Limits | None = None) -> Doors:
    vault = SqlCipherVault(folder, CHEAP, limits, shelf=CopyShelf(lambda: folder.parent))
    return replace(doors, vault=lambda: vault, store_was_made=vault.exists, copies_at_lock=False)


def _window(qtbot: QtBot, doors: Doors) -> MainWindow:
    window = main_window(qtbot, Session(doors))
    window.show()
    return window


def unlock(main: MainWindow, passphrase: str = PASSPHRASE) -> None:
    find(main, QLineEdit, "unlock.passphrase").setText(passphrase)
    press(main, "unlock.open")


def told(main: QWidget, name: str) -> str:
    found = find(main, QLabel, name)
    return found.text() if found.isVisible() else ""


def offered(main: QWidget, name: str) -> bool:
    return find(main, QPushButton, name).isVisible()


def damage(home: Path, page: int) -> None:
    content = bytearray((home / "store.db").read_bytes())
    content[page * PAGE + 500] ^= 1
    (home / "store.db").write_bytes(content)


def test_a_store_with_a_damaged_beginning_is_rescued_in_the_window(
    qtbot: QtBot, main: MainWindow, home: Path
) -> None:
    damage(home, 0)
    before = (home / "store.db").read_bytes()
    unlock(main)
    assert "beschadigd en is niet veranderd" in told(main, "unlock.error")
    assert offered(main, "unlock.rescue") and offered(main, "unlock.restore")
    press(main, "unlock.rescue")
    press(main, "rescue.start")
    assert "Typ eerst" in told(main, "rescue.error")
    find(main, QLineEdit, "rescue.passphrase").setText(PASSPHRASE)
    press(main, "rescue.start")
    begun = "Het redden is begonnen" in told(main, "rescue.said")
    assert begun and not find(main, QPushButton, "rescue.start").isEnabled()
    settled(qtbot, main)
    assert "Een deel is gered" in told(main, "rescue.said") and "Gered zijn: gesprekken 1," in told(main, "rescue.said")
    assert (home / "store.db").read_bytes() == before
    session = main.session
    with qtbot.waitSignal(session.restored, timeout=60_000):
        press(main, "rescue.open")
    assert session.is_unlocked and len(cases.summaries(session.desk)) == 1
    with session.desk.store.work() as work:
        events = [TrailLine(*line).event for line in work.audit.lines()]
    assert {"rescued", "restored"} <= set(events)
    assert any(path.read_bytes() == before for path in (home / "aside").rglob("store.db"))
    session.lock()
    assert not offered(main, "unlock.rescue")


def test_the_enter_that_begins_a_rescue_leaves_what_was_lost_to_be_read(
    qtbot: QtBot, main: MainWindow, home: Path
) -> None:
    damage(home, 0)
    unlock(main)
    press(main, "unlock.rescue")
    secret = find(main, QLineEdit, "rescue.passphrase")
    secret.setText(PASSPHRASE)
    QTest.keyClick(secret, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    settled(qtbot, main)
    assert "Een deel is gered" in told(main, "rescue.said") and not main.session.is_unlocked


def test_a_case_that_does_not_read_is_said_and_leads_to_a_rescue(main: MainWindow, home: Path) -> None:
    connection = connect(home, PASSPHRASE)
    connection.execute(BEGUN)
    connection.execute("UPDATE log_entry SET body = 'x' WHERE seq = 1")
    connection.close()
    unlock(main)
    start = main.start
    start._cases.choose(cases.summaries(main.session.desk)[0].conversation_id)
    press(main, "start.open")
    assert main.session.is_unlocked and not main.session.has_visit
    assert "Red wat er te redden is" in told(main, "start.alarm")
    main.session.lock()
    assert offered(main, "unlock.rescue")


def test_a_mixture_of_two_moments_is_said_with_the_ways_out(main: MainWindow, home: Path) -> None:
    connection = connect(home, PASSPHRASE)
    connection.execute("UPDATE log_entry SET body = 'x' WHERE seq = 1")
    connection.close()
    unlock(main)
    assert not main.session.is_unlocked and "mengsel van twee momenten" in told(main, "unlock.error")
    assert offered(main, "unlock.rescue") and offered(main, "unlock.restore")


def test_a_wrong_passphrase_rescues_nothing(
    qtbot: QtBot, main: MainWindow, home: Path
) -> None:
    damage(home, 0)
    unlock(main)
    press(main, "unlock.rescue")
    find(main, QLineEdit, "rescue.passphrase").setText("mis")
    press(main, "rescue.start")
    settled(qtbot, main)
    assert "past niet" in told(main, "rescue.error") and told(main, "rescue.said") == ""
    press(main, "rescue.back")
    assert offered(main, "unlock.rescue")


def test_where_nothing_reads_a_copy_is_the_way_out(
    qtbot: QtBot, main: MainWindow, home: Path
) -> None:
    (home / "store.db").write_bytes(bytes(8 * PAGE))
    unlock(main)
    press(main, "unlock.rescue")
    find(main, QLineEdit, "rescue.passphrase").setText(PASSPHRASE)
    press(main, "rescue.start")
    settled(qtbot, main)
    assert "niets meer te lezen" in told(main, "rescue.error")


def test_a_newer_store_names_the_way_out_and_is_not_touched(main: MainWindow, home: Path) -> None:
    connection = connect(home, PASSPHRASE)
    connection.execute("UPDATE alembic_version SET version_num = '0099'")
    connection.close()
    before = (home / "store.db").read_bytes()
    unlock(main)
    assert "Installeer die versie" in told(main, "unlock.error") and not offered(main, "unlock.rescue")
    assert (home / "store.db").read_bytes() == before


def test_a_store_that_another_program_holds_opens_when_that_lets_go(main: MainWindow, home: Path) -> None:
    lock = FolderLock(home)
    unlock(main)
    assert "al open" in told(main, "unlock.error")
    lock.release()
    unlock(main)
    assert main.session.is_unlocked


def test_a_full_disk_keeps_what_was_typed_and_saves_it_when_there_is_room(
    qtbot: QtBot, home: Path, doors: Doors
) -> None:
    pages = (home / "store.db").stat().st_size // PAGE
    full = _window(qtbot, _over(doors, home, Limits(most_pages=pages + 1)))
    unlock(full)
    session = full.session
    session.open_visit(cases.continue_case(session.desk, cases.summaries(session.desk)[0].conversation_id))
    line = find(full, QLineEdit, "catch.text")
    for _ in range(30):
        line.setText(SAID)
        press(full, "catch.save")
        if line.text():
            break
    assert line.text() == SAID, "what was not saved is still there"
    assert "De schijf is vol" in "".join(label.text() for label in full.findChildren(QLabel) if label.isVisible())
    session.lock()
    roomy = _window(qtbot, _over(doors, home))
    unlock(roomy)
    assert roomy.session.is_unlocked


def test_a_folder_that_may_not_be_written_says_so(main: MainWindow, home: Path) -> None:
    # As root every folder may be written, so the lock's own file is what cannot be made here.
    (home / "lock").unlink()
    (home / "lock").mkdir()
    before = files_of(home)
    unlock(main)
    assert "Bewaren lukt niet" in told(main, "unlock.error")
    assert {name: data for name, data in files_of(home).items() if name != "tries.json"} == before
    (home / "lock").rmdir()
    unlock(main)
    assert main.session.is_unlocked


def test_slots_that_are_both_damaged_are_no_wrong_passphrase(main: MainWindow, home: Path) -> None:
    kept = home.parent / "kopie"
    shutil.copytree(home, kept)
    for name in ("keys.json", "keys.copy.json"):
        (home / name).write_bytes(b"{}")
    unlock(main)
    assert "beschadigd" in told(main, "unlock.error")
    shutil.copy(kept / "keys.copy.json", home / "keys.copy.json")
    unlock(main)
    assert main.session.is_unlocked
