"""Copies are made when the lock falls, told on the start screen, and put back after a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel import settings
from keukentafel.domain.ports import CopyTooSlow, StoreCopy, StoreFull
from keukentafel.services import cases
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.copy_keeper import CopyKeeper
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.start_notices import notices
from keukentafel.ui.vault.unlock_page import UnlockPage
from keukentafel.ui.vault.vault_card import VaultCard
from tests.fakes.memory_store import MemoryStore, MemoryVault
from tests.ui.conftest import TableClock
from tests.ui.finding import settled
from tests.ui.people_at_table import CASE, PASSPHRASE


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def press(window: QWidget, name: str) -> None:
    assert button(window, name).isVisibleTo(window), name
    button(window, name).click()


def text(window: QWidget, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text() if found.isVisibleTo(window) else ""


def line(window: QWidget, name: str) -> QLineEdit:
    found = window.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def put_back(qtbot: QtBot, session: Session, copy: StoreCopy, secret: str) -> str:
    """What is said when it is over."""
    said: list[str] = []
    session.restore(copy, secret, said.append)
    qtbot.waitUntil(lambda: bool(said))
    return said[0]


def rows(window: QWidget) -> list[str]:
    found = window.findChild(QListWidget, "restore.copies")
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def audited(session: Session) -> list[str]:
    with session.desk.store.work() as work:
        return [event for _, event, _ in work.audit.lines()]


class TestAtTheLock:
    def test_a_lock_makes_a_copy_at_most_once_an_hour(
        self, qtbot: QtBot, session: Session, vault: MemoryVault, clock: TableClock
    ) -> None:
        for minutes, copies in ((0, 1), (30, 1), (31, 2)):
            clock.wait(minutes=minutes)
            session.lock()
            assert len(vault.copies()) == copies
            assert session.unlock(PASSPHRASE, new=False) == ""
        assert audited(session).count("backed_up") == 2

    def test_what_was_being_typed_is_in_the_copy(
        self, qtbot: QtBot, visit_session: Session, vault: MemoryVault
    ) -> None:
        visit_session.drafts.typed("need.help_me", "weer zelf te koken")
        visit_session.lock()
        (copy,) = vault.copies()
        kept = vault.restore(copy, PASSPHRASE)
        with kept.work() as work:
            assert "weer zelf te koken" in work.drafts.kept(work.logs.summaries()[0].conversation_id).values()
        kept.close()

    def test_a_full_disk_keeps_nobody_from_locking(
        self, qtbot: QtBot, session: Session, store: MemoryStore, vault: MemoryVault
    ) -> None:
        store.fail_with = StoreFull()
        with qtbot.waitSignal(session.last_copy.made, check_params_cb=lambda made: made is False):
            session.lock()
        assert not session.is_unlocked and not vault.held and vault.copies() == ()


class TestWhileWorkGoesOn:
    def test_there_is_one_for_each_hour_that_the_store_is_open(
        self, qtbot: QtBot, session: Session, vault: MemoryVault, clock: TableClock
    ) -> None:
        hands = [True]
        keeper = CopyKeeper(session, session, lambda: hands[0])
        session.lock()
        assert session.unlock(PASSPHRASE, new=False) == "" and len(vault.copies()) == 1
        for minutes, still, copies in ((59, True, 1), (1, False, 1), (0, True, 2), (59, True, 2), (1, True, 3)):
            clock.wait(minutes=minutes)
            hands[0] = not still
            for _ in ("begins", "is taken in"):
                keeper.look()
            assert len(vault.copies()) == copies
        assert audited(session).count("backed_up") == 3
        session.lock()
        assert len(vault.copies()) == 3, "that of the past hour"
        keeper.look()

    def test_one_that_fails_is_told_on_the_start_screen_until_there_is_one(
        self, qtbot: QtBot, session: Session, store: MemoryStore, clock: TableClock
    ) -> None:
        keeper = CopyKeeper(session, session, lambda: False)
        session.unlocked.emit()
        store.copies_fail_with = CopyTooSlow()
        clock.wait(hours=1)
        keeper.look()
        keeper.look()
        assert "reservekopie is niet gelukt" in notices(session, None)
        store.copies_fail_with = None
        assert session.back_up() == "" and "niet gelukt" not in notices(session, None)
        session.lock()

    def test_what_could_not_be_wiped_is_a_copy_all_the_same(
        self, qtbot: QtBot, card: VaultCard, session: Session, store: MemoryStore
    ) -> None:
        store.scrubs_fail_with = StoreFull()
        with qtbot.waitSignal(session.last_copy.made, check_params_cb=lambda made: made is True):
            press(card, "backup.now")
        assert "nog niet overal weg" in text(card, "backup.error") and "10:00 uur" in text(card, "backup.state")
        assert "niet gelukt" not in notices(session, None)


class TestOnTheCard:
    def test_it_says_how_new_the_newest_is(self, qtbot: QtBot, card: VaultCard) -> None:
        assert "nog geen reservekopie" in text(card, "backup.state")
        press(card, "backup.now")
        assert "24 nov 2026, 10:00 uur" in text(card, "backup.state")
        assert "op deze laptop" in text(card, "backup.place")

    def test_a_copy_that_cannot_be_made_is_said(self, qtbot: QtBot, card: VaultCard, store: MemoryStore) -> None:
        store.fail_with = StoreFull()
        press(card, "backup.now")
        assert "schijf is vol" in text(card, "backup.error")

    def test_one_looks_before_one_puts_back(
        self, qtbot: QtBot, card: VaultCard, session: Session, clock: TableClock, vault: MemoryVault
    ) -> None:
        press(card, "backup.now")
        clock.wait(hours=2)
        cases.open_case(session.desk, CASE)
        press(card, "backup.now")
        press(card, "backup.restore")
        settled(qtbot, card)
        assert len(rows(card)) == 2 and not button(card, "restore.open").isVisibleTo(card)
        press(card, "restore.look")
        settled(qtbot, card)
        assert "Typ eerst" in text(card, "restore.error")
        line(card, "restore.passphrase").setText("mis")
        press(card, "restore.look")
        settled(qtbot, card)
        assert "past niet" in text(card, "restore.error") and not button(card, "restore.open").isVisibleTo(card)
        line(card, "restore.passphrase").setText(PASSPHRASE)
        press(card, "restore.look")
        settled(qtbot, card)
        assert "1 gesprek met 0 uitspraken" in text(card, "restore.contents")
        copies = card.findChild(QListWidget, "restore.copies")
        assert isinstance(copies, QListWidget)
        copies.setCurrentRow(1)
        assert not button(card, "restore.open").isVisibleTo(card), "that one was not looked at"
        press(card, "restore.look")
        settled(qtbot, card)
        assert "nog geen gesprekken" in text(card, "restore.contents")
        with qtbot.waitSignals([session.locked, session.unlocked, session.restored]):
            press(card, "restore.open")
        assert session.is_unlocked and cases.summaries(session.desk) == ()
        assert audited(session)[-1] == "restored" and len(vault.copies()) == 2
        assert line(card, "restore.passphrase").text() == "" and not line(card, "restore.passphrase").isVisibleTo(card)

    def test_a_lock_takes_what_was_typed_off_the_card(self, qtbot: QtBot, card: VaultCard, session: Session) -> None:
        press(card, "backup.now")
        press(card, "backup.restore")
        settled(qtbot, card)
        line(card, "restore.passphrase").setText(PASSPHRASE)
        session.lock()
        assert line(card, "restore.passphrase").text() == "" and rows(card) == []


@pytest.fixture
def real(doors: Doors, tmp_path: Path) -> Iterator[Callable[[str], Session]]:
    """Sessions over real stores, each in a folder of that name."""
    made: list[Session] = []

    def make(name: str) -> Session:
        vault = SqlCipherVault(tmp_path / name / "kluis", KdfCost(memory_kib=32, passes=1, lanes=1))
        made.append(
            Session(
                replace(
                    doors,
                    vault=lambda: vault,
                    store_was_made=vault.exists,
                    settings_folder=tmp_path / name,
                    ask_folder=lambda: tmp_path / "laptop" / "reservekopieen",
                )
            )
        )
        return made[-1]

    yield make
    for session in made:
        session.lock()


class TestAtTheDoor:
    def page(self, qtbot: QtBot, session: Session) -> UnlockPage:
        page = UnlockPage(session)
        qtbot.addWidget(page)
        page.show()
        return page

    def put_back(self, qtbot: QtBot, page: UnlockPage) -> None:
        assert len(rows(page)) == 1
        line(page, "restore.passphrase").setText(PASSPHRASE)
        press(page, "restore.look")
        settled(qtbot, page)
        assert "1 gesprek" in text(page, "restore.contents")
        with qtbot.waitSignal(page.opened):
            press(page, "restore.open")

    def test_on_a_new_laptop(self, qtbot: QtBot, real: Callable[[str], Session]) -> None:
        old = real("laptop")
        assert old.unlock(PASSPHRASE, new=True) == ""
        cases.open_case(old.desk, CASE)
        old.lock()
        new = real("new")
        page = self.page(qtbot, new)
        press(page, "unlock.restore")
        settled(qtbot, page)
        assert rows(page) == [] and not button(page, "restore.look").isEnabled()
        press(page, "restore.back")
        assert line(page, "unlock.again").isVisibleTo(page)
        press(page, "unlock.restore")
        settled(qtbot, page)
        press(page, "restore.folder")
        settled(qtbot, page)
        self.put_back(qtbot, page)
        assert [case.resident for case in cases.summaries(new.desk)] == [CASE.resident]

    def test_a_damaged_store(self, qtbot: QtBot, real: Callable[[str], Session], tmp_path: Path) -> None:
        session = real("laptop")
        assert session.unlock(PASSPHRASE, new=True) == ""
        cases.open_case(session.desk, CASE)
        session.lock()
        store = tmp_path / "laptop" / "kluis" / "store.db"
        store.write_bytes(b"\x02" * 9000)
        page = self.page(qtbot, session)
        assert not button(page, "unlock.restore").isVisibleTo(page)
        line(page, "unlock.passphrase").setText("mis")
        press(page, "unlock.open")
        assert not button(page, "unlock.restore").isVisibleTo(page)
        line(page, "unlock.passphrase").setText(PASSPHRASE)
        press(page, "unlock.open")
        assert "beschadigd" in text(page, "unlock.error")
        press(page, "unlock.restore")
        settled(qtbot, page)
        self.put_back(qtbot, page)
        (aside,) = (tmp_path / "laptop" / "kluis" / "aside").iterdir()
        assert (aside / "store.db").read_bytes() == b"\x02" * 9000

    def test_a_chosen_disk_is_remembered_and_tried_at_once(
        self, qtbot: QtBot, doors: Doors, session: Session, tmp_path: Path
    ) -> None:
        session.doors.settings_folder = tmp_path
        session.doors.ask_folder = lambda: tmp_path / "stick"
        settings.keep_text_size(tmp_path, 150)
        card = VaultCard(session)
        qtbot.addWidget(card)
        card.show()
        card.refresh()
        press(card, "backup.choose")
        assert str(tmp_path / "stick") in text(card, "backup.place")
        kept = settings.load(tmp_path)
        assert (kept.text_percent, kept.backup_folder) == (150, str(tmp_path / "stick"))
        assert len(session.doors.vault().copies()) == 1


def test_putting_back_through_the_window_ends_at_the_start_screen(
    qtbot: QtBot, main: MainWindow, visit_session: Session, vault: MemoryVault, clock: TableClock
) -> None:
    visit_session.close_visit()
    visit_session.lock()
    clock.wait(days=1)
    assert visit_session.unlock(PASSPHRASE, new=False) == ""
    (copy,) = vault.copies()
    assert put_back(qtbot, visit_session, copy, "mis") != "" and not visit_session.is_unlocked
    assert main.stack.currentWidget() is main.unlock
    assert put_back(qtbot, visit_session, copy, PASSPHRASE) == ""
    assert main.stack.currentWidget() is main.start and not visit_session.has_visit


def test_a_copy_older_than_the_setting_goes(
    session: Session, vault: MemoryVault, clock: TableClock, tmp_path: Path
) -> None:
    session.doors.settings_folder = tmp_path
    settings.save(tmp_path, settings.Settings(backup_days=30))
    vault.copy_at(clock.now() - timedelta(days=31))
    young = vault.copy_at(clock.now() - timedelta(days=20))
    session.lock()
    assert len(vault.copies()) == 2 and young in vault.copies()
