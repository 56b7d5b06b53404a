"""Beside the page: the consultant's hand on the second window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QWidget

from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.services import telling
from keukentafel.services.telling import Told
from keukentafel.ui.parts.prompt_row import DomainRow, PromptRow
from keukentafel.ui.resident.aside import Aside
from keukentafel.ui.resident.prompt_list import CODE
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.resident.suggestions import suggestions
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.finding import box, find, line, pick, press, type_line


@pytest.fixture
def aside(visit_session: Session, screen: ResidentScreen) -> Iterator[Aside]:
    made = Aside(visit_session, screen)
    visit_session.opened.emit()
    made.setFixedWidth(330)
    made.resize(330, 900)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def text(root: QWidget, name: str) -> str:
    return find(root, QLabel, name).text()


def show(aside: Aside, code: str) -> None:
    type_line(aside, "aside.prompt", code, enter=True)


def test_a_visit_opens_in_the_language_of_the_resident_with_the_window_closed(
    aside: Aside, screen: ResidentScreen
) -> None:
    assert screen.language == "tr"
    assert not screen.is_open
    assert box(aside, "aside.language").currentData() == "tr"
    assert "dicht" in text(aside, "aside.preview.state")
    assert text(aside, "aside.language.review").startswith("vertaling: ")


def test_enter_shows_the_prompt_to_the_resident_and_the_preview_says_what_is_there(
    aside: Aside, screen: ResidentScreen
) -> None:
    show(aside, "a2")
    assert screen.is_open
    assert screen.current is not None
    assert text(aside, "aside.preview.text") == screen.current.text == text(screen.window, "resident.text")
    assert text(aside, "aside.preview.dutch") == "A2  Wat is belangrijk voor u in het leven?"
    assert "Türkçe" in text(aside, "aside.preview.state")
    assert aside.property("refused") == ""
    assert line(aside, "aside.prompt").text() == ""


def test_blank_and_close_are_one_press_away(aside: Aside, screen: ResidentScreen) -> None:
    show(aside, "A2")
    press(aside, "aside.blank")
    assert (screen.is_open, screen.is_blank) == (True, True)
    assert "leeg" in text(aside, "aside.preview.state")
    press(aside, "aside.open")
    assert not screen.is_open
    assert "dicht" in text(aside, "aside.preview.state")
    press(aside, "aside.open")
    assert (screen.is_open, screen.is_blank) == (True, True)


def test_a_prompt_with_an_open_place_asks_for_a_word_of_the_pack(aside: Aside, screen: ResidentScreen) -> None:
    show(aside, "Z2")
    assert aside.property("refused") == "slot_not_filled"
    assert "woord" in text(aside, "aside.error")
    assert screen.is_blank
    pick(aside, "aside.slot", "koken")
    assert "Hoe vaak lukte koken" in text(aside, "aside.asked")
    press(aside, "aside.show")
    assert aside.property("refused") == ""
    assert find(aside, QLabel, "aside.error").isHidden()
    assert screen.current is not None
    assert screen.current.dutch == "Hoe vaak lukte koken in de afgelopen week?"
    assert not box(aside, "aside.slot").isVisible()


def test_what_is_only_spoken_is_read_by_the_consultant_and_never_shown(
    aside: Aside, screen: ResidentScreen, visit_session: Session
) -> None:
    pack = visit_session.doors.library.pack()
    spoken = [prompt for prompt in pack.prompts if prompt.spoken_only]
    assert spoken
    for prompt in spoken:
        show(aside, prompt.code)
        assert aside.property("refused") == "spoken_only"
        assert text(aside, "aside.error")
        assert prompt.dutch in text(aside, "aside.asked")
        assert "alleen mondeling" in text(aside, "aside.asked")
    assert not screen.is_open
    listed = find(aside, QListWidget, "aside.prompts")
    rows = [listed.item(place) for place in range(listed.count())]
    marked = {row.data(CODE) for row in rows if "alleen mondeling" in row.text()}
    assert marked == {prompt.code for prompt in spoken}


def test_a_code_that_is_not_there_is_refused_and_typing_on_takes_the_reason_away(aside: Aside) -> None:
    show(aside, "Q9")
    assert aside.property("refused") == "unknown_prompt"
    assert text(aside, "aside.error")
    type_line(aside, "aside.prompt", "A1")
    assert aside.property("refused") == ""
    assert text(aside, "aside.error") == ""


def test_the_language_is_switched_for_what_stands_there(aside: Aside, screen: ResidentScreen) -> None:
    show(aside, "A2")
    before = text(screen.window, "resident.text")
    pick(aside, "aside.language", "ar")
    assert screen.language == "ar"
    assert text(screen.window, "resident.text") != before
    assert screen.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert text(aside, "aside.preview.text") == text(screen.window, "resident.text")
    screen.set_language("nl")
    assert box(aside, "aside.language").currentData() == "nl"
    assert find(aside, QLabel, "aside.language.review").isHidden()


def test_languages_that_were_translated_come_first_in_the_list(aside: Aside, visit_session: Session) -> None:
    library = visit_session.doors.library
    languages = box(aside, "aside.language")
    listed = [languages.itemData(place) for place in range(languages.count())]
    offered = [row.code for row in library.languages() if library.offered_on_second_window(row.code)]
    assert listed[: len(offered)] == offered
    assert set(listed) == {row.code for row in library.languages()}
    assert {"nl", "tr", "ar", "ary"} <= set(offered)


def test_a_wheel_over_the_languages_switches_nothing(aside: Aside, screen: ResidentScreen) -> None:
    for name in ("aside.language",):
        turned = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box(aside, name), turned)
    assert screen.language == "tr"


def test_a_touch_of_the_resident_is_told_quietly_until_the_next_prompt(aside: Aside, screen: ResidentScreen) -> None:
    show(aside, "G1")
    barely = find(screen.window, QAbstractButton, "resident.choice.barely")
    QTest.mouseClick(barely, Qt.MouseButton.LeftButton)
    assert text(aside, "aside.choice") == "Aangeraakt: Gaat net"
    show(aside, "A2")
    assert text(aside, "aside.choice") == ""


def test_a_suggestion_is_one_press_and_does_not_come_back(aside: Aside, screen: ResidentScreen) -> None:
    before = maybe(aside)
    assert len(before) == 3
    press(aside, f"aside.maybe.{before[0]}")
    assert screen.current is not None
    assert screen.current.code == before[0]
    assert before[0] not in maybe(aside)


def maybe(aside: Aside) -> list[str]:
    return [row.code for row in aside.findChildren(PromptRow) if not row.isHidden()]


def test_suggestions_fit_the_place(aside: Aside, visit_session: Session) -> None:
    groups = {prompt.code: prompt.group for prompt in visit_session.doors.library.pack().prompts}
    aside.set_place("rights")
    assert {groups[code] for code in maybe(aside)} <= {"welkom", "rechten"}
    aside.set_place("own_words")
    assert {groups[code] for code in maybe(aside)} == {"slot"}


def test_suggestions_leave_what_was_spoken_about_for_later(visit_session: Session) -> None:
    pack = visit_session.doors.library.pack()
    assert "A2" in [p.code for p in suggestions(visit_session.conversation, pack, "story", ())]
    telling.record(visit_session.visit, Told("Naar de moskee gaan.", "bewoner", about="zin"))
    assert "A2" not in [p.code for p in suggestions(visit_session.conversation, pack, "story", ())]


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_nothing_only_spoken_is_ever_suggested(visit_session: Session, place: str) -> None:
    pack = visit_session.doors.library.pack()
    shown: set[str] = set()
    while fitting := suggestions(visit_session.conversation, pack, place, shown):
        assert not [prompt for prompt in fitting if prompt.spoken_only]
        assert not [prompt for prompt in fitting if prompt.only_for], "nobody here is a carer"
        shown |= {prompt.code for prompt in fitting}
    assert shown or place in ("carers", "prepare")


def test_a_dot_is_filled_by_a_statement_and_by_a_rating(aside: Aside, visit_session: Session) -> None:
    def dot(domain: str) -> bool:
        return find(aside, DomainRow, f"aside.domain.{domain}").touched

    assert not dot("huis")
    telling.record(visit_session.visit, Told("Het huis is schoon.", "consulent", about="huis"))
    telling.rate(visit_session.visit, DomainRating("lichaam", Rating.BARELY))
    aside.refresh()
    assert (dot("huis"), dot("lichaam"), dot("geld")) == (True, True, False)
    row = find(aside, DomainRow, "aside.domain.huis")
    assert row.accessibleDescription() == "besproken"


def test_nothing_here_shows_whether_somebody_spoke_about_safety(aside: Aside, visit_session: Session) -> None:
    row = find(aside, DomainRow, "aside.domain.thuis_veilig")
    before = row.grab().toImage()
    telling.record(visit_session.visit, Told("Het is niet fijn thuis.", "bewoner", about="thuis_veilig"))
    aside.refresh()
    assert row.grab().toImage() == before
    assert row.accessibleDescription() == ""


def test_a_life_domain_puts_its_prompt_in_the_line_and_shows_nothing_yet(aside: Aside, screen: ResidentScreen) -> None:
    find(aside, DomainRow, "aside.domain.wonen").click()
    assert line(aside, "aside.prompt").text() == "D4"
    assert "gevaarlijk" in text(aside, "aside.asked")
    assert screen.is_blank
    press(aside, "aside.show")
    assert screen.current is not None
    assert screen.current.code == "D4"


def test_the_whole_list_unfolds_and_gives_a_code(aside: Aside) -> None:
    listed = find(aside, QListWidget, "aside.prompts")
    assert listed.isHidden()
    press(aside, "aside.all")
    assert not listed.isHidden()
    place = next(at for at in range(listed.count()) if listed.item(at).data(CODE) == "N6")
    listed.setCurrentRow(place)
    listed.itemActivated.emit(listed.item(place))
    assert line(aside, "aside.prompt").text() == "N6"


def test_another_visit_begins_anew(aside: Aside, screen: ResidentScreen, visit_session: Session) -> None:
    first = maybe(aside)[0]
    press(aside, f"aside.maybe.{first}")
    screen.set_language("ar")
    visit = visit_session.visit
    visit_session.close_visit()
    visit_session.open_visit(visit)
    assert screen.language == "tr"
    assert maybe(aside)[0] != first or screen.is_blank


def test_everything_with_a_place_for_the_keyboard_has_a_name(aside: Aside) -> None:
    press(aside, "aside.all")
    type_line(aside, "aside.prompt", "Z2")
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListWidget)
    nameless = [
        widget.objectName() or repr(widget)
        for widget in aside.findChildren(QWidget)
        if isinstance(widget, kinds) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
    ]  # fmt: skip
    assert nameless == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_word_is_cut_off_at_the_side(aside: Aside, scale: float) -> None:
    aside.setStyleSheet(style_sheet(LIGHT, scale))
    show(aside, "G1")
    aside.screen_of_resident.choice_touched.emit("barely")
    type_line(aside, "aside.prompt", "D10", enter=True)
    # The life domains go back to what scrolls, and then that finds its height.
    for _ in range(3):
        QApplication.processEvents()
    content, port = aside.widget(), aside.viewport()
    assert content is not None
    assert content.width() <= port.width()
    for part in aside.findChildren(QLabel):
        if part.isVisible() and part.text() and part.objectName() != "aside.preview.text":
            right = part.mapTo(aside, QPoint(part.width(), 0)).x()
            assert right <= port.width(), part.text()
            needed = max(part.fontMetrics().horizontalAdvance(word) for word in part.text().split())
            assert needed <= part.width() + 1, part.text()
            assert part.heightForWidth(part.width()) <= part.height() + 1, part.text()


def test_the_life_domains_stay_in_sight_beside_a_prompt(aside: Aside) -> None:
    aside.setStyleSheet(style_sheet(LIGHT))
    aside.resize(330, 834)
    show(aside, "Z3")
    last = aside.findChildren(DomainRow)[-1]
    assert last.mapTo(aside, QPoint(0, last.height())).y() <= aside.height()
    assert not last.visibleRegion().isEmpty()
    aside.resize(330, 600)
    QApplication.processEvents()
    content = aside.widget()
    assert content is not None and content.isAncestorOf(last), "too low for both: they scroll with the rest"
