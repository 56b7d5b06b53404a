"""Recording a sentence with who speaks the language: with consent, never at a visit, and nothing kept by accident."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.content.voice import LONGEST_SECONDS, SAMPLE_RATE, ClipName
from keukentafel.domain.ports import StoreFull, StoreUnwritable
from keukentafel.services.recording import sentences
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.level_line import LevelLine
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.recording_page import RecordingPage
from tests.fakes.voice import FakeStudio
from tests.ui.finding import button, find, pick, press, type_line

LOUD = array("h", [9000, -9000] * SAMPLE_RATE)


@pytest.fixture
def studio() -> FakeStudio:
    return FakeStudio(hears=LOUD)


@pytest.fixture
def doors(doors: Doors, studio: FakeStudio) -> Doors:
    doors.studio = lambda: studio
    return doors


@pytest.fixture
def page(session: Session, studio: FakeStudio) -> Iterator[RecordingPage]:
    made = RecordingPage(session, studio)
    made.resize(1280, 720)
    made.show()
    made.begin()
    yield made
    made.hide()
    made.deleteLater()


def said(page: QWidget, name: str) -> str:
    told = find(page, QLabel, name)
    return told.text() if told.isVisible() else ""


def record(page: QWidget) -> None:
    press(page, "record.begin")
    press(page, "record.begin")


def refused(page: QWidget) -> str:
    return str(find(page, Form, "record").property("refused"))


def test_a_sentence_is_recorded_heard_again_and_kept(page: RecordingPage, studio: FakeStudio) -> None:
    pick(page, "record.language", "tr")
    press(page, "record.begin")
    assert studio.is_recording
    assert button(page, "record.begin").text() == "Klaar"
    press(page, "record.begin")
    press(page, "record.listen")
    assert [take.samples for take in studio.played] == [LOUD]
    press(page, "record.consent.yes")
    press(page, "record.save")
    assert [(code, clip.file_name) for code, clip in studio.kept] == [("tr", "W1.ogg")]
    _, speaker = next(iter(studio.kept.values()))
    assert (speaker.on.isoformat(), speaker.name) == ("2026-11-24", "")
    assert page.list.clip == ClipName("W2")
    assert said(page, "record.progress").startswith("1 van ")
    assert "opgenomen" in page.list.item(0).text()


def test_the_name_of_the_speaker_is_kept_only_where_it_was_given(page: RecordingPage, studio: FakeStudio) -> None:
    record(page)
    press(page, "record.consent.yes")
    type_line(page, "record.name", " Fadma ")
    press(page, "record.save")
    record(page)
    press(page, "record.save")
    assert [speaker.name for _, speaker in studio.kept.values()] == ["Fadma", "Fadma"]
    pick(page, "record.language", "so")
    record(page)
    press(page, "record.save")
    assert refused(page) == "no_voice_consent"
    assert len(studio.kept) == 2


@pytest.mark.parametrize("answer", ["", "no"])
def test_without_consent_nothing_is_kept(answer: str, page: RecordingPage, studio: FakeStudio) -> None:
    record(page)
    if answer:
        press(page, f"record.consent.{answer}")
    press(page, "record.save")
    assert refused(page) == "no_voice_consent"
    assert studio.kept == {}


@pytest.mark.parametrize(
    ("hears", "why"),
    [
        (array("h", bytes(2 * SAMPLE_RATE)), "niets te horen"),
        (LOUD[:1000], "te kort"),
        (array("h", [9000]) * (LONGEST_SECONDS * SAMPLE_RATE), "te lang"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    hears: array[int], why: str, page: RecordingPage, studio: FakeStudio
) -> None:
    studio.hears = hears
    record(page)
    assert why in said(page, "record.problem")
    assert not button(page, "record.save").isEnabled()
    assert not button(page, "record.listen").isEnabled()
    studio.hears = LOUD
    record(page)
    assert said(page, "record.problem") == ""


def test_a_recording_that_is_full_ends_by_itself(page: RecordingPage, studio: FakeStudio, qtbot: QtBot) -> None:
    press(page, "record.begin")
    line = find(page, LevelLine, "record.level")
    qtbot.waitUntil(lambda: line.latest == 0.5)
    studio.is_recording = False
    qtbot.waitUntil(lambda: button(page, "record.begin").text() == "Nog een keer")


@pytest.mark.parametrize("act", ["sentence", "language", "leave", "escape", "lock"])
def test_the_microphone_closes_when_something_else_comes(
    act: str, page: RecordingPage, studio: FakeStudio, session: Session
) -> None:
    press(page, "record.begin")
    acts = {
        "sentence": lambda: page.list.setCurrentRow(5),
        "language": lambda: pick(page, "record.language", "so"),
        "leave": lambda: press(page, "record.back"),
        "escape": lambda: QTest.keyClick(page, Qt.Key.Key_Escape),
        "lock": session.lock,
    }
    acts[act]()
    assert not studio.is_recording
    assert studio.kept == {}


def test_a_full_disk_is_said_and_the_recording_stays(page: RecordingPage, studio: FakeStudio) -> None:
    record(page)
    press(page, "record.consent.yes")
    studio.fail_with = StoreFull()
    press(page, "record.save")
    assert "schijf is vol" in said(page, "record.alarm")
    studio.fail_with = None
    press(page, "record.save")
    assert len(studio.kept) == 1


def test_who_changed_their_mind_has_the_clip_taken_away(page: RecordingPage, studio: FakeStudio) -> None:
    assert not button(page, "record.remove").isVisible()
    record(page)
    press(page, "record.consent.yes")
    press(page, "record.save")
    page.list.setCurrentRow(0)
    studio.fail_with = StoreUnwritable()
    press(page, "record.remove")
    assert len(studio.kept) == 1
    assert said(page, "record.alarm")
    studio.fail_with = None
    press(page, "record.remove")
    assert studio.kept == {}
    assert said(page, "record.progress").startswith("0 van ")
    assert not button(page, "record.remove").isVisible()


def test_without_a_microphone_it_is_grey_and_says_so(page: RecordingPage, studio: FakeStudio) -> None:
    studio.has_microphone = False
    page.begin()
    assert not button(page, "record.begin").isEnabled()
    assert "geen microfoon" in said(page, "record.state")


def test_only_sentences_of_the_pack_can_be_recorded(page: RecordingPage, session: Session) -> None:
    pack = session.doors.library.pack()
    clips = [clip for _, clip in sentences(session.doors.library)]
    assert page.list.count() == len(clips) == len(set(clips))
    spoken_only = {prompt.code for prompt in pack.prompts if prompt.spoken_only}
    assert spoken_only and not spoken_only & {clip.code for clip in clips}
    for clip in clips:
        view = session.doors.library.prompt_view(clip.code, "nl", clip.word or None)
        assert (view.code, view.word) == (clip.code, clip.word)


def test_it_is_reached_from_the_agenda_and_not_from_a_visit(
    main: MainWindow, visit_session: Session, studio: FakeStudio
) -> None:
    main.start.voices_asked.emit()
    assert main.findChild(RecordingPage) is None
    visit_session.close_visit()
    press(main, "start.voices")
    page = main.findChild(RecordingPage)
    assert page is not None and main.stack.currentWidget() is page
    press(main, "record.begin")
    visit_session.lock()
    assert not studio.is_recording
    assert main.stack.currentWidget() is main.unlock


def test_where_nothing_can_be_recorded_the_agenda_does_not_offer_it(session: Session, doors: Doors) -> None:
    from keukentafel.ui.start.start_page import StartPage
    from keukentafel.ui.style.theme import LIGHT

    doors.studio = lambda: None
    start = StartPage(session, LIGHT)
    assert start.findChild(QWidget, "start.voices") is None
    start.deleteLater()
