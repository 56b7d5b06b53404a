"""The sheet of keys (F1), made from the one table. Discreet keys are not on it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.shortcuts import IN_THE_LINE, IN_THE_STORY, SHORTCUTS, SOURCES_ON_SHEET, key_names

LETTERS = 124
"""How wide the window is at least, in letters, for two columns."""


class ShortcutSheet(QDialog):
    """By where they work; the key and what it does, in two columns where there is room."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setWindowTitle("Keukentafel")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        column.addWidget(label(words.t("Toetsen"), "title"))
        t = words.t
        anywhere = [s for s in SHORTCUTS.values() if not s.discreet]
        groups = (
            ((t("Overal"), [(s.key, t(s.title)) for s in anywhere]),),
            (
                (t("Naar een plaats"), [(place.key, t(place.title)) for place in PLACES]),
                (t("Schrijven en lezen"), [
                    (s.key, t(s.title)) for s in (SOURCES_ON_SHEET, *IN_THE_LINE.values(), *IN_THE_STORY.values())
                ]),
            ),
        )  # fmt: skip
        letter = self.fontMetrics().horizontalAdvance("n")
        wide = parent.width() >= letter * LETTERS
        beside = QBoxLayout(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        beside.setContentsMargins(0, 0, 9, 9)
        beside.setSpacing(44 if wide else 14)
        for parts in groups:
            beside.addLayout(_grid(parts, words), 1)
        holder = QWidget()
        holder.setObjectName("paper")
        holder.setLayout(beside)
        column.addWidget(scrolled(holder, t("Toetsen")), 1)
        room = parent.size() * 0.96
        across = min(letter * LETTERS, room.width())
        self.resize(across, min(holder.heightForWidth(across - 80) + 150, room.height()))
        close = named_button("shortcut_sheet.close", words.t("Sluiten"), self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)


def _grid(parts: Iterable[tuple[str, Iterable[tuple[str, str]]]], words: Catalogue) -> QGridLayout:
    """One column: heads with their keys and what those do."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    row = 0
    for head, lines in parts:
        grid.setRowMinimumHeight(row, 10 if row else 0)
        grid.addWidget(label(head, "head"), row + 1, 0, 1, 2)
        row += 2
        for key, title in lines:
            pressed = label(" ".join(words.t(part) for part in key_names(key)), "small-head", wrap=False)
            grid.addWidget(pressed, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(title, "quiet"), row, 1)
            row += 1
    grid.setRowStretch(row, 1)
    return grid
