"""The sheet for before the visit: by keyboard, one sentence per block, and what interpreters are asked."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.appointments import Appointment, Channel
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.preparing import ConsultantSafety, VisitWishes
from keukentafel.services import appointments, preparing, telling
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.shared.session import Session
from tests.fakes.kept_exits import KeptExits


def find(main: QWidget, name: str) -> QWidget:
    found = main.findChild(QWidget, name)
    assert found is not None, name
    return found


def text_of(main: QWidget, name: str) -> str:
    """What can be read of a widget and in it."""
    QApplication.processEvents()
    widget = find(main, name)
    labels = [widget, *widget.findChildren(QLabel)]
    return " ".join(label.text() for label in labels if isinstance(label, QLabel) and label.isVisibleTo(main))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(name: str) -> None:
    for _ in range(200):
        if focused().objectName() == name:
            return
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_block_is_filled_in_by_keyboard_and_becomes_a_sentence(main: MainWindow) -> None:
    QTest.keyClick(main, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert main.place == "prepare"
    tab_to("fold.prepare_contact")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused().objectName() == "prepare_contact.ways.phone"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    tab_to("prepare_contact.phone")
    QTest.keyClicks(focused(), "06 00 00 00 00")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text_of(main, "prepare_contact.sentence") == "Per telefoon op 06 00 00 00 00."
    assert focused().objectName() == "fold.prepare_contact"
    assert main.session.conversation.preparation.contact == ContactProfile((Channel.PHONE,), "06 00 00 00 00")


def test_a_block_opens_with_what_is_there_and_keeps_the_rest(main: MainWindow) -> None:
    preparing.describe_contact(main.session.visit, ContactProfile((Channel.PHONE,), "06", known_person="Emine"))
    main.go("prepare")
    find(main, "fold.prepare_contact").click()  # type: ignore[attr-defined]
    line = find(main, "prepare_contact.not_at")
    assert isinstance(line, QLineEdit)
    line.setText("vrijdag")
    find(main, "prepare_contact.save").click()  # type: ignore[attr-defined]
    wanted = ContactProfile((Channel.PHONE,), "06", not_at="vrijdag", known_person="Emine")
    assert main.session.conversation.preparation.contact == wanted
    assert main.session.visit.drafts.get("prepare_contact.phone", "") == ""


def test_what_is_being_changed_is_not_overwritten(main: MainWindow) -> None:
    preparing.describe_contact(main.session.visit, ContactProfile((Channel.PHONE,), "06"))
    main.go("prepare")
    fold = find(main, "fold.prepare_contact")
    assert isinstance(fold, QPushButton)
    fold.click()
    line = find(main, "prepare_contact.phone")
    assert isinstance(line, QLineEdit)
    line.setText("06 12")
    fold.click()
    fold.click()
    assert line.text() == "06 12"


def test_the_ladder_shows_its_days(main: MainWindow) -> None:
    preparing.plan_reminder(main.session.visit, ReminderStep(Channel.MESSAGE, 1))
    main.go("prepare")
    assert text_of(main, "reminder.sentence") == "Per sms of appje, 1 dag ervoor."
    appointments.make_appointment(main.session.visit, Appointment("", date(2026, 11, 25), time(10, 0)))
    assert "Bezoek: wo 25 november om 10:00." in text_of(main, "prepare.visit")
    assert "vandaag" in text_of(main, "prepare.reminders")
    assert "sms" in text_of(main, "prepare.to_do")


def test_nobody_who_did_not_come_refused(main: MainWindow) -> None:
    visit = main.session.visit
    preparing.describe_contact(visit, ContactProfile((Channel.MESSAGE,)))
    appointments.make_appointment(visit, Appointment("", date(2026, 11, 24)))
    appointments.miss_appointment(visit, "deed niet open", "sms sturen")
    main.go("prepare")
    assert text_of(main, "prepare.other_way") == "Niet gereageerd is geen weigering. Probeer het nu per sms of appje."


def test_who_should_not_come_and_what_to_beware_of_are_not_read_at_the_table(main: MainWindow) -> None:
    visit = main.session.visit
    preparing.record_wishes(visit, VisitWishes("Emine", "haar zoon"))
    risk = ConsultantSafety(True, risk="boze buurman", risk_source="politie", risk_until=date(2027, 1, 1))
    preparing.arrange_safety(visit, risk)
    main.go("prepare")
    assert "haar zoon" in text_of(main, "visit_wishes.sentence")
    assert "boze buurman" in text_of(main, "visit_safety.sentence")
    telling.record(visit, telling.Told("Goedemorgen.", "bewoner"))
    assert text_of(main, "visit_wishes.sentence") == "Erbij mag: Emine."
    assert text_of(main, "visit_safety.sentence") == "U gaat met z'n tweeën."


def test_the_advice_follows_the_choice(main: MainWindow) -> None:
    main.go("prepare")
    find(main, "fold.interpreter_aid").click()  # type: ignore[attr-defined]
    assert "Dit past bij het gesprek." in text_of(main, "interpreter_aid.advice")
    reason = find(main, "interpreter_aid.reason")
    assert not reason.isVisible()
    find(main, "interpreter_aid.help.relative").click()  # type: ignore[attr-defined]
    assert reason.isVisible()
    find(main, "interpreter_aid.subjects.safety").click()  # type: ignore[attr-defined]
    assert "niemand uit de eigen kring" in text_of(main, "interpreter_aid.advice")
    find(main, "interpreter_aid.save").click()  # type: ignore[attr-defined]
    assert find(main, "interpreter_aid").property("refused") == "unfit_interpreter"


def test_the_number_of_the_bureau_is_one_key_away(main: MainWindow) -> None:
    main.go("prepare")
    bureau = main.session.desk.library.profile("voorbeeld").interpreter
    assert bureau.phone in text_of(main, "prepare.bureau")
    find(main, "prepare.bureau.copy").click()  # type: ignore[attr-defined]
    assert QGuiApplication.clipboard().text() == bureau.phone


def test_the_briefing_is_one_key_away_and_goes_with_the_lock(main: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(main, Qt.Key.Key_F6)
    card = find(main, "briefing")
    assert card.isVisible()
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "mevrouw Karaca" in said
    main.session.lock()
    assert not card.isVisible()


def test_how_to_speak_with_somebody_who_hears_little_is_on_the_sheet_and_read_to_the_interpreter(
    main: MainWindow,
) -> None:
    main.go("prepare")
    find(main, "fold.prepare_contact").click()  # type: ignore[attr-defined]
    for name, words in (("hears_sees", "links zitten, grote letters"), ("spoken_to", "langzaam, en met u")):
        line = find(main, f"prepare_contact.{name}")
        assert isinstance(line, QLineEdit)
        line.setText(words)
    find(main, "prepare_contact.save").click()  # type: ignore[attr-defined]
    sheet = text_of(main, "prepare_contact.sentence")
    assert "links zitten, grote letters" in sheet and "langzaam, en met u" in sheet
    QTest.keyClick(main, Qt.Key.Key_F6)
    said = " ".join(label.text() for label in find(main, "briefing").findChildren(QLabel))
    assert "Bij horen en zien helpt dit: links zitten, grote letters." in said
    assert "Zo praten wij het best met de bewoner: langzaam, en met u." in said
    main.session.lock()


def test_the_letter_goes_where_the_consultant_wants_it(main: MainWindow, exits: KeptExits) -> None:
    chosen = Path("map", "uitnodiging.pdf")
    asked: list[str] = []

    def ask(suggested: str) -> Path:
        asked.append(suggested)
        return chosen

    main.session.doors.ask_path = ask
    main.go("prepare")
    find(main, "fold.invitation").click()  # type: ignore[attr-defined]
    line = find(main, "invitation.consultant")
    assert isinstance(line, QLineEdit)
    line.setText("Ria de Wit")
    find(main, "invitation.save").click()  # type: ignore[attr-defined]
    assert find(main, "invitation").property("refused") == "no_appointment"
    assert line.text() == "Ria de Wit" and not asked
    appointments.make_appointment(main.session.visit, Appointment("", date(2026, 12, 1), time(10, 0)))
    find(main, "invitation.save").click()  # type: ignore[attr-defined]
    assert asked == ["uitnodiging-tr.pdf"]
    assert exits.written[chosen]


def test_only_an_interpreter_is_asked_about_interpreting(main: MainWindow) -> None:
    main.go("rights")
    find(main, "fold.participant").click()  # type: ignore[attr-defined]
    assert not find(main, "participant.language").isVisible()
    find(main, "participant.interpreter.informal").click()  # type: ignore[attr-defined]
    assert find(main, "participant.language").isVisible() and find(main, "participant.reason").isVisible()
    find(main, "participant.interpreter.informal").click()  # type: ignore[attr-defined]
    assert not find(main, "participant.reason").isVisible()


def test_somebody_is_corrected_and_came_later(main: MainWindow) -> None:
    main.go("rights")
    find(main, "participant.correct.1").click()  # type: ignore[attr-defined]
    line = find(main, "participant.came_at")
    assert isinstance(line, QLineEdit) and line.isVisible()
    line.setText("10.15")
    before = main.session.conversation.participants[0]
    find(main, "participant.save").click()  # type: ignore[attr-defined]
    after = main.session.conversation.participants[0]
    assert (after.came_at, after.name, after.contact) == (time(10, 15), before.name, before.contact)
    assert "kwam later: 10:15" in text_of(main, "rights.people")


@pytest.mark.parametrize("typed", ["25:00", "10:61", "tien"])
def test_a_time_that_is_no_time_is_refused_at_its_field(main: MainWindow, typed: str) -> None:
    main.go("rights")
    find(main, "participant.correct.1").click()  # type: ignore[attr-defined]
    line = find(main, "participant.left_at")
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    find(main, "participant.save").click()  # type: ignore[attr-defined]
    assert find(main, "participant").property("refused") == "bad_time"


def test_nothing_of_one_resident_is_in_the_form_of_the_next(main: MainWindow, visit_session: Session) -> None:
    preparing.describe_contact(visit_session.visit, ContactProfile((Channel.PHONE,), "06 00 00 00 00"))
    main.go("prepare")
    find(main, "fold.prepare_contact").click()  # type: ignore[attr-defined]
    visit_session.close_visit()
    form = find(main, "prepare_contact")
    assert isinstance(form, Form)
    assert form.field("phone").value() == ""


def test_a_paper_goes_where_the_consultant_wants_it_under_a_name_without_a_person(
    main: MainWindow, exits: KeptExits
) -> None:
    asked: list[str] = []

    def ask(suggested: str) -> Path:
        asked.append(suggested)
        return Path("map", suggested)

    main.session.doors.ask_path = ask
    main.go("prepare")
    find(main, "fold.papers").click()  # type: ignore[attr-defined]
    find(main, "papers.save").click()  # type: ignore[attr-defined]
    assert find(main, "papers").property("refused") == "empty" and not asked
    find(main, "papers.which.prompt_sheet").click()  # type: ignore[attr-defined]
    find(main, "papers.save").click()  # type: ignore[attr-defined]
    assert asked == ["vragen-tr.pdf"]
    assert exits.written[Path("map", "vragen-tr.pdf")]
