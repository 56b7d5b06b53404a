"""What is still open, by keyboard: reasons in a row, and every finding leads to the input that fills it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.needs import Need, Support
from keukentafel.domain.shells import HelpLine, Part
from keukentafel.domain.statements import Certainty
from keukentafel.services import agreeing, needing, telling
from keukentafel.services.overview import findings_of
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.report.findings_list import ABOUT, CODE, FindingsList
from keukentafel.ui.shared.session import Session
from keukentafel.ui.story.statement_list import StatementList
from tests.ui.finding import find

NO_KEYS = Qt.KeyboardModifier.NoModifier
STAIRS = Need("h1", "een traplift te krijgen", "ik zelf naar de winkel kan", ("wonen",))


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = NO_KEYS) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, pressed, held)
    QApplication.processEvents()


def type_text(text: str) -> None:
    """One key at a time: the first one may move the keyboard."""
    for letter in text:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, letter)


def here() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


@pytest.fixture
def panel(main: MainWindow, visit_session: Session) -> FindingsList:
    """The list over a visit in which much is still open."""
    visit = visit_session.visit
    needing.state_need(visit, replace(STAIRS, help_me="mijn huis in en uit te komen"))
    needing.state_need(visit, replace(STAIRS, id="h2"))
    needing.determine_support(visit, Support("h2", "iemand die meeloopt", "een uur"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "zoon", "boodschappen", vital=True))
    needing.place_help(visit, HelpLine("h2", Part.OTHER_NETWORK, "Emine", "meelopen"))
    agreeing.agree(visit, Agreement("zoon", "de trap opmeten", None))
    agreeing.agree(visit, Agreement("", "iemand bellen", None))
    telling.record(visit, Told("De trap is steil.", "bewoner"))
    telling.record(visit, Told("Ze kookt nog zelf, denk ik.", "zoon", certainty=Certainty.ASSUMED))
    main.catch.take_focus()
    key(Qt.Key.Key_F4)
    return find(main, FindingsList, "checks.findings")


def choose(listed: FindingsList, code: str, about: str = "") -> None:
    items = [listed.item(place) for place in range(listed.count())]
    listed.setFocus()
    listed.setCurrentItem(next(item for item in items if (item.data(CODE), item.data(ABOUT)) == (code, about)))


def go_to(listed: FindingsList, code: str, about: str = "") -> str:
    choose(listed, code, about)
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return here()


def test_the_same_key_lays_it_away_and_the_cursor_is_where_it_was(main: MainWindow) -> None:
    line = find(main, QLineEdit, "catch.text")
    type_text("Ze zegt")
    key(Qt.Key.Key_Left)
    for away in (Qt.Key.Key_F4, Qt.Key.Key_Escape):
        key(Qt.Key.Key_F4)
        assert here() == "checks.findings"
        key(away)
        assert not find(main, QWidget, "checks").isVisible()
        assert line.hasFocus() and (line.text(), line.cursorPosition()) == ("Ze zegt", 6)


def test_reasons_in_a_row_without_leaving_the_list(panel: FindingsList, visit_session: Session) -> None:
    choose(panel, "letter_f")
    type_text("Dat vraag ik na.")
    assert here() == "checks.findings.reason"
    key(Qt.Key.Key_Return)
    assert here() == "checks.findings"
    key(Qt.Key.Key_Return)
    type_text("In het tweede gesprek.")
    key(Qt.Key.Key_Return)
    kept = {(m.finding, m.text) for m in visit_session.conversation.motivations}
    assert kept == {("letter_f", "Dat vraag ik na."), ("letter_g", "In het tweede gesprek.")}


def test_a_reason_can_be_changed_and_taken_back(panel: FindingsList, visit_session: Session) -> None:
    agreeing.motivate(visit_session.visit, "letter_f", "", "Vergeten.")
    choose(panel, "letter_f")
    key(Qt.Key.Key_Return)
    assert find(panel, QLineEdit, "checks.findings.reason").text() == "Vergeten."
    key(Qt.Key.Key_Backspace)
    type_text(" te vragen.")
    key(Qt.Key.Key_Return)
    assert [m.text for m in visit_session.conversation.motivations] == ["Vergeten te vragen."]
    choose(panel, "letter_f")
    key(Qt.Key.Key_Delete)
    assert visit_session.conversation.motivations == ()
    assert panel.currentItem().data(CODE) == "letter_f"


def test_half_a_reason_stays_with_its_row(panel: FindingsList) -> None:
    choose(panel, "letter_f")
    type_text("Dat vr")
    key(Qt.Key.Key_Down)
    choose(panel, "letter_g")
    key(Qt.Key.Key_Return)
    assert find(panel, QLineEdit, "checks.findings.reason").text() == ""
    key(Qt.Key.Key_Escape)
    choose(panel, "letter_f")
    key(Qt.Key.Key_Return)
    assert find(panel, QLineEdit, "checks.findings.reason").text() == "Dat vr"


def test_enter_twice_goes_to_the_place(panel: FindingsList, main: MainWindow) -> None:
    choose(panel, "identity_not_seen")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)
    assert (main.place, here()) == ("rights", "identity.document")


@pytest.mark.parametrize(
    ("code", "about", "place", "field"),
    [
        ("no_follow_up", "", "agreements", "agree.when"),
        ("agreement_without_owner", "a1", "agreements", "agree_change.when"),
        ("agreement_without_owner", "a2", "agreements", "agree_change.who"),
        ("need_without_problem", "h2", "needs", "problem.text"),
        ("product_in_need", "h2", "needs", "need_change.help_me"),
        ("need_without_support", "h1", "support", "support.what"),
        ("support_without_basis", "h2", "support", "support_change.basis"),
        ("letter_d", "", "carers", "carer.answer.yes"),
        ("no_teach_back", "", "own_words", "teach_back.text"),
        ("identity_not_seen", "", "rights", "identity.document"),
        ("meaning_untouched", "", "story", "catch.text"),
    ],
)
def test_a_finding_leads_to_the_very_input(
    panel: FindingsList, main: MainWindow, code: str, about: str, place: str, field: str
) -> None:
    assert go_to(panel, code, about) == field
    assert main.place == place


def test_what_can_be_chosen_beforehand_is_chosen(panel: FindingsList, main: MainWindow) -> None:
    go_to(panel, "need_without_problem", "h2")
    assert find(main, QComboBox, "problem.need").currentData() == "h2"
    key(Qt.Key.Key_F4)
    go_to(panel, "letter_g")
    assert find(main, QWidget, "right.which.costs").property("checked") is True


def test_an_assumption_is_selected_in_the_story(panel: FindingsList, main: MainWindow, visit_session: Session) -> None:
    assumed = visit_session.conversation.statements[1].id
    assert go_to(panel, "assumption", assumed) == "confirm.by"
    assert find(main, StatementList, "story.statements").selected_id == assumed


def test_every_finding_there_is_leads_somewhere(panel: FindingsList, main: MainWindow, visit_session: Session) -> None:
    for found in findings_of(visit_session.visit):
        if not panel.isVisible():
            key(Qt.Key.Key_F4)
        assert go_to(panel, found.code, found.about), found.code
        assert main.place == found.check.jump


def test_why_and_article_stand_in_the_row(panel: FindingsList) -> None:
    choose(panel, "letter_g")
    row = panel.itemWidget(panel.currentItem())
    words = " ".join(text.text() for text in row.findChildren(QLabel))
    assert "bijdrage" in words and "2.1.4a Wmo 2015" in words


def test_nothing_of_it_stays_when_the_lock_falls(panel: FindingsList, main: MainWindow, visit_session: Session) -> None:
    visit_session.lock()
    assert not find(main, QWidget, "checks").isVisible()
