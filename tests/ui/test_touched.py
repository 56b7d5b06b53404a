"""What the resident points at: seen beside the page, written down with one key, and a pause that both windows keep."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.people import RESIDENT
from keukentafel.services import telling
from keukentafel.ui.consultant.main_window import MainWindow
from tests.ui.finding import box, find, pick, press
from tests.ui.people_at_table import PASSPHRASE

KEY = Qt.Key.Key_F5


def touch(main: MainWindow, choice: str) -> None:
    target = find(main.resident.window, QAbstractButton, f"resident.choice.{choice}")
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)


def ratings(main: MainWindow) -> tuple[DomainRating, ...]:
    return main.session.conversation.ratings


def said(main: MainWindow) -> str:
    return find(main.aside, QLabel, "aside.choice").text()


def test_a_rating_is_written_down_for_the_life_domain_that_was_asked_about(main: MainWindow) -> None:
    main.resident.show_prompt("D3")
    main.resident.show_prompt("G1")
    touch(main, "barely")
    assert said(main) == "Aangeraakt: Gaat net"
    assert ratings(main) == ()
    QTest.keyClick(main.catch.line, KEY)
    assert ratings(main) == (DomainRating("huis", Rating.BARELY),)
    assert said(main) == "Opgeschreven: Gaat net"
    before = main.session.saves
    QTest.keyClick(main.catch.line, KEY)
    assert main.session.saves == before


def test_what_is_important_joins_its_rating_and_a_later_rating_keeps_it(main: MainWindow) -> None:
    telling.rate(main.session.visit, DomainRating("huis", Rating.NOT))
    for prompt, choice in (("D3", ""), ("G2", "important_yes"), ("G1", "good")):
        main.resident.show_prompt(prompt)
        if choice:
            touch(main, choice)
            press(main, "aside.choice.save")
    assert ratings(main) == (DomainRating("huis", Rating.GOOD, important=True),)


def test_what_is_important_without_a_rating_is_a_statement_about_that_life_domain(main: MainWindow) -> None:
    main.resident.show_prompt("D8")
    main.resident.show_prompt("G2")
    touch(main, "important_no")
    press(main, "aside.choice.save")
    (statement,) = main.session.conversation.statements
    assert (statement.about, ratings(main)) == ("op_pad", ())


def test_a_rating_of_nothing_asks_for_its_life_domain_first(main: MainWindow) -> None:
    main.resident.show_prompt("G1")
    touch(main, "not")
    press(main, "aside.choice.save")
    assert find(main.aside, QLabel, "aside.choice.error").text() == "Kies eerst een leefgebied."
    assert find(main.aside, QLabel, "aside.choice").property("refused") == "unknown_life_domain"
    assert ratings(main) == ()
    pick(main.aside, "aside.choice.about", "geld")
    press(main, "aside.choice.save")
    assert ratings(main) == (DomainRating("geld", Rating.NOT),)


def test_what_is_only_spoken_is_no_life_domain_to_choose(main: MainWindow) -> None:
    main.resident.show_prompt("G1")
    touch(main, "not")
    domains = box(main.aside, "aside.choice.about")
    offered = {domains.itemData(place) for place in range(domains.count())}
    assert "huis" in offered and "thuis_veilig" not in offered


@pytest.mark.parametrize(("code", "slot", "choice", "text", "about"), [
    ("Z2", "boodschappen", "dont_know",
     "Wees “Weet ik niet” aan bij de vraag: Hoe vaak lukte boodschappen doen in de afgelopen week?", "verhaal"),
    ("D6", None, "rather_not", "Wees “Liever niet” aan bij de vraag: Waar heeft uw lichaam last van?", "lichaam"),
])  # fmt: skip
def test_another_choice_is_a_statement_of_the_resident(
    main: MainWindow, code: str, slot: str | None, choice: str, text: str, about: str
) -> None:
    main.resident.set_language("ar")
    main.resident.show_prompt(code, slot)
    touch(main, choice)
    press(main, "aside.choice.save")
    (statement,) = main.session.conversation.statements
    assert (statement.text, statement.speaker, statement.about) == (text, RESIDENT, about)
    assert not statement.own_words


def test_who_touched_a_question_for_a_carer_is_for_the_consultant_to_say(main: MainWindow) -> None:
    main.resident.show_prompt("M2")
    touch(main, "dont_know")
    assert said(main) == "Aangeraakt: Weet ik niet"
    assert not find(main.aside, QAbstractButton, "aside.choice.save").isVisible()
    QTest.keyClick(main.catch.line, KEY)
    assert main.session.conversation.statements == ()


def test_what_was_touched_goes_with_its_question(main: MainWindow) -> None:
    main.resident.show_prompt("G1")
    touch(main, "not")
    main.resident.set_language("ar")
    assert said(main) == "Aangeraakt: Gaat niet"
    main.resident.blank()
    assert said(main) == ""
    QTest.keyClick(main.catch.line, KEY)
    assert ratings(main) == ()


def test_a_hand_that_slips_off_while_letting_go_still_touches(main: MainWindow) -> None:
    main.resident.show_prompt("G1")
    target = find(main.resident.window, QAbstractButton, "resident.choice.good")
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=target.rect().center())
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=target.rect().bottomRight() + target.rect().topLeft() * 2)
    assert said(main) == "Aangeraakt: Gaat goed"


def test_a_pause_is_on_both_windows_until_escape_and_then_the_question_is_back(main: MainWindow) -> None:
    main.resident.set_language("tr")
    main.resident.show_prompt("A2")
    asked = main.resident.current
    main.catch.take_focus()
    touch(main, "pause")
    cover = find(main, QWidget, "pause")
    assert cover.isVisible() and cover.size() == main.size()
    shown = main.resident.current
    assert shown is not None and (shown.text, shown.dutch, shown.choices) == ("Ara verelim", "Pauze", ())
    QTest.keyClicks(cover, "zomaar doorgetypt ")
    assert main.catch.line.text() == "" and cover.isVisible()
    main.resident.set_language("ar")
    assert main.resident.is_paused
    main.resize(main.size() + QSize(40, 30))
    QApplication.processEvents()
    assert cover.size() == main.size()
    QTest.keyClick(cover, Qt.Key.Key_Escape)
    assert cover.isHidden()
    assert main.resident.current is not None and main.resident.current.code == "A2"
    assert asked is not None and asked.code == "A2"
    assert main.focusWidget() is main.catch.line


def test_the_consultant_can_begin_a_pause_and_ends_it_with_the_button(main: MainWindow) -> None:
    press(main, "aside.pause")
    assert main.resident.is_open and main.resident.is_paused
    press(main, "pause.end")
    assert main.resident.is_blank and not find(main, QWidget, "pause").isVisible()
    press(main, "aside.pause")
    assert find(main, QWidget, "pause").isVisible()
    main.resident.blank()
    assert not find(main, QWidget, "pause").isVisible()


def test_the_lock_ends_a_pause(main: MainWindow) -> None:
    main.resident.pause()
    main.session.lock()
    assert main.resident.is_blank and not main.resident.is_paused
    assert not find(main, QWidget, "pause").isVisible()
    assert main.unlock.isVisible() and main.unlock.isEnabled()


def test_for_who_does_not_read_the_picture_comes_first_and_the_consultant_may_turn_it(main: MainWindow) -> None:
    assert main.session.conversation.case.reads == ""
    main.session.opened.emit()
    chip = find(main.aside, QAbstractButton, "aside.picture_first")
    assert chip.isChecked()
    main.resident.show_prompt("A2")
    assert main.resident.current is not None and main.resident.current.picture_first
    chip.click()
    shown = [main.resident.current]
    main.resident.set_language("ary")
    shown.append(main.resident.current)
    assert [view.picture_first for view in shown if view] == [False, True], "ary is mainly spoken"


def test_after_a_lock_the_second_window_speaks_and_draws_as_it_did(main: MainWindow) -> None:
    main.session.opened.emit()
    chip = find(main.aside, QAbstractButton, "aside.picture_first")
    chip.click()
    main.resident.set_language("ar")
    main.session.lock()
    assert main.session.unlock(PASSPHRASE, new=False) == "" and main.session.has_visit
    assert not chip.isChecked() and not main.resident.picture_first
    assert main.resident.language == "ar"
