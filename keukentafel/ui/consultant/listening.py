"""Ik luister: what stands around the catch line while nothing else does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keukentafel.ui.parts.key_cap import KeyCap
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS
from keukentafel.ui.story.statement_rows import StoryRows

LINES = 3
AIR = 18


class LastLines(QWidget):
    """`listening.lines`: the last lines that were caught, quiet, the newest nearest to the catch line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._rows = StoryRows(session)
        self.setObjectName("listening.lines")
        column = QVBoxLayout(self)
        column.setContentsMargins(40, AIR, 40, AIR)
        column.setSpacing(AIR)
        column.addStretch(1)
        self._lines = [label("", "quiet") for _ in range(LINES)]
        self._lines[-1].setProperty("role", "story")
        for line in self._lines:
            column.addWidget(line)
        self.hide()
        session.locked.connect(self._forget)

    def _forget(self) -> None:
        self._rows.forget()
        for line in self._lines:
            line.clear()

    def refresh(self) -> None:
        """Show the story's last lines; what was told apart is folded here too."""
        rows = self._rows.now(unfolded=False)[-LINES:]
        texts = [*[""] * (LINES - len(rows)), *(row.text for row in rows)]
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
            line.setVisible(bool(text))


class WayOut(QWidget):
    """`listening.end`: back to everything else, with the key that does the same."""

    pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        button = named_button("listening.end", session.words.t("Alles tonen"), self.pressed.emit, "link")
        cap = KeyCap(SHORTCUTS["listen"].key.replace("+", " "))
        column = QVBoxLayout(self)
        column.setContentsMargins(40, AIR, 40, AIR)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button)
        row.addWidget(cap)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        column.setAlignment(row, Qt.AlignmentFlag.AlignTop)
        self.hide()
