"""Looking into a copy and putting one back go on beside the window: it can be stopped, and the lock can fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.ports import CopyContents, GivenUp, StoreCopy, StoreFull
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.services import cases
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.slow_act import SlowAct
from keukentafel.ui.vault.copy_opening import CopyOpening
from keukentafel.ui.vault.restore_card import RestoreCard
from tests.fakes.memory_store import MemoryStore, MemoryVault
from tests.ui.both_windows import main_window
from tests.ui.conftest import TableClock
from tests.ui.finding import find, line, press, settled
from tests.ui.people_at_table import CASE, PASSPHRASE


class SlowVault(MemoryVault):
    """Its copies lie on a disk that takes until `go` is set, and is asked meanwhile whether somebody still waits."""

    def __init__(self) -> None:
        super().__init__()
        self.go = Event()

    def look_into(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> CopyContents:
        self._wait(stopped)
        return super().look_into(copy, secret, stopped)

    def restore(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> MemoryStore:
        self._wait(stopped)
        return super().restore(copy, secret, stopped)

    def _wait(self, stopped: Stopped) -> None:
        while not self.go.wait(0.01):
            if stopped():
                raise GivenUp


@pytest.fixture
def slow() -> Iterator[SlowVault]:
    vault = SlowVault()
    yield vault
    vault.go.set()


@pytest.fixture
def main(qtbot: QtBot, doors: Doors, slow: SlowVault) -> Iterator[MainWindow]:
    """The window over an open store with one case, of whom the name changed since its copy."""
    own = replace(doors, vault=lambda: slow, store_was_made=slow.exists, copies_at_lock=False)
    window = main_window(qtbot, Session(own))
    window.show()
    session = window.session
    assert session.unlock(PASSPHRASE, new=True) == ""
    cases.open_case(session.desk, CASE)
    assert session.back_up() == ""
    with session.desk.store.work() as work:
        work.logs.register(work.logs.summaries()[0]._replace(resident="Na de kopie"))
    yield window
    slow.go.set()
    session.leave()


@pytest.fixture
def card(qtbot: QtBot, main: MainWindow) -> RestoreCard:
    """The card of copies beside the agenda, with the passphrase typed."""
    press(main, "start.vault")
    press(main, "backup.restore")
    settled(qtbot, main)
    line(main.start, "restore.passphrase").setText(PASSPHRASE)
    (found,) = main.start.findChildren(RestoreCard)
    return found


def said(root: QWidget, name: str) -> str:
    found = find(root, QLabel, name)
    return found.text() if found.isVisible() else ""


def is_shown(root: QWidget, name: str) -> bool:
    return any(found.isVisible() for found in root.findChildren(QWidget, name))


def residents(main: MainWindow) -> list[str]:
    return [case.resident for case in cases.summaries(main.session.desk)]


def looked(qtbot: QtBot, main: MainWindow, slow: SlowVault) -> None:
    slow.go.set()
    press(main.start, "restore.look")
    settled(qtbot, main)
    slow.go.clear()


class TestLooking:
    def test_the_window_answers_and_says_so(self, qtbot: QtBot, main: MainWindow, card: RestoreCard) -> None:
        press(main.start, "restore.look")
        ticks: list[bool] = []
        QTimer.singleShot(0, lambda: ticks.append(True))
        qtbot.waitUntil(lambda: bool(ticks))
        assert "nagekeken" in said(main.start, "restore.contents")
        assert not line(main.start, "restore.passphrase").isEnabled() and not is_shown(main.start, "restore.open")

    def test_it_can_be_stopped(self, qtbot: QtBot, main: MainWindow, card: RestoreCard) -> None:
        press(main.start, "restore.look")
        press(main.start, "restore.stop")
        settled(qtbot, main)
        assert "Gestopt" in said(main.start, "restore.error") and not is_shown(main.start, "restore.open")
        assert line(main.start, "restore.passphrase").isEnabled()

    def test_the_lock_forgets_it(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        press(main.start, "restore.look")
        main.session.lock()
        assert main.stack.currentWidget() is main.unlock
        slow.go.set()
        assert main.session.unlock(PASSPHRASE, new=False) == ""
        qtbot.waitUntil(lambda: not main.findChildren(SlowAct))
        press(main, "start.vault")
        press(main, "backup.restore")
        settled(qtbot, main)
        assert said(main.start, "restore.contents") == "" and not is_shown(main.start, "restore.open")
        with main.session.desk.store.work() as work:
            assert "copy_looked_into" not in [event for _, event, _ in work.audit.lines()]

    def test_who_saw_something_is_in_the_trail(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        looked(qtbot, main, slow)
        assert "1 gesprek" in said(main.start, "restore.contents")
        with main.session.desk.store.work() as work:
            assert work.audit.lines()[-1][1] == "copy_looked_into"

    def test_nobody_sees_what_cannot_be_put_in_the_trail(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        store = main.session.desk.store
        assert isinstance(store, MemoryStore)
        store.fail_with = StoreFull()
        looked(qtbot, main, slow)
        store.fail_with = None
        assert said(main.start, "restore.contents") == "" and not is_shown(main.start, "restore.open")
        assert "vol" in said(main.start, "restore.error")

    def test_a_passphrase_does_not_wait_for_ever(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        looked(qtbot, main, slow)
        (opening,) = card.findChildren(CopyOpening)
        (timer,) = opening.findChildren(QTimer, "restore.forgetting")
        assert timer.isActive()
        timer.timeout.emit()
        assert line(main.start, "restore.passphrase").text() == ""
        press(main.start, "restore.open")
        assert "Typ eerst" in said(main.start, "restore.error") and main.session.is_unlocked


class TestPuttingBack:
    def test_the_windows_are_covered_and_say_so(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        looked(qtbot, main, slow)
        press(main.start, "restore.open")
        assert main.stack.currentWidget() is main.unlock and is_shown(main, "unlock.putting_back")
        assert not is_shown(main, "unlock.passphrase")
        slow.go.set()
        qtbot.waitUntil(lambda: main.session.is_unlocked)
        assert main.stack.currentWidget() is main.start and residents(main) == [CASE.resident]

    def test_who_stops_it_has_the_store_of_before(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        looked(qtbot, main, slow)
        press(main.start, "restore.open")
        press(main, "unlock.putting_back.stop")
        qtbot.waitUntil(lambda: is_shown(main, "unlock.passphrase"))
        assert "Gestopt. Er is niets veranderd." in said(main, "unlock.error") and not main.session.is_unlocked
        assert main.session.unlock(PASSPHRASE, new=False) == "" and residents(main) == ["Na de kopie"]

    def test_the_lock_that_falls_meanwhile_holds(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault
    ) -> None:
        looked(qtbot, main, slow)
        press(main.start, "restore.open")
        main.session.lock()
        assert is_shown(main, "unlock.putting_back")
        slow.go.set()
        qtbot.waitUntil(lambda: is_shown(main, "unlock.passphrase"))
        assert not main.session.is_unlocked and not slow.held and "teruggezet" in said(main, "unlock.help")
        assert main.session.unlock(PASSPHRASE, new=False) == "" and residents(main) == [CASE.resident]

    def test_who_may_have_walked_away_types_the_passphrase(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault, clock: TableClock
    ) -> None:
        looked(qtbot, main, slow)
        press(main.start, "restore.open")
        clock.moment += timedelta(minutes=6)
        slow.go.set()
        qtbot.waitUntil(lambda: is_shown(main, "unlock.passphrase"))
        assert not main.session.is_unlocked and not slow.held

    @pytest.mark.parametrize("done", [False, True])
    def test_a_program_that_ends_leaves_no_store_open(
        self, qtbot: QtBot, main: MainWindow, card: RestoreCard, slow: SlowVault, done: bool
    ) -> None:
        looked(qtbot, main, slow)
        press(main.start, "restore.open")
        if done:
            slow.go.set()
        main.close()
        assert not slow.held and not main.session.is_unlocked

    def test_from_the_first_page_a_failure_is_said_where_it_began(
        self, qtbot: QtBot, main: MainWindow, slow: SlowVault
    ) -> None:
        main.session.lock()
        main.session.damage_seen = True
        main.unlock.prepare()
        press(main, "unlock.restore")
        settled(qtbot, main.unlock)
        line(main.unlock, "restore.passphrase").setText(PASSPHRASE)
        slow.go.set()
        press(main.unlock, "restore.look")
        settled(qtbot, main.unlock)
        slow.go.clear()
        press(main.unlock, "restore.open")
        assert is_shown(main, "unlock.putting_back")
        press(main, "unlock.putting_back.stop")
        qtbot.waitUntil(lambda: is_shown(main, "restore.error"))
        assert "Gestopt" in said(main.unlock, "restore.error")
        assert find(main.unlock, QPushButton, "restore.open").isVisible()

