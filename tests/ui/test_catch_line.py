"""One place to type: who, what and how sure, with few keys and nothing that happens silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.people import Participant, Role
from keukentafel.domain.ports import StoreFull
from keukentafel.domain.statements import (
    Certainty,
    DocumentRef,
    ObtainedFrom,
    Original,
    OriginalBy,
    Share,
    Source,
    Statement,
)
from keukentafel.services import cases, telling
from keukentafel.ui.catch.catch_line import CatchLine
from keukentafel.ui.shared.session import Session
from keukentafel.ui.story.private_strip import PrivateStrip
from tests.fakes.memory_store import MemoryStore
from tests.ui.finding import box, button, find, line, pick, press, texts, type_line
from tests.ui.people_at_table import CASE, PASSPHRASE


@pytest.fixture
def catch(qtbot: QtBot, visit_session: Session) -> CatchLine:
    widget = CatchLine(visit_session)
    visit_session.changed.connect(widget.refresh)
    qtbot.addWidget(widget)
    widget.resize(860, 200)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget


def last(session: Session) -> Statement:
    return session.conversation.statements[-1]


def add(session: Session, *people: Participant) -> None:
    for person in people:
        cases.add_participant(session.visit, person)


def key(catch: CatchLine, code: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(catch.line, code, modifier)


def with_keyboard() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_enter_keeps_the_line_as_the_residents_through_the_interpreter(
    catch: CatchLine, visit_session: Session
) -> None:
    assert button(catch, "catch.source.resident").accessibleName() == "mevrouw Karaca"
    type_line(catch, "catch.text", "Ik eet brood.", enter=True)
    said = last(visit_session)
    assert (said.text, said.source, said.speaker, said.via) == (
        "Ik eet brood.", Source.RESIDENT, "bewoner", "tolk",
    )  # fmt: skip
    assert (said.about, said.certainty, said.share) == ("verhaal", Certainty.SAID, Share.REPORT)
    assert line(catch, "catch.text").text() == ""
    assert catch.property("refused") == ""


def test_nobody_interprets_for_somebody_who_speaks_dutch(qtbot: QtBot, session: Session) -> None:
    session.open_visit(cases.open_case(session.desk, replace(CASE, speaks="nl")))
    catch = CatchLine(session)
    qtbot.addWidget(catch)
    catch.show()
    assert not box(catch, "catch.via").isVisible()
    type_line(catch, "catch.text", "Het gaat wel.", enter=True)
    assert last(session).via == ""


def test_a_source_that_can_be_only_one_person_picks_that_person(catch: CatchLine, visit_session: Session) -> None:
    press(catch, "catch.source.relative")
    type_line(catch, "catch.text", "Ze kookt nog zelf, denk ik.")
    press(catch, "catch.assumed")
    press(catch, "catch.save")
    said = last(visit_session)
    assert (said.speaker, said.source, said.via) == ("zoon", Source.RELATIVE, "")
    assert said.unconfirmed_assumption
    assert button(catch, "catch.source.relative").isChecked(), "the source stays"
    assert not button(catch, "catch.assumed").isChecked(), "the mark does not"


def test_where_several_can_be_meant_the_pick_is_there_and_none_is_guessed(
    catch: CatchLine, visit_session: Session
) -> None:
    add(visit_session, Participant("zoon2", "de heer O. Karaca", Role.CHILD))
    press(catch, "catch.source.relative")
    assert box(catch, "catch.by").isVisible()
    type_line(catch, "catch.text", "Wij komen elke week.", enter=True)
    assert catch.property("refused") == "unknown_person"
    assert find(catch, QLabel, "catch.error").isVisible()
    assert texts(visit_session) == []
    assert line(catch, "catch.text").text() == "Wij komen elke week.", "nothing typed is lost"
    pick(catch, "catch.by", "zoon2")
    press(catch, "catch.save")
    assert last(visit_session).speaker == "zoon2"
    assert not find(catch, QLabel, "catch.error").isVisible()


def test_somebody_who_is_not_in_the_list_is_a_name(catch: CatchLine, visit_session: Session) -> None:
    press(catch, "catch.source.professional")
    assert box(catch, "catch.by").currentText() == "", "an interpreter does not speak for themselves"
    box(catch, "catch.by").setEditText("de wijkzuster")
    type_line(catch, "catch.text", "Ik kom om de dag.", enter=True)
    assert (last(visit_session).speaker, last(visit_session).source) == ("de wijkzuster", Source.PROFESSIONAL)


def test_what_is_seen_has_no_interpreter(catch: CatchLine, visit_session: Session) -> None:
    press(catch, "catch.source.observed")
    assert not box(catch, "catch.via").isVisible()
    type_line(catch, "catch.text", "Het huis is schoon.", enter=True)
    said = last(visit_session)
    assert (said.source, said.speaker, said.via) == (Source.OBSERVED, "consulent", "")


def test_a_document_is_named_dated_and_said_where_it_came_from(catch: CatchLine, visit_session: Session) -> None:
    press(catch, "catch.source.document")
    type_line(catch, "catch.text", "Valrisico hoog.")
    type_line(catch, "catch.document", "brief van de geriater")
    type_line(catch, "catch.dated", "02-11-2026")
    press(catch, "catch.obtained_from.provider")
    press(catch, "catch.save")
    assert last(visit_session).document == DocumentRef(
        "brief van de geriater", date(2026, 11, 2), ObtainedFrom.PROVIDER
    )
    assert line(catch, "catch.document").text() == "brief van de geriater", "the next line is often from it too"
    press(catch, "catch.source.resident")
    assert line(catch, "catch.document").text() == ""


@pytest.mark.parametrize(("typed", "code"), [("2 november", "bad_date"), ("02-11-2027", "date_in_future")])
def test_a_day_that_cannot_be_is_not_taken(catch: CatchLine, visit_session: Session, typed: str, code: str) -> None:
    press(catch, "catch.source.document")
    type_line(catch, "catch.text", "Valrisico hoog.")
    type_line(catch, "catch.document", "brief")
    type_line(catch, "catch.dated", typed, enter=False)
    press(catch, "catch.save")
    assert catch.property("refused") == code
    assert texts(visit_session) == []


def test_original_words_are_kept_only_with_how_they_were_caught(catch: CatchLine, visit_session: Session) -> None:
    type_line(catch, "catch.text", "Dat ik niemand tot last ben.")
    press(catch, "catch.more")
    type_line(catch, "catch.original", "Kimseye yük olmamak.")
    press(catch, "catch.save")
    assert last(visit_session).original is None
    type_line(catch, "catch.text", "Dat ik niemand tot last ben.")
    type_line(catch, "catch.original", "Kimseye yük olmamak.")
    press(catch, "catch.original_by.interpreter_spelled")
    find(catch, QCheckBox, "catch.own_words").setChecked(True)
    press(catch, "catch.save")
    said = last(visit_session)
    assert said.original == Original("Kimseye yük olmamak.", "tr", OriginalBy.INTERPRETER_SPELLED)
    assert said.own_words


def test_a_suggestion_is_shown_and_never_taken_by_itself(catch: CatchLine, visit_session: Session) -> None:
    type_line(catch, "catch.text", "Ik durf niet met de bus.")
    assert button(catch, "catch.suggestion").isVisible()
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert last(visit_session).about == "verhaal"
    type_line(catch, "catch.text", "Ik ga met de bus en de taxi.")
    assert "Op pad gaan" in button(catch, "catch.suggestion").text()
    press(catch, "catch.suggestion")
    assert box(catch, "catch.about").currentData() == "op_pad"
    assert not button(catch, "catch.suggestion").isVisible()
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert last(visit_session).about == "op_pad"
    assert box(catch, "catch.about").currentData() == "verhaal", "the next line starts in the story again"


def test_control_enter_takes_the_suggestion_and_keeps_the_line_once(catch: CatchLine, visit_session: Session) -> None:
    type_line(catch, "catch.text", "Ik ga met de bus en de taxi.")
    key(catch, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [said.about for said in visit_session.conversation.statements] == ["op_pad"]


def test_the_sources_have_keys(catch: CatchLine) -> None:
    for code, source in ((Qt.Key.Key_2, "relative"), (Qt.Key.Key_5, "observed"), (Qt.Key.Key_1, "resident")):
        key(catch, code, Qt.KeyboardModifier.AltModifier)
        assert button(catch, f"catch.source.{source}").isChecked()
    key(catch, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert button(catch, "catch.assumed").isChecked()
    assert catch.line.text() == ""


def test_apart_from_the_others_the_choice_of_sharing_is_there_and_asks(
    catch: CatchLine, visit_session: Session
) -> None:
    assert not button(catch, "catch.share.ask").isVisible()
    telling.open_private(visit_session.visit)
    assert button(catch, "catch.share.ask").isVisible()
    assert button(catch, "catch.share.ask").isChecked()
    type_line(catch, "catch.text", "Hij belt elke avond.", enter=True)
    assert (last(visit_session).share, last(visit_session).told_in_private) == (Share.ASK, True)
    type_line(catch, "catch.text", "Dat mag hij weten.")
    press(catch, "catch.share.report")
    press(catch, "catch.save")
    assert last(visit_session).share is Share.REPORT
    assert button(catch, "catch.share.ask").isChecked(), "the next line asks again"


def test_after_the_choice_of_sharing_enter_keeps_the_line(catch: CatchLine, visit_session: Session) -> None:
    telling.open_private(visit_session.visit)
    type_line(catch, "catch.text", "Dat mag hij weten.")
    QTest.mouseClick(button(catch, "catch.share.report"), Qt.MouseButton.LeftButton)
    QTest.keyClick(with_keyboard(), Qt.Key.Key_Return)
    assert last(visit_session).share is Share.REPORT


def test_where_nobody_can_be_meant_the_sentence_comes_first(catch: CatchLine, visit_session: Session) -> None:
    key(catch, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(with_keyboard(), "De wijkverpleging komt elke dag.")
    assert catch.line.text() == "De wijkverpleging komt elke dag."
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert catch.property("refused") == "unknown_person"
    QTest.keyClicks(with_keyboard(), "mevrouw Bos")
    QTest.keyClick(with_keyboard(), Qt.Key.Key_Return)
    assert last(visit_session).speaker == "mevrouw Bos"


def test_what_was_said_of_an_empty_line_goes_with_the_first_letter(catch: CatchLine) -> None:
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert find(catch, QLabel, "catch.error").isVisible()
    type_line(catch, "catch.text", "I")
    assert not find(catch, QLabel, "catch.error").isVisible()


def test_clicking_the_chosen_share_again_keeps_it(catch: CatchLine, visit_session: Session) -> None:
    telling.open_private(visit_session.visit)
    press(catch, "catch.share.ask")
    type_line(catch, "catch.text", "Hij belt elke avond.", enter=True)
    assert last(visit_session).share is Share.ASK


def test_an_empty_line_is_not_kept(catch: CatchLine, visit_session: Session) -> None:
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert catch.property("refused") == "empty"
    assert texts(visit_session) == []


def test_when_the_store_fails_the_text_stays(catch: CatchLine, visit_session: Session, store: MemoryStore) -> None:
    store.fail_with = StoreFull()
    type_line(catch, "catch.text", "Ik eet brood.", enter=True)
    assert line(catch, "catch.text").text() == "Ik eet brood."
    store.fail_with = None
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert texts(visit_session) == ["Ik eet brood."]


def test_what_was_typed_is_there_again_after_the_lock_and_gone_after_it_was_kept(
    catch: CatchLine, visit_session: Session
) -> None:
    type_line(catch, "catch.text", "Half een zin")
    visit_session.lock()
    assert catch.line.text() == "", "nothing stays readable behind the lock"
    visit_session.unlock(PASSPHRASE, new=False)
    assert catch.line.text() == "Half een zin"
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert visit_session.visit.drafts.get("catch.text", "") == ""


def test_another_conversation_starts_with_an_empty_line_and_its_own_draft(
    catch: CatchLine, visit_session: Session
) -> None:
    first = visit_session.visit
    type_line(catch, "catch.text", "Half een zin")
    visit_session.close_visit()
    assert catch.line.text() == ""
    other = replace(CASE, case_number="VB-2", form_of_address="meneer De Wit")
    visit_session.open_visit(cases.open_case(visit_session.desk, other))
    assert catch.line.text() == ""
    assert button(catch, "catch.source.resident").accessibleName() == "meneer De Wit"
    visit_session.close_visit()
    visit_session.open_visit(cases.continue_case(visit_session.desk, first.id))
    assert catch.line.text() == "Half een zin"


def test_everything_that_can_be_reached_has_a_name(catch: CatchLine) -> None:
    press(catch, "catch.more")
    reached = [w for w in catch.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [w.objectName() for w in reached if w.isVisible() and not w.accessibleName()]
    assert reached
    assert nameless == []
    assert QApplication.focusWidget() is not None


def test_tab_goes_in_the_order_of_reading(catch: CatchLine) -> None:
    press(catch, "catch.more")
    order: list[str] = []
    widget: QWidget = catch.line
    while not order or widget is not catch.line:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget.objectName().removeprefix("catch."))
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
    assert order == [
        *("text", "about", "more", "save", "source.resident", "assumed", "via", "own_words"),
        *("original", "lang", f"original_by.{next(iter(OriginalBy)).value}", "share.report"),
    ], "chips beside each other are one stop"


def test_a_private_moment_begins_with_the_resident_whoever_spoke_last(
    catch: CatchLine, visit_session: Session, qtbot: QtBot
) -> None:
    add(visit_session, Participant("zoon", "Sinan", Role.CHILD))
    strip = PrivateStrip(visit_session)
    qtbot.addWidget(strip)
    strip.show()
    key(catch, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    press(strip, "private.open")
    type_line(catch, "catch.text", "Ik durf niet meer te douchen.", enter=True)
    assert last(visit_session).source is Source.RESIDENT


def test_who_stayed_is_who_speaks(catch: CatchLine, visit_session: Session, qtbot: QtBot) -> None:
    add(visit_session, Participant("zoon", "Sinan", Role.CHILD))
    add(visit_session, Participant("dochter", "Leyla", Role.CHILD, carer=True))
    strip = PrivateStrip(visit_session)
    qtbot.addWidget(strip)
    strip.show()
    strip.refresh()
    for who, source in (("dochter", Source.CARER), ("zoon", Source.RELATIVE)):
        press(strip, "fold.private_with")
        press(strip, f"private.open.{who}")
        assert catch.line.hasFocus()
        type_line(catch, "catch.text", "Ik houd het niet vol.", enter=True)
        assert (last(visit_session).speaker, last(visit_session).source) == (who, source)
        button(strip, "private.end").setFocus()
        press(strip, "private.end")
        assert catch.line.hasFocus(), "what was pressed is gone, and what comes in its place begins anew"


@pytest.fixture
def three_sons(catch: CatchLine, visit_session: Session) -> CatchLine:
    """After the key that says that a relative speaks: beside the son there are two more."""
    add(visit_session, Participant("zoon1", "de heer Murat Karaca", Role.CHILD))
    add(visit_session, Participant("zoon2", "de heer Okan Karaca", Role.CHILD))
    catch.refresh()
    key(catch, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    return catch


def type_here(text: str) -> None:
    """Press these keys wherever the keyboard is."""
    for letter in text:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClicks(here, letter)


def test_a_sentence_typed_while_it_is_asked_who_spoke_stands_in_the_line(
    three_sons: CatchLine, visit_session: Session
) -> None:
    type_here("Moeder kookt nog.")
    assert line(three_sons, "catch.text").text() == "Moeder kookt nog.", "a capital begins a sentence, and no name"
    assert box(three_sons, "catch.by").currentText() == ""
    QTest.keyClick(three_sons.line, Qt.Key.Key_Return)
    assert three_sons.property("refused") == "unknown_person"
    type_here("2")
    QTest.keyClick(three_sons.line, Qt.Key.Key_Return)
    said = last(visit_session)
    assert (said.text, said.speaker) == ("Moeder kookt nog.", "zoon1")


def test_small_letters_that_begin_nobodys_name_go_on_with_the_line(three_sons: CatchLine) -> None:
    three_sons.line.setText("En ")
    type_here("ze eet goed")
    assert three_sons.line.text() == "En ze eet goed", "also where a name was begun by the first letter"
    assert box(three_sons, "catch.by").currentText() == ""
    assert QApplication.focusWidget() is three_sons.line


def test_a_small_letter_or_the_beginning_of_a_name_says_who(three_sons: CatchLine) -> None:
    type_here("o")
    assert box(three_sons, "catch.by").currentData() == "zoon2"
    key(three_sons, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    type_here("kar")
    by = box(three_sons, "catch.by")
    QTest.keyClick(by, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is by, "it can still be all of them"
    by.clearEditText()
    type_here("mur")
    QTest.keyClick(by, Qt.Key.Key_Return)
    assert by.currentData() == "zoon1"
    assert QApplication.focusWidget() is three_sons.line


def test_what_the_list_completes_is_taken_as_it_is_shown(three_sons: CatchLine) -> None:
    type_here("zoon")
    by = box(three_sons, "catch.by")
    assert by.currentText().startswith("zoon")
    QTest.keyClick(by, Qt.Key.Key_Return)
    assert by.currentData() == "zoon"
    assert QApplication.focusWidget() is three_sons.line
