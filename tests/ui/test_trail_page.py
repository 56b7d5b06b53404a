"""Who did what, as a list: by day and by kind, with no word that was said, and empty when nobody may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.safekeeping.trail import EVENTS, TrailLine
from keukentafel.services import telling, unlocking
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.trail_page import MOST_SHOWN, TrailPage
from keukentafel.ui.vault.trail_words import said
from tests.fakes.entries import NOON
from tests.fakes.kept_exits import KeptExits
from tests.ui.conftest import TableClock
from tests.ui.finding import find, line, press
from tests.ui.people_at_table import PASSPHRASE


def rows(page: QWidget) -> list[str]:
    shown = find(page, QListWidget, "trail.lines")
    return [shown.item(row).text() for row in range(shown.count())]


def label_text(page: QWidget, name: str) -> str:
    found = find(page, QLabel, name)
    return found.text() if found.isVisibleTo(page) else ""


@pytest.fixture
def page(main: MainWindow) -> TrailPage:
    telling.record(main.session.visit, Told("Ik durf de trap niet meer op.", "bewoner"))
    main.session.close_visit()
    press(main, "start.vault")
    press(main, "vault.trail")
    return find(main, TrailPage, "paper")


def test_the_list_says_what_happened_and_about_whom(page: TrailPage) -> None:
    assert page.isVisible()
    listed = "\n".join(rows(page))
    assert "De kluis is gemaakt" in listed and "De kluis ging open · met de wachtzin" in listed
    assert "Er is iets veranderd in een gesprek · mevrouw Karaca" in listed
    assert "Deze lijst is bekeken" in rows(page)[1], "the newest comes first, under its day"
    assert "trap" not in listed


def test_by_kind_and_by_day(page: TrailPage, clock: TableClock) -> None:
    kind = find(page, QComboBox, "trail.kind")
    kind.setCurrentIndex(kind.findData("changed"))
    assert len(rows(page)) == 3 and "2 regels" in label_text(page, "trail.count")
    kind.setCurrentIndex(0)
    everything = rows(page)
    day = line(page, "trail.day")
    day.setText((clock.now() - timedelta(days=1)).strftime("%d-%m-%Y"))
    assert rows(page) == [] and "0 regels" in label_text(page, "trail.count")
    day.setText("24-")
    assert rows(page) == everything, "what is no day yet asks nothing"
    day.setText(clock.now().strftime("%d-%m-%Y"))
    assert rows(page) == everything


@pytest.mark.parametrize(("text", "finished"), [("31-02-2026", False), ("31-2-26", True), ("24-", True)])
def test_a_day_that_does_not_exist_is_refused_at_its_field(page: TrailPage, text: str, finished: bool) -> None:
    everything, day = rows(page), line(page, "trail.day")
    day.setText(text)
    if finished:
        QTest.keyClick(day, Qt.Key.Key_Return)
    assert "dag-maand-jaar" in label_text(page, "trail.day.error")
    assert rows(page) == [] and label_text(page, "trail.count") == ""
    day.clear()
    assert rows(page) == everything and label_text(page, "trail.day.error") == ""


def test_locking_and_leaving_take_every_name_off_the_page(page: TrailPage, main: MainWindow) -> None:
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert rows(page) == [] and main.start.isVisible()
    press(main, "vault.trail")
    assert rows(page)
    main.session.lock()
    assert rows(page) == []


def test_the_file_for_a_supervisor_is_noted_in_itself(
    page: TrailPage, main: MainWindow, tmp_path: Path
) -> None:
    session = main.session
    session.doors.ask_path = lambda name: tmp_path / name
    press(page, "trail.export")
    assert "geen namen" in label_text(page, "trail.said")
    assert "opgeslagen voor een toezichthouder" in "\n".join(rows(page))
    exits = session.desk.exits
    assert isinstance(exits, KeptExits) and list(exits.written) == [tmp_path / "wie-deed-wat.json"]


def test_thinking_better_of_it_writes_nothing(page: TrailPage, main: MainWindow) -> None:
    main.session.doors.ask_path = lambda _name: None
    before = rows(page)
    press(page, "trail.export")
    assert rows(page) == before


def test_more_lines_than_fit_lead_to_the_filter(qtbot: QtBot, session: Session) -> None:
    with session.desk.store.work() as work:
        for number in range(MOST_SHOWN + 5):
            work.audit.note("searched", NOON + timedelta(seconds=number))
    page = TrailPage(session)
    qtbot.addWidget(page)
    page.show()
    page.begin()
    assert f"de nieuwste {MOST_SHOWN}" in label_text(page, "trail.count")


def test_every_kind_of_line_has_its_words(session: Session) -> None:
    lines = [TrailLine(NOON, event, "a1 summary-tr 2") for event in EVENTS]
    for one in (*lines, TrailLine(NOON, "iets van later", "b2")):
        text = said(one, {"a1": "mevrouw Karaca"}, session.words)
        assert one.event not in text
    assert said(lines[0], {"a1": "mevrouw Karaca"}, session.words).endswith("mevrouw Karaca · samenvatting · versie 2")


def test_the_pause_outlives_the_window(qtbot: QtBot, session: Session, clock: TableClock) -> None:
    session.lock()
    for _ in range(3):
        assert "past niet" in session.unlock("mis", new=False)
    anew = Session(replace(session.doors))
    assert "Wacht 5 seconden" in anew.unlock(PASSPHRASE, new=False)
    assert "Wacht 5 seconden" in anew.recover("0" * 35, "iets anders")
    clock.wait(seconds=6)
    assert anew.unlock(PASSPHRASE, new=False) == ""
    assert unlocking.Pause().seconds(anew.doors.vault(), clock.now()) == 0
