"""The chips that show all needs together in the rings, and the kinds of help over them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.chip import Chip

GAP = 8
"""Between the two chips."""


class MapChips(QWidget):
    """`shells.map`: all needs together; `shells.quadrants`: by who gives the help, and for how many."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._map = Chip(words.t("Alle hulpvragen"))
        self._map.setObjectName("shells.map")
        self._quadrants = Chip(words.t("Soorten hulp"))
        self._quadrants.setObjectName("shells.quadrants")
        for chip in (self._map, self._quadrants):
            chip.stand_among((self._map, self._quadrants))
            chip.clicked.connect(self._clicked)
            row.addWidget(chip)
        row.addStretch(1)
        self._quadrants.hide()

    @property
    def shows_map(self) -> bool:
        """Whether all needs are shown together."""
        return self._map.isChecked()

    @property
    def shows_quadrants(self) -> bool:
        """Whether the kinds of help are shown over them."""
        return self.shows_map and self._quadrants.isChecked()

    def width_of_both(self) -> int:
        """What the chips need to stand beside each other, in pixels, whether both are there now or not."""
        return self._map.sizeHint().width() + GAP + self._quadrants.sizeHint().width()

    def width_now(self) -> int:
        """What those that are there now need to stand beside each other, in pixels."""
        return self.width_of_both() if self.shows_map else self._map.sizeHint().width()

    def leave(self) -> None:
        """Show one need again."""
        self._map.setChecked(False)
        self._quadrants.hide()

    def _clicked(self) -> None:
        self._quadrants.setVisible(self.shows_map)
        self.changed.emit()
