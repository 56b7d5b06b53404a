"""A small window with large letters: what is read and written keeps its room, what stands around gives way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.start_page import StartPage
from keukentafel.ui.story.statement_list import StatementList
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.finding import find, press

SMALL = (1280, 720)
ROWS = 3


def settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


@pytest.fixture
def large(main: MainWindow, qapp: QApplication) -> Iterator[MainWindow]:
    main.resize(*SMALL)
    settle()
    qapp.setStyleSheet(style_sheet(LIGHT, 2.0))
    settle()
    yield main
    qapp.setStyleSheet(style_sheet(LIGHT))


def say(main: MainWindow, *lines: str) -> None:
    for line in lines:
        main.catch.line.setText(line)
        main.catch.save()
        settle()


def test_three_rows_of_the_story_are_in_sight(large: MainWindow) -> None:
    large.go("story")
    say(large, "Ik val soms.", "De trap is steil.", "Emine helpt mij.", "Ik kook niet meer.")
    settle()
    rows = find(large, StatementList, "story.statements")
    seen, last = rows.viewport().visibleRegion().boundingRect(), len(rows.story.rows) - 1
    whole = [place for place in range(last + 1) if seen.contains(rows.visualRect(rows.story.index(place, 0)))]
    assert whole[-1] == last, "what was said last is there"
    assert len(whole) >= ROWS


def test_the_notes_above_a_visit_take_one_line(large: MainWindow) -> None:
    notes = [find(large, QWidget, f"header.{name}") for name in ("last_day", "saved")]
    say(large, "Ik val soms.")
    assert len({note.y() for note in notes if note.isVisible()}) == 1
    assert large.header._sub.isHidden()
    large.resize(2600, 720)
    settle()
    assert large.header._sub.isVisible(), "with room for it, it is there again"


def test_the_agenda_takes_the_whole_width(large: MainWindow) -> None:
    large.session.close_visit()
    settle()
    cases = find(large, QWidget, "start.cases")
    assert cases.width() > 0.9 * large.width()


def test_what_belongs_to_a_line_is_folded_away_while_the_keyboard_is_elsewhere(main: MainWindow) -> None:
    main.resize(*SMALL)
    main.catch.take_focus()
    press(main, "catch.more")
    main.catch.take_focus()
    settle()
    asked = find(main, QPushButton, "catch.share.never")
    assert main.catch._parts.extras.height() > 0
    find(main, QPushButton, "rail.story").setFocus(Qt.FocusReason.OtherFocusReason)
    settle()
    assert main.catch._parts.extras.height() == 0
    assert asked.visibleRegion().isEmpty()
    main.catch.take_focus()
    settle()
    assert main.catch._parts.extras.height() > 0


def test_typed_words_are_never_folded_away(main: MainWindow) -> None:
    main.resize(*SMALL)
    press(main, "catch.more")
    original = main.catch._parts.extras.original
    QTest.keyClicks(find(main, QWidget, "catch.original"), "Chce")
    find(main, QPushButton, "rail.story").setFocus(Qt.FocusReason.OtherFocusReason)
    settle()
    assert original.value() == "Chce"
    assert main.catch._parts.extras.height() > 0


def test_the_rail_is_as_wide_at_first_as_it_is_later(main: MainWindow) -> None:
    main.resize(*SMALL)
    main.session.close_visit()
    settle()
    main.stack.setCurrentWidget(main.visit)
    settle()
    at_first = main.visit._rail.width()
    main.resize(SMALL[0] + 1, SMALL[1])
    settle()
    assert main.visit._rail.width() == at_first


def test_without_a_case_there_is_none_to_begin_a_review_from(qtbot: QtBot, session: Session) -> None:
    start = StartPage(session, LIGHT)
    qtbot.addWidget(start)
    start.show()
    start.refresh()
    assert find(start, QPushButton, "start.review").isHidden()
    assert find(start, QPushButton, "start.review_file").isVisible(), "a file can be there on the first day"
