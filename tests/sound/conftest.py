"""The music room under test: commands that are small scripts, and an audio backend that plays for nobody."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

import pytest

from keukentafel.domain.content.languages import Direction, Language, ReviewStatus
from keukentafel.domain.content.voice import SAMPLE_RATE, ClipName, Take, Utterance
from keukentafel.sound.clips import ClipShelf
from keukentafel.sound.devices import Devices

SECONDS = 30.0
"""How long a test waits for another thread before it fails."""


def tone(seconds: float, loud: float = 0.4) -> Take:
    """A tone of 440 Hz."""
    step = 2 * math.pi * 440 / SAMPLE_RATE
    return Take(array("h", (int(loud * 32_000 * math.sin(step * i)) for i in range(int(seconds * SAMPLE_RATE)))))


def language(code: str, locale: str = "", written: bool = True, sign: bool = False) -> Language:
    return Language(code, code, code, Direction.LTR, (), locale or code, written, ReviewStatus.DRAFT, sign)


def utterance(code: str = "nl", text: str = "Hoe gaat het?", written: bool = True, sign: bool = False) -> Utterance:
    return Utterance(language(code, "", written, sign), ClipName("Z2"), text)


@pytest.fixture
def shelf(tmp_path: Path) -> ClipShelf:
    return ClipShelf(tmp_path / "packs", tmp_path / "shipped")


@pytest.fixture
def devices() -> Devices:
    """Plays in the time it takes, and records silence."""
    return Devices(["NULL"])


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder beside the system's own where commands are found; a script there goes before theirs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


def command(folder: Path, name: str, script: str) -> None:
    """Put a small script on the path."""
    file = folder / name
    file.write_text("#!/bin/sh\n" + script, encoding="utf-8")
    file.chmod(0o755)
