"""A name that can be pressed, with what belongs to it in small letters beneath; both are one place for a hand."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from keukentafel.ui.parts.text_label import label
from keukentafel.ui.style.theme import TOUCH


class TwoLineButton(QPushButton):
    """`beneath` is the line under the name; it may stand elsewhere for a while, until `take_back`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "name")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self.beneath = label("", "quiet", wrap=False)
        self.take_back()

    def take_back(self) -> None:
        """Have the line under the name again."""
        self._column.addWidget(self.beneath)

    def width_of_both(self) -> int:
        """How wide the widest of the two lines is, wherever the lower one stands."""
        return max(super().sizeHint().width(), self.beneath.sizeHint().width())

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        name = super().sizeHint()
        if self.beneath.parentWidget() is not self:
            return name.expandedTo(QSize(0, TOUCH))
        beneath = self.beneath.sizeHint()
        return QSize(self.width_of_both(), max(TOUCH, name.height() + beneath.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()
