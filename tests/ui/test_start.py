"""The start screen: the agenda, the search, one calm line, and nothing of it that a visit can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from keukentafel.domain.appointments import Appointment, Decision
from keukentafel.domain.ports import MOST_HITS
from keukentafel.domain.statements import Share
from keukentafel.services import appointments, cases, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.case_rows import CaseRow
from keukentafel.ui.start.start_cases import CONVERSATION, ROW, CaseList
from keukentafel.ui.start.start_hits import HitList, marked
from tests.ui.conftest import TableClock
from tests.ui.people_at_table import CASE, PASSPHRASE

TODAY = date(2026, 11, 24)
OTHER = replace(CASE, resident="De heer Q. Zwaluwstaart", form_of_address="de heer Zwaluwstaart", case_number="VB-2")
WORD = "lampenkapje"


@pytest.fixture
def other(visit_session: Session) -> Visit:
    """A second resident, who said something with a word that nobody else uses."""
    visit = cases.open_case(visit_session.desk, replace(OTHER, reported=date(2026, 9, 28)))
    telling.record(visit, Told(f"Onder het {WORD} ligt de sleutel.", "bewoner"))
    return visit


@pytest.fixture
def start(main: MainWindow, other: Visit) -> MainWindow:
    """The window on the start screen; there is a recovery code, so nothing need be said about that."""
    main.session.doors.vault().new_recovery_code(PASSPHRASE)
    main.session.close_visit()
    QCoreApplication.processEvents()
    return main


def find(window: QWidget, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    (found,) = window.findChildren(kind, name)
    return found


def agenda(window: MainWindow) -> list[str]:
    shown = find(window, "start.cases", CaseList)
    assert isinstance(shown, CaseList)
    model = shown.model()
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    return [row.data(ROW).who if row.data(CONVERSATION) else row.data(ROW) for row in rows]


def cases_of(window: MainWindow) -> CaseList:
    shown = find(window, "start.cases", CaseList)
    assert isinstance(shown, CaseList)
    return shown


def row_of(window: MainWindow, visit: Visit) -> str:
    index = cases_of(window).cases.index_of(visit.id)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def texts_of(root: QWidget) -> str:
    """Every text that any widget of a window holds, seen or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        match widget:
            case QLabel() | QAbstractButton() | QLineEdit():
                found.append(widget.text())
            case QPlainTextEdit():
                found.append(widget.toPlainText())
            case QComboBox():
                found += [widget.itemText(n) for n in range(widget.count())]
            case QAbstractItemView() if widget.model() is not None:
                model = widget.model()
                for n in range(model.rowCount()):
                    found += [str(model.index(n, 0).data(role) or "") for role in (0, 11, *range(256, 262))]
    return "\n".join(found)


def type_in(window: MainWindow, words: str) -> HitList:
    line = find(window, "start.search", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, words)
    hits = find(window, "start.hits", HitList)
    assert isinstance(hits, HitList)
    return hits


def test_the_agenda_goes_by_when_the_visit_is(start: MainWindow, other: Visit) -> None:
    session = start.session
    made: dict[str, Visit] = {}
    for number, (name, day) in enumerate([("Later", 30), ("Vandaag", 24), ("Zondag", 29), ("Nooit", 0)]):
        case = replace(OTHER, resident=name, form_of_address=name, case_number=f"VB-1{number}")
        case = replace(case, reported=date(2026, 11, 14))
        made[name] = cases.open_case(session.desk, case)
        if day:
            appointments.make_appointment(made[name], Appointment("", date(2026, 11, day), time(9, 30)))
    start.start.refresh()
    assert agenda(start) == [
        "Vandaag", "Vandaag", "Deze week", "Zondag", "Later", "Later", "Nog geen afspraak", "Mevrouw Karaca", "Nooit",
        "Na het gesprek", "De heer Zwaluwstaart",
    ]  # fmt: skip
    assert "09:30" in row_of(start, made["Vandaag"])


def test_a_row_says_who_where_what_is_to_do_and_which_days_count(
    start: MainWindow, other: Visit, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "voor het gespreksverslag" in row_of(start, other))
    said = row_of(start, other)
    assert said.startswith("De heer Zwaluwstaart")
    assert "onderzoek: de laatste dag was ma 9 november" in said
    assert "de heer Zwaluwstaart mag nu meteen een aanvraag doen" in said
    assert "%" not in said


def test_each_row_has_a_day_before_it_so_that_the_names_stand_beneath_each_other(
    start: MainWindow, other: Visit, visit_session: Session
) -> None:
    shown = cases_of(start)
    told = (shown.cases.index(place, 0).data(ROW) for place in range(shown.cases.rowCount()))
    rows = {row.id: row for row in told if isinstance(row, CaseRow)}
    waiting = next(row for row in rows.values() if row.id != other.id)
    assert (waiting.day, waiting.clock, waiting.passed) == ("gemeld\nvr 13 november", "", True)
    assert "gemeld vr 13 november" in waiting.spoken
    assert (rows[other.id].day, rows[other.id].passed) == ("di 24 november", True), "the day of the talk"
    appointments.record_decision(other, Decision(date(2026, 11, 20), date(2026, 11, 23)))
    start.start.refresh()
    decided = shown.cases.index_of(other.id).data(ROW)
    assert decided.day == "ma 23 november"
    appointments.make_appointment(other, Appointment("", date(2026, 11, 26), time(9, 30)))
    start.start.refresh()
    planned = shown.cases.index_of(other.id).data(ROW)
    assert (planned.day, planned.clock, planned.passed) == ("do 26 november", "09:30", False)


def test_why_a_day_moved_is_told_by_key(start: MainWindow, visit_session: Session) -> None:
    shown = cases_of(start)
    first = shown.model().index(1, 0)
    shown.setCurrentIndex(first)
    assert "streefdatum eerste contact" in str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Kerstdag" not in str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(shown, Qt.Key.Key_Space)
    said = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Eerste Kerstdag, Tweede Kerstdag, zondag" in said
    assert "vr 25 december" in said
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert "Kerstdag" not in str(first.data(Qt.ItemDataRole.AccessibleTextRole))


def test_who_comes_back_finds_the_case_that_was_open(start: MainWindow, other: Visit) -> None:
    assert cases_of(start).chosen != other.id
    start.session.open_visit(other)
    start.session.close_visit()
    QCoreApplication.processEvents()
    assert cases_of(start).chosen == other.id


def test_arrows_skip_the_parts_of_the_agenda(start: MainWindow, other: Visit) -> None:
    shown = cases_of(start)
    shown.setCurrentIndex(shown.cases.first)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert shown.chosen == other.id


def test_a_sent_decision_shows_until_when_bezwaar_can_be_made(start: MainWindow, other: Visit) -> None:
    appointments.record_decision(other, Decision(date(2026, 11, 13), date(2026, 11, 13)))
    start.start.refresh()
    assert "bezwaar kan tot en met ma 28 december" in row_of(start, other)


def test_a_search_marks_the_word_and_opens_the_case_there(start: MainWindow, other: Visit) -> None:
    hits = type_in(start, "LAMPENK")
    assert hits.count() == 1
    assert str(hits.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)).startswith("de heer Zwaluwstaart")
    line = find(start, "start.search", QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is hits
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert start.session.visit.id == other.id
    assert start.place == "story"
    statements = find(start, "story.statements")
    assert getattr(statements, "selected_id") == other.conversation.statements[0].id  # noqa: B009
    with start.session.desk.store.work() as work:
        trail = repr(work.audit.lines())
    assert "searched" in trail
    assert WORD not in trail.lower() and "LAMPENK" not in trail


def test_a_name_or_a_case_number_finds_the_case(start: MainWindow, other: Visit) -> None:
    hits = type_in(start, "zwaluw")
    count = find(start, "start.hits.count", QLabel)
    assert isinstance(count, QLabel)
    assert (hits.count(), count.text(), count.property("hits")) == (1, "1 bewoner gevonden", 0)
    QTest.keyClick(find(start, "start.search", QLineEdit), Qt.Key.Key_Return)
    QTest.keyClick(hits, Qt.Key.Key_Return)
    assert start.session.visit.id == other.id
    start.session.close_visit()
    assert type_in(start, "VB-2").count() == 2, "the beginnings of VB-2 and of VB-2026"
    find(start, "start.search", QLineEdit).setProperty("text", "")
    assert type_in(start, "zwaluw lampenkap").count() == 0, "every word belongs to the same person"


def test_a_word_that_is_found_too_often_says_that_these_are_the_newest(start: MainWindow, other: Visit) -> None:
    for number in range(MOST_HITS):
        telling.record(other, Told(f"Het tuinhek klemt, dag {number}.", "bewoner"))
    count = find(start, "start.hits.count", QLabel)
    assert isinstance(count, QLabel)
    assert type_in(start, "tuinhek").count() == MOST_HITS
    assert count.text() == f"de {MOST_HITS} nieuwste uitspraken"
    find(start, "start.search", QLineEdit).setProperty("text", "")
    type_in(start, f"tuinhek {MOST_HITS - 1}")
    assert count.text() == "1 uitspraak gevonden"


def test_a_hit_that_is_folded_away_stays_folded(start: MainWindow, other: Visit) -> None:
    telling.open_private(other)
    private = telling.record(other, Told("Hij slaat met deuren.", "bewoner"))
    telling.end_private(other)
    hits = type_in(start, "deuren")
    assert hits.count() == 1
    QTest.keyClick(hits, Qt.Key.Key_Return)
    statements = find(start, "story.statements")
    assert getattr(statements, "selected_id") == ""  # noqa: B009
    assert "deuren" not in texts_of(start)
    telling.settle_share(start.session.visit, private, Share.NEVER)
    start.session.close_visit()
    assert type_in(start, "deuren").count() == 0


@pytest.mark.parametrize(
    ("text", "sought", "rich"),
    [
        ("Ik <kook> niet.", "kook", "Ik &lt;<b><u>kook</u></b>&gt; niet."),
        ("Işıklar kapalı.", "isik", "<b><u>Işıklar</u></b> kapalı."),
    ],
)
def test_a_found_word_is_marked_as_it_was_said(text: str, sought: str, rich: str) -> None:
    assert marked(text, sought) == (text, rich)


def test_of_a_long_statement_the_words_around_it_are_shown() -> None:
    plain, rich = marked("voor " * 100 + "midden " + "na " * 100, "midden")
    assert plain.startswith("…") and plain.endswith("…")
    assert "<b><u>midden</u></b>" in rich
    assert len(plain) < 320


def test_at_a_visit_no_widget_holds_a_word_of_another_resident(start: MainWindow, other: Visit) -> None:
    secrets = ("Zwaluwstaart", WORD)
    type_in(start, WORD[:5])
    assert all(secret in texts_of(start) for secret in secrets)
    start.start.ask_case()
    start.start_ways.page.begin(other)
    assert "Zwaluwstaart" in texts_of(start)
    mine = next(s for s in cases.summaries(start.session.desk) if s.conversation_id != other.id)
    start.session.open_visit(cases.continue_case(start.session.desk, mine.conversation_id))
    QCoreApplication.processEvents()
    assert not any(secret in texts_of(start) for secret in secrets)
    start.start_ways.show_case()
    assert not any(secret in texts_of(start) for secret in secrets)


def test_locked_no_widget_holds_the_agenda(start: MainWindow, other: Visit) -> None:
    start.session.lock()
    QCoreApplication.processEvents()
    assert "Zwaluwstaart" not in texts_of(start)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Return])
def test_no_stray_key_leads_from_a_visit_to_the_start_screen(main: MainWindow, key: Qt.Key) -> None:
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or main, key)
    main.start_ways.show_case()
    QTest.keyClick(main.start_ways.page, Qt.Key.Key_Escape)
    assert main.session.has_visit
    assert main.stack.currentWidget() is main.visit
    press(main, "header.start")
    assert main.stack.currentWidget() is main.start


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (timedelta(days=3), ""),
        (timedelta(days=-2), "Klopt de datum?"),
        (timedelta(days=60), ""),
    ],
)
def test_a_clock_that_was_put_back_is_asked_about(
    start: MainWindow, clock: TableClock, moment: timedelta, said: str
) -> None:
    clock.moment += moment
    start.start.refresh()
    notice = find(start, "start.notice", QLabel)
    assert isinstance(notice, QLabel)
    assert notice.text().startswith(said) and bool(notice.text()) == bool(said)


@pytest.mark.parametrize(("percent", "low"), [(None, False), (16, False), (15, True)])
def test_a_low_battery_is_one_calm_line(start: MainWindow, percent: int | None, low: bool) -> None:
    start.session.doors.battery = lambda: percent
    start.start.refresh()
    notice = find(start, "start.notice", QLabel)
    assert isinstance(notice, QLabel)
    assert notice.isVisible() is low
    assert (f"{percent} %" in notice.text()) is low


def test_an_empty_start_screen_says_what_to_do_first(main: MainWindow) -> None:
    main.start.empty()
    main.stack.setCurrentWidget(main.start)
    assert "Begin met een nieuwe melding" in texts_of(main.start)


def test_of_many_cases_only_those_in_sight_are_read(start: MainWindow, qtbot: QtBot) -> None:
    desk = start.session.desk
    for number in range(3):
        cases.open_case(desk, replace(OTHER, case_number=f"VB-3{number}", reported=date(2026, 9, 1)))
    start.start.refresh()
    rows = [cases_of(start).cases.index_of(case.conversation_id) for case in cases.summaries(desk)]
    # The one that has the keyboard is whole when a screen reader says it; the others follow their names.
    assert [bool(row.data(ROW).to_do) for row in rows].count(True) == 1
    assert cases_of(start).currentIndex().data(ROW).to_do
    qtbot.waitUntil(lambda: all(row.data(ROW).to_do for row in rows))
    known = cases.summaries(desk)
    known += tuple(known[0]._replace(conversation_id=f"c{n}", reported=TODAY) for n in range(10_000))
    model = cases_of(start).cases
    model.show_cases(known, TODAY)
    assert model.rowCount() > 10_000
    assert not model.is_made(model.index(9_000, 0))


@pytest.mark.parametrize("place", [0, 130, 198])
def test_of_many_cases_the_one_that_was_left_is_in_sight(start: MainWindow, place: int) -> None:
    for number in range(199):
        cases.open_case(start.session.desk, replace(OTHER, case_number=f"N{number}"))
    start.start.refresh()
    shown = cases_of(start)
    shown.setCurrentIndex(shown.model().index(place + 1, 0))
    left = shown.chosen
    start.start.empty()
    start.start.refresh()
    assert shown.chosen == left
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()).center())
    shown.resize(shown.width() - 80, shown.height() - 50)
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()).center())


def test_the_last_of_many_cases_is_a_key_away(start: MainWindow) -> None:
    for number in range(199):
        cases.open_case(start.session.desk, replace(OTHER, case_number=f"N{number}"))
    start.start.refresh()
    shown = cases_of(start)
    last = shown.model().index(shown.model().rowCount() - 1, 0)
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.currentIndex() == last
    assert shown.viewport().rect().contains(shown.visualRect(last).center())


def press(window: MainWindow, name: str) -> None:
    button = find(window, name, QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    QCoreApplication.processEvents()


def fill(window: MainWindow, values: dict[str, str]) -> None:
    for name, text in values.items():
        line = find(window, name, QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(text)


def test_a_visit_is_planned_moved_and_cancelled_from_the_start_screen(start: MainWindow, other: Visit) -> None:
    cases_of(start).choose(other.id)
    press(start, "start.case")
    press(start, "fold.appointment")
    fill(start, {"appointment.on": "26-11-2026", "appointment.at": "14:00", "appointment.who": "zoon, Emine"})
    press(start, "appointment.save")
    press(start, "fold.move_appointment")
    fill(start, {"move_appointment.on": "27-11-2026", "move_appointment.because": "bewoner ziek"})
    press(start, "move_appointment.save")
    (made,) = cases.look_into(start.session.desk, other.id).appointments
    assert (made.on, made.who, made.moves[0].because) == (date(2026, 11, 27), ("zoon", "Emine"), "bewoner ziek")
    assert "verzet van do 26 november om 14:00: bewoner ziek" in texts_of(start.start_ways.page)
    press(start, "case_page.back")
    assert agenda(start)[:2] == ["Deze week", "De heer Zwaluwstaart"]
    assert cases_of(start).chosen == other.id


def test_details_are_corrected_from_the_name_at_a_visit(main: MainWindow) -> None:
    press(main, "header.who")
    press(main, "fold.case_details")
    line = find(main, "case_details.resident", QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == CASE.resident
    fill(main, {"case_details.resident": "Mevrouw Z. Karaca-Aydin"})
    press(main, "case_details.save")
    press(main, "case_page.back")
    assert main.session.conversation.case == replace(CASE, resident="Mevrouw Z. Karaca-Aydin")
    assert main.stack.currentWidget() is main.visit
    assert "Karaca-Aydin" in texts_of(main.header)
