"""After an end that was none: the same place, cursor and half a text, and one calm line that says what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from keukentafel.domain.agreements import Agreement
from keukentafel.services import agreeing, cases
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from tests.fakes.memory_store import MemoryVault
from tests.ui.both_windows import main_window
from tests.ui.finding import find, press
from tests.ui.people_at_table import CASE, PASSPHRASE

Life = Callable[[], MainWindow]
NOT_CLOSED = "Keukentafel is de vorige keer niet gewoon afgesloten. Alles wat was vastgelegd, staat er nog."


@pytest.fixture
def life(qtbot: QtBot, doors: Doors, vault: MemoryVault) -> Iterator[Life]:
    """Another life of the program over the same store; the one before ends without a word."""
    sessions: list[Session] = []

    def begin() -> MainWindow:
        for before in sessions:
            before.drafts.take()
            before.drafts.flush()
        vault.held = False
        session = Session(doors)
        sessions.append(session)
        window = main_window(qtbot, session)
        window.show()
        window.activateWindow()
        assert session.unlock(PASSPHRASE, new=len(sessions) == 1) == ""
        QApplication.processEvents()
        return window

    yield begin
    for session in sessions:
        session.drafts.flush()


def at_table(life: Life) -> MainWindow:
    window = life()
    window.session.open_visit(cases.open_case(window.session.desk, CASE))
    return window


def half_a_need(window: MainWindow) -> None:
    window.go("needs")
    find(window, QPushButton, "fold.need").click()
    line = find(window, QLineEdit, "need.help_me")
    line.setFocus()
    QTest.keyClicks(line, "weer zelf")
    line.setCursorPosition(4)
    assert window.session.drafts.flush()


def calm(window: MainWindow) -> str:
    return window.visit.calm.text


def test_the_first_opening_says_nothing(life: Life) -> None:
    window = life()
    assert window.start.calm.text == "" and not window.session.has_visit


def test_the_same_place_input_caret_and_half_a_text(life: Life) -> None:
    half_a_need(at_table(life))
    window = life()
    assert window.session.has_visit and window.place == "needs"
    line = find(window, QLineEdit, "need.help_me")
    assert line.hasFocus() and line.isVisible()
    assert (line.text(), line.cursorPosition()) == ("weer zelf", 4)
    assert calm(window) == f"{NOT_CLOSED} U bent terug waar u was."
    QTest.keyClicks(line, " te koken")
    assert calm(window) != "", "typing does not take it away"
    find(window, QPushButton, "need.save")
    window.session.attempt(lambda: None)
    assert calm(window) == ""


def test_half_a_text_in_a_form_of_which_the_fold_was_open(life: Life) -> None:
    window = at_table(life)
    window.go("agreements")
    press(window, "fold.consent")
    line = find(window, QLineEdit, "consent.purpose")
    line.setFocus()
    QTest.keyClicks(line, "voor de huis")
    window.session.drafts.flush()
    window = life()
    line = find(window, QLineEdit, "consent.purpose")
    assert window.place == "agreements" and QApplication.focusWidget() is line
    assert line.isVisible() and line.text() == "voor de huis"


def test_half_a_text_in_a_form_on_another_page_than_where_the_hands_were(life: Life) -> None:
    window = at_table(life)
    window.go("agreements")
    press(window, "fold.consent")
    QTest.keyClicks(find(window, QLineEdit, "consent.purpose"), "voor de huis")
    window.go("needs")
    window.session.drafts.flush()
    window = life()
    assert window.place == "needs"
    window.go("agreements")
    press(window, "fold.consent")
    assert find(window, QLineEdit, "consent.purpose").text() == "voor de huis"


def test_half_a_change_of_what_was_recorded(life: Life) -> None:
    window = at_table(life)
    agreeing.agree(window.session.visit, Agreement("zoon", "boodschappen doen", None))
    window.go("agreements")
    records = find(window, ChangeableRecords, "agreements.records")
    change = records.change_with("agree_change", "a1")
    assert change is not None
    backup = find(window, QLineEdit, "agree_change.backup")
    QTest.keyClicks(backup, "de buur")
    window.session.drafts.flush()
    window = life()
    again = find(window, QLineEdit, "agree_change.backup")
    assert again.isVisible() and again.text() == "de buur"


def test_half_a_line_in_the_catch_line(life: Life) -> None:
    window = at_table(life)
    QTest.keyClicks(window.catch.line, "Ze zegt dat")
    window.catch.line.setCursorPosition(3)
    assert window.session.drafts.flush()
    window = life()
    assert window.catch.line.hasFocus()
    assert (window.catch.line.text(), window.catch.line.cursorPosition()) == ("Ze zegt dat", 3)


def test_the_prompt_of_the_second_window_is_offered_and_never_shown_by_itself(life: Life) -> None:
    window = at_table(life)
    window.resident.set_language("ar")
    window.resident.show_prompt("A2")
    window = life()
    assert window.resident.is_blank
    button = find(window, QPushButton, "calm.act")
    assert "A2" in button.text() and button.isVisible()
    button.click()
    assert window.resident.current is not None and window.resident.current.code == "A2"
    assert window.resident.language == "ar" and calm(window) == ""


def test_on_the_start_screen_it_is_said_and_nothing_is_opened(life: Life) -> None:
    window = at_table(life)
    window.session.close_visit()
    window = life()
    assert not window.session.has_visit and window.start.calm.text == NOT_CLOSED


def test_a_program_that_was_closed_begins_at_the_start_screen(life: Life) -> None:
    window = at_table(life)
    window.close()
    window = life()
    assert not window.session.has_visit and window.start.calm.text == ""


def test_a_battery_that_died_behind_the_lock_comes_back_without_alarm(life: Life) -> None:
    window = at_table(life)
    half_a_need(window)
    window.session.lock()
    window = life()
    assert window.place == "needs" and find(window, QLineEdit, "need.help_me").hasFocus()
    assert calm(window) == "U bent terug waar u was."


def test_it_is_told_once(life: Life) -> None:
    half_a_need(at_table(life))
    window = life()
    window.session.lock()
    assert window.session.unlock(PASSPHRASE, new=False) == ""
    assert calm(window) == ""


def test_a_conversation_that_is_no_more_is_not_looked_for(life: Life, vault: MemoryVault) -> None:
    window = at_table(life)
    case = window.session.visit.id
    vault.state.summaries.pop(case)
    vault.state.logs.pop(case)
    window = life()
    assert not window.session.has_visit and window.stack.currentWidget() is window.start


def test_what_is_remembered_holds_no_word_that_was_said(life: Life, vault: MemoryVault) -> None:
    window = at_table(life)
    half_a_need(window)
    kept = vault.state.cabinet["sitting"].decode()
    assert "need.help_me" in kept
    assert "weer" not in kept and "Karaca" not in kept
