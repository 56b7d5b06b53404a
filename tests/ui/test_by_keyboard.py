"""The whole window without a mouse: Enter, Escape, Tab and arrows do what a hand expects, and focus is never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget

from keukentafel.domain.needs import Need
from keukentafel.services import needing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from tests.ui.finding import button, find, line

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))


def here() -> str:
    """The name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    QTest.keyClick(widget, pressed, held)
    QApplication.processEvents()


def type_here(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    QTest.keyClicks(widget, text)


def test_a_visit_opens_with_the_keyboard_at_the_catch_line(main: MainWindow) -> None:
    assert here() == "catch.text"


def test_a_place_gets_the_keyboard_and_escape_gives_it_back(main: MainWindow) -> None:
    main.go("needs")
    assert here() == "need.help_me"
    key(Qt.Key.Key_Escape)
    key(Qt.Key.Key_Escape)
    assert here() == "catch.text"


def test_coming_back_returns_to_the_same_input(main: MainWindow) -> None:
    main.go("needs")
    line(main, "need.so_that").setFocus()
    main.go("story")
    assert here() == "catch.text"
    main.go("needs")
    assert here() == "need.so_that"


def test_enter_goes_on_to_the_next_empty_line_and_then_saves(main: MainWindow, visit_session: Session) -> None:
    main.go("needs")
    line(main, "need.help_me").setFocus()
    type_here("veilig thuis te zijn")
    key(Qt.Key.Key_Return)
    assert here() == "need.so_that"
    type_here("ik niet val")
    key(Qt.Key.Key_Return)
    assert [need.help_me for need in visit_session.conversation.needs] == ["veilig thuis te zijn"]


def test_ctrl_enter_saves_at_once_and_a_refusal_takes_the_keyboard(main: MainWindow) -> None:
    main.go("needs")
    line(main, "need.so_that").setFocus()
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert find(main, QWidget, "need").property("refused") == "empty"
    assert here() == "need.help_me"


def test_what_was_recorded_closes_its_form_and_is_said_quietly(main: MainWindow) -> None:
    main.go("needs")
    line(main, "need.help_me").setText("veilig thuis te zijn")
    line(main, "need.so_that").setText("ik niet val")
    line(main, "need.so_that").setFocus()
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here() == "fold.need"
    done = find(main, QLabel, "fold.need.done")
    assert done.text() == "opgeschreven"
    key(Qt.Key.Key_Return)
    assert here() == "need.help_me", "Enter opens it once more"
    assert done.text() == ""


def test_escape_closes_a_form_and_keeps_what_was_typed(main: MainWindow) -> None:
    main.go("needs")
    line(main, "need.help_me").setFocus()
    type_here("half")
    key(Qt.Key.Key_Escape)
    assert here() == "fold.need" and not line(main, "need.help_me").isVisible()
    key(Qt.Key.Key_Return)
    assert line(main, "need.help_me").text() == "half"


def test_chips_are_one_stop_and_arrows_go_between_them(main: MainWindow) -> None:
    main.go("carers")
    button(main, "carer.answer.yes").setFocus()
    key(Qt.Key.Key_Right)
    assert here() == "carer.answer.none"
    key(Qt.Key.Key_Return)
    assert button(main, "carer.answer.none").isChecked()
    key(Qt.Key.Key_Left)
    key(Qt.Key.Key_Tab)
    assert here() == "carer.save"


def test_enter_presses_the_button_it_is_on(main: MainWindow) -> None:
    button(main, "header.listen").setFocus()
    key(Qt.Key.Key_Return)
    assert not main.rail.isVisible() and here() == "catch.text"
    main.go("needs")
    assert main.rail.isVisible(), "going somewhere shows everything again"


def test_the_next_visit_begins_with_empty_forms(main: MainWindow, visit_session: Session) -> None:
    main.go("needs")
    line(main, "need.help_me").setText("van iemand anders")
    visit = visit_session.visit
    visit_session.close_visit()
    assert line(main, "need.help_me").text() == ""
    assert here() == "start.cases"
    key(Qt.Key.Key_Return)
    assert visit_session.has_visit and visit_session.visit.id == visit.id
    assert here() == "catch.text"


def _walk(main: MainWindow) -> list[QWidget]:
    """Everything that Tab comes by, from where the keyboard is until it is there again."""
    first = QApplication.focusWidget()
    assert first is not None
    walked = [first]
    for _ in range(400):
        key(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None and widget.isVisible(), "the keyboard went out of sight"
        if widget is first:
            return walked
        walked.append(widget)
    raise AssertionError("Tab does not come round")


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_tab_goes_round_the_whole_window(main: MainWindow, visit_session: Session, place: str) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    main.go(place)
    for fold in main.pages[place].findChildren(Fold):
        fold.set_open(True)
    main.catch.take_focus()
    QApplication.processEvents()
    walked = _walk(main)
    assert len(walked) == len(set(map(id, walked)))
    nameless = []
    for widget in walked:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        if not interface.text(QAccessible.Text.Name) or interface.role() == QAccessible.Role.NoRole:
            nameless.append(widget.objectName() or type(widget).__name__)
    assert nameless == []
    reachable = {
        widget
        for widget in main.visit.findChildren(QPushButton)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    missed = [widget.objectName() for widget in reachable - set(walked)]
    assert missed == []


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_focus_is_seen_wherever_tab_comes(main: MainWindow, visit_session: Session, place: str) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    main.go(place)
    main.catch.take_focus()
    QApplication.processEvents()
    unseen = []
    for widget in _walk(main):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        with_focus = widget.grab().toImage()
        other = main.header.findChild(QPushButton, "header.lock")
        assert other is not None
        if widget is other:
            other = main.header.findChild(QPushButton, "header.start")
            assert other is not None
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == with_focus:
            unseen.append(widget.objectName() or type(widget).__name__)
    assert unseen == []


def test_a_line_is_left_out_by_keys_and_the_keyboard_goes_on_with_the_others(
    main: MainWindow, visit_session: Session
) -> None:
    for text in ("Ik kook elke dag.", "Mijn zoon komt soms."):
        telling.record(visit_session.visit, Told(text, "bewoner"))
    visit_session.changed.emit()
    rows = find(main, QListView, "story.statements")
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    key(Qt.Key.Key_W)
    assert here() == "withhold.save"
    key(Qt.Key.Key_Return)
    assert [said.text for said in visit_session.conversation.statements] == ["Mijn zoon komt soms."]
    assert here() == "story.statements"
    key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(visit_session.conversation.statements) == 2
