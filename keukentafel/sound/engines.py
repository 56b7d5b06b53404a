"""The speech of Linux, macOS and Windows: which command lists its voices, and which one speaks."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from keukentafel.sound.commands import Command

ASK_SECONDS = 8.0
"""How long a command may take to name its voices."""


@dataclass(frozen=True)
class Engine:
    """A way to speak. `voices` reads what `ask` says: a language tag and what `speak` calls the voice."""

    program: str
    ask: tuple[str, ...]
    voices: Callable[[str], list[tuple[str, str]]]
    speak: Callable[[str], tuple[str, ...]]
    text: Callable[[str, str], str]
    """From the name of the voice and one line of text: what goes in by standard input."""
    hush: tuple[str, ...] = ()
    """What else silences it, beside the end of the command."""


@dataclass(frozen=True)
class SystemVoice:
    """A voice of the system, ready to be asked."""

    engine: Engine
    name: str

    def command(self, text: str) -> Command:
        """Speak this text; it ends when the text does."""
        line = " ".join(text.split())
        return Command(self.engine.speak(self.name), self.engine.text(self.name, line))

    def hush(self) -> None:
        """Silence what goes on after its command is gone."""
        if self.engine.hush:
            Command(self.engine.hush, seconds=ASK_SECONDS).run()


def ask(engine: Engine) -> dict[str, SystemVoice]:
    """Its voices by language tag, the first of each; none where it cannot be asked in time."""
    said = Command(engine.ask, seconds=ASK_SECONDS).run() or ""
    found: dict[str, SystemVoice] = {}
    for tag, name in engine.voices(said):
        found.setdefault(plain_tag(tag), SystemVoice(engine, name))
    return found


def plain_tag(tag: str) -> str:
    """`nl_NL` and `nl-NL` are both `nl-nl`."""
    return tag.replace("_", "-").lower()


def voice_for(code: str, locale: str, voices: Mapping[str, SystemVoice]) -> SystemVoice | None:
    """The voice of a language: by its own code, by the locale of the language table, by that locale's language."""
    own, fallback = plain_tag(code), plain_tag(locale)
    for wanted in (own, fallback, fallback.partition("-")[0]):
        if wanted in voices:
            return voices[wanted]
        regional = sorted(tag for tag in voices if tag.startswith(wanted + "-"))
        # A country after its own language (nl-NL, fr-FR) is how most of its speakers are taught it.
        regional.sort(key=lambda tag, wanted=wanted: tag != f"{wanted}-{wanted}")  # type: ignore[misc]
        if regional:
            return voices[regional[0]]
    return None


def engines(platform: str = sys.platform) -> tuple[Engine, ...]:
    """The ways to speak that are installed on this machine, the preferred one first."""
    known = {"darwin": (_SAY,), "win32": (_SAPI,)}.get(platform, (_SPD_SAY, _ESPEAK))
    return tuple(engine for engine in known if shutil.which(engine.program))


def _spd_voices(said: str) -> list[tuple[str, str]]:
    rows = re.findall(r"^ *(\S.*?) +(\S+) +\S+ *$", said, re.MULTILINE)
    return [(tag, tag) for _, tag in rows if tag != "LANGUAGE"]


def _espeak_voices(said: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    others: list[tuple[int, str, str]] = []
    for tag, more in re.findall(r"^ *\d+ +(\S+) +\S+ +\S+ +\S+ *(.*)$", said, re.MULTILINE):
        found.append((tag, tag))
        others += [(int(place), other, tag) for other, place in re.findall(r"\((\S+) (\d+)\)", more)]
    # What a voice also speaks comes after every voice that is made for it; the lowest number suits best.
    return found + [(other, tag) for _, other, tag in sorted(others)]


def _say_voices(said: str) -> list[tuple[str, str]]:
    return [(tag, name) for name, tag in re.findall(r"^(\S.*?) +([a-z]{2,3}_\w+) +#", said, re.MULTILINE)]


def _sapi_voices(said: str) -> list[tuple[str, str]]:
    return [(tag, name.strip()) for tag, name in re.findall(r"^([a-z]{2,3}(?:-\w+)*)\t(.+)$", said, re.MULTILINE)]


def _powershell(script: str) -> tuple[str, ...]:
    return ("powershell", "-NoProfile", "-NonInteractive", "-Command", script)


_SPD_SAY = Engine(
    program="spd-say",
    ask=("spd-say", "-L"),
    voices=_spd_voices,
    speak=lambda tag: ("spd-say", "-e", "-w", "-r", "-15", "-l", tag),
    # It takes a line that begins with !-! for a command, so no line begins with a mark.
    text=lambda _tag, line: line.lstrip("!- ") + "\n",
    hush=("spd-say", "-S"),
)
_ESPEAK = Engine(
    program="espeak-ng",
    ask=("espeak-ng", "--voices"),
    voices=_espeak_voices,
    speak=lambda tag: ("espeak-ng", "--stdin", "-s", "140", "-v", tag),
    text=lambda _tag, line: line,
)
_SAY = Engine(
    program="say",
    ask=("say", "-v", "?"),
    voices=_say_voices,
    speak=lambda name: ("say", "-r", "150", "-v", name, "-f", "-"),
    text=lambda _name, line: line,
)
_SAPI = Engine(
    program="powershell",
    ask=_powershell(
        "[Console]::OutputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
        "(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()|"
        'ForEach-Object{$_.VoiceInfo.Culture.Name+"`t"+$_.VoiceInfo.Name}'
    ),
    voices=_sapi_voices,
    speak=lambda _name: _powershell(
        "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
        "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;$s.Rate=-1;"
        "$s.SelectVoice([Console]::In.ReadLine());$s.Speak([Console]::In.ReadToEnd())"
    ),
    text=lambda name, line: f"{name}\n{line}",
)
