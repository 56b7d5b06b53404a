"""Any place is one key away, and coming back finds the hands where they were: field, caret, half a text, height."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from keukentafel.domain.needs import Need
from keukentafel.services import cases, needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.places import FIRST_PLACE, PLACES
from keukentafel.ui.shared.session import Session
from tests.ui.finding import find
from tests.ui.people_at_table import PASSPHRASE

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))
OTHERS = [place for place in PLACES if place.id != FIRST_PLACE]


def go(main: MainWindow, place: str) -> None:
    """By its key, from wherever the keyboard is."""
    keys = next(one.key for one in PLACES if one.id == place)
    QTest.keySequence(QApplication.focusWidget() or main, QKeySequence(keys))
    QApplication.processEvents()


def begin_to_type(main: MainWindow, place: str) -> QLineEdit | QPlainTextEdit:
    """Open every form by key, go to the last text on the page, and leave half a word with the caret inside it."""
    go(main, place)
    page = main.pages[place]
    for fold in page.findChildren(QPushButton):
        if fold.property("role") == "fold" and fold.text().startswith("▸"):
            fold.setFocus()
            QTest.keyClick(fold, Qt.Key.Key_Return)
    # One form has its texts only where somebody cares for the resident.
    for yes in page.findChildren(QPushButton, "carer.answer.yes"):
        yes.setFocus()
        QTest.keyClick(yes, Qt.Key.Key_Space)
    texts = [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, QLineEdit | QPlainTextEdit) and one.isVisible() and one.isEnabled() and one.objectName()
        and not one.objectName().startswith("qt_") and not one.isReadOnly() and "." in one.objectName()
    ]  # fmt: skip
    last = texts[-1]
    last.setFocus()
    QTest.keyClicks(last, "half werk")
    for _ in range(3):
        QTest.keyClick(last, Qt.Key.Key_Left)
    page.ensureWidgetVisible(last)
    QApplication.processEvents()
    return last


def standing(main: MainWindow, place: str) -> tuple[str, str, int, int]:
    here = QApplication.focusWidget()
    assert here is not None
    height = main.pages[place].verticalScrollBar().value()
    if isinstance(here, QPlainTextEdit):
        return (here.objectName(), here.toPlainText(), here.textCursor().position(), height)
    assert isinstance(here, QLineEdit)
    return (here.objectName(), here.text(), here.cursorPosition(), height)


def unlocked(main: MainWindow) -> bool:
    return main.session.is_unlocked


@pytest.fixture
def small(main: MainWindow, visit_session: Session) -> MainWindow:
    """A window in which pages are longer than what can be seen."""
    needing.state_need(visit_session.visit, STAIRS)
    main.resize(1280, 720)
    QApplication.processEvents()
    return main


@pytest.mark.parametrize("place", [place.id for place in OTHERS])
def test_coming_back_by_key_finds_the_same_cursor(place: str, small: MainWindow) -> None:
    begin_to_type(small, place)
    before = standing(small, place)
    assert before[1].endswith("half werk")
    for other in ("story", "report" if place != "report" else "needs"):
        go(small, other)
        assert small.place == other
    go(small, place)
    assert standing(small, place) == before
    QTest.keySequence(QApplication.focusWidget() or small, QKeySequence("Ctrl+K"))
    assert find(small, QLineEdit, "catch.text").hasFocus()
    go(small, place)
    assert standing(small, place) == before, "also when only the keyboard was elsewhere"


@pytest.mark.parametrize("place", [place.id for place in OTHERS])
def test_after_the_lock_the_same_cursor_is_found(place: str, small: MainWindow) -> None:
    begin_to_type(small, place)
    before = standing(small, place)
    QTest.keySequence(QApplication.focusWidget() or small, QKeySequence("Ctrl+L"))
    assert not unlocked(small)
    phrase = find(small, QLineEdit, "unlock.passphrase")
    QTest.keyClicks(phrase, PASSPHRASE)
    QTest.keyClick(phrase, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert unlocked(small) and small.place == place
    assert standing(small, place) == before


def test_the_story_leaves_the_keyboard_at_the_catch_line(small: MainWindow) -> None:
    line = find(small, QLineEdit, "catch.text")
    QTest.keyClicks(line, "Ze zegt dat")
    QTest.keyClick(line, Qt.Key.Key_Left)
    go(small, "needs")
    go(small, "story")
    assert line.hasFocus() and (line.text(), line.cursorPosition()) == ("Ze zegt dat", 10)


def test_another_conversation_knows_nothing_of_the_last(small: MainWindow) -> None:
    begin_to_type(small, "needs")
    height = small.pages["needs"].verticalScrollBar().value()
    case = small.session.visit.id
    small.session.close_visit()
    small.session.open_visit(cases.continue_case(small.session.desk, case))
    go(small, "needs")
    here = QApplication.focusWidget()
    assert here is not None and here.objectName() == "needs.records.h1"
    assert small.pages["needs"].verticalScrollBar().value() < height
