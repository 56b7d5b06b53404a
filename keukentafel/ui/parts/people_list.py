"""Who is there, each with a way to correct what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.parts.pieces import record


class PeopleList(QWidget):
    """A column of people. The button behind a person is `participant.correct.<number>`, counted from 1."""

    correct = Signal(str)
    """The id of the person of whom something should be corrected."""

    def __init__(self, name: str, when_empty: str, words: Catalogue) -> None:
        super().__init__()
        self.setObjectName(name)
        self._when_empty = when_empty
        self._words = words
        self._shown: tuple[tuple[str, str, str], ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(4)

    def show_people(self, people: Sequence[tuple[str, str, str]]) -> None:
        """Show these people: id, what they are called, and what belongs to it."""
        if tuple(people) == self._shown:
            return
        self._shown = tuple(people)
        empty(self._column)
        for number, (person, text, meta) in enumerate(people, 1):
            self._column.addWidget(self._row(number, person, text, meta))
        if not people:
            self._column.addWidget(label(self._when_empty, "quiet"))

    def _row(self, number: int, person: str, text: str, meta: str) -> QWidget:
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(record(text, meta), 1)
        button = QPushButton(self._words.t("verbeteren"))
        button.setProperty("role", "link")
        button.setObjectName(f"participant.correct.{number}")
        button.setAccessibleName(self._words.t("{name} verbeteren").format(name=text))
        button.clicked.connect(lambda: self.correct.emit(person))
        beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
