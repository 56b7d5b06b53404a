"""The rings are worked in the drawing: without a mouse, with one, and by who hears them only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.needs import Need
from keukentafel.domain.shells import ConfirmedHow, HelpLine, Outcome, Part, Quadrant, Shell
from keukentafel.services import needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.rings import Rings
from tests.ui.finding import find, press

K = Qt.Key
EMINE = HelpLine("h1", Part.OTHER_NETWORK, "Emine", "boodschappen de trap op", "elke dinsdag", vital=True)


@pytest.fixture
def at_shells(main: MainWindow, visit_session: Session, qtbot: QtBot) -> MainWindow:
    """The consultant's window at the shells of one need."""
    main.resize(1440, 900)
    needing.state_need(visit_session.visit, Need("h1", "de trap op te komen", "ik boodschappen doe"))
    press(main, "rail.shells")
    QApplication.processEvents()
    return main


def stop(main: MainWindow, name: str) -> QAbstractButton:
    return find(main, QAbstractButton, f"rings.{name}")


def here() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def key(which: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(here(), which)
        QApplication.processEvents()


def types(text: str) -> None:
    for letter in text:
        QTest.keyClicks(here(), letter)


def lines(session: Session) -> list[tuple[str, Part, str]]:
    return [(line.who, line.part, line.task) for line in session.conversation.help_of("h1")]


def test_a_whole_need_is_filled_in_without_a_mouse(at_shells: MainWindow, visit_session: Session) -> None:
    stop(at_shells, "shell.eigen_kracht").setFocus()
    key(K.Key_Space)
    assert here().objectName().startswith("shell.outcome.")
    while here().objectName() != "shell.outcome.not":
        key(K.Key_Right)
    key(K.Key_Space)
    key(K.Key_Tab)
    types("te gevaarlijk")
    QTest.keyClick(here(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    judged = visit_session.conversation.judgements[0]
    assert (judged.shell, judged.outcome, judged.because) == (Shell.OWN_STRENGTH, Outcome.NOT, "te gevaarlijk")
    assert here() is stop(at_shells, "shell.eigen_kracht")
    assert here().accessibleName() == "Zelf · nee"

    while here() is not stop(at_shells, "part.overig_netwerk"):
        key(K.Key_Down)
    types("Emine")
    key(K.Key_Tab)
    types("tillen")
    key(K.Key_Tab)
    types("dinsdag")
    QTest.keyClick(here(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert lines(visit_session) == [("Emine", Part.OTHER_NETWORK, "tillen")]
    assert here() is stop(at_shells, "help.h1/1")
    assert find(at_shells, QLabel, "shells.sentence").text() == (
        "Dit plan leunt op één helper: Emine, dinsdag. Emine is nog niet gevraagd."
    )


def test_enter_changes_everything_of_a_helper(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    stop(at_shells, "help.h1/1").setFocus()
    key(K.Key_Return)
    assert here().objectName() == "help.task"
    QTest.keyClick(here(), K.Key_A, Qt.KeyboardModifier.ControlModifier)
    types("tas dragen")
    QTest.keyClick(here(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = visit_session.conversation.help_line("h1", 1)
    assert line is not None and (line.task, line.frequency, line.vital) == ("tas dragen", "elke dinsdag", True)
    assert len(visit_session.conversation.help_lines) == 1


def test_a_change_that_is_left_changes_nothing(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    stop(at_shells, "help.h1/1").setFocus()
    key(K.Key_Return)
    types("x")
    key(K.Key_Escape)
    press(at_shells, "fold.help")
    form = find(at_shells, Form, "help")
    assert not any(form.field(name).value() for name in ("who", "task", "frequency"))
    assert visit_session.conversation.help_lines == (EMINE,)
    assert not find(at_shells, QAbstractButton, "shells.remove").isVisible()


def test_delete_takes_away_and_undo_brings_back(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    stop(at_shells, "help.h1/1").setFocus()
    key(K.Key_Delete)
    assert lines(visit_session) == []
    assert here().objectName().startswith("rings.")
    QTest.keyClick(here(), K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit_session.conversation.help_lines == (EMINE,)


def test_arrows_walk_in_the_order_of_the_law(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    stop(at_shells, "shell.eigen_kracht").setFocus()
    walked = []
    while (name := here().objectName().removeprefix("rings.")) not in walked:
        walked.append(name)
        key(K.Key_Down)
    assert walked == [
        "shell.eigen_kracht", "shell.netwerk", "part.gebruikelijke_hulp", "part.mantelzorg", "part.overig_netwerk",
        "help.h1/1", "shell.algemeen", "part.algemene_voorziening", "part.collectief_aanbod", "part.andere_wet",
        "shell.maatwerk",
    ]  # fmt: skip
    key(K.Key_Up)
    key(K.Key_End)
    assert here() is stop(at_shells, "shell.maatwerk")
    key(K.Key_Home)
    assert here() is stop(at_shells, "shell.eigen_kracht")


def test_a_screen_reader_hears_all_of_it(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    rings = find(at_shells, Rings, "rings")
    heard = QAccessible.queryAccessibleInterface(rings)
    names = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert (
        "Emine, samen met anderen, anderen in het netwerk: boodschappen de trap op, elke dinsdag, "
        "nog niet gevraagd, niemand achter de hand, zonder deze hulp gaat het mis"
    ) in names
    assert "Zelf: nog niet besproken" in names
    assert "Samen met anderen, mantelzorg: niemand" in names
    assert all(heard.child(at).role() == QAccessible.Role.Button for at in range(heard.childCount()))


def drag(source: QWidget, to: QPoint) -> None:
    """Press, carry and let go as a hand does; `to` is on the screen."""
    start = source.rect().center()
    QTest.mousePress(source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.3, 0.7, 1.0):
        point = start + (source.mapFromGlobal(to) - start) * part
        QTest.mouseMove(source, point)
    QTest.mouseRelease(source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, source.mapFromGlobal(to))
    QApplication.processEvents()


def in_care(main: MainWindow) -> QPoint:
    rings = find(main, Rings, "rings")
    middle = rings.rect().center()
    return rings.mapToGlobal(middle + QPoint(0, round(min(rings.width(), rings.height()) * 0.24)))


def test_a_helper_is_carried_to_another_part(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    QApplication.processEvents()
    drag(stop(at_shells, "help.h1/1"), in_care(at_shells))
    assert lines(visit_session) == [("Emine", Part.CARE, "boodschappen de trap op")]
    assert find(at_shells, Form, "help").isHidden()


def test_a_helper_let_go_beside_the_rings_stays(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    QApplication.processEvents()
    drag(stop(at_shells, "help.h1/1"), find(at_shells, Rings, "rings").mapToGlobal(QPoint(1, 1)))
    assert visit_session.conversation.help_lines == (EMINE,)


def test_where_somebody_stands_already_the_form_says_so(at_shells: MainWindow, visit_session: Session) -> None:
    needing.place_help(visit_session.visit, EMINE)
    needing.place_help(visit_session.visit, HelpLine("h1", Part.CARE, "Emine", "koken"))
    QApplication.processEvents()
    drag(stop(at_shells, "help.h1/1"), in_care(at_shells))
    assert find(at_shells, Form, "help").property("refused") == "helper_twice"
    assert len(lines(visit_session)) == 2


def test_a_person_is_carried_from_the_tray(at_shells: MainWindow, visit_session: Session) -> None:
    tray = find(at_shells, QWidget, "shells.tray")
    chip = next(chip for chip in tray.findChildren(QAbstractButton) if chip.text() == "zoon")
    drag(chip, in_care(at_shells))
    assert here().objectName() == "help.task"
    types("bellen")
    QTest.keyClick(here(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert lines(visit_session) == [("zoon", Part.CARE, "bellen")]


def test_a_place_of_the_social_map_brings_what_is_known(at_shells: MainWindow, visit_session: Session) -> None:
    stop(at_shells, "shell.algemeen").setFocus()
    tray = find(at_shells, QWidget, "shells.tray")
    press_on = next(c for c in tray.findChildren(QAbstractButton) if c.text().startswith("Boodschappendienst"))
    QTest.mouseClick(press_on, Qt.MouseButton.LeftButton)
    QTest.keyClick(here(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    line = visit_session.conversation.help_line("h1", 1)
    assert line is not None
    assert (line.part, line.frequency, line.quadrant) == (
        Part.GENERAL_FACILITY, "vrijdag", Quadrant.FORMAL_COLLECTIVE
    )  # fmt: skip


def test_the_map_shows_everybody_of_all_needs_and_leads_back(at_shells: MainWindow, visit_session: Session) -> None:
    visit = visit_session.visit
    needing.state_need(visit, Need("h2", "het huis schoon te houden", "ik bezoek krijg"))
    needing.place_help(visit, EMINE)
    quadrant = Quadrant.INFORMAL_INDIVIDUAL
    confirmed = HelpLine("h2", Part.CARE, "zoon", "stofzuigen", "", None, date(2026, 11, 20), ConfirmedHow.PHONE)
    needing.place_help(visit, replace(confirmed, quadrant=quadrant))
    press(at_shells, "shells.map")
    said = find(at_shells, QLabel, "shells.sentence").text()
    assert said.startswith("Dit plan leunt het meest op Emine, bij 1 van de 2 hulpvragen.")
    stop(at_shells, "help.h1/1")
    press(at_shells, "shells.quadrants")
    assert not at_shells.findChildren(QAbstractButton, "rings.help.h1/1")
    stop(at_shells, "help.h2/1").setFocus()
    key(K.Key_Delete)
    assert len(visit_session.conversation.help_lines) == 2
    key(K.Key_Return)
    assert here() is stop(at_shells, "help.h2/1")
    assert find(at_shells, QWidget, "shells.tray").isVisible()
