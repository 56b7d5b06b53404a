"""Clips as files: Ogg with Opus or Vorbis, one sentence each, named after its code."""

from __future__ import annotations

import io
import os
from array import array
from collections.abc import Sequence
from contextlib import suppress
from errno import EDQUOT, ENOSPC
from pathlib import Path

from keukentafel.domain.content.voice import LONGEST_SECONDS, SAMPLE_RATE, ClipName, Speaker, Take
from keukentafel.domain.ports import StoreFull, StoreUnwritable

FOLDER = "voices"
MOST_BYTES = 4 * 1024 * 1024
CONSENT = "The speaker agreed that this clip is kept and may go along in a language pack."


class ClipDamaged(ValueError):
    """The file is no whole clip of one channel or two, of at most `LONGEST_SECONDS`."""


def encode(take: Take, speaker: Speaker) -> bytes:
    """The clip as an Ogg file with Opus; what the speaker agreed to stands in its own tags."""
    import soundfile

    made = io.BytesIO()
    with soundfile.SoundFile(made, "w", SAMPLE_RATE, 1, "OPUS", format="OGG") as file:
        file.comment = CONSENT
        file.date = speaker.on.isoformat()
        if speaker.name:
            file.artist = speaker.name
        file.buffer_write(take.samples.tobytes(), dtype="int16")
    return made.getvalue()


def decode(data: bytes) -> tuple[array[int], int, int]:
    """Its samples of 16 bits, how many channels stand in turn, and how many a second. Raises ClipDamaged."""
    import soundfile

    if len(data) > MOST_BYTES:
        raise ClipDamaged("too large")
    try:
        with soundfile.SoundFile(io.BytesIO(data)) as file:
            if file.format != "OGG" or file.channels not in (1, 2) or not file.frames:
                raise ClipDamaged("not a clip")
            if file.frames > LONGEST_SECONDS * file.samplerate:
                raise ClipDamaged("too long")
            samples = array("h", bytes(file.buffer_read(dtype="int16")))
            return samples, file.channels, file.samplerate
    except soundfile.SoundFileError as error:
        raise ClipDamaged(str(error)) from None


class ClipShelf:
    """The clips of the user's own packs, and after them those that ship.

    A clip of a language stands in `<packs>/<language>/voices/`, a shipped one in `<shipped>/<language>/`.
    """

    def __init__(self, packs: Path, shipped: Path) -> None:
        self._packs = packs
        self._shipped = shipped

    def find(self, language: str, name: ClipName) -> Path | None:
        """The file of a clip, or None."""
        files = (folder / name.file_name for folder in self._folders(language))
        return next((file for file in files if file.is_file()), None)

    def read(self, file: Path) -> tuple[array[int], int, int]:
        """Like `decode`. Raises ClipDamaged, also for a file that cannot be read."""
        try:
            with file.open("rb") as stream:
                return decode(stream.read(MOST_BYTES + 1))
        except OSError as error:
            raise ClipDamaged(str(error)) from None

    def recorded(self, language: str) -> frozenset[ClipName]:
        """Which sentences have a clip."""
        return frozenset().union(*map(_clips_in, self._folders(language)))

    def own(self, language: str) -> frozenset[ClipName]:
        """Which of them stand in the user's own packs."""
        return _clips_in(self._packs / language / FOLDER)

    def remove(self, language: str, name: ClipName) -> None:
        """Take a clip out of the user's own pack. Raises StoreUnwritable."""
        try:
            (self._packs / language / FOLDER / name.file_name).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnwritable from error

    def write(self, language: str, name: ClipName, data: bytes) -> None:
        """Write it whole, or not at all. Raises StoreFull or StoreUnwritable."""
        folder = self._packs / language / FOLDER
        part = folder / f".{name.file_name}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(folder / name.file_name)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise (StoreFull if error.errno in (ENOSPC, EDQUOT) else StoreUnwritable) from error

    def _folders(self, language: str) -> Sequence[Path]:
        return (self._packs / language / FOLDER, self._shipped / language)


def _clips_in(folder: Path) -> frozenset[ClipName]:
    try:
        return frozenset(name for file in folder.iterdir() if (name := ClipName.of_file(file.name)))
    except OSError:
        return frozenset()
