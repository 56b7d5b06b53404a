"""Nederlands or English: what the consultant's own windows are in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keukentafel.i18n import DUTCH, ENGLISH
from keukentafel.ui.chip import Chip, make_one_stop
from keukentafel.ui.session import Session
from keukentafel.ui.text_label import label

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
        column.setContentsMargins(0, 24, 0, 0)
        self._chips: dict[str, Chip] = {}
        for code, (name, _help) in _LANGUAGES.items():
            chip = self._chips[code] = Chip(name)
            chip.setObjectName(f"start.ui_language.{code}")
            chip.clicked.connect(lambda _checked, code=code: self._choose(code))
            across.addWidget(chip)
        for chip in self._chips.values():
            chip.stand_among(tuple(self._chips.values()))
        across.addStretch(1)
        column.addLayout(across)
        self._help = label("", "quiet")
        self._help.setObjectName("start.ui_language.help")
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._help)
        self._help.hide()
        self._show(session.words.language)

    def _show(self, language: str) -> None:
        for code, chip in self._chips.items():
            chip.setChecked(code == language)
        make_one_stop(tuple(self._chips.values()), self._chips[language])

    def _choose(self, language: str) -> None:
        self._show(language)
        self._session.doors.keep_language(language)
        self._help.setText(_LANGUAGES[language][1])
        self._help.setVisible(language != self._session.words.language)
