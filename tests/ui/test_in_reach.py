"""At 1280 by 720 the button that ends a form is in sight as soon as somebody is at work in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from keukentafel.domain.needs import Need
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import freezing, needing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.catch.catch_fields import short_address
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.fields import Field
from keukentafel.ui.parts.keep_in_sight import KeepInSight
from keukentafel.ui.story.statement_list import StatementList
from tests.ui.finding import box, button, find

DAILY = Need("h1", "elke dag warm eten", "ik op krachten blijf")


@pytest.fixture
def small(main: MainWindow) -> Iterator[MainWindow]:
    keep = KeepInSight(main, main.session.opened)
    main.session.opened.emit()
    main.resize(1280, 720)
    yield main
    keep.setParent(None)
    keep.deleteLater()


def whole(main: MainWindow, name: str) -> bool:
    """Whether nothing covers any of it, now that the page was laid out."""
    for _ in range(8):
        QApplication.processEvents()
    seen = find(main, QPushButton, name)
    return seen.visibleRegion().boundingRect() == seen.rect()


def click(main: QWidget, name: str) -> None:
    QTest.mouseClick(button(main, name), Qt.MouseButton.LeftButton)


def test_whether_a_line_told_apart_may_be_shared_is_settled_without_looking_for_the_button(small: MainWindow) -> None:
    visit = small.session.visit
    for number in range(6):
        telling.record(visit, Told(f"Op dag {number} kwam ik nog buiten.", "bewoner"))
    telling.open_private(visit)
    telling.record(visit, Told("Ik durf mijn dochter niet te bellen.", "bewoner"))
    telling.end_private(visit)
    small.session.changed.emit()
    click(small, "story.private.show")
    statements = find(small, StatementList, "story.statements")
    statements.select(visit.conversation.statements[-1].id)
    click(small, "fold.share")
    assert whole(small, "share.save")
    assert whole(small, "share.to.report")


def test_how_far_a_shell_reaches_is_written_down_without_looking_for_the_button(small: MainWindow) -> None:
    needing.state_need(small.session.visit, DAILY)
    small.session.changed.emit()
    small.go("shells")
    assert not whole(small, "shell.save")
    click(small, "shell.outcome.not")
    assert whole(small, "shell.save")
    assert whole(small, "shell.outcome.not")


def test_nothing_moves_under_a_hand_that_is_pressed(small: MainWindow) -> None:
    """By the events of the window itself: those that go to a widget directly do not say that a button is down."""
    needing.state_need(small.session.visit, DAILY)
    small.session.changed.emit()
    small.go("shells")
    shown = find(small, QPushButton, "shell.outcome.not")
    assert whole(small, "shell.outcome.not")
    there = shown.mapTo(small, shown.rect().center())
    surface = small.windowHandle()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert not whole(small, "shell.save")
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert whole(small, "shell.save")
    assert shown.isChecked()


def test_a_text_that_was_clicked_stays_where_it_is_until_somebody_types(small: MainWindow) -> None:
    needing.state_need(small.session.visit, DAILY)
    small.session.changed.emit()
    small.go("shells")
    because = find(small, QPlainTextEdit, "shell.because")
    assert not whole(small, "shell.save")
    there = because.mapTo(small, QPoint(8, 4))
    surface = small.windowHandle()
    QTest.mouseClick(surface, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert not whole(small, "shell.save")
    assert because.hasFocus()
    QTest.keyClicks(because, "nee")
    assert whole(small, "shell.save")


def test_the_shell_that_stands_in_the_heading_is_the_one_that_is_judged(small: MainWindow) -> None:
    needing.state_need(small.session.visit, DAILY)
    small.session.changed.emit()
    small.go("shells")
    click(small, "shell.outcome.not")
    find(small, QPlainTextEdit, "shell.because").setPlainText("tillen lukt niet")
    click(small, "shell.save")
    (judged,) = small.session.conversation.judgements
    assert (judged.shell.value, judged.outcome.value) == ("eigen_kracht", "not")


def test_who_says_it_and_the_mark_assumed_stand_in_one_line(small: MainWindow) -> None:
    small.catch.line.setFocus()
    assert whole(small, "catch.assumed")
    tops = {find(small, QPushButton, name).mapTo(small, QPoint(0, 0)).y()
            for name in ("catch.source.resident", "catch.source.document", "catch.assumed")}  # fmt: skip
    assert len(tops) == 1


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("mevrouw Uysal", "mevrouw"),
        ("mevrouw van der Sluijs", "mevrouw"),
        ("meneer de Wit", "meneer"),
        ("oma", "oma"),
        ("Samira el Amrani", "Samira el Amrani"),
    ],
)
def test_a_short_address_ends_before_the_name(address: str, short: str) -> None:
    assert short_address(address) == short


def test_the_caption_of_an_input_comes_into_sight_with_it(small: MainWindow) -> None:
    small.session.close_visit()
    click(small, "start.new")
    assert whole(small, "start.new")
    last, first = find(small, QWidget, "case.save"), find(small, QWidget, "case.resident")
    last.setFocus(Qt.FocusReason.TabFocusReason)
    assert whole(small, "case.save")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        QApplication.processEvents()
    field = next(one for one in small.start.findChildren(Field) if one.isAncestorOf(first))
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_what_an_answer_asks_comes_into_sight_with_the_button_of_the_form(small: MainWindow) -> None:
    small.go("carers")
    assert whole(small, "carer.save")
    click(small, "carer.answer.yes")
    assert whole(small, "carer.answer.yes")
    QTest.keyClick(button(small, "carer.answer.yes"), Qt.Key.Key_Tab)
    assert whole(small, "carer.save")


def test_a_page_begins_at_its_top_and_further_on_the_button_of_its_form_is_in_sight(small: MainWindow) -> None:
    small.resize(1280, 640)
    small.go("agreements")
    assert not whole(small, "agree.save")
    heading = small.pages["agreements"].heading
    assert heading.visibleRegion().boundingRect() == heading.rect()
    here = QApplication.focusWidget()
    assert here is not None and here.visibleRegion().boundingRect() == here.rect()
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert whole(small, "agree.save")


def test_who_types_at_once_on_a_page_sees_the_button_of_the_form(small: MainWindow) -> None:
    small.resize(1280, 640)
    small.go("agreements")
    assert not whole(small, "agree.save")
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, "z")
    assert whole(small, "agree.save")


def test_the_first_name_of_a_municipality_is_whole_in_the_form_of_a_case(small: MainWindow) -> None:
    small.session.close_visit()
    QApplication.processEvents()
    click(small, "start.new")
    QApplication.processEvents()
    chosen = box(small, "case.municipality")
    words = chosen.fontMetrics().horizontalAdvance("gemeente Voorbeeldstad")
    assert words + 60 <= chosen.width()


def test_the_pages_of_a_version_are_read_from_their_top(small: MainWindow) -> None:
    freezing.freeze(small.session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    small.session.changed.emit()
    click(small, "rail.report")
    for _ in range(8):
        QApplication.processEvents()
    click(small, "report.version.conversation.1")
    for _ in range(8):
        QApplication.processEvents()
    sheet = find(small, QLabel, "report.view")
    assert sheet.visibleRegion().contains(QPoint(sheet.width() // 2, 1))


def test_what_is_folded_beneath_the_catch_line_is_there_when_tab_comes_to_it(small: MainWindow) -> None:
    small.go("needs")
    click(small, "catch.more")
    small.aside.line.setFocus()
    for _ in range(8):
        QApplication.processEvents()
    inside = [one for one in small.catch.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]
    folded = [one for one in inside if one.visibleRegion().isEmpty()]
    assert folded, "somebody works elsewhere in a small window"
    reached: list[QWidget] = []
    while small.catch.line is not QApplication.focusWidget():
        QTest.keyClick(QApplication.focusWidget() or small, Qt.Key.Key_Backtab)
        here = QApplication.focusWidget()
        assert here is not None and len(reached) < 60
        for _ in range(8):
            QApplication.processEvents()
        reached.append(here)
        if small.catch.isAncestorOf(here):
            assert not here.visibleRegion().isEmpty(), here.objectName()
    assert set(folded) & set(reached)
