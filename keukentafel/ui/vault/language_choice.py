"""Nederlands or English: what the consultant's own windows are in."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.source_language import DUTCH
from keukentafel.i18n import ENGLISH
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session

_LANGUAGES = {
    DUTCH: ("Nederlands", "Vanaf de volgende keer dat u Keukentafel opent."),
    ENGLISH: ("English", "From the next time you open Keukentafel. Reports stay in Dutch."),
}
"""Each in its own language, whatever the windows speak: who chooses reads no other."""


class LanguageChoice(QWidget):
    """`start.ui_language`, with the chips `start.ui_language.nl` and `start.ui_language.en`.

    A choice is kept at once and seen at the next opening, when every window is made anew; `start.ui_language.help`
    says so.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("start.ui_language")
        self._session = session
        column, across = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        self._chips: dict[str, QPushButton] = {}
        for code, (name, _help) in _LANGUAGES.items():
            chip = self._chips[code] = QPushButton(name)
            # Not a Chip: what that needs of Qt is not there yet at the first paint.
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(name)
            chip.setObjectName(f"start.ui_language.{code}")
            chip.clicked.connect(partial(self._choose, code))
            across.addWidget(chip)
        across.addStretch(1)
        column.addLayout(across)
        self._help = label("", "quiet")
        self._help.setObjectName("start.ui_language.help")
        column.addWidget(self._help)
        self._help.hide()
        self._show(session.words.language)

    def _show(self, language: str) -> None:
        for code, chip in self._chips.items():
            chip.setChecked(code == language)

    def _choose(self, language: str, _checked: bool = False) -> None:
        self._show(language)
        self._session.doors.keep_language(language)
        self._help.setText(_LANGUAGES[language][1])
        self._help.setVisible(language != self._session.words.language)
