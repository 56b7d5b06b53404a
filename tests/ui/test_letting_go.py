"""The lock when the store cannot take what was typed: covered at once, tried again, and no word lost."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from keukentafel.domain.ports import StoreFull, StoreGone, StoreUnwritable
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.letting_go import HOLD_ON, LettingGo
from keukentafel.ui.shared.session import Session
from tests.fakes.memory_store import MemoryStore, MemoryVault
from tests.ui.conftest import TableClock
from tests.ui.finding import find
from tests.ui.people_at_table import PASSPHRASE

SAID = "Ze zegt dat het niet"


@pytest.fixture
def store(main: MainWindow) -> MemoryStore:
    opened = main.session.desk.store
    assert isinstance(opened, MemoryStore)
    return opened


@pytest.fixture
def line(main: MainWindow) -> QLineEdit:
    line = find(main, QLineEdit, "catch.text")
    QTest.keyClicks(line, SAID)
    line.setCursorPosition(8)
    return line


def again(session: Session) -> None:
    holding = session.findChild(LettingGo)
    assert holding is not None
    holding.attempt()


def said(main: MainWindow) -> str:
    error = find(main, QLabel, "unlock.error")
    return error.text() if error.isVisible() else ""


def is_open(session: Session) -> bool:
    return session.is_unlocked


def holds_key(vault: MemoryVault) -> bool:
    return vault.held


def has_visit(session: Session) -> bool:
    return session.has_visit


def holds_words(session: Session) -> bool:
    return session.holds_words


def is_held(session: Session) -> bool:
    return session.is_held


def test_covered_first_then_flushed_then_the_key(main: MainWindow, line: QLineEdit, vault: MemoryVault) -> None:
    seen: list[tuple[str, bool, bool, bool]] = []
    session = main.session

    def look(what: str) -> None:
        kept = any(text == SAID for text in vault.state.drafts.values())
        seen.append((what, main.resident.is_blank and main.stack.currentWidget() is main.unlock, kept, vault.held))

    main.resident.show_prompt("A2")
    session.locked.connect(lambda: look("covered"))
    session.drafts.flushed.connect(lambda: look("flushed"))
    session.leaving.connect(lambda: look("leaving"))
    session.lock()
    look("locked")
    assert seen == [
        ("covered", True, False, True), ("flushed", True, True, True), ("leaving", True, True, True),
        ("locked", True, True, False),
    ]  # fmt: skip


def test_where_flushing_fails_it_stays_covered_and_tries_again(
    main: MainWindow, line: QLineEdit, store: MemoryStore, vault: MemoryVault
) -> None:
    store.fail_with = StoreFull()
    main.resident.show_prompt("A2")
    main.session.lock()
    assert main.stack.currentWidget() is main.unlock and main.resident.is_blank
    assert is_held(main.session) and holds_key(vault) and not is_open(main.session)
    assert "vol" in said(main)
    again(main.session)
    assert is_held(main.session) and holds_key(vault)
    store.fail_with = None
    again(main.session)
    assert not is_held(main.session) and not holds_key(vault)
    assert said(main) == "" and SAID in vault.state.drafts.values()
    assert main.session.unlock(PASSPHRASE, new=False) == ""
    assert (line.text(), line.cursorPosition()) == (SAID, 8)


def test_the_key_goes_after_five_minutes_and_the_words_wait(
    main: MainWindow, line: QLineEdit, store: MemoryStore, vault: MemoryVault, clock: TableClock
) -> None:
    store.fail_with = StoreUnwritable()
    main.session.lock()
    clock.wait(seconds=HOLD_ON.total_seconds() - 1)
    again(main.session)
    assert holds_key(vault)
    # A clock that is put back gives no more time.
    clock.wait(days=-1)
    again(main.session)
    clock.wait(seconds=1)
    again(main.session)
    assert not holds_key(vault) and SAID not in vault.state.drafts.values()
    assert holds_words(main.session)
    line.clear()
    assert main.session.unlock(PASSPHRASE, new=False) == ""
    assert line.text() == SAID and SAID in vault.state.drafts.values()
    assert not holds_words(main.session)


def test_whoever_opens_it_meanwhile_gets_the_words_and_needs_the_passphrase(
    main: MainWindow, line: QLineEdit, store: MemoryStore, vault: MemoryVault
) -> None:
    store.fail_with = StoreUnwritable()
    main.session.lock()
    assert main.session.unlock("een andere zin dan die", new=False) != ""
    assert not is_open(main.session) and not vault.held and main.session.holds_words
    assert main.session.unlock(PASSPHRASE, new=False) == ""
    assert line.text() == SAID and SAID in vault.state.drafts.values()


def test_a_store_that_is_gone_locks_by_itself_and_is_not_taken_for_a_new_one(
    main: MainWindow, line: QLineEdit, store: MemoryStore, vault: MemoryVault
) -> None:
    store.fail_with = StoreGone()
    main.session.drafts.flush()
    QTest.qWait(0)
    assert main.stack.currentWidget() is main.unlock and is_held(main.session)
    assert "Steek hem terug" in said(main)
    assert not find(main, QLineEdit, "unlock.again").isVisible()
    store.fail_with = None
    again(main.session)
    assert not vault.held
    assert main.session.unlock(PASSPHRASE, new=False) == "" and line.text() == SAID


def test_the_window_does_not_close_over_words_that_are_in_memory_only(
    main: MainWindow, line: QLineEdit, store: MemoryStore
) -> None:
    store.fail_with = StoreFull()
    first, second = QCloseEvent(), QCloseEvent()
    main.closeEvent(first)
    assert not first.isAccepted() and "nog een keer" in said(main)
    main.closeEvent(second)
    assert second.isAccepted()
    again(main.session)
    store.fail_with = None
    again(main.session)


def test_a_conversation_does_not_close_over_words_that_cannot_be_kept(
    main: MainWindow, line: QLineEdit, store: MemoryStore
) -> None:
    store.fail_with = StoreFull()
    main.session.close_visit()
    assert has_visit(main.session) and line.text() == SAID
    store.fail_with = None
    main.session.close_visit()
    assert not has_visit(main.session)
