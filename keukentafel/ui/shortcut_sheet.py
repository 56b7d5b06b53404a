"""The sheet of keys (F1), made from the one table. Discreet keys are not on it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.page import label
from keukentafel.ui.places import PLACES
from keukentafel.ui.shortcuts import IN_THE_LINE, IN_THE_STORY, SHORTCUTS, SOURCES_ON_SHEET, key_names


class ShortcutSheet(QDialog):
    """Two columns: the key and what it does."""

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
        places = [(place.key, t("Naar: {place}").format(place=t(place.title))) for place in PLACES]
        here = [SOURCES_ON_SHEET, *IN_THE_LINE.values(), *IN_THE_STORY.values()]
        beside = QHBoxLayout()
        beside.setSpacing(44)
        for lines in ([(s.key, t(s.title)) for s in anywhere], [*places, *((s.key, t(s.title)) for s in here)]):
            grid = QGridLayout()
            grid.setHorizontalSpacing(18)
            grid.setVerticalSpacing(3)
            for row, (key, title) in enumerate(lines):
                grid.addWidget(label(" ".join(t(part) for part in key_names(key)), "small-head", wrap=False), row, 0)
                grid.addWidget(label(title, "quiet", wrap=False), row, 1)
            grid.setRowStretch(len(lines), 1)
            beside.addLayout(grid)
        holder = QWidget()
        holder.setObjectName("paper")
        holder.setLayout(beside)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        column.addWidget(scroll, 1)
        room, wished = parent.size() * 0.96, holder.sizeHint()
        self.resize(min(wished.width() + 80, room.width()), min(wished.height() + 150, room.height()))
        close = QPushButton(words.t("Sluiten"))
        close.setObjectName("shortcut_sheet.close")
        close.setAccessibleName(words.t("Sluiten"))
        close.clicked.connect(self.accept)
        column.addWidget(close)
