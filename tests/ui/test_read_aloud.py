"""Reading aloud: who wants to hear it hears it, who cannot is told why, and nothing goes on behind a lock."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.aside import Aside
from keukentafel.ui.resident.resident_pieces import TouchTarget
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS
from tests.fakes.voice import FakeVoice
from tests.ui.finding import button, find, press


@pytest.fixture
def voice() -> FakeVoice:
    return FakeVoice(languages={"nl", "tr"})


@pytest.fixture
def doors(doors: Doors, voice: FakeVoice) -> Doors:
    doors.voice = lambda: voice
    return doors


@pytest.fixture
def aside(visit_session: Session, screen: ResidentScreen) -> Iterator[Aside]:
    made = Aside(visit_session, screen)
    visit_session.opened.emit()
    made.show()
    yield made
    made.close()
    made.deleteLater()


def listen_target(screen: ResidentScreen) -> TouchTarget:
    return find(screen.window, TouchTarget, "resident.choice.listen")


def reason(aside: Aside) -> str:
    told = find(aside, QLabel, "aside.voice")
    return told.text() if told.isVisible() else ""


def test_the_resident_touches_listen_and_hears_the_sentence(
    aside: Aside, screen: ResidentScreen, voice: FakeVoice
) -> None:
    screen.show_prompt("G1")
    QTest.mouseClick(listen_target(screen), Qt.MouseButton.LeftButton)
    assert [(said.language.code, said.clip.code, said.text) for said in voice.said] == [
        ("tr", "G1", screen.current.text if screen.current else "")
    ]
    assert reason(aside) == ""


def test_the_first_target_is_the_voice(aside: Aside, screen: ResidentScreen) -> None:
    screen.show_prompt("G1")
    assert screen.current is not None
    always = [choice.id for choice in screen.current.choices if choice.id in ("listen", "dont_know", "pause")]
    assert always[0] == "listen"


def test_to_listen_takes_no_answer_back(aside: Aside, screen: ResidentScreen) -> None:
    screen.show_prompt("G1")
    answer = find(screen.window, TouchTarget, "resident.choice.not")
    for touched in (answer, listen_target(screen)):
        QTest.mouseClick(touched, Qt.MouseButton.LeftButton)
    assert answer.touched
    assert "niet" in find(aside, QLabel, "aside.choice").text()


def test_the_consultant_lets_it_be_heard_and_makes_it_silent(
    aside: Aside, screen: ResidentScreen, voice: FakeVoice
) -> None:
    assert not button(aside, "aside.listen").isEnabled()
    screen.show_prompt("A2")
    press(aside, "aside.listen")
    assert button(aside, "aside.listen").text() == "Stil"
    press(aside, "aside.listen")
    assert not voice.is_speaking
    press(aside, "aside.listen")
    voice.finish()
    assert button(aside, "aside.listen").text() == "Luister"
    assert len(voice.said) == 2


def test_the_word_in_the_slot_is_part_of_what_is_heard(
    aside: Aside, screen: ResidentScreen, voice: FakeVoice, doors: Doors
) -> None:
    prompt = next(prompt for prompt in doors.library.pack().prompts if prompt.slot and not prompt.spoken_only)
    word = doors.library.pack().words(str(prompt.slot))[0]
    screen.show_prompt(prompt.code, word.dutch)
    press(aside, "aside.listen")
    assert voice.said[-1].clip.file_name == f"{prompt.code}.{word.id}.ogg"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("so", "Deze laptop heeft geen stem voor Somalisch."),
        ("rif", "Deze zin is nog niet ingesproken in het Berbers (Tarifit)."),
        ("ngt", "Een gebarentaal heeft geen stem."),
    ],
)
def test_where_there_is_no_voice_it_is_grey_and_says_why(
    language: str, told: str, aside: Aside, screen: ResidentScreen, voice: FakeVoice
) -> None:
    screen.set_language(language)
    screen.show_prompt("A2")
    assert not listen_target(screen).isEnabled()
    assert not button(aside, "aside.listen").isEnabled()
    assert reason(aside) == told
    screen.set_language("nl")
    assert listen_target(screen).isEnabled()
    assert reason(aside) == ""


def test_a_recorded_clip_makes_a_spoken_language_heard(
    aside: Aside, screen: ResidentScreen, voice: FakeVoice
) -> None:
    voice.clips.add(("rif", "A2.ogg"))
    screen.set_language("rif")
    screen.show_prompt("A2")
    press(aside, "aside.listen")
    assert voice.said[-1].language.code == "rif"
    screen.show_prompt("A1")
    assert not listen_target(screen).isEnabled()


def test_the_voices_are_asked_for_once_a_visit_and_told_from_another_thread(
    aside: Aside, screen: ResidentScreen, voice: FakeVoice, qtbot: QtBot, visit_session: Session
) -> None:
    voice.has_sound = None
    assert voice.asked == 0
    screen.show_prompt("A2")
    screen.show_prompt("A1")
    assert voice.asked == 1
    assert reason(aside) == "De laptop zoekt nog een stem."
    voice.has_sound = True
    with qtbot.waitSignal(aside.voice.changed):
        teller = Thread(target=voice.told)
        teller.start()
        teller.join()
    assert listen_target(screen).isEnabled()
    visit_session.opened.emit()
    screen.show_prompt("A2")
    assert voice.asked == 2


@pytest.mark.parametrize("act", ["blank", "close", "next", "language", "lock"])
def test_it_is_silent_at_once_when_something_else_comes(
    act: str, aside: Aside, screen: ResidentScreen, voice: FakeVoice, visit_session: Session
) -> None:
    screen.show_prompt("A2")
    press(aside, "aside.listen")
    assert voice.is_speaking
    acts = {
        "blank": screen.blank,
        "close": screen.close_window,
        "next": lambda: screen.show_prompt("A1"),
        "language": lambda: screen.set_language("nl"),
        "lock": visit_session.lock,
    }
    acts[act]()
    assert not voice.is_speaking


def test_a_key_does_the_same(main: MainWindow, voice: FakeVoice) -> None:
    main.furnish()
    main.resident.show_prompt("A2")
    QTest.keySequence(main, SHORTCUTS["read_aloud"].key)
    assert voice.is_speaking
    QTest.keySequence(main, SHORTCUTS["read_aloud"].key)
    assert not voice.is_speaking


def test_a_computer_without_sound_says_so(aside: Aside, screen: ResidentScreen, voice: FakeVoice) -> None:
    voice.has_sound = False
    screen.show_prompt("A2")
    assert reason(aside) == "Deze laptop heeft nu geen geluid."
    assert not listen_target(screen).isEnabled()
