"""The story as a page: who, what and how sure; what was told apart is folded away without a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.people import Participant, Role
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Certainty, DocumentRef, Original, OriginalBy, Share, Source
from keukentafel.services import cases, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.dots import dots
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.shared.session import Session
from keukentafel.ui.story.statement_rows import StoryRow, StoryRows
from keukentafel.ui.style.theme import LIGHT
from tests.ui.finding import box, button, find, pick, press, texts


@pytest.fixture
def page(qtbot: QtBot, visit_session: Session) -> StoryPage:
    widget = StoryPage(visit_session, LIGHT)
    visit_session.changed.connect(widget.refresh)
    qtbot.addWidget(widget)
    widget.resize(880, 800)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.refresh()
    return widget


def say(session: Session, text: str, speaker: str = "bewoner", **more: object) -> str:
    return telling.record(session.visit, Told(text, speaker, **more))  # type: ignore[arg-type]


def state(session: Session) -> PrivateState:
    return session.conversation.private.state


def row(page: StoryPage, statement_id: str) -> StoryRow:
    return next(shown for shown in page.statements.story.rows if shown.id == statement_id)


def tags(page: StoryPage, statement_id: str) -> list[str]:
    return [tag.text for tag in row(page, statement_id).tags]


def ids(page: StoryPage) -> list[str]:
    model = page.statements.model()
    return [model.index(place, 0).data(Qt.ItemDataRole.UserRole) for place in range(model.rowCount())]


def test_what_was_said_stands_there_in_order_with_who_and_when(page: StoryPage, visit_session: Session) -> None:
    assert find(page, QLabel, "story.empty").isVisible()
    first = say(visit_session, "Ik eet brood.", via="tolk")
    second = say(visit_session, "Het huis is schoon.", "consulent", source=Source.OBSERVED)
    third = say(visit_session, "Valrisico hoog.", "consulent", source=Source.DOCUMENT, document=DocumentRef("brief"))
    assert ids(page) == [first, second, third]
    assert row(page, first).meta == "mevrouw Karaca, via tolk 20417 · 10:00"
    assert row(page, second).meta == "gezien · 10:00"
    assert row(page, third).meta == "uit: brief · 10:00"
    assert not find(page, QLabel, "story.empty").isVisible()


def test_an_assumption_is_dashed_until_a_second_person_says_so(page: StoryPage, visit_session: Session) -> None:
    assumed = say(visit_session, "Ze kookt nog zelf, denk ik.", "zoon", certainty=Certainty.ASSUMED)
    assert row(page, assumed).dashed
    assert "≈ aangenomen · niemand bevestigde dit" in tags(page, assumed)
    page.statements.select(assumed)
    press(page, "fold.confirm")
    pick(page, "confirm.by", "bewoner")
    press(page, "confirm.save")
    assert not row(page, assumed).dashed
    assert tags(page, assumed) == ["ook volgens mevrouw Karaca"]
    assert find(page, QWidget, "confirm").isHidden(), "done is folded again"


def test_nobody_confirms_their_own_words(page: StoryPage, visit_session: Session) -> None:
    page.statements.select(say(visit_session, "Ze kookt nog zelf.", "zoon"))
    press(page, "fold.confirm")
    pick(page, "confirm.by", "zoon")
    press(page, "confirm.save")
    assert find(page, QWidget, "confirm").property("refused") == "unknown_person"


def test_quotation_marks_stand_only_around_words_that_were_caught(page: StoryPage, visit_session: Session) -> None:
    original = Original("Kimseye yük olmamak.", "tr", OriginalBy.INTERPRETER_SPELLED)
    through = say(visit_session, "Niemand tot last zijn.", via="tolk", own_words=True)
    caught = say(visit_session, "Niemand tot last zijn.", via="tolk", own_words=True, original=original)
    assert row(page, through).text == "Niemand tot last zijn."
    assert row(page, caught).text == "“Niemand tot last zijn.”"
    assert row(page, caught).original == "Kimseye yük olmamak."
    assert row(page, caught).original_slanted


def test_arabic_words_are_not_slanted(page: StoryPage, visit_session: Session) -> None:
    original = Original("لا أريد", "ar", OriginalBy.RESIDENT_WROTE)
    assert not row(page, say(visit_session, "Ik wil niet.", original=original)).original_slanted


def test_two_statements_that_differ_point_at_each_other(page: StoryPage, visit_session: Session) -> None:
    one = say(visit_session, "Ze kookt nog zelf.", "zoon")
    two = say(visit_session, "Ik eet brood.")
    page.statements.select(two)
    press(page, "fold.contradict")
    assert box(page, "contradict.other").findData(two) == -1
    pick(page, "contradict.other", one)
    press(page, "contradict.save")
    assert tags(page, one) == ["↔ anders dan mevrouw Karaca"]
    assert tags(page, two) == ["↔ anders dan de heer K. Karaca"]


def test_words_only_suggest_urgency_and_the_consultant_flags_it(page: StoryPage, visit_session: Session) -> None:
    fell = say(visit_session, "Ik ben twee keer gevallen op de trap.")
    assert tags(page, fell) == ["spoed?"]
    page.statements.select(fell)
    press(page, "flag.save")
    assert visit_session.conversation.statements[0].urgent
    assert tags(page, fell) == ["spoed · wat doen we vandaag?"]
    press(page, "flag.save")
    assert not visit_session.conversation.statements[0].urgent


def test_a_statement_is_sent_to_a_life_domain_and_corrected_with_its_history(
    page: StoryPage, visit_session: Session
) -> None:
    said = say(visit_session, "Ik ga met de buss.")
    page.statements.select(said)
    press(page, "fold.place")
    pick(page, "place.about", "op_pad")
    press(page, "place.save")
    assert tags(page, said) == ["Op pad gaan"]
    assert page.statements.selected_id == said, "the selection stays"
    press(page, "fold.correct")
    words = find(page, QPlainTextEdit, "correct.text")
    assert words.toPlainText() == "Ik ga met de buss."
    QTest.keyClicks(words, " Altijd.")
    assert words.toPlainText() == "Ik ga met de buss. Altijd.", "what is added comes behind what stands there"
    words.setPlainText("Ik ga met de bus.")
    press(page, "correct.save")
    assert page.statements.hasFocus(), "the letters work in the list"
    assert texts(visit_session) == ["Ik ga met de bus."]
    assert visit_session.conversation.statements[0].earlier_texts == ("Ik ga met de buss.",)
    assert "verbeterd" in tags(page, said)


def test_the_private_moment_opens_and_ends_on_the_strip(page: StoryPage, visit_session: Session) -> None:
    press(page, "private.open")
    assert state(visit_session) is PrivateState.OPEN
    assert find(page, QLabel, "private.state").text() == "U praat nu apart met mevrouw Karaca."
    assert not button(page, "private.open").isVisible()
    press(page, "private.end")
    assert state(visit_session) is PrivateState.HELD


def test_a_talk_apart_may_be_with_somebody_else(page: StoryPage, visit_session: Session) -> None:
    press(page, "fold.private_with")
    assert QApplication.focusWidget() is button(page, "private.open.zoon")
    assert page.findChild(QPushButton, "private.open.tolk") is None
    press(page, "private.open.zoon")
    assert visit_session.conversation.private.with_whom == "zoon"
    press(page, "private.end")
    said = find(page, QLabel, "private.state").text()
    assert (state(visit_session), said) == (PrivateState.NOT_YET, "U sprak apart met de heer K. Karaca.")
    press(page, "private.open")
    press(page, "private.end")
    assert state(visit_session) is PrivateState.HELD


@pytest.mark.parametrize(("name", "answer"), [("later", PrivateState.LATER), ("not_held", PrivateState.NOT_HELD)])
def test_no_private_moment_is_an_answer_too(
    page: StoryPage, visit_session: Session, name: str, answer: PrivateState
) -> None:
    assert not button(page, f"private.{name}").isVisible()
    press(page, "fold.private")
    press(page, f"private.{name}")
    assert state(visit_session) is answer


@pytest.fixture
def told_apart(visit_session: Session) -> tuple[str, str, str]:
    """One line in front of the son, two without him."""
    before = say(visit_session, "Het gaat wel.")
    telling.open_private(visit_session.visit)
    apart = say(visit_session, "Hij wil dat ik hier wegga."), say(visit_session, "Dat wil ik niet.")
    telling.end_private(visit_session.visit)
    return before, *apart


def everything_shown(page: StoryPage) -> str:
    model = page.statements.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    cells = [str(model.index(place, 0).data(role)) for place in range(model.rowCount()) for role in roles]
    cells += [str(row) for row in page.statements.story.rows]
    lists = page.findChildren(QComboBox, "contradict.other")
    choices = [one.itemText(n) for one in lists for n in range(one.count())]
    return " ".join([*cells, *choices, *(label.text() for label in page.findChildren(QLabel))])


def test_what_was_told_apart_is_one_row_without_a_word_of_it(
    page: StoryPage, visit_session: Session, told_apart: tuple[str, str, str]
) -> None:
    before, one, _ = told_apart
    telling.contradict(visit_session.visit, before, one)
    page.refresh()
    assert ids(page) == [before, ""]
    page.statements.select(before)
    press(page, "fold.contradict")
    shown = everything_shown(page)
    assert "apart verteld" in shown
    assert "wegga" not in shown and "wil ik niet" not in shown
    assert "anders dan" not in shown, "that something differs would tell that something was told"


def test_a_line_that_is_sent_to_safety_at_home_folds_away_too(page: StoryPage, visit_session: Session) -> None:
    said = say(visit_session, "Hij wordt vlug boos.")
    page.statements.select(said)
    press(page, "fold.place")
    pick(page, "place.about", "thuis_veilig")
    press(page, "place.save")
    assert ids(page) == [""]
    assert "boos" not in everything_shown(page)


def test_unfolded_until_it_is_pressed_again_or_the_page_is_left_or_locked(
    page: StoryPage, visit_session: Session, told_apart: tuple[str, str, str]
) -> None:
    page.refresh()
    press(page, "story.private.show")
    assert ids(page) == list(told_apart)
    press(page, "story.private.show")
    assert ids(page) == [told_apart[0], ""]
    press(page, "story.private.show")
    page.hide()
    assert "wegga" not in everything_shown(page)
    page.show()
    page.refresh()
    assert ids(page) == [told_apart[0], ""]
    press(page, "story.private.show")
    visit_session.lock()
    assert "wegga" not in everything_shown(page)


def test_an_ask_is_settled_while_it_can_be_seen(
    page: StoryPage, visit_session: Session, told_apart: tuple[str, str, str]
) -> None:
    _, one, two = told_apart
    page.refresh()
    assert dots("story", visit_session.conversation) == (False,)
    press(page, "story.private.show")
    page.statements.select(one)
    press(page, "fold.share")
    press(page, "share.save")
    assert find(page, QWidget, "share").property("refused") == "empty"
    press(page, "share.to.report")
    press(page, "share.save")
    assert visit_session.conversation.statement(one).share is Share.REPORT  # type: ignore[union-attr]
    page.statements.select(two)
    press(page, "fold.share")
    press(page, "share.to.never")
    press(page, "share.save")
    assert visit_session.conversation.statement(two) is None
    assert two not in ids(page)
    assert dots("story", visit_session.conversation) == (True,)


def test_the_residents_own_rating(page: StoryPage, visit_session: Session) -> None:
    press(page, "fold.rate")
    pick(page, "rate.domain", "op_pad")
    press(page, "rate.value.barely")
    press(page, "rate.important.yes")
    press(page, "rate.save")
    assert visit_session.conversation.ratings == (DomainRating("op_pad", Rating.BARELY, True),)
    rated = button(page, "story.ratings.op_pad")
    assert rated.isVisible() and rated.accessibleName() == "Op pad gaan: gaat net · belangrijk"


def test_ratings_stand_beside_each_other_as_far_as_there_is_room(page: StoryPage, visit_session: Session) -> None:
    for domain in ("op_pad", "huis"):
        telling.rate(visit_session.visit, DomainRating(domain, Rating.BARELY, None))
    page.refresh()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    first, second = button(page, "story.ratings.op_pad"), button(page, "story.ratings.huis")
    assert first.y() == second.y() and first.geometry().right() < second.x()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_a_rating_is_changed_and_taken_away_where_it_stands(page: StoryPage, visit_session: Session) -> None:
    telling.rate(visit_session.visit, DomainRating("op_pad", Rating.BARELY, True))
    telling.rate(visit_session.visit, DomainRating("huis", Rating.GOOD, None))
    page.refresh()
    button(page, "story.ratings.op_pad").setFocus()
    QTest.keyClick(button(page, "story.ratings.op_pad"), Qt.Key.Key_Return)
    assert button(page, "rate_change.value.barely").isChecked()
    press(page, "rate_change.value.not")
    press(page, "rate_change.save")
    page.refresh()
    assert DomainRating("op_pad", Rating.NOT, True) in visit_session.conversation.ratings
    QTest.keyClick(button(page, "story.ratings.op_pad"), Qt.Key.Key_Delete)
    page.refresh()
    assert visit_session.conversation.ratings == (DomainRating("huis", Rating.GOOD, None),)
    with pytest.raises(AssertionError):
        button(page, "story.ratings.op_pad")
    visit_session.visit.undo()
    page.refresh()
    assert button(page, "story.ratings.op_pad").isVisible()


def test_arrows_enter_and_escape(qtbot: QtBot, page: StoryPage, visit_session: Session) -> None:
    first, second = say(visit_session, "Een."), say(visit_session, "Twee.")
    page.activateWindow()
    page.statements.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.statements.selected_id == second, "the newest first"
    QTest.keyClick(page.statements, Qt.Key.Key_Up)
    assert page.statements.selected_id == first
    QTest.keyClick(page.statements, Qt.Key.Key_Return)
    assert button(page, "fold.place").hasFocus()
    QTest.keyClick(button(page, "fold.place"), Qt.Key.Key_Escape)
    assert page.statements.hasFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.statements, Qt.Key.Key_Escape)
    assert page.statements.selected_id == ""


def test_a_row_is_read_aloud_as_who_what_and_how_sure(visit_session: Session) -> None:
    say(visit_session, "Ze kookt nog zelf.", "zoon", certainty=Certainty.ASSUMED)
    spoken = StoryRows(visit_session).now(unfolded=False)[0].spoken
    assert spoken == "de heer K. Karaca · 10:00: Ze kookt nog zelf.. ≈ aangenomen · niemand bevestigde dit"


def test_a_longer_text_makes_a_higher_row_and_a_badge_is_painted(page: StoryPage, visit_session: Session) -> None:
    say(visit_session, "Kort.")
    say(visit_session, "Lang " * 60)
    short, long = (page.statements.sizeHintForIndex(page.statements.model().index(n, 0)) for n in (0, 1))
    assert long.height() > 2 * short.height()
    picture: QImage = page.statements.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(8, 40) for y in range(60)}
    assert LIGHT.ink.lower() in colours


def test_somebody_new_can_confirm_at_once(page: StoryPage, visit_session: Session) -> None:
    page.statements.select(say(visit_session, "Ze kookt nog zelf.", "zoon"))
    cases.add_participant(visit_session.visit, Participant("buur", "mevrouw De Wit", Role.NEIGHBOUR))
    press(page, "fold.confirm")
    assert box(page, "confirm.by").findData("buur") >= 0
