"""The lock: the second window is emptied before anything else, and it comes by itself when nobody is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.idle_lock import IdleLock
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.session import Session
from tests.ui.both_windows import main_window, resident_screen
from tests.ui.conftest import TableClock


@pytest.fixture
def screen(qtbot: QtBot, visit_session: Session) -> ResidentScreen:
    made = resident_screen(visit_session)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def main(qtbot: QtBot, visit_session: Session, screen: ResidentScreen) -> MainWindow:
    window = main_window(qtbot, visit_session, screen)
    window.furnish()
    window.show()
    return window


@pytest.fixture
def idle(
    main: MainWindow, visit_session: Session, screen: ResidentScreen, clock: TableClock
) -> Iterator[IdleLock]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    watching = IdleLock(application, visit_session, screen, clock)
    yield watching
    application.removeEventFilter(watching)
    watching.deleteLater()


def _is_open(session: Session) -> bool:
    return session.is_unlocked


def test_the_second_window_is_empty_before_the_store_is_closed(
    main: MainWindow, visit_session: Session, screen: ResidentScreen
) -> None:
    screen.show_prompt("A2")
    seen: list[tuple[bool, bool]] = []
    visit_session.locked.connect(lambda: seen.append((screen.is_blank, visit_session.is_unlocked)))
    visit_session.lock()
    assert seen == [(True, True)]
    assert not _is_open(visit_session)
    assert main.stack.currentWidget() is main.unlock


def test_after_five_minutes_without_a_hand_it_locks(
    idle: IdleLock, visit_session: Session, clock: TableClock
) -> None:
    clock.wait(minutes=4, seconds=59)
    idle.look()
    assert _is_open(visit_session)
    clock.wait(seconds=1)
    idle.look()
    assert not _is_open(visit_session)


def test_a_clock_that_is_put_back_keeps_no_store_open(
    idle: IdleLock, visit_session: Session, clock: TableClock
) -> None:
    clock.wait(minutes=4)
    idle.look()
    clock.wait(hours=-3)
    idle.look()
    assert _is_open(visit_session)
    clock.wait(minutes=1)
    idle.look()
    assert not _is_open(visit_session)


def test_the_night_that_summer_ends_has_no_hour_more(
    idle: IdleLock, visit_session: Session, clock: TableClock
) -> None:
    clock.moment = datetime(2026, 10, 25, 2, 58, tzinfo=clock.moment.tzinfo)
    idle.touch()
    clock.moment = datetime(2026, 10, 25, 2, 2, tzinfo=clock.moment.tzinfo, fold=1)
    idle.look()
    assert _is_open(visit_session), "four minutes later"
    clock.moment = clock.moment.replace(minute=3, fold=1)
    idle.look()
    assert not _is_open(visit_session)


def test_a_hand_on_the_keyboard_keeps_it_open(
    idle: IdleLock, main: MainWindow, visit_session: Session, clock: TableClock
) -> None:
    clock.wait(minutes=4)
    QTest.keyClick(main.catch.line, Qt.Key.Key_A)
    clock.wait(minutes=4)
    idle.look()
    assert _is_open(visit_session)


def test_while_a_prompt_is_read_it_waits_twenty_minutes(
    idle: IdleLock, visit_session: Session, screen: ResidentScreen, clock: TableClock
) -> None:
    screen.show_prompt("A2")
    clock.wait(minutes=19)
    idle.look()
    assert _is_open(visit_session)
    clock.wait(minutes=1)
    idle.look()
    assert not _is_open(visit_session)
    assert screen.is_blank
