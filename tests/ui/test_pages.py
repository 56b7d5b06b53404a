"""The pages of the path: what is filled in is recorded, a refusal stands at its field, and every widget has a name."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.agreements import Consent
from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.needs import Need
from keukentafel.domain.people import Participant, Role
from keukentafel.domain.shells import ConfirmedHow, HelpLine, Outcome, Part, Shell
from keukentafel.services import agreeing, cases, needing
from keukentafel.ui.consultant.all_pages import Pages
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.pages.needs import NeedsPage
from keukentafel.ui.pages.rights import RightsPage
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, ManyField, PickField, SwitchField
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.page import Fold, Page
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.finding import box, find, press

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))


@pytest.fixture
def pages(visit_session: Session, qtbot: QtBot) -> Pages:
    """The pages, each made when it is asked for, in a size an ordinary laptop gives it."""

    def keep(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(880, 720)

    every = Pages(visit_session, LIGHT)
    every.made.connect(keep)
    return every


def form(page: QWidget, name: str) -> Form:
    found = page.findChild(Form, name)
    assert found is not None, name
    return found


def fill(form_widget: Form, **values: object) -> str:
    """Put values in the inputs, press the button, and give back the code of the refusal."""
    for name, value in values.items():
        put(form_widget.field(name), value)
    form_widget.save_button.click()
    return str(form_widget.property("refused"))


def put(field: Field, value: object) -> None:
    match field, value:
        case ChoiceField(), str():
            field.choose(value)
        case ManyField(), str():
            field.choose(value)
        case ManyField(), tuple():
            field.choose(*value)
        case PickField(), str():
            field.refresh()
            field.choose(value)
        case DateField(), date():
            field.set_day(value)
        case SwitchField(), bool():
            field.box.setChecked(value)
        case _:
            line = field.findChild(QLineEdit) or field.findChild(QPlainTextEdit)
            assert line is not None
            line.setText(str(value)) if isinstance(line, QLineEdit) else line.setPlainText(str(value))


def test_a_need_is_stated_and_numbered(pages: Pages, visit_session: Session) -> None:
    refused = fill(form(pages["needs"], "need"), help_me="veilig thuis te zijn", so_that="ik niet val", domains="wonen")
    assert refused == ""
    assert visit_session.conversation.needs == (Need("h1", "veilig thuis te zijn", "ik niet val", ("wonen",)),)


def test_a_product_in_a_need_is_met_with_a_question(pages: Pages, qtbot: QtBot) -> None:
    needs = pages["needs"]
    needs.show()
    question = needs.findChild(QLabel, "need.product")
    assert question is not None and not question.isVisible()
    put(form(needs, "need").field("help_me"), "een scootmobiel te krijgen")
    assert not question.isVisible(), "nobody is interrupted while typing"
    qtbot.waitUntil(question.isVisible)
    assert "scootmobiel" in question.text()


def test_an_empty_need_is_refused_at_its_field(pages: Pages, visit_session: Session) -> None:
    pages["needs"].show()
    assert fill(form(pages["needs"], "need"), so_that="ik niet val") == "empty"
    error = pages["needs"].findChild(QLabel, "need.help_me.error")
    assert error is not None and error.isVisible() and error.text()
    assert not visit_session.conversation.needs


@pytest.mark.parametrize(
    ("place", "name", "field", "asked"),
    [("carers", "carer", "answer", "Kies een antwoord."), ("needs", "need", "help_me", "Vul dit veld in."),
     ("shells", "other_law", "law", "Kies een antwoord.")],
)
def test_what_is_chosen_asks_to_be_chosen(pages: Pages, place: str, name: str, field: str, asked: str) -> None:
    asks = form(pages[place], name)
    assert fill(asks) == "empty"
    error = asks.findChild(QLabel, f"{name}.{field}.error")
    assert error is not None and error.text() == asked


def test_a_consent_is_for_somebody_by_name(pages: Pages, visit_session: Session) -> None:
    agreeing.consent(visit_session.visit, Consent("zoon", "het verslag", "lezen", visit_session.desk.today()))
    pages["agreements"].refresh()
    name = visit_session.conversation.name_of("zoon")
    assert name != "zoon"
    assert f"{name}: het verslag" in [label.text() for label in pages["agreements"].findChildren(QLabel)]


def test_what_is_refused_stays_in_the_form(pages: Pages) -> None:
    need = form(pages["needs"], "need")
    fill(need, so_that="ik niet val")
    assert need.field("so_that").value() == "ik niet val"


def test_a_date_that_is_no_date_is_refused_at_its_field(pages: Pages) -> None:
    agree = form(pages["agreements"], "agree")
    date_line = agree.findChild(QLineEdit, "agree.when")
    assert date_line is not None
    date_line.setText("morgen")
    assert fill(agree, who="consulent", what="bellen") == "bad_date"


@pytest.mark.parametrize("text", ["26-11-2026", "26/11/2026", "2026-11-26"])
def test_a_date_may_be_written_in_three_ways(pages: Pages, visit_session: Session, text: str) -> None:
    agree = form(pages["agreements"], "agree")
    line = agree.findChild(QLineEdit, "agree.when")
    assert line is not None
    line.setText(text)
    assert fill(agree, who="consulent", what="bellen") == ""
    assert visit_session.conversation.agreements[0].when == date(2026, 11, 26)


def test_help_is_placed_for_the_need_that_is_chosen(pages: Pages, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    pages["shells"].refresh()
    refused = fill(
        form(pages["shells"], "help"), who="zoon", part="overig_netwerk", task="boodschappen", frequency="elke week",
        confirmed_on=date(2026, 11, 20), confirmed_how="phone", vital=True,
    )  # fmt: skip
    assert refused == ""
    line = visit_session.conversation.help_lines[0]
    assert line == HelpLine(
        "h1", Part.OTHER_NETWORK, "zoon", "boodschappen", "elke week",
        confirmed_on=date(2026, 11, 20), confirmed_how=ConfirmedHow.PHONE, vital=True,
    )  # fmt: skip


def test_a_shell_is_judged_with_its_because(pages: Pages, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    pages["shells"].refresh()
    assert fill(form(pages["shells"], "shell"), shell="netwerk", outcome="partly", because="alleen dinsdag") == ""
    judgement = visit_session.conversation.judgements[0]
    assert (judgement.shell, judgement.outcome) == (Shell.NETWORK, Outcome.PARTLY)


def test_nobody_cares_is_an_answer(pages: Pages, visit_session: Session) -> None:
    assert fill(form(pages["carers"], "carer"), answer="none") == ""
    assert visit_session.conversation.carers[0].answer is CarerAnswer.NONE


def test_a_minor_does_not_interpret(pages: Pages, visit_session: Session) -> None:
    before = visit_session.conversation.participants
    refused = fill(
        form(pages["rights"], "participant"), id="kleinzoon", name="kleinzoon", role="familielid", adult=False,
        interpreter="informal", reason="er was niemand anders",
    )  # fmt: skip
    assert refused == "minor_interpreter"
    assert visit_session.conversation.participants == before


def _open_everything(page: Page) -> None:
    for fold in page.findChildren(Fold):
        fold.set_open(True)
    for _ in range(3):
        # Chips that wrap tell their height in a later round of the layout.
        QApplication.processEvents()


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_widget_that_takes_focus_has_a_name(place: str, pages: Pages, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    page = pages[place]
    page.refresh()
    page.show()
    _open_everything(page)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), f"{type(widget).__name__} {widget.objectName()}"


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_tab_goes_down_the_page(place: str, pages: Pages, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    page = pages[place]
    page.refresh()
    page.show()
    _open_everything(page)
    fields = [widget for widget in page.findChildren(Form) if widget.isVisible()]
    for one in fields:
        inputs = [w for w in one.findChildren(QWidget) if w.isVisible() and w.focusPolicy() and not w.focusProxy()]
        chain: list[QWidget] = []
        widget: QWidget | None = one
        for _ in range(len(page.findChildren(QWidget)) + 1):
            assert widget is not None
            widget = widget.nextInFocusChain()
            if widget in inputs and widget not in chain:
                chain.append(widget)
        tops = [_line_of(widget, one).y() for widget in chain]
        assert tops == sorted(tops), one.name


def _line_of(widget: QWidget, form_widget: Form) -> QWidget:
    """The field, or the row of fields, that a widget is in."""
    while (parent := widget.parentWidget()) is not form_widget:
        assert parent is not None
        widget = parent
    return widget


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_no_button_is_clipped(place: str, scale: float, pages: Pages, visit_session: Session) -> None:
    needing.state_need(visit_session.visit, STAIRS)
    page = pages[place]
    page.setStyleSheet(style_sheet(LIGHT, scale))
    page.refresh()
    page.show()
    _open_everything(page)
    holder = page.widget()
    assert holder is not None
    holder.adjustSize()
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button.property("role") in ("primary", "chip"):
            needed = button.fontMetrics().horizontalAdvance(button.text())
            assert button.width() >= needed, button.objectName()


def test_the_only_need_is_chosen_for_a_problem_and_of_two_none(qtbot: QtBot, visit_session: Session) -> None:
    page = NeedsPage(visit_session)
    qtbot.addWidget(page)
    page.show()
    needing.state_need(visit_session.visit, Need("h1", "koken", "ik eet"))
    page.refresh()
    press(page, "fold.problem")
    assert box(page, "problem.need").currentData() == "h1"
    needing.state_need(visit_session.visit, Need("h2", "wassen", "ik fris ben"))
    form = page.findChild(Form, "problem")
    assert form is not None
    form.clear()
    form.refresh()
    assert box(page, "problem.need").currentData() == ""


def test_a_right_is_not_explained_to_the_consultant(qtbot: QtBot, visit_session: Session) -> None:
    page = RightsPage(visit_session)
    qtbot.addWidget(page)
    page.refresh()
    offered = {b.objectName().rpartition(".")[2] for b in page.findChildren(QPushButton)
               if b.objectName().startswith("right.told.")}  # fmt: skip
    assert offered == {"bewoner", "zoon", "tolk"}


def test_rights_told_at_one_moment_are_written_down_and_taken_back_at_once(
    main: MainWindow, visit_session: Session
) -> None:
    main.go("rights")
    for chip in ("which.client_support", "which.costs", "told.bewoner", "told.zoon"):
        press(main, f"right.{chip}")
    press(main, "right.save")
    told = visit_session.conversation.rights
    assert [(one.right.value, one.told) for one in told] == [
        ("client_support", ("bewoner", "zoon")), ("costs", ("bewoner", "zoon"))
    ]  # fmt: skip
    find(main, QPushButton, "fold.right").setFocus()
    QTest.keyClick(find(main, QPushButton, "fold.right"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit_session.conversation.rights == ()
    assert "de rechten die zijn uitgelegd" in find(main, QLabel, "header.saved").text()


def test_beside_a_name_stands_that_they_care_for_the_resident(pages: Pages, visit_session: Session) -> None:
    daughter = Participant("dochter", "mevrouw Y. Karaca", Role.CHILD, carer=True)
    cases.add_participant(visit_session.visit, daughter)
    page = pages["rights"]
    page.refresh()
    assert "zoon of dochter · mantelzorger" in [shown.text() for shown in page.findChildren(QLabel)]
