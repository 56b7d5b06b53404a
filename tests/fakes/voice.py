"""A voice and a studio without sound: what was asked of them can be read back, and a test decides what they tell."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field

from keukentafel.domain.content.voice import ClipName, Silence, Speaker, Take, Utterance, VoiceKind
from keukentafel.domain.ports import WorldError
from keukentafel.domain.refusals import Refused


@dataclass
class FakeVoice:
    """Speaks the languages it was given, and for ever until it is stopped or `finish` is called."""

    languages: set[str] = field(default_factory=set)
    clips: set[tuple[str, str]] = field(default_factory=set)
    """A language and the name of the file of a clip."""
    has_sound: bool | None = True
    said: list[Utterance] = field(default_factory=list)
    stops: int = 0
    asked: int = 0
    speaking: bool = False
    told: Callable[[], None] = lambda: None

    def prepare(self, told: Callable[[], None]) -> None:
        self.asked += 1
        self.told = told

    def can_speak(self, utterance: Utterance) -> VoiceKind | Silence:
        language = utterance.language
        if language.sign:
            return Silence.SIGNED
        if self.has_sound is None:
            return Silence.ASKING
        if not self.has_sound:
            return Silence.NO_SOUND
        if (language.code, utterance.clip.file_name) in self.clips:
            return VoiceKind.CLIP
        if language.code not in self.languages:
            return Silence.NO_VOICE
        return VoiceKind.SYSTEM if utterance.text else Silence.NOT_TRANSLATED

    def speak(self, utterance: Utterance) -> None:
        if isinstance(self.can_speak(utterance), VoiceKind):
            self.said.append(utterance)
            self.speaking = True

    @property
    def is_speaking(self) -> bool:
        return self.speaking

    def stop(self) -> None:
        self.stops += 1
        self.speaking = False

    def finish(self) -> None:
        """The sentence is at its end."""
        self.speaking = False
        self.told()


@dataclass
class FakeStudio:
    """Hears the samples it was given; what is kept stands in `kept`."""

    hears: array[int] = field(default_factory=lambda: array("h"))
    has_microphone: bool | None = True
    kept: dict[tuple[str, ClipName], tuple[Take, Speaker]] = field(default_factory=dict)
    played: list[Take] = field(default_factory=list)
    fail_with: WorldError | None = None
    is_recording: bool = False
    silenced: int = 0

    def prepare(self, told: Callable[[], None]) -> None:
        told()

    def begin(self) -> None:
        if not self.has_microphone:
            raise Refused("no_microphone")
        self.is_recording = True

    def level(self) -> float:
        return 0.5 if self.is_recording else 0.0

    def end(self) -> Take:
        self.is_recording = False
        return Take(self.hears)

    def play(self, take: Take) -> None:
        self.played.append(take)

    def silence(self) -> None:
        self.silenced += 1
        self.is_recording = False

    def recorded(self, language: str) -> frozenset[ClipName]:
        return frozenset(name for code, name in self.kept if code == language)

    def own(self, language: str) -> frozenset[ClipName]:
        return self.recorded(language)

    def take_away(self, language: str, name: ClipName) -> None:
        if self.fail_with is not None:
            raise self.fail_with
        del self.kept[language, name]

    def keep(self, language: str, name: ClipName, take: Take, speaker: Speaker) -> None:
        if self.fail_with is not None:
            raise self.fail_with
        self.kept[language, name] = (take, speaker)
