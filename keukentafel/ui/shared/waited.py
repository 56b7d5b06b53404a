"""How long something has gone on, by a clock that somebody may put back meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock


class Waited:
    """Counts from when it is made, or begun anew. A clock that goes back takes away nothing that was counted.

    What went by between the last question and that moment is lost, so it is to be asked often.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """Count from now on."""
        self._counted = 0.0
        self._seen = self._clock.now().timestamp()

    def so_far(self) -> timedelta:
        """How long it has been."""
        # Not by the difference of two moments: in the night that summer ends those of one zone go back an hour.
        now = self._clock.now().timestamp()
        self._counted += max(0.0, now - self._seen)
        self._seen = now
        return timedelta(seconds=self._counted)
