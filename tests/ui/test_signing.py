"""The signing page: one act, nothing ticked beforehand, nothing else about the case, refused with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.needs import Need
from keukentafel.domain.signing import Act, Ended, How, ReadWhat, ReportKind
from keukentafel.services import agreeing, cases, closing, freezing, needing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.report.signature_pad import SignaturePad
from keukentafel.ui.report.signing_page import SigningPage
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.drawing import draw
from tests.ui.finding import box, button, find, line, pick, press
from tests.ui.people_at_table import CASE

SAID = "Ik durf de trap niet meer op."


def open_page(qtbot: QtBot, session: Session) -> SigningPage:
    page = SigningPage(session, LIGHT)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    with qtbot.waitExposed(page):
        page.show()
    page.begin()
    return page


@pytest.fixture
def page(qtbot: QtBot, visit_session: Session) -> SigningPage:
    """The page after the summary was read out and the gespreksverslag frozen."""
    visit = visit_session.visit
    telling.record(visit, Told(SAID, "bewoner"))
    needing.state_need(visit, Need("h1", "weer veilig de trap op kan", "ik naar buiten kan"))
    agreeing.read_out(visit, ReadWhat.SUMMARY, "tolk", "tr")
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    return open_page(qtbot, visit_session)


def ask(page: SigningPage, by: str, act: Act, how: How) -> None:
    """Choose who, what and how."""
    pick(page, "sign.by", by)
    press(page, f"sign.act.{act.value}")
    press(page, f"sign.how.{how.value}")


def pad(page: SigningPage) -> SignaturePad:
    return find(page, SignaturePad, "sign.pad")


def refused(page: SigningPage) -> str:
    return str(page.form.property("refused"))


def shown_texts(page: QWidget) -> str:
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    buttons = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    chosen = [one.currentText() for one in page.findChildren(QComboBox) if one.isVisible()]
    return "\n".join([*labels, *buttons, *chosen])


def test_a_name_is_drawn_for_one_sentence_of_one_version(page: SigningPage, visit_session: Session) -> None:
    ask(page, "bewoner", Act.CORRECT, How.DRAWN)
    draw(pad(page), (40, 120), (160, 60), (320, 130))
    press(page, "sign.save")
    (act,) = visit_session.conversation.acts
    version = visit_session.conversation.current_version
    assert version is not None
    assert act.drawing is not None
    assert (act.by, act.act, act.how) == ("bewoner", Act.CORRECT, How.DRAWN)
    assert (act.kind, act.version) == (version.kind, version.number)
    assert act.drawing.record_sha256 == version.record_sha256
    assert len(act.drawing.strokes) == 1


def test_nothing_is_ticked_beforehand_and_nothing_stays(page: SigningPage) -> None:
    def ticked() -> list[str]:
        chips = [one.objectName() for one in page.findChildren(QPushButton) if one.isCheckable() and one.isChecked()]
        return chips + [one.objectName() for one in page.findChildren(QCheckBox) if one.isChecked()]

    assert ticked() == []
    assert box(page, "sign.by").currentText() == ""
    ask(page, "bewoner", Act.RECEIVED, How.DRAWN)
    draw(pad(page), (40, 120), (160, 60))
    press(page, "sign.save")
    assert ticked() == []
    assert box(page, "sign.by").currentText() == ""
    assert pad(page).strokes == ()
    assert "Dank u wel" in shown_texts(page)


def test_beneath_the_act_stands_who_gave_what_before(page: SigningPage) -> None:
    assert not find(page, QWidget, "sign.acts").isVisible(), "nobody is asked to catch up with anything"
    for by, act, how in (("bewoner", Act.RECEIVED, How.LATER), ("zoon", Act.READ, How.SPOKEN)):
        ask(page, by, act, how)
        press(page, "sign.save")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    given = find(page, QWidget, "sign.acts")
    told = [one.text() for one in given.findChildren(QLabel) if one.isVisible()]
    assert told == [
        "mevrouw Karaca: later, thuis (niet gegeven: ontvangen)",
        "de heer K. Karaca: gelezen of voorgelezen (zegt ja, hardop)",
    ]
    heard = {one.accessibleName() for one in given.findChildren(QWidget)}
    assert set(told) <= heard
    waiting = find(page, QLabel, "sign.open").text()
    assert waiting == "Nog niet: tolk 20417: volledig getolkt; consulent: vastgesteld door de consulent"


@pytest.mark.parametrize(
    ("act", "how", "shown"),
    [
        (Act.RECEIVED, How.LATER, set()),
        (Act.RECEIVED, How.UNABLE, set()),
        (Act.CORRECT, How.DRAWN, {"sign.pad"}),
        (Act.CORRECT, How.CROSS, {"sign.pad", "sign.witness"}),
        (Act.CORRECT, How.SPOKEN, {"sign.heard_by"}),
        (Act.CORRECT, How.REFUSED, {"sign.heard_by"}),
        (Act.CORRECT, How.BY_REPRESENTATIVE, {"sign.pad", "sign.ground"}),
        (Act.APPLICATION_YES, How.LATER, {"sign.for_need", "sign.insists"}),
        (Act.APPLICATION_NO, How.LATER, {"sign.for_need"}),
    ],
)
def test_a_field_appears_only_when_it_matters(page: SigningPage, act: Act, how: How, shown: set[str]) -> None:
    ask(page, "bewoner", act, how)
    asked = ("pad", "heard_by", "witness", "ground", "for_need", "insists")
    names = [f"sign.{name}" for name in asked]
    assert {name for name in names if find(page, QWidget, name).isVisible()} == shown


def test_what_is_hidden_again_is_forgotten(page: SigningPage, visit_session: Session) -> None:
    ask(page, "bewoner", Act.RECEIVED, How.CROSS)
    draw(pad(page), (40, 40), (160, 160))
    line(page, "sign.witness").setText("de buurvrouw")
    press(page, "sign.how.later")
    press(page, "sign.save")
    (act,) = visit_session.conversation.acts
    assert (act.how, act.witness, act.drawing) == (How.LATER, "", None)


def test_the_sentence_stands_there_in_dutch_and_in_the_language_of_the_resident(
    page: SigningPage, visit_session: Session
) -> None:
    library = visit_session.doors.library
    ask(page, "bewoner", Act.CORRECT, How.SPOKEN)
    assert find(page, QLabel, "sign.sentence.dutch").text() == "Dit verslag klopt."
    own = find(page, QLabel, "sign.sentence.own")
    assert own.isVisible()
    assert own.text() == library.resident_text("signing.correct", "tr").text
    press(page, "sign.act.consultant")
    assert not own.isVisible()


@pytest.mark.parametrize("how", [How.LATER, How.REFUSED, How.UNABLE])
def test_what_is_not_given_now_does_not_read_as_agreed(page: SigningPage, visit_session: Session, how: How) -> None:
    library = visit_session.doors.library
    ask(page, "bewoner", Act.CORRECT, how)
    text = library.resident_text(f"signing.how.{how}", "tr")
    assert find(page, QLabel, "sign.sentence.dutch").text() == text.dutch
    assert find(page, QLabel, "sign.sentence.own").text() == text.text
    not_given = find(page, QLabel, "sign.sentence.not_given")
    assert not_given.text() == "Dit wordt nu niet gegeven: Dit verslag klopt."
    press(page, "sign.how.spoken")
    assert find(page, QLabel, "sign.sentence.dutch").text() == "Dit verslag klopt."
    assert not not_given.isVisible()


def test_arabic_stands_at_the_right(qtbot: QtBot, session: Session) -> None:
    visit = cases.open_case(session.desk, replace(CASE, speaks="ar"))
    session.open_visit(visit)
    page = open_page(qtbot, session)
    press(page, "sign.act.received")
    assert find(page, QLabel, "sign.sentence.own").layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_acts_that_suit_a_person_come_first_and_none_disappears(page: SigningPage) -> None:
    def first() -> str:
        chips = [one for one in page.findChildren(QPushButton) if one.objectName().startswith("sign.act.")]
        assert len(chips) == len(Act)
        return min(chips, key=lambda chip: (chip.y(), chip.x())).objectName()

    firsts = {"bewoner": "received", "tolk": "interpreted", "consulent": "consultant", "zoon": "received"}
    for who, act in firsts.items():
        pick(page, "sign.by", who)
        assert first() == f"sign.act.{act}"


def test_the_page_shows_this_act_and_nothing_else_of_the_case(page: SigningPage) -> None:
    ask(page, "bewoner", Act.CORRECT, How.DRAWN)
    texts = shown_texts(page)
    assert "mevrouw Karaca" in texts
    assert "K. Karaca" not in texts
    assert "20417" not in texts
    assert SAID not in texts
    assert "trap" not in texts


def test_before_a_freeze_it_is_refused_with_the_reason(qtbot: QtBot, visit_session: Session) -> None:
    page = open_page(qtbot, visit_session)
    ask(page, "bewoner", Act.RECEIVED, How.LATER)
    press(page, "sign.save")
    assert refused(page) == "sign_before_freeze"
    assert find(page, QLabel, "sign.error").isVisible()


def test_who_did_not_hear_the_text_cannot_say_that_it_is_right_unless_they_insist_on_applying(
    qtbot: QtBot, visit_session: Session
) -> None:
    freezing.freeze(visit_session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    page = open_page(qtbot, visit_session)
    ask(page, "bewoner", Act.APPLICATION_YES, How.SPOKEN)
    press(page, "sign.save")
    assert refused(page) == "not_read_out"
    assert find(page, QLabel, "sign.act.error").isVisible()
    find(page, QCheckBox, "sign.insists").setChecked(True)
    press(page, "sign.save")
    assert refused(page) == ""
    assert visit_session.conversation.acts[0].insists


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (How.DRAWN, "nothing_drawn"),
        (How.CROSS, "nothing_drawn"),
        (How.BY_REPRESENTATIVE, "representative_without_ground"),
    ],
)
def test_what_is_missing_is_said_where_it_is_missing(page: SigningPage, how: How, code: str) -> None:
    ask(page, "zoon", Act.RECEIVED, how)
    press(page, "sign.save")
    assert refused(page) == code


def test_a_cross_goes_with_who_saw_it(page: SigningPage, visit_session: Session) -> None:
    ask(page, "bewoner", Act.RECEIVED, How.CROSS)
    draw(pad(page), (40, 40), (160, 160))
    draw(pad(page), (160, 40), (40, 160))
    assert line(page, "sign.witness").text() == "consulent"
    line(page, "sign.witness").clear()
    press(page, "sign.save")
    assert refused(page) == "witness_missing"
    line(page, "sign.witness").setText("mevrouw Bos van hiernaast")
    press(page, "sign.save")
    assert visit_session.conversation.acts[0].witness == "mevrouw Bos van hiernaast"


def test_who_signs_is_told_that_something_changed_since(page: SigningPage, visit_session: Session) -> None:
    changed = "er is daarna iets veranderd"
    assert not any(changed in shown.text() for shown in page.findChildren(QLabel))
    telling.record(visit_session.visit, Told("Ik wil die zin er niet in.", "bewoner"))
    page.begin()
    assert any(changed in shown.text() and shown.isVisible() for shown in page.findChildren(QLabel))


def test_a_spoken_yes_was_heard_by_the_consultant_unless_somebody_else_did(
    page: SigningPage, visit_session: Session
) -> None:
    ask(page, "tolk", Act.INTERPRETED, How.SPOKEN)
    press(page, "sign.save")
    ask(page, "bewoner", Act.RECEIVED, How.SPOKEN)
    pick(page, "sign.heard_by", "tolk")
    press(page, "sign.save")
    assert [act.heard_by for act in visit_session.conversation.acts] == ["consulent", "tolk"]


def test_an_application_is_for_one_need(page: SigningPage, visit_session: Session) -> None:
    ask(page, "bewoner", Act.APPLICATION_YES, How.SPOKEN)
    pick(page, "sign.for_need", "h1")
    press(page, "sign.save")
    assert visit_session.conversation.acts[0].for_need == "h1"


def test_somebody_who_is_not_in_the_case_may_sign_too(page: SigningPage, visit_session: Session) -> None:
    box(page, "sign.by").setEditText("de buurvrouw")
    press(page, "sign.act.received")
    press(page, "sign.how.later")
    press(page, "sign.save")
    assert visit_session.conversation.acts[0].by == "de buurvrouw"


def test_who_what_and_how_are_asked_for(page: SigningPage) -> None:
    press(page, "sign.save")
    assert refused(page) == "empty"
    assert find(page, QLabel, "sign.by.error").isVisible()


def test_a_clean_sheet_on_request(page: SigningPage) -> None:
    ask(page, "bewoner", Act.RECEIVED, How.DRAWN)
    assert not button(page, "sign.clear").isEnabled()
    draw(pad(page), (40, 40), (160, 160))
    press(page, "sign.clear")
    assert pad(page).strokes == ()


def test_going_back_leaves_nothing_behind(page: SigningPage, qtbot: QtBot, visit_session: Session) -> None:
    ask(page, "bewoner", Act.RECEIVED, How.DRAWN)
    draw(pad(page), (40, 40), (160, 160))
    with qtbot.waitSignal(page.closed):
        press(page, "sign.back")
    assert pad(page).strokes == ()
    assert visit_session.conversation.acts == ()


def test_locking_takes_the_drawing_away(page: SigningPage, visit_session: Session) -> None:
    ask(page, "bewoner", Act.RECEIVED, How.DRAWN)
    draw(pad(page), (40, 40), (160, 160))
    visit_session.lock()
    assert pad(page).strokes == ()
    assert box(page, "sign.by").currentText() == ""


def test_the_consultants_act_seals_and_its_time_is_no_saving_time(page: SigningPage, visit_session: Session) -> None:
    assert closing.last_sealed(visit_session.visit) is None
    ask(page, "consulent", Act.CONSULTANT, How.DRAWN)
    draw(pad(page), (40, 120), (160, 60))
    before = len(visit_session.save_times_ms)
    press(page, "sign.save")
    assert len(visit_session.save_times_ms) == before
    assert closing.last_sealed(visit_session.visit) is not None
    assert set(visit_session.doors.timings_ms) == {"report", "seal"}


def test_everything_that_can_be_focused_has_a_name(page: SigningPage) -> None:
    ask(page, "bewoner", Act.APPLICATION_YES, How.CROSS)
    kinds = (QPushButton, QLineEdit, QCheckBox, QComboBox, SignaturePad)
    nameless = [
        one.objectName()
        for kind in kinds
        for one in page.findChildren(kind)
        if one.isVisible() and not one.accessibleName() and not isinstance(one.parent(), QComboBox)
    ]
    assert nameless == []


@pytest.fixture
def _twice_as_large(own_style: QApplication) -> None:
    own_style.setStyleSheet(style_sheet(LIGHT, 2.0))


@pytest.mark.usefixtures("_twice_as_large")
def test_with_letters_twice_as_large_nothing_is_cut_off_at_the_side(page: SigningPage) -> None:
    ask(page, "bewoner", Act.APPLICATION_YES, How.CROSS)
    QApplication.processEvents()
    holder = find(page, QWidget, "paper")
    assert holder.width() <= page.viewport().width()


@pytest.mark.usefixtures("_twice_as_large")
@pytest.mark.parametrize(
    ("how", "seen"),
    [
        (How.DRAWN, ("sign.sentence.dutch", "sign.pad")),
        (How.CROSS, ("sign.witness", "sign.sentence.dutch", "sign.pad")),
        (How.SPOKEN, ("sign.heard_by", "sign.sentence.dutch")),
        (How.ON_PAPER, ("sign.came_in", "sign.sentence.dutch")),
    ],
)
def test_with_letters_twice_as_large_what_is_to_be_done_comes_into_sight(
    page: SigningPage, how: How, seen: tuple[str, ...]
) -> None:
    ask(page, "bewoner", Act.CORRECT, how)
    for _ in range(10):
        QCoreApplication.processEvents()
    sight = page.viewport().rect()
    for name in (*seen, "sign.save"):
        part = find(page, QWidget, name)
        assert sight.contains(QRect(part.mapTo(page.viewport(), QPoint(0, 0)), part.size())), name


def test_everything_can_be_said_of_any_act(page: SigningPage, visit_session: Session) -> None:
    ask(page, "zoon", Act.RECEIVED, How.DRAWN)
    assert not line(page, "sign.ground").isVisible()
    press(page, "sign.more")
    line(page, "sign.ground").setText("mentor sinds maart")
    draw(pad(page), (40, 40), (160, 160))
    press(page, "sign.save")
    assert visit_session.conversation.acts[0].ground == "mentor sinds maart"


def test_a_paper_that_comes_back_late_says_which_version_it_is(page: SigningPage, visit_session: Session) -> None:
    pick(page, "sign.by", "bewoner")
    press(page, "sign.act.received")
    press(page, "sign.how.on_paper")
    assert not box(page, "sign.version").isVisible(), "there is one version only"
    telling.record(visit_session.visit, Told("Op dinsdag komt mijn zus.", "bewoner"))
    freezing.freeze(visit_session.visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    page.begin()
    ask(page, "bewoner", Act.RECEIVED, How.ON_PAPER)
    assert box(page, "sign.version").isVisible()
    assert box(page, "sign.version").currentData() == "conversation-2", "the newest, until somebody says otherwise"
    assert "versie 2, definitief" in shown_texts(page)
    pick(page, "sign.version", "conversation-1")
    assert "versie 1, definitief" in shown_texts(page), "what is about to be signed says so"
    press(page, "sign.save")
    assert refused(page) == ""
    assert visit_session.conversation.acts[-1].version == 1
    ask(page, "bewoner", Act.RECEIVED, How.SPOKEN)
    assert not box(page, "sign.version").isVisible()
