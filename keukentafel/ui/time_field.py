"""An input for a time on the clock."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from keukentafel.domain.refusals import Refused
from keukentafel.ui.fields import Field

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


class TimeField(Field):
    """A time, typed as 9:30 or 09.30. Empty is no time."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label)
        self.line = QLineEdit()
        self.line.setPlaceholderText("uu:mm")
        self._hold(self.line)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        self.line.ensurePolished()
        self.line.setMaximumWidth(self.line.fontMetrics().horizontalAdvance("mm:mm") + 50)

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self.line.setObjectName(f"{form_name}.{self.name}")

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

    def clear(self) -> None:
        # Unlike clear(), this forgets what could be undone: it was handed in.
        self.line.setText("")
