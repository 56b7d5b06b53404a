"""Words that open a file: suggested ones are shown, to be written down; what is typed is hidden, and never a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.boxes import TickBox
from keukentafel.ui.parts.fields import Field
from keukentafel.ui.parts.page import label


class WordsField(Field):
    """A line with a switch to show what is in it."""

    def __init__(self, name: str, words: Catalogue) -> None:
        super().__init__(name, words.t("Met welke woorden gaat het bestand open?"))
        t = words.t
        self.line = QLineEdit()
        self.shown = TickBox(t("Woorden laten zien"))
        self.shown.toggled.connect(self._show)
        self.line.textEdited.connect(lambda _text: self.shown.setChecked(False))
        self.line.textChanged.connect(self.changed)
        hint = t("Schrijf deze woorden op voor de bewoner, of laat de bewoner zelf woorden kiezen. Niemand bewaart ze.")
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.shown)
        column.addWidget(label(hint, "quiet"))
        self._hold(holder, self.line)
        self._show(False)

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self.shown.setObjectName(f"{form_name}.{self.name}.show")

    def inputs(self) -> tuple[QWidget, ...]:
        return (self.line, self.shown)

    def suggest(self, words: str) -> None:
        """Put words in the line, to be read and written down."""
        self.line.setText(words)
        self.shown.setChecked(True)

    def value(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        self.line.setText("")
        self.shown.setChecked(False)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
