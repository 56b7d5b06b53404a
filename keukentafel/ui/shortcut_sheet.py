"""The sheet of keys (F1), made from the one table. Discreet keys are not on it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.page import label
from keukentafel.ui.places import PLACES
from keukentafel.ui.shortcuts import SHORTCUTS


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
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        lines = [(s.key, words.t(s.title)) for s in SHORTCUTS.values() if not s.discreet]
        lines += [(place.key, words.t("Naar: {place}").format(place=words.t(place.title))) for place in PLACES]
        lines += [("Alt+1 … Alt+7", words.t("Wie zegt het: in de schrijfregel"))]
        for row, (key, title) in enumerate(lines):
            grid.addWidget(label(key, "head", wrap=False), row, 0)
            grid.addWidget(label(title, "", wrap=False), row, 1)
        column.addLayout(grid)
        close = QPushButton(words.t("Sluiten"))
        close.setObjectName("shortcut_sheet.close")
        close.setAccessibleName(words.t("Sluiten"))
        close.clicked.connect(self.accept)
        column.addWidget(close)
