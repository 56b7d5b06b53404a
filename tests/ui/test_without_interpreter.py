"""Of an interpreter nothing is asked while nobody interprets; it is asked as soon as somebody does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.signing import Ended, ReadWhat, ReportKind
from keukentafel.services import cases, freezing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT
from tests.ui.finding import press
from tests.ui.people_at_table import CASE, INTERPRETER, SON

OF_INTERPRETERS = (
    ("prepare", "fold.interpretation"),
    ("own_words", "teach_back.original_by.interpreter_spelled"),
    ("story", "catch.via"),
    ("story", "catch.original_by.interpreter_spelled"),
)


@pytest.fixture
def dutch(qtbot: QtBot, session: Session) -> MainWindow:
    """At a visit of somebody who speaks Dutch, with a son."""
    visit = cases.open_case(session.desk, replace(CASE, speaks="nl", reads="nl"))
    cases.add_participant(visit, SON)
    session.open_visit(visit)
    screen = ResidentScreen(lambda: session.doors.library, session.doors.pictures, LIGHT, session.doors.words)
    qtbot.addWidget(screen.window)
    window = MainWindow(session, screen, LIGHT)
    qtbot.addWidget(window)
    window.show()
    session.opened.emit()
    session.changed.emit()
    QCoreApplication.processEvents()
    press(window, "catch.more")
    return window


def is_seen(main: MainWindow, place: str, name: str) -> bool:
    main.go(place)
    QCoreApplication.processEvents()
    return any(widget.isVisible() for widget in main.findChildren(QWidget, name))


@pytest.mark.parametrize(("place", "name"), OF_INTERPRETERS)
def test_it_is_not_asked_until_somebody_interprets(
    dutch: MainWindow, session: Session, place: str, name: str
) -> None:
    assert not is_seen(dutch, place, name)
    cases.add_participant(session.visit, INTERPRETER)
    assert is_seen(dutch, place, name)


def test_who_reads_out_to_somebody_who_speaks_dutch_is_the_consultant_unless_it_is_said(
    dutch: MainWindow, session: Session
) -> None:
    dutch.go("own_words")
    press(dutch, "read_out.save")
    assert [(one.what, one.by, one.lang) for one in session.conversation.read_outs] == [
        (ReadWhat.SUMMARY, "consulent", "nl")
    ]


def test_nobody_signs_for_interpreting_where_nobody_did(dutch: MainWindow, session: Session) -> None:
    freezing.freeze(session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    dutch.sign()
    QCoreApplication.processEvents()
    seen = [widget for widget in dutch.findChildren(QWidget, "sign.act.interpreted") if widget.isVisible()]
    assert seen == []
    press(dutch, "sign.more")
    assert [w.isVisible() for w in dutch.findChildren(QWidget, "sign.act.interpreted")] == [True]
