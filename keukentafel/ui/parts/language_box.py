"""The list of the languages that the second window can be in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStyleOptionComboBox

from keukentafel.ui.parts.boxes import PickBox
from keukentafel.ui.parts.pieces import joined

OWN_NAME = Qt.ItemDataRole.UserRole + 1


class LanguageBox(PickBox):
    """Languages by their own name; unfolded, with how far each was checked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("aside.language")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def offer(self, languages: Sequence[tuple[str, str, str]]) -> None:
        """Offer these: the code, the own name, and what is said of the translation."""
        for place, (code, own_name, state) in enumerate(languages):
            self.addItem(joined(own_name, state) if state else own_name, code)
            self.setItemData(place, own_name, OWN_NAME)

    def show_chosen(self, code: str) -> None:
        """Show this language without choosing it anew."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(code))
        self.blockSignals(False)

    def showPopup(self) -> None:  # noqa: N802
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 32)
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:  # noqa: N802
        super().initStyleOption(option)
        option.currentText = self.currentData(OWN_NAME) or ""
