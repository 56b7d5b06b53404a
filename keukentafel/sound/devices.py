"""The loudspeaker and the microphone of this laptop."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Sequence
from threading import Event
from typing import Any

from keukentafel.domain.content.voice import LONGEST_SECONDS, SAMPLE_RATE, Take, peak_of

BUFFER_MS = 60
_MOST_SAMPLES = LONGEST_SECONDS * SAMPLE_RATE
_NOTHING = ("Discard all samples", "Null ")
"""What a system without a sound card calls what it has instead."""


class NoDevice(Exception):
    """There is nothing to play on, or to record with, or it is in use."""


class Devices:
    """What can be played on and recorded with. `backends` are names of the library's, all but the empty one if none."""

    def __init__(self, backends: Sequence[str] = ()) -> None:
        self._names = tuple(backends)

    def has_output(self) -> bool:
        """Whether something can be heard here; it may take a moment to find out."""
        return self._has("get_playbacks")

    def has_input(self) -> bool:
        """Whether something can be recorded here; it may take a moment to find out."""
        return self._has("get_captures")

    def play(self, samples: array[int], channels: int, rate: int, stopped: Event) -> None:
        """Play and wait for the end, or for `stopped`. Raises NoDevice."""
        import miniaudio

        source = _source(samples.tobytes(), 2 * channels, stopped)
        next(source)
        try:
            device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16, channels, rate, BUFFER_MS, backends=self._backends(),
                app_name="Keukentafel",
            )  # fmt: skip
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from None
        try:
            device.start(source)
            # Longer than the sound itself: a device that was pulled out never asks for more.
            stopped.wait(len(samples) / channels / rate + 2)
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from None
        finally:
            device.close()

    def record(self) -> Recording:
        """Open the microphone. Raises NoDevice."""
        import miniaudio

        try:
            device = miniaudio.CaptureDevice(
                miniaudio.SampleFormat.SIGNED16, 1, SAMPLE_RATE, BUFFER_MS, backends=self._backends(),
                app_name="Keukentafel",
            )  # fmt: skip
            return Recording(device)
        except miniaudio.MiniaudioError as error:
            raise NoDevice(str(error)) from None

    def _backends(self) -> list[Any]:
        import miniaudio

        if self._names:
            return [miniaudio.Backend[name] for name in self._names]
        return [backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL]

    def _has(self, which: str) -> bool:
        import miniaudio

        try:
            found = getattr(miniaudio.Devices(self._backends()), which)()
        except miniaudio.MiniaudioError:
            return False
        return bool(self._names) or any(not device["name"].startswith(_NOTHING) for device in found)


class Recording:
    """An open microphone. It closes by itself when the longest clip is full."""

    def __init__(self, device: Any) -> None:
        self._samples: array[int] = array("h")
        self._latest = 0.0
        self._full = False
        self._device = device
        sink = self._sink()
        next(sink)
        device.start(sink)

    @property
    def is_full(self) -> bool:
        """Whether nothing more is taken."""
        return self._full

    @property
    def level(self) -> float:
        """How loud the latest moment was, from 0.0 to 1.0."""
        return self._latest

    def end(self) -> Take:
        """Close the microphone; what it heard."""
        self._device.close()
        return Take(self._samples)

    def _sink(self) -> Generator[None, bytes, None]:
        while len(self._samples) < _MOST_SAMPLES:
            heard = array("h", bytes((yield)))
            self._latest = peak_of(heard)
            self._samples.extend(heard[: _MOST_SAMPLES - len(self._samples)])
        self._full = True
        yield


def _source(data: bytes, frame: int, stopped: Event) -> Generator[bytes, int, None]:
    frames = yield b""
    at = 0
    while at < len(data) and not stopped.is_set():
        piece = data[at : at + frames * frame]
        at += len(piece)
        frames = yield piece
    stopped.set()
