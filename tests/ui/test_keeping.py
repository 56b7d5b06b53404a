"""Handed over, kept, seen by the resident and destroyed: on the page of the case and the start screen."""

from __future__ import annotations

import json
import zipfile
from dataclasses import is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.keeping import HandOverWay
from keukentafel.domain.report.difference import ItemKind
from keukentafel.domain.report.difference_words import HEADS
from keukentafel.domain.safekeeping.insight_labels import VALUES
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import QuietNote
from keukentafel.services import cases, destroying, freezing, keeping, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts import choices
from keukentafel.ui.shared.session import Session
from tests.fakes.kept_exits import KeptExits
from tests.ui.conftest import TableClock
from tests.ui.finding import pick
from tests.ui.people_at_table import PASSPHRASE

TODAY = date(2026, 11, 24)
OUT = Path("uit")


@pytest.fixture
def case(visit_session: Session) -> str:
    visit = visit_session.visit
    telling.record(visit, Told("Een zwavelgele lamp.", "bewoner", "verhaal"))
    return visit.id


@pytest.fixture
def window(main: MainWindow, case: str) -> MainWindow:
    """The page of the case, from the start screen."""
    main.session.doors.vault().new_recovery_code(PASSPHRASE)
    main.session.doors = replace(main.session.doors, ask_path=lambda name: OUT / name)
    show(main)
    return main


def show(main: MainWindow) -> None:
    if main.session.has_visit:
        main.session.close_visit()
    QCoreApplication.processEvents()
    main.start._cases.choose(main.start._cases.cases.index(0, 0).data(Qt.ItemDataRole.UserRole) or "")
    main.start.ask_case()


def frozen(main: MainWindow, case: str) -> None:
    visit = cases.continue_case(main.session.desk, case)
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.WITHDRAWN)


def press(main: MainWindow, name: str) -> None:
    found = [b for b in main.findChildren(QPushButton, name) if b.isVisibleTo(main)]
    assert len(found) == 1, name
    found[0].setFocus()
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def write(main: MainWindow, name: str, text: str) -> None:
    (line,) = [w for w in main.findChildren(QWidget, name) if w.isVisibleTo(main)]
    line.setProperty("text", text)


def said(main: MainWindow, name: str) -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (part,) = main.findChildren(QWidget, name)
    return " ".join(label.text() for label in part.findChildren(QLabel))


def refused(main: MainWindow, form: str) -> str:
    (found,) = main.findChildren(QWidget, form)
    return str(found.property("refused"))


def test_what_was_sent_is_recorded_and_the_days_begin_with_the_receipt(window: MainWindow, case: str) -> None:
    frozen(window, case)
    window.start_ways.page.leave()
    show(window)
    assert "nog niet overgedragen" in said(window, "case_page.kept")
    press(window, "fold.handed_over")
    press(window, "handed_over.save")
    assert refused(window, "handed_over") == "empty"
    press(window, "handed_over.way.system")
    press(window, "handed_over.save")
    assert "nog geen bewijs van ontvangst" in said(window, "case_page.sent")
    press(window, "fold.handed_over")
    write(window, "handed_over.receipt", "ONTV-7")
    press(window, "handed_over.save")
    assert "ONTV-7" in said(window, "case_page.sent")
    assert "Gaat van deze laptop op" in said(window, "case_page.kept")


def kinds_of(kind: Any, seen: set[Any]) -> set[Any]:
    """Every enumeration in what is kept of a conversation."""
    found = set().union(*(kinds_of(inside, seen) for inside in get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {kind}
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        found |= set().union(*(kinds_of(inside, seen) for inside in get_type_hints(kind).values()))
    return found


def test_every_value_has_a_name_on_the_paper_of_inzage() -> None:
    kinds = kinds_of(Conversation, set()) - {ItemKind}
    assert len(kinds) > 30
    nameless = {
        (kind.__name__, value.value)
        for kind in kinds
        for value in kind
        if (kind, value.value) not in VALUES and (kind, value.value) not in choices.NAMES
    }
    assert nameless == set() and set(HEADS) == set(ItemKind)


def test_all_that_is_kept_goes_out_in_one_file(window: MainWindow, case: str, exits: KeptExits) -> None:
    visit = cases.continue_case(window.session.desk, case)
    visit.whisper(QuietNote("q1", "Indigoblauw was haar arm", "thuis_veilig", "bewoner", window.session.desk.now()))
    press(window, "fold.insight")
    press(window, "insight.save")
    with zipfile.ZipFile(BytesIO(exits.written[OUT / "inzage.zip"])) as whole:
        assert {"inzage.pdf", "inzage.json"} <= set(whole.namelist())
        text = whole.read("inzage.json").decode()
        paper = whole.read("inzage.pdf").decode(errors="replace")
    assert json.loads(text)["conversation"]["statements"][0]["text"] == "Een zwavelgele lamp."
    assert "zwavelgele" in paper
    assert "ndigoblau" not in text + paper
    with window.session.desk.store.work() as work:
        assert work.audit.lines()[-1][1:] == ("exported", f"{case} insight 0")


def test_a_whole_case_goes_after_a_second_conscious_act(window: MainWindow, case: str) -> None:
    press(window, "fold.destroy")
    press(window, "destroy.save")
    assert refused(window, "destroy") == "empty"
    press(window, "destroy.ground.not_needed")
    write(window, "destroy.word", "ja")
    press(window, "destroy.save")
    assert refused(window, "destroy") == "confirm_word"
    write(window, "destroy.word", "Vernietigen")
    press(window, "destroy.save")
    assert refused(window, "destroy") == "must_stay"
    press(window, "destroy.ground.mistake")
    press(window, "destroy.save")
    assert cases.summaries(window.session.desk) == ()
    assert window.stack.currentWidget() is window.start


def test_a_line_goes_when_the_resident_asked(window: MainWindow, case: str) -> None:
    press(window, "fold.destruction_asked")
    press(window, "destruction_asked.save")
    assert "uiterlijk" in said(window, "case_page.kept")
    press(window, "fold.destroy_line")
    line = cases.look_into(window.session.desk, case).statements[0].id
    pick(window, "destroy_line.statement", line)
    write(window, "destroy_line.word", "vernietigen")
    press(window, "destroy_line.save")
    assert cases.look_into(window.session.desk, case).statements == ()


def test_a_hold_says_why_it_stays(window: MainWindow, case: str) -> None:
    press(window, "fold.hold")
    press(window, "hold.because.objection")
    press(window, "hold.save")
    assert "bezwaar" in said(window, "case_page.kept")
    press(window, "fold.destroy")
    press(window, "destroy.ground.mistake")
    write(window, "destroy.word", "vernietigen")
    press(window, "destroy.save")
    assert refused(window, "destroy") == "must_stay"
    assert "bezwaar" in said(window, "destroy")


def test_a_reason_that_is_over_asks_for_its_last_day_alone(window: MainWindow, case: str) -> None:
    press(window, "fold.hold")
    press(window, "hold.because.objection")
    press(window, "hold.save")
    press(window, "fold.hold")
    write(window, "hold.ended", "24-11-2026")
    press(window, "hold.save")
    assert refused(window, "hold") == ""
    (hold,) = cases.look_into(window.session.desk, case).holds
    assert hold.ended_on is not None


def test_at_a_visit_nothing_can_be_destroyed(main: MainWindow, case: str) -> None:
    main.start_ways.show_case()
    (fold,) = main.findChildren(QPushButton, "fold.destroy")
    assert not fold.isVisibleTo(main)


def handed_over(main: MainWindow, case: str) -> int:
    frozen(main, case)
    visit = cases.continue_case(main.session.desk, case)
    keeping.record_hand_over(visit, TODAY, HandOverWay.SYSTEM, "ONTV-7")
    kept = destroying.still_kept(visit)
    assert kept.goes_on is not None
    return (kept.goes_on - TODAY).days


def test_it_is_told_a_week_before_and_goes_at_an_opening(
    window: MainWindow, case: str, clock: TableClock, exits: KeptExits
) -> None:
    days = handed_over(window, case)
    window.start_ways.page.leave()
    (notice,) = window.findChildren(QLabel, "start.notice")
    assert "gaat van deze laptop" not in notice.text()
    clock.moment += timedelta(days=days - 7)
    window.start.refresh()
    press(window, "start.clock.right")
    assert "1 gesprek gaat van deze laptop" in notice.text()
    press(window, "start.keeping")
    assert "mevrouw" in said(window, "keeping.leaving").lower()
    clock.moment += timedelta(days=7)
    window.session.open_visit(cases.continue_case(window.session.desk, case))
    window.session.lock()
    assert window.session.unlock(PASSPHRASE, new=False) == ""
    assert window.session.has_visit, "never while somebody talks"
    window.session.close_visit()
    assert cases.summaries(window.session.desk) == ()
    assert "1 gesprek is vernietigd" in notice.text()
    press(window, "start.keeping")
    assert "bewaartermijn" in said(window, "keeping.destroyed")
    press(window, "keeping.proof")
    assert case in exits.written[OUT / "bewijs-van-vernietiging.pdf"].decode(errors="replace")
    window.session.lock()
    assert "bewaartermijn" not in said(window, "keeping.destroyed")


def test_a_clock_that_jumped_ahead_is_asked_about_and_nothing_goes_before_the_answer(
    window: MainWindow, case: str, clock: TableClock
) -> None:
    days = handed_over(window, case)
    window.start_ways.page.leave()
    clock.moment += timedelta(days=days - 7)
    window.start.refresh()
    (notice,) = window.findChildren(QLabel, "start.notice")
    (asked,) = window.findChildren(QLabel, "start.clock.doubt")
    window.session.lock()
    assert window.session.unlock(PASSPHRASE, new=False) == ""
    press(window, "start.clock.right")
    assert not asked.isVisibleTo(window) and "gaat van deze laptop" in notice.text()
    clock.moment += timedelta(days=300)
    window.session.lock()
    assert window.session.unlock(PASSPHRASE, new=False) == ""
    assert "Klopt de datum?" in asked.text() and asked.isVisibleTo(window)
    assert "Klopt" not in notice.text() and "gaat van deze laptop" not in notice.text()
    assert len(cases.summaries(window.session.desk)) == 1
    press(window, "start.clock.right")
    assert cases.summaries(window.session.desk) == () and "1 gesprek is vernietigd" in notice.text()
    assert not asked.isVisibleTo(window)
