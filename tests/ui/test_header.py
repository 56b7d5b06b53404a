"""The line above a visit says the last legal day, and when nobody can know it yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from keukentafel.services import cases
from keukentafel.ui.consultant.header import Header
from keukentafel.ui.parts.two_lines import TwoLineButton
from keukentafel.ui.shared.session import Session
from tests.ui.conftest import TableClock
from tests.ui.people_at_table import CASE


def test_a_day_beyond_what_the_calendar_knows_says_so(session: Session, clock: TableClock, qtbot: QtBot) -> None:
    clock.moment = datetime(2028, 12, 20, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
    later = replace(CASE, reported=date(2028, 12, 1), receipt_confirmed=None)
    session.open_visit(cases.open_case(session.desk, later))
    header = Header(session)
    qtbot.addWidget(header)
    header.refresh()
    shown = header.findChild(QLabel, "header.last_day")
    assert shown is not None
    assert "nakijken" in shown.text()
    assert "nog niet bekend" in shown.toolTip()


def test_a_day_the_calendar_knows_says_why_it_moved(visit_session: Session, qtbot: QtBot) -> None:
    header = Header(visit_session)
    qtbot.addWidget(header)
    header.refresh()
    shown = header.findChild(QLabel, "header.last_day")
    assert shown is not None
    assert "nakijken" not in shown.text()
    assert "Eerste Kerstdag" in shown.toolTip()


def test_the_line_says_which_conversation_of_its_investigation_this_is(
    visit_session: Session, clock: TableClock, qtbot: QtBot
) -> None:
    header = Header(visit_session)
    qtbot.addWidget(header)
    header.resize(1600, 80)
    header.refresh()
    who = header.findChild(TwoLineButton, "header.who")
    assert who is not None
    assert who.beneath.text().startswith("eerste gesprek")
    clock.moment += timedelta(days=7)
    cases.begin_visit(visit_session.visit, ())
    header.refresh()
    assert who.beneath.text().startswith("gesprek 2 in dit onderzoek")
    assert "eerste" not in who.beneath.text()
