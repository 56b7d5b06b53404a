"""What a consultant types without looking: a source, a sentence, Enter; nobody is made to say it by chance."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from keukentafel.domain.people import Participant, Role
from keukentafel.domain.statements import Statement
from keukentafel.services import cases
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from tests.ui.finding import find

PEOPLE = (
    Participant("arts", "dokter Bos", Role.GENERAL_PRACTITIONER),
    Participant("mentor", "mevrouw Kok", Role.MENTOR),
)


NAMED = {"⏎": Qt.Key.Key_Return, "⇥": Qt.Key.Key_Tab}


def here() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName()


def keys(typed: str) -> None:
    """Type; `⏎` is Enter, `⇥` Tab, and `⌥4` is Alt+4."""
    letters = iter(typed)
    for letter in letters:
        held = Qt.KeyboardModifier.NoModifier
        if letter == "⌥":
            held, letter = Qt.KeyboardModifier.AltModifier, next(letters)
        widget = QApplication.focusWidget()
        assert widget is not None
        if letter in NAMED:
            QTest.keyClick(widget, NAMED[letter])
        else:
            QTest.keyClick(widget, letter, held)  # type: ignore[call-overload]  # the stubs know no letter
        QApplication.processEvents()


def told(session: Session) -> list[tuple[str, str, str]]:
    return [(_who(said), said.source.value, said.text) for said in session.conversation.statements]


def _who(said: Statement) -> str:
    return said.document.name if said.document else said.speaker


@pytest.mark.parametrize(
    ("typed", "kept", "then"),
    [
        ("⌥6Traplift past niet⏎advies⏎", [("advies", "document", "Traplift past niet")], "catch.text"),
        (
            "⌥6Past niet⏎advies⏎Wel een leuning⏎",
            [("advies", "document", "Past niet"), ("advies", "document", "Wel een leuning")],
            "catch.text",
        ),
        ("⌥6Past niet⏎advies⏎⌥1Jammer⏎", [
            ("advies", "document", "Past niet"), ("bewoner", "resident", "Jammer"),
        ], "catch.text"),
        ("⌥6Past niet⏎advies⏎⌥5Een trap⏎⌥6Nog iets⏎", [
            ("advies", "document", "Past niet"), ("consulent", "observed", "Een trap"),
        ], "catch.document"),
        ("⌥6zin⏎brief⇥1-1-2030⏎", [], "catch.dated"),
        ("⌥4Zij komt elke week⏎", [], "catch.who.arts"),
        ("⌥4Zij komt elke week⏎2", [("mentor", "professional", "Zij komt elke week")], "catch.text"),
        ("⌥4Zij komt elke week⏎⏎", [("arts", "professional", "Zij komt elke week")], "catch.text"),
        ("⌥42Ik kom⏎En ik bel⏎", [
            ("mentor", "professional", "Ik kom"), ("mentor", "professional", "En ik bel"),
        ], "catch.text"),
        ("⌥4dIk kom⏎⌥4mHallo⏎", [
            ("arts", "professional", "Ik kom"), ("mentor", "professional", "Hallo"),
        ], "catch.text"),
        ("⌥3Ik doe de was⏎", [], "catch.by"),
        ("⌥3Ik doe de was⏎dochter⏎", [("dochter", "carer", "Ik doe de was")], "catch.text"),
        ("Het gaat goed⌥2⏎⌥1Niet waar⏎", [
            ("zoon", "relative", "Het gaat goed"), ("bewoner", "resident", "Niet waar"),
        ], "catch.text"),
        ("⌥6uit de brief⌥1⏎", [("bewoner", "resident", "uit de brief")], "catch.text"),
        ("⏎", [], "catch.text"),
    ],
)  # fmt: skip
def test_what_was_typed_is_kept_as_it_was_meant(
    main: MainWindow, visit_session: Session, typed: str, kept: list[tuple[str, str, str]], then: str
) -> None:
    for person in PEOPLE:
        cases.add_participant(visit_session.visit, person)
    keys(typed)
    assert (told(visit_session), here()) == (kept, then)


def test_another_paper_has_another_day(main: MainWindow, visit_session: Session) -> None:
    keys("⌥6Een⏎advies⇥1-10-2026⏎Twee⏎")
    find(main, type(main.catch.line), "catch.text").setText("Drie")
    document = main.catch.fields["document"]
    assert document is not None
    document.setFocus()
    QTest.keyClick(document.inputs()[0], Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys("brief⏎")
    papers = [said.document for said in visit_session.conversation.statements]
    assert [(paper.name, str(paper.dated)) for paper in papers if paper] == [
        ("advies", "2026-10-01"), ("advies", "2026-10-01"), ("brief", "None")
    ]  # fmt: skip


def test_what_was_refused_is_said_until_something_is_typed(main: MainWindow) -> None:
    said = find(main, QLabel, "catch.error")
    for typed, more in (("⏎", "a"), ("⌥3Ik doe de was⏎", "d"), ("⏎⌥6Zin⏎", "b")):
        main.catch.line.clear()
        keys(typed)
        assert said.isVisible(), typed
        keys(more)
        assert not said.isVisible(), typed
        main.catch.take_focus()


def test_words_in_their_own_language_are_not_lost_by_enter(main: MainWindow, visit_session: Session) -> None:
    keys("⌥1Ik ben moe⌥9")
    original = main.catch.fields["original"]
    assert original is not None
    original.setFocus()
    keys("yorgun⏎")
    assert here() == "catch.original_by.resident_wrote" and told(visit_session) == []
    keys("⏎")
    original.setFocus()
    keys("⏎")
    (statement,) = visit_session.conversation.statements
    assert statement.original is not None and statement.original.text == "yorgun"
