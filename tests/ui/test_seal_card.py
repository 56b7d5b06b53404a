"""A key on a card in the windows: chosen once in the vault, asked for at each seal, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from keukentafel.domain.cards import SealAnswer, SealAsked, SealBy
from keukentafel.domain.refusals import REASONS
from keukentafel.domain.signing import Act, Ended, How, ReportKind
from keukentafel.domain.verdicts import KeyTold
from keukentafel.services import closing, freezing, seal_keys, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.boxes import PickBox
from keukentafel.ui.report.seal_now import SealNow
from keukentafel.ui.report.signing_page import SigningPage
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT
from keukentafel.ui.vault.seal_dialog import SealDialog, ask_in_dialog
from keukentafel.ui.vault.seal_key_card import SealKeyCard
from tests.ui.fake_press import CARD_PIN, FakePress
from tests.ui.finding import box, find, line, pick, press

LATER, OWN = SealAnswer(SealBy.LATER), SealAnswer(SealBy.OWN_KEY)
RIGHT = SealAnswer(SealBy.GIVEN_KEY, CARD_PIN)


@pytest.fixture
def paper(session: Session) -> FakePress:
    made = session.desk.press
    assert isinstance(made, FakePress)
    return made


@pytest.fixture
def card(qtbot: QtBot, session: Session) -> SealKeyCard:
    session.doors.ask_module = lambda: Path("module.so")
    made = SealKeyCard(session)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def said(root: SealKeyCard | SealDialog | SealNow | SigningPage, name: str) -> str:
    shown = find(root, QLabel, name)
    return shown.text() if shown.isVisibleTo(root) else ""


class TestInTheVault:
    def test_a_card_with_one_key_is_taken_when_its_pin_is_right(self, card: SealKeyCard) -> None:
        press(card, "vault.card.choose")
        line(card, "vault.card.pin").insert("9999")
        press(card, "vault.card.open")
        assert "pincode klopt niet" in said(card, "vault.card.error")
        assert line(card, "vault.card.pin").text() == ""
        line(card, "vault.card.pin").insert(CARD_PIN)
        press(card, "vault.card.open")
        assert "op een kaart of token: Gemeente Voorbeeldstad, Zegel van team A" in said(card, "vault.key.state")
        assert "Bij elk verslag" in said(card, "vault.key.said")
        assert not line(card, "vault.card.pin").isVisibleTo(card)
        press(card, "vault.key.remove")
        assert "Er is nog geen sleutel" in said(card, "vault.key.state")

    def test_of_several_keys_one_is_chosen(self, card: SealKeyCard, paper: FakePress) -> None:
        paper.keys_on_card = ("Zegel van team A", "Zegel van team B")
        press(card, "vault.card.choose")
        line(card, "vault.card.pin").insert(CARD_PIN)
        press(card, "vault.card.open")
        assert said(card, "vault.key.state").startswith("Er is nog geen sleutel")
        assert isinstance(box(card, "vault.card.key"), PickBox), "no wheel over the page chooses another key"
        box(card, "vault.card.key").setCurrentIndex(1)
        press(card, "vault.card.use")
        assert "Zegel van team B" in said(card, "vault.key.state")

    @pytest.mark.parametrize(("module", "is_in", "code"), [("brief.pdf", True, "card_module"),
                                                           ("module.so", False, "card_missing")])  # fmt: skip
    def test_what_goes_wrong_is_said_and_nothing_changes(
        self, module: str, is_in: bool, code: str, card: SealKeyCard, session: Session, paper: FakePress
    ) -> None:
        session.doors.ask_module = lambda: Path(module)
        paper.card_is_in = is_in
        press(card, "vault.card.choose")
        assert said(card, "vault.card.error") == REASONS[code].text
        assert seal_keys.key_in_use(session.desk) is None

    def test_the_lock_takes_the_pin_off_the_window(self, card: SealKeyCard, session: Session) -> None:
        press(card, "vault.card.choose")
        line(card, "vault.card.pin").insert("43")
        card.forget()
        assert line(card, "vault.card.pin").text() == ""
        assert not line(card, "vault.card.pin").isVisibleTo(card)


@pytest.fixture
def told(session: Session) -> KeyTold:
    return session.desk.press.key_told(b"card Zegel van team A")


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, told: KeyTold) -> Callable[[SealAsked], SealDialog]:
    def shown(asked: SealAsked) -> SealDialog:
        made = SealDialog(session.words, session.locked, asked)
        qtbot.addWidget(made)
        made.show()
        return made

    return shown


class TestTheQuestion:
    def test_the_pin_is_given_once_and_gone_from_the_window(
        self, dialog: Callable[[SealAsked], SealDialog], told: KeyTold
    ) -> None:
        shown = dialog(SealAsked(told, True))
        press(shown, "seal.use")
        assert shown.isVisible(), "without a PIN nothing is answered"
        line(shown, "seal.pin").insert(CARD_PIN)
        press(shown, "seal.use")
        assert shown.answer == RIGHT
        assert line(shown, "seal.pin").text() == ""

    def test_the_trouble_is_said_and_there_are_ways_out(
        self, dialog: Callable[[SealAsked], SealDialog], told: KeyTold
    ) -> None:
        shown = dialog(SealAsked(told, True, REASONS["card_gone"]))
        assert said(shown, "seal.why") == REASONS["card_gone"].text
        assert line(shown, "seal.pin").accessibleDescription() == REASONS["card_gone"].text
        press(shown, "seal.own")
        assert shown.answer == OWN
        other = dialog(SealAsked(told, True))
        press(other, "seal.later")
        assert other.answer == LATER

    def test_a_key_without_a_pin_is_only_tried_again(
        self, dialog: Callable[[SealAsked], SealDialog], told: KeyTold
    ) -> None:
        shown = dialog(SealAsked(told, False, REASONS["key_not_valid_now"]))
        assert not line(shown, "seal.pin").isVisibleTo(shown)
        press(shown, "seal.use")
        assert shown.answer == SealAnswer(SealBy.GIVEN_KEY)

    def test_the_lock_closes_it_and_the_report_can_be_sealed_later(
        self, dialog: Callable[[SealAsked], SealDialog], told: KeyTold, session: Session
    ) -> None:
        shown = dialog(SealAsked(told, True))
        line(shown, "seal.pin").insert("43")
        session.lock()
        assert not shown.isVisible()
        assert shown.answer == LATER
        assert line(shown, "seal.pin").text() == ""


@pytest.fixture
def answers(visit_session: Session) -> list[SealAnswer]:
    """What the consultant will say; a definitive version and a key on a card are there."""
    desk, visit = visit_session.desk, visit_session.visit
    [found] = seal_keys.cards_in(desk, Path("module.so"))
    seal_keys.let_in_card(desk, seal_keys.keys_on(desk, found, CARD_PIN)[0])
    telling.record(visit, Told("Ik durf de trap niet meer op.", "bewoner"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    waiting: list[SealAnswer] = []
    visit_session.doors.ask_to_seal = lambda _asked: waiting.pop(0)
    return waiting


def consultant_signs(page: SigningPage) -> None:
    page.begin()
    pick(page, "sign.by", "consulent")
    press(page, f"sign.act.{Act.CONSULTANT.value}")
    press(page, f"sign.how.{How.SPOKEN.value}")
    pick(page, "sign.heard_by", "bewoner")
    press(page, "sign.save")


def test_signed_without_the_card_the_report_waits_and_is_sealed_from_its_page(
    qtbot: QtBot, visit_session: Session, answers: list[SealAnswer]
) -> None:
    page, now = SigningPage(visit_session, LIGHT), SealNow(visit_session)
    for widget in (page, now):
        qtbot.addWidget(widget)
        widget.show()
    visit_session.changed.connect(now.refresh)
    now.refresh()
    assert not now.isVisible()
    answers += [LATER, LATER, RIGHT]
    consultant_signs(page)
    assert "nog niet verzegeld" in said(page, "sign.thanks")
    assert page.form.property("refused") == ""
    assert now.isVisible()
    press(now, "report.seal")
    assert said(now, "report.seal.error") == REASONS["sealing_put_off"].text
    press(now, "report.seal")
    assert not now.isVisible()
    assert len(visit_session.conversation.acts) == 1
    assert closing.last_sealed(visit_session.visit) is not None


def test_the_question_comes_over_the_window_that_is_in_use(
    qtbot: QtBot, main: MainWindow, visit_session: Session, answers: list[SealAnswer]
) -> None:
    visit_session.doors.ask_to_seal = partial(ask_in_dialog, visit_session.words, visit_session.locked)
    asked: list[SealDialog] = []

    def give_pin() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, SealDialog)
        asked.append(shown)
        line(shown, "seal.pin").insert(CARD_PIN)
        press(shown, "seal.use")

    QTimer.singleShot(0, give_pin)
    closing.close(visit_session.visit)
    assert len(asked) == 1
    assert closing.last_sealed(visit_session.visit) is not None


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from keukentafel import app
from keukentafel.domain.cards import SealAsked
from keukentafel.domain.verdicts import KeyTold
windows = app.make_windows(Path(sys.argv[1]) / "kluis", app.WallClock())
told = KeyTold("Gemeente", "Zegel", "", "", app.WallClock().now())
QTimer.singleShot(0, lambda: QApplication.activeModalWidget().findChild(QPushButton, "seal.own").click())
print(windows.session.doors.ask_to_seal(SealAsked(told, False)).by.name)
"""


def test_the_program_asks_in_that_dialog(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["OWN_KEY"], run.stderr
