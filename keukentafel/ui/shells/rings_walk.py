"""The walk through the rings: which stops there are, in the order of the law, and which one the keyboard is at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from keukentafel.domain.shells import Part, Shell
from keukentafel.ui.shells.rings_stops import Stop, stop_name


@dataclass(frozen=True)
class Place:
    """What a stop is for: a shell, a part of it (`part`), or somebody in that part (`helper`); `said` aloud."""

    shell: Shell
    part: Part | None
    helper: str
    said: str


class Walk:
    """A stop stays the same one while what it is for is there, and the keyboard with it.

    Tab comes to the stop where the keyboard was last; the arrows go on from there, and round.
    """

    def __init__(self, drawing: QWidget, listen: Callable[[Stop], None]) -> None:
        """`listen` is called once with each stop that is new."""
        self._drawing, self._listen = drawing, listen
        self.stops: list[Stop] = []
        self._at = 0

    @property
    def here(self) -> Stop | None:
        """Where the keyboard is, or was last; None while there is nowhere to go."""
        return self.stops[self._at] if self.stops else None

    def lead_past(self, places: Iterable[Place], can_carry: bool) -> None:
        """Have a stop for each of these, and no others. `can_carry`: helpers can be dragged."""
        known, was = {stop.objectName(): stop for stop in self.stops}, self.here
        had_focus = was is not None and was.hasFocus()
        stops = [self._stop_for(place, known, can_carry) for place in places]
        for gone in known.values():
            if gone not in stops:
                gone.hide()
                gone.setObjectName("")
                gone.deleteLater()
        self.stops = stops
        self._at = stops.index(was) if was in stops else min(self._at, len(stops) - 1)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._one_stop()
        if had_focus and was not in stops:
            self._go(self._at)

    def _stop_for(self, place: Place, known: dict[str, Stop], can_carry: bool) -> Stop:
        stop = known.get(stop_name(place.shell, place.part, place.helper))
        if stop is None:
            stop = Stop(self._drawing, place.shell, place.part, place.helper)
            stop.walked.connect(lambda step, by=stop: self._step(by, step))
            self._listen(stop)
        if place.part is not None:
            stop.stand_in(place.part)
        stop.carrying.allowed = bool(place.helper) and can_carry
        stop.setAccessibleName(place.said)
        stop.setToolTip(place.said if place.helper else "")
        stop.show()
        return stop

    def arrive(self, stop: Stop) -> bool:
        """The keyboard came to a stop; False where that one is gone already."""
        if stop not in self.stops:
            return False
        self._at = self.stops.index(stop)
        self._one_stop()
        return True

    def go_to_helper(self, key: str) -> None:
        """Bring the keyboard to a helper, or to where it was when there is no such helper."""
        self._go(next((at for at, stop in enumerate(self.stops) if key and stop.helper == key), self._at))

    def _go(self, at: int) -> None:
        if self.stops:
            self.stops[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, stop: Stop, step: int) -> None:
        at, last = self.stops.index(stop) + step, len(self.stops) - 1
        self._go(at % (last + 1) if abs(step) == 1 else max(0, min(at, last)))

    def _one_stop(self) -> None:
        for at, stop in enumerate(self.stops):
            here = at == self._at
            stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
