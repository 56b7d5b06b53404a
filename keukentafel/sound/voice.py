"""Reads a sentence of the pack aloud: a recorded clip where there is one, else the voice of the system."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

from keukentafel.domain.content.voice import Silence, Utterance, VoiceKind
from keukentafel.sound.clips import ClipDamaged, ClipShelf
from keukentafel.sound.commands import Command
from keukentafel.sound.devices import Devices, NoDevice
from keukentafel.sound.engines import Engine, SystemVoice, ask, voice_for


class SoundRoom:
    """The `Voice` of this laptop. Its voices are asked for once, in the background, and remembered."""

    def __init__(self, shelf: ClipShelf, devices: Devices, engines: Callable[[], Sequence[Engine]]) -> None:
        self.shelf = shelf
        self.devices = devices
        self._engines = engines
        self._told: Callable[[], None] = lambda: None
        self._voices: dict[str, SystemVoice] | None = None
        self._has_sound: bool | None = None
        self._asking: Thread | None = None
        self._lock = Lock()
        self._speech: _Speech | None = None
        self._damaged: set[tuple[Path, int]] = set()

    def prepare(self, told: Callable[[], None]) -> None:
        """Find out on another thread whether there is sound and, once, which voices; `told` is called there."""
        self._told = told
        if self._asking is None or not self._asking.is_alive():
            self._asking = Thread(target=self._ask, name="voices", daemon=True)
            self._asking.start()

    def _ask(self) -> None:
        self._has_sound = self.devices.has_output()
        if self._has_sound and self._voices is None:
            # Clips can be heard while the system is still asked.
            self._told()
            found: dict[str, SystemVoice] = {}
            for engine in self._engines():
                found = {**ask(engine), **found}
            self._voices = found
        self._told()

    def can_speak(self, utterance: Utterance) -> VoiceKind | Silence:
        """With whose voice it would be heard, or why it cannot be."""
        language = utterance.language
        if language.sign:
            return Silence.SIGNED
        if self._has_sound is None:
            return Silence.ASKING
        if not self._has_sound:
            return Silence.NO_SOUND
        if self.clip(utterance) is not None:
            return VoiceKind.CLIP
        if self._voices is None:
            return Silence.ASKING
        if self.system_voice(utterance) is None:
            return Silence.NO_VOICE
        return VoiceKind.SYSTEM if utterance.text else Silence.NOT_TRANSLATED

    def speak(self, utterance: Utterance) -> None:
        """Begin to speak, in place of what was spoken before; nothing happens where it cannot be heard."""
        self.stop()
        if isinstance(self.can_speak(utterance), VoiceKind):
            speech = _Speech(self, utterance, self._ended)
            with self._lock:
                self._speech = speech
            speech.start()

    @property
    def is_speaking(self) -> bool:
        """Whether a sentence is being heard."""
        return self._speech is not None

    def stop(self) -> None:
        """Be silent at once."""
        with self._lock:
            speech, self._speech = self._speech, None
        if speech is not None:
            speech.stop()

    def clip(self, utterance: Utterance) -> Path | None:
        """Its clip, but for one that turned out to be damaged and was not replaced since."""
        file = self.shelf.find(utterance.language.code, utterance.clip)
        return None if file is None or _stamp(file) in self._damaged else file

    def read(self, file: Path) -> tuple[array[int], int, int] | None:
        """What there is to hear in a clip; None for a damaged one, which is not tried again."""
        try:
            return self.shelf.read(file)
        except ClipDamaged:
            self._damaged.add(_stamp(file))
            return None

    def system_voice(self, utterance: Utterance) -> SystemVoice | None:
        """The voice of the system for its language, if any."""
        language = utterance.language
        voices: Mapping[str, SystemVoice] = self._voices or {}
        # A voice of the written sister language would read a mainly spoken one wrong.
        return voice_for(language.code, language.locale, voices) if language.written else None

    def _ended(self, speech: _Speech, is_heard: bool) -> None:
        with self._lock:
            if self._speech is speech:
                self._speech = None
        if not is_heard:
            self._has_sound = False
        self._told()


class _Speech(Thread):
    """One sentence that is being heard, on a thread of its own."""

    def __init__(self, room: SoundRoom, utterance: Utterance, ended: Callable[[_Speech, bool], None]) -> None:
        super().__init__(name="voice", daemon=True)
        self._room, self._utterance, self._ended = room, utterance, ended
        self._stopped = Event()
        self._command: Command | None = None

    def run(self) -> None:
        is_heard = False
        try:
            if not self._play_clip():
                self._ask_system()
            is_heard = True
        except NoDevice:
            return
        finally:
            self._ended(self, is_heard)

    def stop(self) -> None:
        """Silence it from any thread."""
        self._stopped.set()
        if self._command is not None:
            self._command.kill()

    def _play_clip(self) -> bool:
        """Whether there was a clip that could be played; a damaged one leaves it to the system."""
        file = self._room.clip(self._utterance)
        heard = self._room.read(file) if file is not None else None
        if heard is None:
            return False
        self._room.devices.play(*heard, self._stopped)
        return True

    def _ask_system(self) -> None:
        voice = self._room.system_voice(self._utterance)
        if voice is None or not self._utterance.text:
            return
        self._command = voice.command(self._utterance.text)
        if not self._stopped.is_set():
            self._command.run()
        if self._stopped.is_set():
            voice.hush()


def _stamp(file: Path) -> tuple[Path, int]:
    try:
        return file, file.stat().st_mtime_ns
    except OSError:
        return file, 0
