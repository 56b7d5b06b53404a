"""A statement goes elsewhere by a letter or by hand; what was told apart goes to life domains only."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from keukentafel.services import telling
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.dragging import dragged
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.session import Session
from tests.ui.conftest import TableClock
from tests.ui.finding import button, find, line, texts

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def catch(main: MainWindow, text: str) -> None:
    main.catch.line.insert(text)
    QTest.keyClick(main.catch.line, Qt.Key.Key_Return)


def menu(main: MainWindow) -> QMenu:
    QTest.keyClick(QApplication.focusWidget() or main, Qt.Key.Key_M, CTRL)
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(popup: QMenu, words: str) -> None:
    action = next(action for action in popup.actions() if words in action.text().replace("&", ""))
    letter = action.text().partition("&")[2][0]
    QTest.keyClicks(popup, letter)
    QApplication.processEvents()


def drop(widget: QWidget, statement_id: str) -> bool:
    data, at = dragged(statement_id), QPoint(3, 3)
    action, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, action, data, left, none)
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, data, left, none))
    return entering.isAccepted()


def test_a_letter_sends_what_was_just_caught(main: MainWindow, visit_session: Session) -> None:
    catch(main, "Ik kom de trap niet af.")
    choose(menu(main), "Op pad gaan")
    assert visit_session.conversation.statements[0].about == "op_pad"
    choose(menu(main), "als hulpvraag")
    assert main.place == "needs" and line(main, "need.help_me").text() == "Ik kom de trap niet af."
    assert texts(visit_session) == ["Ik kom de trap niet af."], "the statement stays one"


def test_the_line_offers_it_for_a_minute(main: MainWindow, clock: TableClock) -> None:
    catch(main, "Ik eet brood.")
    assert button(main, "catch.move").isVisible()
    main.catch.line.insert("x")
    assert not button(main, "catch.move").isVisible()
    main.catch.line.clear()
    clock.wait(seconds=61)
    main.catch.kept.offer()
    assert not button(main, "catch.move").isVisible()


def test_what_was_told_apart_begins_no_form(main: MainWindow, visit_session: Session) -> None:
    telling.open_private(visit_session.visit)
    catch(main, "Hij belt elke avond.")
    popup = menu(main)
    titles = " ".join(action.text().replace("&", "") for action in popup.actions())
    popup.close()
    assert "Op pad gaan" in titles and "hulpvraag" not in titles
    kept = visit_session.conversation.statements[0].id
    assert not drop(find(main, QPushButton, "rail.needs"), kept)
    assert drop(find(main, QWidget, "aside.domain.op_pad"), kept)
    assert visit_session.conversation.statements[0].about == "op_pad"


def test_a_statement_is_dropped_on_a_domain_a_place_and_nowhere_else(main: MainWindow, visit_session: Session) -> None:
    catch(main, "Ik wil naar de moskee.")
    kept = visit_session.conversation.statements[0].id
    assert drop(find(main, QWidget, "aside.domain.zin"), kept)
    assert visit_session.conversation.statements[0].about == "zin"
    assert drop(find(main, QPushButton, "rail.story"), kept)
    assert visit_session.conversation.statements[0].about == "verhaal"
    assert not drop(find(main, QPushButton, "rail.report"), kept)
    assert not drop(find(main, QWidget, "aside.domain.zin"), "niemand")
    assert drop(find(main, QPushButton, "rail.agreements"), kept)
    assert find(main, Form, "agree").field("what").value() == "Ik wil naar de moskee."


def test_undo_says_what_and_nothing_that_was_told_apart(main: MainWindow, visit_session: Session) -> None:
    catch(main, "Ik eet brood.")
    said = find(main, QLabel, "header.saved")
    QTest.keyClick(main, Qt.Key.Key_Z, CTRL)
    assert said.text() == "Teruggedraaid: “Ik eet brood.”"
    QTest.keyClick(main, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert said.text() == "Weer gedaan: “Ik eet brood.”"
    telling.open_private(visit_session.visit)
    catch(main, "Hij belt elke avond.")
    QTest.keyClick(main, Qt.Key.Key_Z, CTRL)
    assert "belt" not in said.text() and said.text().startswith("Teruggedraaid")


def test_one_key_shows_the_history(main: MainWindow, visit_session: Session) -> None:
    catch(main, "Ik ga met de buss.")
    kept = visit_session.conversation.statements[0].id
    telling.correct(visit_session.visit, kept, "Ik ga met de bus.")
    telling.confirm(visit_session.visit, kept, "zoon")
    QTest.keyClick(main.catch.line, Qt.Key.Key_H, CTRL)
    shown = find(main, QLabel, "history")
    assert shown.isVisible()
    assert shown.text().splitlines() == [
        "10:00  opgeschreven: Ik ga met de buss.",
        "10:00  verbeterd: Ik ga met de bus. (was: Ik ga met de buss.)",
        "10:00  bevestigd door de heer K. Karaca",
    ]
    QTest.keyClick(QApplication.focusWidget() or main, Qt.Key.Key_G)
    assert not shown.isVisible()


def test_a_visit_is_dictated_without_a_mouse(main: MainWindow, visit_session: Session) -> None:
    def key(code: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or main, code, held)
        QApplication.processEvents()

    def say(text: str, *before_enter: Qt.Key) -> None:
        QTest.keyClicks(QApplication.focusWidget() or main, text)
        for code in before_enter:
            key(code)
        key(Qt.Key.Key_Return)

    say("Dat ik niemand tot last ben.", Qt.Key.Key_Tab)
    main.catch.take_focus()
    say("Ik ben vaak moe.")
    key(Qt.Key.Key_5, ALT)
    say("Het huis is schoon.", Qt.Key.Key_Down)
    say("De trap is steil.")
    key(Qt.Key.Key_2, ALT)
    key(Qt.Key.Key_7, ALT)
    say("Ze kookt nog zelf, denk ik.")
    say("Wij komen op zondag.")
    key(Qt.Key.Key_4, ALT)
    say("Ik kom om de dag.")
    say("de wijkzuster")
    key(Qt.Key.Key_1, ALT)
    say("Ik eet brood.", Qt.Key.Key_Tab)
    key(Qt.Key.Key_8, ALT)
    say("Alleen is maar alleen.")
    key(Qt.Key.Key_6, ALT)
    say("Valrisico hoog.")
    key(Qt.Key.Key_1, ALT)
    say("Ik ging met de bus.")
    say("Koken doen we samen.")
    kept = visit_session.conversation.statements
    by = [(said.source.value, said.about, said.unconfirmed_assumption, said.own_words) for said in kept]
    assert by[0] == ("resident", "zin", False, False)
    assert by[1] == ("resident", "verhaal", False, False)
    assert by[2] == ("observed", "huis", False, False)
    assert by[4] == ("relative", "verhaal", True, False) and kept[4].speaker == "zoon"
    assert by[6][0] == "professional" and kept[6].speaker == "de wijkzuster"
    assert by[7][:2] == ("resident", "zorg_zelf")
    assert by[8][3]
    assert main.catch.line.hasFocus()
