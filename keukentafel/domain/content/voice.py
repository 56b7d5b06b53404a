"""The doors of sound: hearing one sentence of the pack, and recording it with somebody who speaks the language.

Only sentences of the pack pass through here: nothing that somebody said, and no word about anybody.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from keukentafel.domain.content.languages import Language

SAMPLE_RATE = 48_000
"""Samples a second of everything that is recorded and played, on one channel."""
LONGEST_SECONDS = 30
SHORTEST_SECONDS = 0.4
LEAST_PEAK = 0.02
"""Of 1.0, how loud the loudest moment must be: below it nobody spoke, or the microphone is off."""

_FULL_SCALE = 32_768
_FILE_NAME = re.compile(r"(?P<code>[A-Za-z]+[0-9]+)(\.(?P<word>[a-z0-9_]+))?\.ogg")


class VoiceKind(Enum):
    """Whose voice it is."""

    CLIP = "clip"
    SYSTEM = "system"


class Silence(Enum):
    """Why a sentence cannot be heard."""

    ASKING = "asking"
    """It is not known yet which voices there are."""
    NO_SOUND = "no_sound"
    NO_VOICE = "no_voice"
    NOT_TRANSLATED = "not_translated"
    """Nobody recorded it, and there is no text in the language for the system's voice."""
    SIGNED = "signed"
    """The language is a sign language."""


@dataclass(frozen=True)
class ClipName:
    """Which sentence of the pack a clip holds: the code of the prompt, and the id of the word in its slot."""

    code: str
    word: str = ""

    @property
    def file_name(self) -> str:
        """`Z2.ogg`, or with a word `Z2.boodschappen.ogg`."""
        return f"{self.code}.{self.word}.ogg" if self.word else f"{self.code}.ogg"

    @classmethod
    def of_file(cls, file_name: str) -> ClipName | None:
        """What a file of that name holds; None where it is no name of a clip."""
        match = _FILE_NAME.fullmatch(file_name)
        return cls(match["code"], match["word"] or "") if match else None


@dataclass(frozen=True)
class Utterance:
    """One sentence of the pack in one language. `text` is empty where it was not translated into that language."""

    language: Language
    clip: ClipName
    text: str


@dataclass(frozen=True)
class Take:
    """What a microphone heard: signed samples of 16 bits, `SAMPLE_RATE` of them a second."""

    samples: array[int]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / SAMPLE_RATE

    @property
    def peak(self) -> float:
        """How loud its loudest moment is, from 0.0 to 1.0."""
        return peak_of(self.samples)


def peak_of(samples: array[int]) -> float:
    """How loud the loudest of these samples is, from 0.0 to 1.0."""
    return max(max(samples), -min(samples)) / _FULL_SCALE if samples else 0.0


def what_is_wrong(take: Take) -> str:
    """The code of the refusal of a take that cannot be kept, or nothing."""
    if take.seconds >= LONGEST_SECONDS:
        return "clip_too_long"
    if take.seconds < SHORTEST_SECONDS:
        return "clip_too_short"
    return "clip_silent" if take.peak < LEAST_PEAK else ""


@dataclass(frozen=True)
class Speaker:
    """What goes along with a clip: the day, and the name of who spoke only where that person wants so."""

    on: date
    name: str = ""


class Voice(Protocol):
    """Reads a sentence of the pack aloud. Nothing here waits; `told` may be called on any thread."""

    def prepare(self, told: Callable[[], None]) -> None:
        """Find out once which voices there are. `told` is called when that is known and when a sentence ended."""
        ...

    def can_speak(self, utterance: Utterance) -> VoiceKind | Silence:
        """With whose voice it would be heard, or why it cannot be."""
        ...

    def speak(self, utterance: Utterance) -> None:
        """Begin to speak, in place of what was spoken before; nothing happens where it cannot be heard."""
        ...

    @property
    def is_speaking(self) -> bool:
        """Whether a sentence is being heard."""
        ...

    def stop(self) -> None:
        """Be silent at once."""
        ...


class ClipStudio(Protocol):
    """Records a sentence, lets it be heard again, and keeps it in the language pack of this user."""

    def prepare(self, told: Callable[[], None]) -> None:
        """Find out whether there is a microphone; `told` is called when that is known, on any thread."""
        ...

    @property
    def has_microphone(self) -> bool | None:
        """Whether something can be recorded here; None while that is not known yet."""
        ...

    def begin(self) -> None:
        """Begin to record; what was recorded before is forgotten. It ends by itself at `LONGEST_SECONDS`.

        Raises Refused no_microphone.
        """
        ...

    @property
    def is_recording(self) -> bool:
        """Whether the microphone is open."""
        ...

    def level(self) -> float:
        """How loud it was just now, from 0.0 to 1.0."""
        ...

    def end(self) -> Take:
        """Close the microphone; what was heard since `begin`."""
        ...

    def play(self, take: Take) -> None:
        """Let it be heard."""
        ...

    def silence(self) -> None:
        """Close the microphone, stop playing, and forget what was recorded."""
        ...

    def recorded(self, language: str) -> frozenset[ClipName]:
        """The sentences that have a clip in a language, of this user or shipped."""
        ...

    def own(self, language: str) -> frozenset[ClipName]:
        """Those of them that were recorded or added by this user, and can be taken away."""
        ...

    def take_away(self, language: str, name: ClipName) -> None:
        """Destroy a clip of this user, as when the speaker does not want it any more. Raises StoreUnwritable."""
        ...

    def keep(self, language: str, name: ClipName, take: Take, speaker: Speaker) -> None:
        """Write the clip whole, or not at all; it takes the place of an earlier one.

        Raises StoreFull or StoreUnwritable.
        """
        ...
