"""A line on which something is said now and then: what went wrong, or what was done."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from keukentafel.ui.parts.text_label import give_role


class SaidLine(QLabel):
    """Called `name`; takes no room while it says nothing. It belongs in a layout before anything is said."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self.setObjectName(name)
        give_role(self, role)
        self.hide()

    def say(self, text: str) -> None:
        """Say this from now on; nothing for an empty text."""
        self.setText(text)
        self.setVisible(bool(text))
