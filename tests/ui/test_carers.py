"""Who cares for the resident: first the answer, and what else there is to say only where that answer asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.people import Participant, Role
from keukentafel.services import cases, needing, telling
from keukentafel.services.overview import findings_of
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.session import Session
from tests.e2e.playing import play
from tests.play.sample import script
from tests.ui.finding import button, find, press

REST = ("who", "load", "keeps_up", "wants", "heard_apart")


@pytest.fixture
def carer(main: MainWindow) -> Form:
    main.go("carers")
    return find(main, Form, "carer")


def shown(carer: Form) -> list[str]:
    return [name for name, field in carer.fields.items() if field.isVisible()]


def load(carer: Form) -> QPlainTextEdit:
    return find(carer, QPlainTextEdit, "carer.load")


def test_only_the_answer_is_asked_at_first(carer: Form) -> None:
    assert shown(carer) == ["answer"]
    assert button(carer, "carer.save").isVisible()


@pytest.mark.parametrize("answer", ["none", "not_asked"])
def test_an_answer_without_a_carer_asks_nothing_else(carer: Form, visit_session: Session, answer: str) -> None:
    press(carer, f"carer.answer.{answer}")
    assert shown(carer) == ["answer"]
    press(carer, "carer.save")
    assert visit_session.conversation.carers == (CarerSituation(CarerAnswer(answer)),)


def test_a_yes_asks_who_it_is_and_how_it_is_with_them(carer: Form, visit_session: Session) -> None:
    press(carer, "carer.answer.yes")
    assert shown(carer) == ["answer", *REST]
    load(carer).setPlainText("elke dag koken")
    press(carer, "carer.keeps_up.weeks")
    press(carer, "carer.heard_apart.yes")
    press(carer, "carer.save")
    said = CarerSituation(CarerAnswer.YES, load="elke dag koken", keeps_up=KeepsUp.WEEKS, heard_apart=True)
    assert visit_session.conversation.carers == (said,)
    press(carer.window(), "fold.carer")
    assert shown(carer) == ["answer"], "the next answer begins with nothing but the question"


def test_the_yes_that_is_let_go_takes_the_empty_inputs_with_it(carer: Form) -> None:
    press(carer, "carer.answer.yes")
    press(carer, "carer.answer.yes")
    assert shown(carer) == ["answer"]


def test_what_was_typed_stays_in_sight_when_the_answer_changes(carer: Form, visit_session: Session) -> None:
    press(carer, "carer.answer.yes")
    load(carer).setPlainText("tot vorige week kookte zij")
    press(carer, "carer.answer.none")
    assert shown(carer) == ["answer", *REST]
    press(carer, "carer.save")
    assert visit_session.conversation.carers[0].load == "tot vorige week kookte zij"


def test_a_draft_comes_back_into_sight_without_its_answer(carer: Form) -> None:
    carer.restore("load", "elke nacht")
    assert shown(carer) == ["answer", *REST]
    load(carer).clear()
    assert shown(carer) == ["answer", *REST], "nothing goes away from under the keyboard"


def test_a_refusal_leaves_the_answer_alone_in_sight(carer: Form) -> None:
    press(carer, "carer.save")
    assert carer.property("refused") == "empty"
    assert shown(carer) == ["answer"]
    assert QApplication.focusWidget() is button(carer, "carer.answer.yes")


def test_tab_goes_on_to_what_the_answer_asks(carer: Form) -> None:
    yes = button(carer, "carer.answer.yes")
    yes.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is find(carer, QPushButton, "carer.save")
    QTest.keyClick(button(carer, "carer.save"), Qt.Key.Key_Backtab)
    QTest.keyClick(yes, Qt.Key.Key_Return)
    QTest.keyClick(yes, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is not None and here.objectName() == "carer.who"


def test_a_script_may_say_more_than_the_answer_asks_and_in_any_order(tmp_path: Path) -> None:
    file = tmp_path / "script.toml"
    file.write_text(script(
        'do = "carer"\nload = "elke dag koken"\nheard_apart = false\nwho = "dochter"\nanswer = "yes"',
        'do = "carer"\nanswer = "not_asked"\nwho = "dochter"\nload = "dat vraag ik later"',
        'do = "carer"\nanswer = "none"',
    ), encoding="utf-8")  # fmt: skip
    done = play(file, tmp_path / "place")
    assert (done.code, done.errors, done.result["refused"]) == (0, "", [])


@pytest.fixture
def daughter(visit_session: Session, main: MainWindow) -> MainWindow:
    """At the carers, with a daughter in the list of people who is a carer."""
    cases.add_participant(visit_session.visit, Participant("dochter", "mevrouw L. Karaca", Role.CHILD, carer=True))
    main.go("carers")
    return main


def test_who_was_written_down_as_a_carer_is_offered_and_not_assumed(
    daughter: MainWindow, visit_session: Session
) -> None:
    assert [f.code for f in findings_of(visit_session.visit) if f.code == "letter_d"]
    assert not visit_session.conversation.carers
    offer = button(daughter, "carer.cares.1")
    assert daughter.pages["carers"].first_stop() is offer
    press(daughter, "carer.cares.1")
    assert visit_session.conversation.carers == (CarerSituation(CarerAnswer.YES, "dochter"),)
    assert not find(daughter, QWidget, "carers.offers").isVisible()
    assert QApplication.focusWidget() is find(daughter, QPlainTextEdit, "carer.load"), "what it asks of her comes next"
    load(find(daughter, Form, "carer")).setPlainText("elke dag koken")
    press(daughter, "carer.save")
    assert visit_session.conversation.carers == (CarerSituation(CarerAnswer.YES, "dochter", "elke dag koken"),)


def test_a_talk_apart_with_a_carer_is_offered_as_the_answer(daughter: MainWindow, visit_session: Session) -> None:
    visit = visit_session.visit
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES, "mevrouw L. Karaca", "koken"))
    visit_session.changed.emit()
    assert daughter.findChild(QPushButton, "carer.apart.1") is None
    telling.open_private(visit, "dochter")
    telling.end_private(visit)
    visit_session.changed.emit()
    assert visit.conversation.carers[0].heard_apart is None, "nothing is assumed"
    press(daughter, "carer.apart.1")
    heard = CarerSituation(CarerAnswer.YES, "mevrouw L. Karaca", "koken", heard_apart=True)
    assert visit.conversation.carers == (heard,)
    assert not find(daughter, QWidget, "carers.offers").isVisible()


def test_a_script_says_with_whom_a_talk_apart_is(tmp_path: Path) -> None:
    file = tmp_path / "script.toml"
    file.write_text(script(
        'do = "private"\nheld = true\nwith = "dochter"',
        'do = "say"\nby = "dochter"\ntext = "Ik slaap slecht."',
        'do = "private_end"',
        'do = "expect"\nfinding = "no_private_moment"\npresent = true',
        'do = "private"\nheld = true',
        'do = "private_end"',
        'do = "expect"\nfinding = "no_private_moment"\npresent = false',
    ), encoding="utf-8")  # fmt: skip
    done = play(file, tmp_path / "place")
    assert (done.code, done.errors, done.result["refused"]) == (0, "", [])
