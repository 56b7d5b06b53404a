"""A form has its inputs when somebody needs them, in their place for who goes by Tab."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.changes import Recorded
from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    PickField,
    SwitchField,
    TextField,
)  # fmt: skip
from keukentafel.ui.parts.form import Form, Values, called
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.time_field import TimeField
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session
from tests.ui.finding import box, button, find, line, press


def fields() -> list[Field]:
    return [
        LineField("what", "Wat?"),
        ChoiceField("how", "Hoe?", [("yes", "ja"), ("no", "nee")]),
        PickField("who", "Wie?", lambda: [("zoon", "zoon")]),
    ]


class Paper(QWidget):
    """Two folds of which the forms are made later, `one` and `two`, and a line at the end."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.taken: list[Values] = []
        self.folds: dict[str, Fold] = {
            name: Fold(name, Form(name, session, fields, "Klaar", self.taken.append)) for name in NAMES
        }
        column = QVBoxLayout(self)
        for fold in self.folds.values():
            column.addWidget(fold)
        self.last = QLineEdit()
        column.addWidget(self.last)


NAMES = ("one", "two")


@pytest.fixture
def paper(qtbot: QtBot, visit_session: Session) -> Paper:
    widget = Paper(visit_session)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def inputs(paper: Paper, name: str) -> list[QLineEdit]:
    return paper.findChildren(QLineEdit, f"{name}.what")


def tabbed(paper: Paper) -> list[str]:
    """Where Tab comes from the first fold on, until it is there again."""
    first = paper.folds["one"].button
    first.setFocus()
    found: list[str] = []
    while not found or QApplication.focusWidget() is not first:
        here = QApplication.focusWidget()
        assert here is not None and len(found) < 20
        found.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return found


def test_a_form_that_nobody_opened_has_no_inputs(paper: Paper) -> None:
    assert not paper.folds["one"].form.is_made and inputs(paper, "one") == []
    paper.folds["one"].begin()
    paper.folds["one"].form.refresh()
    assert not paper.folds["one"].form.is_made


NEEDS: list[Callable[[Paper], object]] = [
    lambda paper: press(paper, "fold.one"),
    lambda paper: paper.folds["one"].form.field("who"),
    lambda paper: paper.folds["one"].form.fields,
    lambda paper: paper.folds["one"].form.save_button,
    lambda paper: paper.folds["one"].form.restore("what", "half"),
    lambda paper: paper.folds["one"].form.submit(),
    lambda paper: called(paper, "one.what"),
]


@pytest.mark.parametrize("need", NEEDS)
def test_who_needs_an_input_has_it(need: Callable[[Paper], object], paper: Paper) -> None:
    need(paper)
    assert len(inputs(paper, "one")) == 1 and inputs(paper, "two") == []


def test_what_is_called_is_found_and_what_is_not_is_none(paper: Paper) -> None:
    found = called(paper, "two.what")
    assert [found] == inputs(paper, "two")
    assert called(paper, "two.else") is None and called(paper, "three.what") is None


def test_an_opened_form_has_the_keyboard_and_hands_in(paper: Paper) -> None:
    press(paper, "fold.two")
    assert QApplication.focusWidget() is line(paper, "two.what")
    QTest.keyClicks(line(paper, "two.what"), "koken")
    box(paper, "two.who").setCurrentIndex(1)
    press(paper, "two.save")
    assert paper.taken == [{"what": "koken", "how": "", "who": "zoon"}]
    assert paper.folds["two"].form.isHidden() and QApplication.focusWidget() is paper.folds["two"].button


def test_tab_goes_down_the_page_whatever_was_opened_first(paper: Paper) -> None:
    paper.last.setObjectName("last")
    press(paper, "fold.two")
    press(paper, "fold.one")
    opened = [["fold." + name, f"{name}.what", f"{name}.how.yes", f"{name}.who", f"{name}.save"] for name in NAMES]
    assert tabbed(paper) == [*opened[0], *opened[1], "last"]


def test_what_is_to_be_done_with_its_fields_is_done_once(paper: Paper) -> None:
    form, done = paper.folds["one"].form, []
    form.when_made(lambda: done.append("later"))
    assert done == []
    form.make()
    form.make()
    form.when_made(lambda: done.append("at once"))
    assert done == ["later", "at once"]


def test_who_stays_at_a_fold_finds_its_form_made(paper: Paper, qtbot: QtBot) -> None:
    paper.folds["one"].button.setFocus()
    qtbot.waitUntil(lambda: paper.folds["one"].form.is_made)
    assert paper.folds["one"].form.isHidden() and not paper.folds["two"].form.is_made


def test_who_stays_at_a_row_finds_the_form_that_changes_it_made(qtbot: QtBot, visit_session: Session) -> None:
    form = Form("view_change", visit_session, lambda: [WhichField(), LineField("text", "Wat?")], "Klaar", print)
    records = ChangeableRecords("views", visit_session, "")
    qtbot.addWidget(records)
    records.can_change(Recorded.VIEW, form, lambda _id: {"text": "oud"})
    records.show_things([Thing(Recorded.VIEW, "v1", "oud"), Thing(Recorded.PROBLEM, "p1", "zonder formulier")])
    with qtbot.waitExposed(records):
        records.show()
    records.activateWindow()
    assert not form.is_made
    row = records.findChild(QWidget, "views.v1")
    assert row is not None
    row.setFocus()
    qtbot.waitUntil(lambda: form.is_made)
    assert form.isHidden()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert line(records, "view_change.text").text() == "oud"


def test_what_was_said_of_a_choice_goes_when_another_is_made(paper: Paper) -> None:
    paper.folds["one"].set_open(True)
    form = paper.folds["one"].form
    how, who = form.field("how"), form.field("who")
    for field in (how, who):
        field.refuse("Kies een antwoord.")
    said = [field.findChild(QLabel, f"one.{field.name}.error") for field in (how, who)]
    assert all(each is not None and each.isVisible() for each in said)
    press(paper, "one.how.yes")
    list_of_names = box(paper, "one.who")
    list_of_names.setFocus()
    QTest.keyClick(list_of_names, Qt.Key.Key_Down)
    assert not any(each is not None and each.isVisible() for each in said)


def test_what_was_refused_is_said_until_the_field_is_changed(qtbot: QtBot, visit_session: Session) -> None:
    def refuse(_values: dict[str, object]) -> None:
        raise Refused("private_not_open")

    day = DateField("day", "Wanneer?")
    fields: dict[str, Field] = {
        "line": LineField("line", "Wat?"),
        "text": TextField("text", "Waarom?"),
        "day": day,
        "at": TimeField("at", "Hoe laat?"),
        "who": PickField("who", "Wie?", lambda: [("zoon", "de zoon")], free=True),
        "sure": SwitchField("sure", "Zeker?"),
        "how": ChoiceField("how", "Hoe?", [("yes", "ja"), ("no", "nee")]),
    }
    form = Form("one", visit_session, list(fields.values()), "Klaar", refuse)
    qtbot.addWidget(form)
    form.show()
    for name, field in fields.items():
        field.refuse("Dit klopt niet.")
        said = find(form, QLabel, f"one.{name}.error")
        assert said.isVisible()
        press_in(field)
        assert not said.isVisible(), name
    day.set_day(None)
    for name in ("line", "at"):
        line(form, f"one.{name}").clear()
    button(form, "one.save").click()
    assert find(form, QLabel, "one.error").isVisible()
    press_in(fields["text"])
    assert not find(form, QLabel, "one.error").isVisible()


def press_in(field: Field) -> None:
    """Type a letter in a field, or press what it is."""
    target = field.inputs()[0]
    if isinstance(target, QAbstractButton):
        target.click()
    else:
        QTest.keyClicks(target, "a")
