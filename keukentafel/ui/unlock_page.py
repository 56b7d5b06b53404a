"""The first page: one passphrase opens the store, or makes it the first time. It says nothing about anybody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from keukentafel.ui.session import Session
from keukentafel.ui.text_label import label


class UnlockPage(QWidget):
    """`unlock.passphrase`, `unlock.open`, `unlock.error`; the first time also `unlock.again`."""

    opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("paper")
        t = session.words.t
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        card = QWidget()
        card.setMaximumWidth(480)
        column = QVBoxLayout(card)
        column.setSpacing(12)
        # Between stretches, not by alignment: a sentence of two lines gets the height of two lines only so.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
        column.addWidget(label("Keukentafel", "title"))
        self._what = label("", "quiet")
        column.addWidget(self._what)
        self._passphrase = self._line("unlock.passphrase", t("Wachtzin"), column)
        self._again = self._line("unlock.again", t("Nog een keer dezelfde wachtzin"), column)
        self._error = label("", "error")
        self._error.setObjectName("unlock.error")
        column.addWidget(self._error)
        self._open = QPushButton()
        self._open.setObjectName("unlock.open")
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self._submit)
        self._passphrase.returnPressed.connect(self._return_pressed)
        self._again.returnPressed.connect(self._submit)
        column.addWidget(self._open)
        self._new = False
        self.prepare()

    def _line(self, name: str, title: str, column: QVBoxLayout) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setMinimumWidth(380)
        line.setAccessibleName(title)
        caption = QLabel(title)
        caption.setProperty("role", "quiet")
        caption.setBuddy(line)
        line.setProperty("caption", caption)
        column.addWidget(caption)
        column.addWidget(line)
        return line

    def prepare(self) -> None:
        """Empty the page and ask whether there is a store."""
        t = self._session.words.t
        self._new = not self._session.doors.vault().exists()
        self._passphrase.clear()
        self._again.clear()
        self._error.clear()
        self._error.hide()
        for widget in (self._again, self._again.property("caption")):
            widget.setVisible(self._new)
        self._what.setText(
            t("Kies een wachtzin van een paar woorden. Zonder deze zin kan niemand de gesprekken lezen.")
            if self._new
            else t("Uw gesprekken staan op slot. Typ uw wachtzin om verder te gaan.")
        )
        text = t("Kluis maken") if self._new else t("Openen")
        self._open.setText(text)
        self._open.setAccessibleName(text)
        self._passphrase.setFocus()

    def _return_pressed(self) -> None:
        if self._new:
            self._again.setFocus()
        else:
            self._submit()

    def _submit(self) -> None:
        t = self._session.words.t
        if not self._passphrase.text():
            self._say(t("Typ eerst een wachtzin."))
        elif self._new and self._passphrase.text() != self._again.text():
            self._say(t("De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."))
        else:
            problem = self._session.unlock(self._passphrase.text(), self._new)
            self._passphrase.clear()
            self._again.clear()
            if problem:
                self._say(problem)
                self._passphrase.setFocus()
            else:
                self.opened.emit()

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.show()
