from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from keukentafel.play.errors import StepFailed
from keukentafel.play.hands import Hands
from keukentafel.play.keyboard import on_lines, on_one_line

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support ", extend=True)


class Window(QWidget):
    """One of each kind of input."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.lines, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("ja")
        self.box, self.free, self.check = QComboBox(), QComboBox(), QCheckBox("aan")
        self.free.setEditable(True)
        for box in (self.box, self.free):
            box.addItem("", "")
            box.addItem("zoon · de heer M.", "zoon")
            box.addItem("tolk", "tolk")
        column = QVBoxLayout(self)
        for name in ("line", "lines", "button", "box", "free", "check"):
            widget: QWidget = getattr(self, name)
            widget.setObjectName(name)
            column.addWidget(widget)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def hands(window: Window) -> Hands:
    return Hands(window)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(LETTERS, max_size=30), st.text(st.one_of(LETTERS, st.just("\n")), max_size=30))
def test_any_text_is_typed_as_it_is(hands: Hands, window: Window, one: str, more: str) -> None:
    before = window.line.text()
    assert hands.type_in(window.line, one) == before
    assert window.line.text() == on_one_line(one)
    hands.type_in(window.lines, more)
    assert window.lines.toPlainText() == on_lines(more)


def test_one_line_takes_no_line_ends(hands: Hands, window: Window) -> None:
    hands.type_in(window.line, "eerst\nдалее\tتمام 😀")
    assert window.line.text() == "eerst далее تمام 😀"


def test_a_list_is_chosen_from_by_value_or_by_name(hands: Hands, window: Window) -> None:
    hands.pick(window.box, "tolk")
    assert window.box.currentData() == "tolk"
    hands.pick(window.box, "zoon · de heer M.")
    assert window.box.currentData() == "zoon"
    with pytest.raises(StepFailed, match="dochter"):
        hands.pick(window.box, "dochter")


def test_a_list_that_takes_texts_takes_the_beginning_of_one_of_its_own(hands: Hands, window: Window) -> None:
    hands.pick(window.free, "zoon · de")
    assert window.free.currentText() == "zoon · de"
    hands.pick(window.free, "tolk")
    assert window.free.currentText() == "tolk"


def test_a_check_box_is_clicked_only_when_it_is_not_as_wanted(hands: Hands, window: Window) -> None:
    clicks: list[bool] = []
    window.check.toggled.connect(clicks.append)
    assert hands.switch(window.check, False) is False
    assert hands.switch(window.check, True) is False
    assert (window.check.isChecked(), clicks) == (True, [True])


def test_what_is_hidden_off_or_covered_cannot_be_clicked(hands: Hands, window: Window) -> None:
    window.button.hide()
    with pytest.raises(StepFailed, match="niet te zien"):
        hands.click("button")
    window.button.show()
    window.button.setEnabled(False)
    with pytest.raises(StepFailed, match="niet gebruikt"):
        hands.click("button")
    window.button.setEnabled(True)
    cover = QWidget(window)
    cover.setAutoFillBackground(True)
    cover.setGeometry(window.rect())
    cover.show()
    hands.settle()
    with pytest.raises(StepFailed, match="achter iets anders"):
        hands.click("button")


def test_the_keyboard_leaves_what_takes_letters(hands: Hands, window: Window) -> None:
    window.free.setFocus()
    hands.leave_text()
    assert QApplication.focusWidget() is window.button
    window.button.setFocus()
    hands.leave_text()
    assert QApplication.focusWidget() is window.button
