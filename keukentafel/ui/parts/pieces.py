"""Small pieces that pages are composed of: what was recorded, said calmly, with its meta line beneath."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from keukentafel.ui.parts.page import empty, label


def record(text: str, meta: str = "", role: str = "story") -> QWidget:
    """One recorded thing: its text large, what belongs to it small beneath."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 2, 0, 6)
    column.setSpacing(1)
    column.addWidget(label(text, role))
    if meta:
        column.addWidget(label(meta, "quiet"))
    widget.setAccessibleName(" · ".join(part for part in (text, meta) if part))
    return widget


class Records(QWidget):
    """A column of recorded things that is rebuilt as a whole; says calmly when there is nothing yet.

    `role` is that of their text: the story's where nothing else is said.
    """

    def __init__(self, name: str, when_empty: str, role: str = "story") -> None:
        super().__init__()
        self.setObjectName(name)
        self._when_empty, self._role = when_empty, role
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(4)

    def show_records(self, records: Iterable[tuple[str, str]]) -> None:
        """Show these texts with their meta lines."""
        wanted = tuple(records)
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._column)
        for text, meta in wanted:
            self._column.addWidget(record(text, meta, self._role))
        if not wanted:
            self._column.addWidget(label(self._when_empty, "quiet"))


def rule(vertical: bool) -> QFrame:
    """One hairline between two parts of a window."""
    line = QFrame()
    line.setProperty("role", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def joined(*parts: str) -> str:
    """The parts that say something, with dots between them."""
    return " · ".join(part for part in parts if part)
