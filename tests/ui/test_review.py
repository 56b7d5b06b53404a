"""A review in the windows: begun on the start screen, asked by single keys, changed in the form where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.carried import Still
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Need
from keukentafel.domain.people import CaseDetails
from keukentafel.domain.shells import HelpLine, Part
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import cases, freezing, handing_over, needing, reviews, telling
from keukentafel.services.reviews import ReviewStart
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.report.page_view import PageView
from keukentafel.ui.report.version_list import VersionList
from keukentafel.ui.review.still_changes import change_at
from keukentafel.ui.review.still_panel import StillPanel
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.brought_paper import BroughtPaper
from keukentafel.ui.start.review_start import LARGEST, ReviewStartBar, case_values
from tests.ui.finding import find
from tests.ui.people_at_table import CASE


@pytest.fixture
def closed(visit_session: Session) -> Session:
    """The open visit with a rating and a need, frozen."""
    visit = visit_session.visit
    telling.rate(visit, DomainRating("huis", Rating.BARELY))
    needing.state_need(visit, Need(needing.next_need_id(visit), "veilig boven te komen", "ik in bed kan slapen"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    return visit_session


@pytest.fixture
def panel(closed: Session, qtbot: QtBot) -> Iterator[StillPanel]:
    start = reviews.start_from_case(closed.desk, closed.visit.id)
    closed.open_visit(cases.open_case(closed.desk, start.case, start.previous))
    made = StillPanel(closed)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    closed.changed.connect(made.refresh)
    yield made
    closed.changed.disconnect(made.refresh)


def number(session: Session, kind: str) -> int:
    return next(n for n, line in reviews.lines_of(session.visit) if line.item.kind == kind)


def test_one_key_is_one_answer_and_goes_on_to_the_next(panel: StillPanel, closed: Session, qtbot: QtBot) -> None:
    button = panel.findChild(QPushButton, "fold.still")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    rating = number(closed, "rating")
    chip = panel.findChild(QPushButton, f"still.{rating}.yes")
    assert chip is not None
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_K)
    assert [(g.number, g.answer) for g in closed.conversation.still] == [(rating, Still.YES)]
    assert [r.rating for r in closed.conversation.ratings] == [Rating.BARELY]


def test_what_changed_asks_for_its_form_and_stands_beside_what_was(
    panel: StillPanel, closed: Session, qtbot: QtBot
) -> None:
    panel.button.click()
    rating = number(closed, "rating")
    with qtbot.waitSignal(panel.change_asked) as asked:
        panel.findChild(QPushButton, f"still.{rating}.changed").click()  # type: ignore[union-attr]
    previous = closed.conversation.previous
    assert previous is not None and asked.args == [rating]
    carried = previous.item(rating)
    assert carried is not None
    at = change_at(carried, closed.desk.today())
    assert (at.place, at.form, at.values) == ("story", "rate", {"domain": "huis", "value": "barely"})
    telling.rate(closed.visit, DomainRating("huis", Rating.NOT))
    now = panel.findChild(QLabel, f"still.{rating}.now")
    assert now is not None and now.text() == "Huishouden: eerst ‘gaat net’, nu ‘gaat niet’"


def test_there_is_nothing_to_ask_in_a_first_conversation(visit_session: Session, qtbot: QtBot) -> None:
    panel = StillPanel(visit_session)
    qtbot.addWidget(panel)
    panel.refresh()
    assert panel.isHidden()


def test_a_file_that_is_no_record_says_so(closed: Session, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "verslag.json"
    file.write_text("{}")
    closed.doors.ask_record = lambda: file
    begun: list[object] = []
    bar = ReviewStartBar(closed, lambda: closed.visit.id, begun.append)
    qtbot.addWidget(bar)
    bar.from_file.click()
    assert bar.property("refused") == "bad_record" and begun == []
    bar.from_case.click()
    assert bar.property("refused") == "" and len(begun) == 1


def test_a_file_that_is_far_too_large_for_a_record_is_not_read(
    closed: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    film = tmp_path / "film.json"
    with film.open("wb") as file:
        file.truncate(LARGEST + 1)
    for endless in (film, tmp_path):
        closed.doors.ask_record = lambda chosen=endless: chosen
        bar = ReviewStartBar(closed, lambda: closed.visit.id, lambda _: None)
        qtbot.addWidget(bar)
        bar.from_file.click()
        assert bar.property("refused") == "bad_record"


def test_a_story_that_was_brought_along_asks_for_its_words(closed: Session, qtbot: QtBot, tmp_path: Path) -> None:
    words = "zeven groene laarzen bij de sloot"
    file = tmp_path / "mijn-verhaal.keukentafel"
    file.write_bytes(handing_over.prepare_story(closed.visit, words).data)
    closed.doors.ask_record = lambda: file
    begun: list[ReviewStart] = []
    bar = ReviewStartBar(closed, lambda: closed.visit.id, begun.append)
    qtbot.addWidget(bar)
    line, button = bar.findChild(QLineEdit, "review.words"), bar.findChild(QPushButton, "review.open")
    assert isinstance(line, QLineEdit) and isinstance(button, QPushButton)
    assert not line.isVisibleTo(bar)
    bar.from_file.click()
    assert bar.property("refused") == "" and begun == [] and line.isVisibleTo(bar)
    line.setText("andere woorden bij de sloot")
    button.click()
    assert bar.property("refused") == "words_do_not_open" and begun == []
    line.setText(words)
    button.click()
    assert bar.property("refused") == "" and begun[0].previous.own_story
    assert line.text() == "" and not line.isVisibleTo(bar)
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_the_form_of_a_case_gets_what_was_known(closed: Session) -> None:
    start = reviews.start_from_case(closed.desk, closed.visit.id)
    values = case_values(start.case)
    assert values["kind"] == "review" and values["case_number"] == ""
    assert values["resident"] == closed.conversation.case.resident


def test_the_pages_of_an_earlier_version_can_be_seen(closed: Session, qtbot: QtBot) -> None:
    telling.rate(closed.visit, DomainRating("huis", Rating.NOT))
    freezing.freeze(closed.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    view, versions = PageView(closed), VersionList(closed)
    qtbot.addWidget(view)
    qtbot.addWidget(versions)
    versions.asked.connect(view.show_version)
    versions.show_versions((version, "") for version in closed.conversation.versions)
    view.show()
    versions.findChild(QPushButton, "report.version.conversation.1").click()  # type: ignore[union-attr]
    sheet = view.findChild(QWidget, "report.view")
    assert sheet is not None and "versie 1" in sheet.accessibleName()


def test_the_paper_that_came_along_is_shown_and_forgotten_at_the_lock(closed: Session, qtbot: QtBot) -> None:
    words = "zeven groene laarzen bij de sloot"
    start = reviews.start_from_story(closed.desk, handing_over.prepare_story(closed.visit, words).data, words)
    paper = BroughtPaper(closed)
    qtbot.addWidget(paper)
    assert paper.isHidden()
    paper.show_paper(start.paper)
    page = paper.findChild(QLabel, "brought.page")
    assert isinstance(page, QLabel) and not paper.isHidden()
    assert page.accessibleName() == "Bladzijde 1 van 1" and not page.pixmap().isNull()
    paper.resize(400, 900)
    paper.show()
    wide = page.pixmap().deviceIndependentSize().width()
    assert wide == page.width() <= 400
    paper.resize(1200, 900)
    assert wide < page.pixmap().deviceIndependentSize().width() < page.width(), "as wide as a column of text"
    letters = page.pixmap().deviceIndependentSize().width()
    paper.setStyleSheet("QLabel { font-size: 15pt; }")
    assert letters < page.pixmap().deviceIndependentSize().width()
    closed.lock()
    assert paper.isHidden() and page.pixmap().isNull()


def test_words_of_a_story_that_changed_stand_in_the_line_to_be_said_anew(
    main: MainWindow, visit_session: Session
) -> None:
    session, words = visit_session, "zeven groene laarzen bij de sloot"
    telling.record(session.visit, Told("Ik kook elke dag.", "bewoner", about="huis"))
    start = reviews.start_from_story(session.desk, handing_over.prepare_story(session.visit, words).data, words)
    session.open_visit(cases.open_case(session.desk, case_of(start), start.previous))
    main.catch.line.setText("Hij zei")
    panel = find(main, StillPanel, "still")
    asked = number(session, "statement")
    panel.change_asked.emit(asked)
    assert main.catch.line.text() == "Hij zei", "what was being typed is left"
    main.catch.line.clear()
    panel.change_asked.emit(asked)
    assert main.catch.line.text() == "Ik kook elke dag."
    assert not session.conversation.statements, "nothing is said before Enter"
    main.catch.line.setText("Ik kook soms.")
    main.catch.save()
    said = session.conversation.statements[-1]
    assert (said.text, said.about, said.speaker) == ("Ik kook soms.", "huis", "bewoner")


def test_help_that_ended_says_so_in_its_row_and_asks_another_last_day(
    main: MainWindow, visit_session: Session
) -> None:
    session = visit_session
    last = session.desk.today() - timedelta(days=1)
    needing.state_need(session.visit, Need("h1", "veilig boven te komen", "ik in bed kan slapen"))
    line = HelpLine("h1", Part.CARE, "zoon", "meelopen", "op zondag", until=last, backup="de buurman")
    needing.place_help(session.visit, line)
    freezing.freeze(session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    start = reviews.start_from_case(session.desk, session.visit.id)
    session.open_visit(cases.open_case(session.desk, case_of(start), start.previous))
    panel, ended = find(main, StillPanel, "still"), number(session, "help")
    panel.button.click()
    said = find(panel, QLabel, f"still.{ended}.ended").text()
    assert said == "De laatste dag hiervan is voorbij."
    shown = [label.text() for label in panel.findChildren(QLabel)]
    assert any("meelopen, op zondag" in text and "Valt dit weg: de buurman" in text for text in shown)
    reviews.answer(session.visit, number(session, "need"), Still.YES)
    find(panel, QPushButton, f"still.{ended}.yes").click()
    assert panel.property("refused") == "still_ended"
    assert "schrijf op tot wanneer" in find(panel, QLabel, f"still.{ended}.error").text()
    find(panel, QPushButton, f"still.{ended}.changed").click()
    form = main.pages["shells"].findChild(Form, "help")
    assert form is not None and form.isVisible()
    assert (form.field("task").value(), form.field("until").value()) == ("meelopen", None)


def case_of(start: ReviewStart) -> CaseDetails:
    return replace(CASE, resident=start.case.resident, case_number="VB-2027-0009")
