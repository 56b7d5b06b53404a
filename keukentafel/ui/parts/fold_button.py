"""The line that opens and closes a form: its words go on to a next line where there is no room for one."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)  # fmt: skip

from keukentafel.ui.parts.text_label import Caption, give_role, label

LINGER_MS = 100
"""Shorter than it takes to find the key or the button, longer than who walks by with Tab stays."""
_SIGN = "▸  ", "▾  "


class FoldButton(QPushButton):
    """A title that opens something, and at times a quiet word at its end.

    `inline` is one that stands on a line with other things: as wide as its words, without a hairline above it, and
    small where `small`.
    """

    lingered = Signal()
    """The keyboard or the mouse stays here: what it opens is likely to be asked for."""

    def __init__(self, title: str = "", inline: bool = False, small: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "fold")
        self.say(title)
        self._stay: QTimer | None = None
        self._said: QLabel | None = None
        self._words = label("", "head")
        self._air = 12, 11
        if inline:
            self.setProperty("inline", "true")
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._words = give_role(Caption(""), "small" if small else "head")
        if small:
            self._air = 14, 12
        row = self._row = QHBoxLayout(self)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        self._stand_clear_of_the_edge()

    def say(self, title: str) -> None:
        """What it opens, from the next `show_open` on."""
        self._title = title
        self.setAccessibleName(title)

    def tell(self, text: str) -> None:
        """Say this quietly at its end, in `<its name>.done`; what is said is described to who cannot see it."""
        self.setAccessibleDescription(text)
        if self._said is None and text:
            # Only now: most folds never have anything to say.
            self._said = label("", "quiet", wrap=False)
            self._said.setObjectName(f"{self.objectName()}.done")
            self._row.addWidget(self._said)
        if self._said is not None:
            self._said.setText(text)

    def show_open(self, is_open: bool) -> None:
        """Say whether what it opens is to be seen."""
        self.setText(_SIGN[is_open] + self._title)
        self._words.setText(self.text())

    def _stand_clear_of_the_edge(self) -> None:
        # Without the keyboard there is no edge at its side, and its words begin where those of the page begin.
        above, beneath = self._air
        self._row.setContentsMargins(10 if self.hasFocus() else 2, above, 10, beneath)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        super().focusInEvent(event)
        self._stand_clear_of_the_edge()
        self._wait()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        super().enterEvent(event)
        self._wait()

    def _wait(self) -> None:
        if self._stay is None:
            self._stay = QTimer(self, singleShot=True, interval=LINGER_MS)
            self._stay.timeout.connect(self._stayed)
        self._stay.start()

    def _stayed(self) -> None:
        if self.hasFocus() or self.underMouse():
            self.lingered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._stand_clear_of_the_edge()

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self._row.totalMinimumSize()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        # Its words stand in it as a text that can go on to a next line.
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
