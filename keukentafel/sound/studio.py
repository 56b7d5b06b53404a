"""Records clips with a native speaker, and keeps them in the language pack of this user."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread

from keukentafel.domain.content.voice import SAMPLE_RATE, ClipName, Speaker, Take
from keukentafel.domain.refusals import Refused
from keukentafel.sound.clips import ClipShelf, encode
from keukentafel.sound.devices import Devices, NoDevice, Recording


class Studio:
    """The `ClipStudio` of this laptop. What was recorded and not kept is in memory only."""

    def __init__(self, shelf: ClipShelf, devices: Devices) -> None:
        self._shelf = shelf
        self._devices = devices
        self._recording: Recording | None = None
        self._playing = Event()
        self._has_microphone: bool | None = None

    def prepare(self, told: Callable[[], None]) -> None:
        """Find out on another thread whether there is a microphone; `told` is called there."""

        def ask() -> None:
            self._has_microphone = self._devices.has_input()
            told()

        Thread(target=ask, name="microphone", daemon=True).start()

    @property
    def has_microphone(self) -> bool | None:
        """Whether something can be recorded here; None while that is not known yet."""
        return self._has_microphone

    def begin(self) -> None:
        """Begin to record. Raises Refused no_microphone."""
        self.silence()
        try:
            self._recording = self._devices.record()
        except NoDevice:
            raise Refused("no_microphone") from None

    @property
    def is_recording(self) -> bool:
        """Whether the microphone is open and the clip is not full."""
        return self._recording is not None and not self._recording.is_full

    def level(self) -> float:
        """How loud it was just now, from 0.0 to 1.0."""
        return self._recording.level if self._recording is not None else 0.0

    def end(self) -> Take:
        """Close the microphone; what was heard since `begin`. Raises RuntimeError where nothing was begun."""
        recording, self._recording = self._recording, None
        if recording is None:
            raise RuntimeError("nothing is being recorded")
        return recording.end()

    def play(self, take: Take) -> None:
        """Let it be heard, on another thread."""
        self._playing.set()
        stopped = self._playing = Event()

        def play() -> None:
            try:
                self._devices.play(take.samples, 1, SAMPLE_RATE, stopped)
            except NoDevice:
                stopped.set()

        Thread(target=play, name="listen", daemon=True).start()

    def silence(self) -> None:
        """Close the microphone, stop playing, and forget what was recorded."""
        self._playing.set()
        if self._recording is not None:
            self.end()

    def recorded(self, language: str) -> frozenset[ClipName]:
        """The sentences that have a clip in a language, of this user or shipped."""
        return self._shelf.recorded(language)

    def own(self, language: str) -> frozenset[ClipName]:
        """Those of them that this user can take away."""
        return self._shelf.own(language)

    def take_away(self, language: str, name: ClipName) -> None:
        """Destroy a clip of this user. Raises StoreUnwritable."""
        self._shelf.remove(language, name)

    def keep(self, language: str, name: ClipName, take: Take, speaker: Speaker) -> None:
        """Write the clip whole, or not at all. Raises StoreFull or StoreUnwritable."""
        self._shelf.write(language, name, encode(take, speaker))
