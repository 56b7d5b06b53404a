"""Enter and Ctrl+Enter mean the same in every form, wherever it stands and whatever in it has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from keukentafel.domain.needs import Need
from keukentafel.services import needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))


WINDOW = [*(place.id for place in PLACES), "start"]


def open_forms(main: MainWindow, place: str) -> list[Form]:
    """Every form of a page of the path, or of the start page, with all its inputs."""
    page: QWidget = main.start
    if place == "start":
        main.session.close_visit()
        main.start_ways.new_case()
    else:
        main.go(place)
        page = main.pages[place]
    for fold in page.findChildren(Fold):
        fold.set_open(True)
    QApplication.processEvents()
    forms = [form for form in page.findChildren(Form) if form.isVisible()]
    assert forms, "there is no form to try"
    return forms


def inputs(form: Form) -> list[QWidget]:
    return [one for field in form.fields.values() for one in field.inputs() if one.isVisible()]


@pytest.mark.parametrize("place", WINDOW)
def test_ctrl_and_enter_hand_in_from_every_input(main: MainWindow, visit_session: Session, place: str) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    silent = []
    for form in open_forms(main, place):
        for one in (*inputs(form), form.save_button):
            handed_in: list[bool] = []
            form.done.connect(lambda seen=handed_in: seen.append(True))
            form.setProperty("refused", "not asked")
            one.setFocus()
            QTest.keyClick(one, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            QApplication.processEvents()
            if not handed_in and form.property("refused") == "not asked":
                silent.append(one.objectName())
            if form.isHidden():
                open_forms(main, place)
    assert silent == []


def is_empty_text(one: QWidget) -> bool:
    if isinstance(one, QComboBox):
        return one.isEditable() and not one.currentText()
    if isinstance(one, QLineEdit):
        return not one.text()
    return isinstance(one, QPlainTextEdit) and not one.toPlainText()


@pytest.mark.parametrize("place", WINDOW)
def test_enter_goes_on_to_the_next_empty_text_from_every_input(
    main: MainWindow, visit_session: Session, place: str
) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    wrong = []
    for form in open_forms(main, place):
        there = inputs(form)
        for at, one in enumerate(there):
            wanted = next((other for other in there[at + 1 :] if is_empty_text(other)), None)
            if wanted is None or isinstance(one, QPlainTextEdit | QPushButton):
                continue
            one.setFocus()
            QTest.keyClick(QApplication.focusWidget() or one, Qt.Key.Key_Return)
            here = QApplication.focusWidget()
            if here is not wanted:
                wrong.append(f"{one.objectName()}: {here.objectName() if here else ''}, not {wanted.objectName()}")
    assert wrong == []
