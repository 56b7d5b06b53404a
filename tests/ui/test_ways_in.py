"""Choosing, forgetting and changing a passphrase, by hand."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.known_seals import seal_list
from keukentafel.domain.ports import StoreFull, StoreGone
from keukentafel.domain.safekeeping.passphrases import WORDS_SUGGESTED
from keukentafel.domain.safekeeping.recovery_codes import understood
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.start_page import StartPage
from keukentafel.ui.style.theme import LIGHT
from keukentafel.ui.vault.unlock_page import UnlockPage
from keukentafel.ui.vault.vault_card import VaultCard
from keukentafel.ui.vault.wait_line import WaitLine
from tests.fakes.kept_exits import KeptExits
from tests.fakes.memory_store import MemoryVault
from tests.ui.conftest import TableClock
from tests.ui.fake_press import GIVEN_PASSWORD
from tests.ui.finding import find
from tests.ui.people_at_table import PASSPHRASE

NEW = "drie nieuwe schoenen op de mat"


def line(widget: QWidget, name: str) -> QLineEdit:
    found = widget.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def text(widget: QWidget, name: str) -> str:
    found = widget.findChild(QLabel, name)
    assert isinstance(found, QLabel), name
    return found.text() if found.isVisibleTo(widget) else ""


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert isinstance(button, QPushButton) and button.isVisibleTo(widget), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(qtbot: QtBot, session: Session) -> UnlockPage:
    page = UnlockPage(session)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def first(qtbot: QtBot, locked_session: Session) -> UnlockPage:
    """The page where no store was made yet."""
    return shown(qtbot, locked_session)


@pytest.fixture
def closed(qtbot: QtBot, session: Session) -> UnlockPage:
    """The page of a store that is there and locked."""
    session.lock()
    return shown(qtbot, session)


def choose(page: UnlockPage, phrase: str) -> None:
    for name in ("unlock.passphrase", "unlock.again"):
        line(page, name).clear()
        line(page, name).insert(phrase)


class TestChoosing:
    def test_a_weak_one_gets_advice_and_is_taken_when_somebody_insists(
        self, qtbot: QtBot, first: UnlockPage, locked_session: Session
    ) -> None:
        choose(first, "kort")
        press(first, "unlock.open")
        assert "losse woorden" in text(first, "unlock.help") and not locked_session.is_unlocked
        press(first, "unlock.open")
        assert locked_session.is_unlocked

    def test_another_one_after_advice_is_looked_at_anew(
        self, qtbot: QtBot, first: UnlockPage, locked_session: Session
    ) -> None:
        choose(first, "kort")
        press(first, "unlock.open")
        QTest.keyClicks(line(first, "unlock.passphrase"), "er")
        line(first, "unlock.again").setText("korter")
        press(first, "unlock.open")
        assert not locked_session.is_unlocked and first.property("insist")

    def test_a_suggestion_shows_and_opens(self, qtbot: QtBot, first: UnlockPage, locked_session: Session) -> None:
        press(first, "unlock.suggest")
        phrase = line(first, "unlock.passphrase")
        assert phrase.echoMode() is QLineEdit.EchoMode.Normal and len(phrase.text().split()) == WORDS_SUGGESTED
        kept = phrase.text()
        press(first, "unlock.open")
        assert locked_session.is_unlocked and phrase.text() == ""
        locked_session.lock()
        assert locked_session.unlock(kept, new=False) == ""


    def test_typing_takes_the_place_of_a_suggestion_and_is_hidden(self, qtbot: QtBot, first: UnlockPage) -> None:
        press(first, "unlock.suggest")
        phrase, again = line(first, "unlock.passphrase"), line(first, "unlock.again")
        assert phrase.hasFocus()
        QTest.keyClicks(phrase, "mijn eigen zin")
        assert (phrase.text(), again.text()) == ("mijn eigen zin", "")
        assert {one.echoMode() for one in (phrase, again)} == {QLineEdit.EchoMode.Password}

    def test_a_suggestion_with_one_word_changed_stays_to_be_read_and_is_typed_again(
        self, qtbot: QtBot, first: UnlockPage
    ) -> None:
        press(first, "unlock.suggest")
        phrase, again = line(first, "unlock.passphrase"), line(first, "unlock.again")
        phrase.end(False)
        QTest.keyClicks(phrase, " fiets")
        assert len(phrase.text().split()) == WORDS_SUGGESTED + 1
        assert phrase.echoMode() is QLineEdit.EchoMode.Normal and again.text() == ""


class TestWrongTries:
    def test_a_few_are_free_and_then_there_is_a_pause(
        self, qtbot: QtBot, closed: UnlockPage, session: Session, clock: TableClock
    ) -> None:
        for _ in range(3):
            line(closed, "unlock.passphrase").setText("mis")
            press(closed, "unlock.open")
            assert "past niet" in text(closed, "unlock.error")
        line(closed, "unlock.passphrase").setText(PASSPHRASE)
        press(closed, "unlock.open")
        assert "Wacht 5 seconden" in text(closed, "unlock.error") and not session.is_unlocked
        clock.wait(seconds=6)
        press(closed, "unlock.open")
        assert session.is_unlocked

    def test_the_seconds_count_down_until_one_may_try_again(
        self, qtbot: QtBot, closed: UnlockPage, clock: TableClock
    ) -> None:
        second = find(closed, WaitLine, "unlock.error").findChild(QTimer)
        assert isinstance(second, QTimer)
        for _ in range(3):
            line(closed, "unlock.passphrase").setText("mis")
            press(closed, "unlock.open")
        assert not second.isActive()
        line(closed, "unlock.passphrase").setText("mis")
        press(closed, "unlock.open")
        assert second.isActive()
        for left in ("4 seconden.", "3 seconden.", "2 seconden.", "1 seconde."):
            clock.wait(seconds=1)
            second.timeout.emit()
            assert text(closed, "unlock.error").endswith(f"Wacht {left}")
        clock.wait(seconds=1)
        second.timeout.emit()
        assert "weer proberen" in text(closed, "unlock.error") and not second.isActive()

    def test_a_clock_that_was_set_back_keeps_nobody_out(
        self, qtbot: QtBot, closed: UnlockPage, session: Session, clock: TableClock
    ) -> None:
        for _ in range(3):
            line(closed, "unlock.passphrase").setText("mis")
            press(closed, "unlock.open")
        clock.wait(days=-1)
        line(closed, "unlock.passphrase").setText(PASSPHRASE)
        press(closed, "unlock.open")
        assert "Wacht 5 seconden" in text(closed, "unlock.error")


class TestForgetting:
    def test_the_code_opens_and_asks_a_new_passphrase(
        self, qtbot: QtBot, closed: UnlockPage, session: Session, vault: MemoryVault
    ) -> None:
        code = vault.new_recovery_code(PASSPHRASE)
        press(closed, "unlock.forgotten")
        line(closed, "recover.code").setText(code.lower().replace("-", " "))
        for name in ("recover.passphrase", "recover.again"):
            line(closed, name).setText(NEW)
        with qtbot.waitSignal(closed.opened):
            press(closed, "recover.open")
        assert session.is_unlocked and line(closed, "recover.passphrase").text() == ""
        session.lock()
        assert session.unlock(NEW, new=False) == ""

    def test_a_typing_mistake_is_told_by_its_group(
        self, qtbot: QtBot, closed: UnlockPage, session: Session, vault: MemoryVault
    ) -> None:
        code = vault.new_recovery_code(PASSPHRASE)
        wrong = code[:6] + ("0" if code[6] != "0" else "1") + code[7:]
        press(closed, "unlock.forgotten")
        line(closed, "recover.code").setText(wrong)
        press(closed, "recover.open")
        assert "groepje 2" in text(closed, "recover.error")
        line(closed, "recover.code").setText(code[:20])
        press(closed, "recover.open")
        assert "niet compleet" in text(closed, "recover.error") and not session.is_unlocked

    def test_one_can_go_back(self, qtbot: QtBot, closed: UnlockPage) -> None:
        press(closed, "unlock.forgotten")
        assert line(closed, "recover.code").isVisibleTo(closed)
        press(closed, "recover.back")
        assert line(closed, "unlock.passphrase").isVisibleTo(closed)


class TestTheVaultItself:
    def test_a_code_is_shown_once_and_forgotten(self, qtbot: QtBot, card: VaultCard, session: Session) -> None:
        assert "nog geen herstelcode" in text(card, "vault.state")
        line(card, "vault.code.passphrase").setText(PASSPHRASE)
        press(card, "vault.code.make")
        first, second = text(card, "vault.code").splitlines()
        code = first + second
        assert understood(code) == code and "Er is een herstelcode" in text(card, "vault.state")
        press(card, "vault.code.done")
        assert text(card, "vault.code") == ""
        session.lock()
        assert session.recover(code, NEW) == ""

    def test_a_lock_takes_the_code_and_what_was_typed_off_the_window(
        self, qtbot: QtBot, card: VaultCard, session: Session
    ) -> None:
        line(card, "vault.code.passphrase").setText(PASSPHRASE)
        press(card, "vault.code.make")
        press(card, "fold.vault.change")
        line(card, "vault.old").setText(PASSPHRASE)
        session.lock()
        found = card.findChild(QLabel, "vault.code")
        assert isinstance(found, QLabel) and found.text() == "" and line(card, "vault.old").text() == ""

    def test_another_passphrase(self, qtbot: QtBot, card: VaultCard, session: Session) -> None:
        press(card, "fold.vault.change")
        line(card, "vault.old").setText(PASSPHRASE)
        for name in ("vault.new", "vault.again"):
            line(card, name).setText(NEW)
        press(card, "vault.change")
        assert "nieuwe wachtzin" in text(card, "vault.said")
        session.lock()
        assert session.unlock(NEW, new=False) == ""

    def test_the_lines_for_another_passphrase_are_folded_until_they_are_asked_for(self, card: VaultCard) -> None:
        lines = [line(card, name) for name in ("vault.old", "vault.new", "vault.again")]
        assert not any(one.isVisible() for one in lines)
        press(card, "fold.vault.change")
        assert all(one.isVisible() for one in lines) and lines[0].hasFocus()
        for one in lines:
            one.setText(NEW)
        press(card, "vault.change")
        assert "past niet" in text(card, "vault.error") and lines[0].isVisible()
        QTest.keyClick(lines[0], Qt.Key.Key_Escape)
        assert not any(one.isVisible() or one.text() for one in lines)
        assert text(card, "vault.error") == "" and find(card, QPushButton, "fold.vault.change").hasFocus()

    def test_the_lines_are_folded_again_once_the_passphrase_is_another(self, card: VaultCard) -> None:
        press(card, "fold.vault.change")
        line(card, "vault.old").setText(PASSPHRASE)
        for name in ("vault.new", "vault.again"):
            line(card, name).setText(NEW)
        QTest.keyClick(line(card, "vault.again"), Qt.Key.Key_Return)
        assert not line(card, "vault.old").isVisible()
        assert "nieuwe wachtzin" in text(card, "vault.said") and find(card, QPushButton, "fold.vault.change").hasFocus()

    @pytest.mark.parametrize(
        ("old", "new", "again", "said"),
        [
            ("mis", NEW, NEW, "past niet"),
            (PASSPHRASE, NEW, "anders", "niet gelijk"),
            (PASSPHRASE, "kort", "kort", "losse woorden"),
            (PASSPHRASE, "", "", "Typ eerst"),
        ],
    )
    def test_what_is_not_right_is_said_and_changes_nothing(
        self, qtbot: QtBot, card: VaultCard, session: Session, old: str, new: str, again: str, said: str
    ) -> None:
        press(card, "fold.vault.change")
        for name, value in (("vault.old", old), ("vault.new", new), ("vault.again", again)):
            line(card, name).setText(value)
        press(card, "vault.change")
        assert said in text(card, "vault.error")
        session.lock()
        assert session.unlock(PASSPHRASE, new=False) == ""


def test_what_is_wrong_with_a_line_stands_under_that_line(card: VaultCard) -> None:
    press(card, "fold.vault.change")
    for name, button in (("vault.code.passphrase", "vault.code.make"), ("vault.old", "vault.change")):
        for other in ("vault.new", "vault.again"):
            line(card, other).setText(NEW)
        line(card, name).setText("mis")
        press(card, button)
        error = card.findChild(QLabel, "vault.error")
        assert isinstance(error, QLabel) and error.isVisibleTo(card)
        around = line(card, name).parentWidget()
        column = around.layout() if around is not None else None
        assert column is not None and error.parentWidget() is around
        assert column.indexOf(error) == column.indexOf(line(card, name)) + 1


def test_a_code_is_asked_for_from_the_first_day_until_there_is_one(qtbot: QtBot, session: Session) -> None:
    page = StartPage(session, LIGHT)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert "nog geen herstelcode" in text(page, "start.notice")
    press(page, "start.vault")
    line(page, "vault.code.passphrase").setText(PASSPHRASE)
    press(page, "vault.code.make")
    assert text(page, "start.notice") == ""
    page.empty()


def test_a_trouble_that_is_over_is_not_said_any_more(session: Session) -> None:
    said: list[str] = []
    session.failed.connect(said.append)
    session.say_failed(StoreGone())
    session.lock()
    assert session.unlock(PASSPHRASE, new=False) == "" and said[-1] == ""


def test_the_start_screen_says_that_there_is_no_code_yet_and_leads_there(
    qtbot: QtBot, visit_session: Session, vault: MemoryVault
) -> None:
    visit_session.close_visit()
    page = StartPage(visit_session, LIGHT)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    assert "nog geen herstelcode" in text(page, "start.notice")
    press(page, "start.vault")
    assert line(page, "vault.code.passphrase").isVisibleTo(page)
    vault.new_recovery_code(PASSPHRASE)
    page.show_notices()
    assert text(page, "start.notice") == ""
    press(page, "fold.vault.change")
    line(page, "vault.old").setText(PASSPHRASE)
    page.empty()
    assert line(page, "vault.old").text() == "" and not line(page, "vault.old").isVisibleTo(page)


class TestSealKey:
    def test_a_key_of_the_municipality_is_let_in_and_taken_out(
        self, card: VaultCard, session: Session, tmp_path: Path, exits: KeptExits
    ) -> None:
        assert "Er is nog geen sleutel" in text(card, "vault.key.state")
        file = tmp_path / "gemeente.p12"
        file.write_bytes(b"pkcs12")
        session.doors.ask_key = lambda: file
        press(card, "vault.key.choose")
        line(card, "vault.key.password").insert("anders")
        press(card, "vault.key.use")
        assert "wachtwoord" in text(card, "vault.key.error")
        assert line(card, "vault.key.password").text() == ""
        line(card, "vault.key.password").insert(GIVEN_PASSWORD)
        press(card, "vault.key.use")
        assert "Uitgever: Stamcertificaat Proef" in text(card, "vault.key.state")
        assert len(text(card, "vault.key.fingerprint")) == 64
        assert not line(card, "vault.key.password").isVisibleTo(card)
        session.doors.ask_path = lambda suggested: tmp_path / suggested
        press(card, "vault.key.list")
        assert "niets geheims" in text(card, "vault.key.said")
        listed = seal_list(exits.written[tmp_path / "zegels.txt"].decode())
        assert len(listed) == 1 and GIVEN_PASSWORD not in repr(listed)
        press(card, "vault.key.remove")
        assert "Er is nog geen sleutel" in text(card, "vault.key.state")

    def test_the_lock_takes_a_password_off_the_window(self, card: VaultCard, session: Session, tmp_path: Path) -> None:
        session.doors.ask_key = lambda: tmp_path / "gemeente.p12"
        press(card, "vault.key.choose")
        line(card, "vault.key.password").insert("half")
        session.lock()
        assert line(card, "vault.key.password").text() == ""


def test_enter_after_the_passphrase_shows_the_code_and_does_not_put_it_away(
    qtbot: QtBot, main: MainWindow, visit_session: Session
) -> None:
    press(main, "header.start")
    press(main, "start.vault")
    typed = line(main, "vault.code.passphrase")
    typed.setText(PASSPHRASE)
    typed.setFocus()
    QTest.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: text(main, "vault.code") != "")
    assert understood(text(main, "vault.code"))


def test_a_store_that_is_brought_up_to_date_is_told_of_and_the_window_answers(qtbot: QtBot, first: UnlockPage) -> None:
    answers, seen = Event(), list[str]()

    def tick() -> None:
        said = first.findChild(QWidget, "unlock.upgrading")
        assert isinstance(said, QWidget) and said.isVisible() and not line(first, "unlock.passphrase").isVisible()
        assert said.geometry() == first.rect()
        labels = said.findChildren(QLabel)
        seen.extend(each.text() for each in labels if each.visibleRegion().boundingRect().height() > 0)
        answers.set()

    QTimer.singleShot(50, first, tick)
    # Without a window that answers this waits for ever.
    first.upgrade(lambda: (answers.wait(), None)[1])
    assert "Uw kluis wordt bijgewerkt…" in seen and line(first, "unlock.passphrase").isVisible()


def test_an_upgrade_that_fails_is_told_where_the_store_was_opened(first: UnlockPage) -> None:
    def fail() -> None:
        raise StoreFull

    with pytest.raises(StoreFull):
        first.upgrade(fail)
    assert line(first, "unlock.passphrase").isVisible()


def test_a_copy_that_goes_up_beside_the_window_touches_no_widget(first: UnlockPage) -> None:
    done: list[bool] = []
    thread = Thread(target=lambda: first.upgrade(lambda: done.append(first.isVisible())))
    thread.start()
    thread.join()
    assert done == [True] and first.findChild(QWidget, "unlock.upgrading") is None


def test_the_enter_that_opens_the_store_presses_nothing_behind_it(main: MainWindow) -> None:
    session = main.session
    main.go("report")
    button = main.pages["report"].findChild(QPushButton, "report.view.concept")
    assert isinstance(button, QPushButton)
    button.setFocus()
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    session.lock()
    passphrase = line(main, "unlock.passphrase")
    passphrase.setText(PASSPHRASE)
    QTest.keyClick(passphrase, Qt.Key.Key_Return)
    assert session.has_visit and button.hasFocus()
    assert pressed == []
