"""An input for a time on the clock."""

from __future__ import annotations

import re
from datetime import time

from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.fields import OneLine

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


class TimeField(OneLine):
    """A time, typed as 9:30 or 09.30. Empty is no time."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, "uu:mm", widest="mm:mm")
        self._hold(self.line)

    def value(self) -> time | None:
        """The time, or None. Raises Refused for what is not a time."""
        text = self.line.text().strip()
        if not text:
            return None
        read = _CLOCK.fullmatch(text)
        if read is None or int(read[1]) > 23 or int(read[2]) > 59:
            raise Refused("bad_time", self.name)
        return time(int(read[1]), int(read[2]))

    def set_time(self, clock: time | None) -> None:
        """Put a time in the field."""
        self.line.setText(clock.strftime("%H:%M") if clock else "")
