"""One calm line that stays until the next thing is saved: what happened, and perhaps one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class CalmLine(QWidget):
    """`<name>` with the button `<name>.act`; hidden while there is nothing to say."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}.line")
        self._act: Callable[[], object] = self.clear
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(14)
        self._text = label("", "quiet")
        self._text.setObjectName(name)
        self._button = QPushButton()
        self._button.setObjectName(f"{name}.act")
        self._button.setProperty("role", "link")
        self._button.clicked.connect(self._pressed)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        session.saved.connect(self.clear)
        session.locked.connect(self.clear)
        session.opened.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._text.text()

    def say(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say this; with a `button` there is something to do, once."""
        self._act = act or self.clear
        self._text.setText(text)
        self._button.setText(button)
        self._button.setAccessibleName(button)
        self._button.setVisible(bool(button))
        self.show()

    def clear(self) -> None:
        """It was seen, or it is over."""
        self._text.clear()
        self.hide()

    def _pressed(self) -> None:
        act = self._act
        self.clear()
        act()
