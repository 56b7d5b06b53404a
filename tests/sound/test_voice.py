"""What is heard: a clip before the system, nothing where there is no sound, and silence at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Semaphore

import pytest

from keukentafel.domain.content.voice import ClipName, Silence, Speaker, VoiceKind
from keukentafel.domain.refusals import Refused
from keukentafel.sound.clips import ClipShelf, encode
from keukentafel.sound.devices import Devices
from keukentafel.sound.engines import engines
from keukentafel.sound.studio import Studio
from keukentafel.sound.voice import SoundRoom
from tests.sound.conftest import SECONDS, command, tone, utterance

NOBODY = Speaker(date(2026, 11, 22))
VOICES = 'if [ "$1" = --voices ]; then echo " 5  nl  --/M  Dutch  gmw/nl"; exit; fi\n'


def _prepared(shelf: ClipShelf, devices: Devices) -> tuple[SoundRoom, Callable[[], None]]:
    """The room once it knows its voices, and a wait for the next thing that it tells."""
    told = Semaphore(0)
    room = SoundRoom(shelf, devices, lambda: engines("linux"))
    assert room.can_speak(utterance()) is Silence.ASKING
    room.prepare(told.release)

    def wait() -> None:
        assert told.acquire(timeout=SECONDS)

    wait()
    if room.can_speak(utterance()) is not Silence.NO_SOUND:
        wait()
    return room, wait


@pytest.fixture
def heard(bin_folder: Path) -> Path:
    """What the system was asked to say."""
    command(bin_folder, "espeak-ng", f'{VOICES}cat > "{bin_folder}/heard"')
    return bin_folder / "heard"


def test_the_voice_of_the_system_speaks_the_sentence(shelf: ClipShelf, devices: Devices, heard: Path) -> None:
    room, wait = _prepared(shelf, devices)
    assert room.can_speak(utterance("nl")) is VoiceKind.SYSTEM
    room.speak(utterance("nl", "Hoe gaat het met u?"))
    wait()
    assert heard.read_text("utf-8") == "Hoe gaat het met u?"
    assert not room.is_speaking


def test_without_a_voice_it_says_why(shelf: ClipShelf, devices: Devices, heard: Path) -> None:
    room, _ = _prepared(shelf, devices)
    assert room.can_speak(utterance("so")) is Silence.NO_VOICE
    assert room.can_speak(utterance("nl", "")) is Silence.NOT_TRANSLATED
    assert room.can_speak(utterance("nl", written=False)) is Silence.NO_VOICE
    assert room.can_speak(utterance("nl", sign=True)) is Silence.SIGNED
    room.speak(utterance("so"))
    assert not room.is_speaking
    assert not heard.exists()


def test_a_clip_is_heard_in_place_of_the_system(shelf: ClipShelf, devices: Devices, heard: Path) -> None:
    for code in ("nl", "rif"):
        shelf.write(code, ClipName("Z2"), encode(tone(0.5), NOBODY))
    room, wait = _prepared(shelf, devices)
    for said in (utterance("nl"), utterance("rif", "", written=False)):
        assert room.can_speak(said) is VoiceKind.CLIP
        room.speak(said)
        assert room.is_speaking
        wait()
        assert not room.is_speaking
    assert not heard.exists()


def test_a_damaged_clip_leaves_it_to_the_system(shelf: ClipShelf, devices: Devices, heard: Path) -> None:
    shelf.write("nl", ClipName("Z2"), encode(tone(0.5), NOBODY)[:200])
    room, wait = _prepared(shelf, devices)
    shelf.write("rif", ClipName("Z2"), b"OggS and nothing after it")
    room.speak(utterance("nl", "Hoe gaat het?"))
    wait()
    assert heard.read_text("utf-8") == "Hoe gaat het?"
    spoken = utterance("rif", "", written=False)
    room.speak(spoken)
    wait()
    assert room.can_speak(spoken) is Silence.NO_VOICE
    shelf.write("rif", ClipName("Z2"), encode(tone(0.5), NOBODY))
    assert room.can_speak(spoken) is VoiceKind.CLIP


def test_stopping_silences_a_clip_before_its_end(shelf: ClipShelf, devices: Devices) -> None:
    shelf.write("nl", ClipName("Z2"), encode(tone(29.0), NOBODY))
    room, wait = _prepared(shelf, devices)
    room.speak(utterance("nl"))
    room.stop()
    assert not room.is_speaking
    wait()


def test_stopping_kills_the_command_of_the_system(shelf: ClipShelf, devices: Devices, bin_folder: Path) -> None:
    begun = bin_folder / "begun"
    os.mkfifo(begun)
    command(bin_folder, "espeak-ng", f'{VOICES}cat >/dev/null; echo go > "{begun}"; sleep 600')
    room, wait = _prepared(shelf, devices)
    room.speak(utterance("nl"))
    assert begun.read_text("ascii") == "go\n"
    room.stop()
    wait()


def test_speech_that_goes_on_without_its_command_is_hushed(
    shelf: ClipShelf, devices: Devices, bin_folder: Path
) -> None:
    begun, hushed = bin_folder / "begun", bin_folder / "hushed"
    os.mkfifo(begun)
    os.mkfifo(hushed)
    command(
        bin_folder, "spd-say",
        'case "$1" in -L) echo "NAME LANGUAGE VARIANT"; echo "Dutch nl none"; exit;;\n'
        f'-S) echo hush > "{hushed}"; exit;; esac\ncat >/dev/null; echo go > "{begun}"; sleep 600',
    )  # fmt: skip
    room, wait = _prepared(shelf, devices)
    room.speak(utterance("nl"))
    assert begun.read_text("ascii") == "go\n"
    room.stop()
    assert hushed.read_text("ascii") == "hush\n"
    wait()


def test_without_a_sound_card_nothing_is_promised(shelf: ClipShelf, heard: Path) -> None:
    shelf.write("nl", ClipName("Z2"), encode(tone(0.5), NOBODY))
    room, _ = _prepared(shelf, Devices(["WASAPI"]))
    assert room.can_speak(utterance("nl")) is Silence.NO_SOUND
    room.speak(utterance("nl"))
    assert not room.is_speaking


def test_the_studio_records_plays_and_keeps(shelf: ClipShelf, devices: Devices) -> None:
    studio = Studio(shelf, devices)
    told = Event()
    studio.prepare(told.set)
    assert told.wait(SECONDS)
    assert studio.has_microphone is True
    studio.begin()
    heard = studio.is_recording, studio.level(), studio.end().peak, studio.is_recording
    assert heard == (True, 0.0, 0.0, False)
    studio.play(tone(20.0))
    studio.silence()
    studio.keep("rif", ClipName("Z2"), tone(1.0), NOBODY)
    assert studio.recorded("rif") == {ClipName("Z2")}


def test_without_a_microphone_the_studio_says_so(shelf: ClipShelf) -> None:
    studio = Studio(shelf, Devices(["WASAPI"]))
    with pytest.raises(Refused) as refused:
        studio.begin()
    assert refused.value.code == "no_microphone"
    told = Event()
    studio.prepare(told.set)
    assert told.wait(SECONDS)
    assert studio.has_microphone is False
