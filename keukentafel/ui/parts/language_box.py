"""The list of the languages that the second window can be in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStyleOptionComboBox

from keukentafel.ui.parts.boxes import PickBox
from keukentafel.ui.parts.pieces import joined

OWN_NAME = Qt.ItemDataRole.UserRole + 1


class LanguageBox(PickBox):
    """Languages by their own name; unfolded, with how far each was checked.

    Only the chosen one has its words before it is unfolded: Qt measures the words of every item whenever a box comes
    to stand elsewhere, and these are in every script there is.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("aside.language")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._languages: tuple[tuple[str, str, str], ...] = ()
        self.currentIndexChanged.connect(self._write)

    def offer(self, languages: Sequence[tuple[str, str, str]]) -> None:
        """Offer these: the code, the own name, and what is said of the translation."""
        self._languages = tuple(languages)
        for place, (code, own_name, _state) in enumerate(languages):
            self.addItem("", code)
            self.setItemData(place, own_name, OWN_NAME)
        self._write(self.currentIndex())

    def _write(self, place: int) -> None:
        if 0 <= place < len(self._languages):
            _code, own_name, state = self._languages[place]
            self.setItemText(place, joined(own_name, state))

    def show_chosen(self, code: str) -> None:
        """Show this language without choosing it anew."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(code))
        self.blockSignals(False)
        self._write(self.currentIndex())

    def showPopup(self) -> None:  # noqa: N802
        for place in range(len(self._languages)):
            self._write(place)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 32)
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802
        super().initStyleOption(option)
        option.currentText = self.currentData(OWN_NAME) or ""
