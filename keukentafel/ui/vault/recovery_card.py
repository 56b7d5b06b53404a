"""Opening the store with the code on paper, and choosing a new passphrase at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.safekeeping.recovery_codes import NotACode, understood
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class RecoveryCard(QWidget):
    """`recover.code`, `recover.passphrase`, `recover.again`, `recover.open`, `recover.back`, `recover.error`."""

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(t("Openen met de herstelcode"), "title"))
        column.addWidget(label(
            t("Pak het papier met uw herstelcode: zeven groepjes van vijf tekens. Kies daarna een nieuwe wachtzin."),
            "quiet",
        ))  # fmt: skip
        caption = QLabel(t("Herstelcode"))
        caption.setProperty("role", "quiet")
        self.code = QLineEdit()
        self.code.setObjectName("recover.code")
        self.code.setAccessibleName(t("Herstelcode"))
        self.code.setPlaceholderText("7K2QM-…")
        caption.setBuddy(self.code)
        column.addWidget(caption)
        column.addWidget(self.code)
        self._passphrase = passphrase_line("recover.passphrase", t("Nieuwe wachtzin"), column)
        self._again = passphrase_line("recover.again", t("Nog een keer dezelfde wachtzin"), column)
        self._error = label("", "error")
        self._error.setObjectName("recover.error")
        column.addWidget(self._error)
        self._open = QPushButton(t("Openen"))
        self._open.setObjectName("recover.open")
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self._submit)
        column.addWidget(self._open)
        back = QPushButton(t("Terug"))
        back.setObjectName("recover.back")
        back.setProperty("role", "link")
        back.clicked.connect(self.back)
        column.addWidget(back)
        column.addWidget(label(
            t("Is de code weg? Bel de helpdesk van uw gemeente. Die kan helpen als de gemeente een noodsleutel heeft."),
            "quiet",
        ))  # fmt: skip
        self.code.returnPressed.connect(self._passphrase.setFocus)
        self._passphrase.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._submit)
        self.prepare()

    def prepare(self) -> None:
        """Empty the card."""
        for line in (self.code, self._passphrase, self._again):
            line.clear()
        self._error.hide()

    def _submit(self) -> None:
        t = self._session.words.t
        try:
            code = understood(self.code.text())
        except NotACode as wrong:
            if wrong.group:
                text = t("In groepje {group} staat een typfout. Kijk het na op uw papier.").format(group=wrong.group)
            else:
                text = t("De code is niet compleet: zeven groepjes van vijf tekens.")
            self._say(text, self.code)
            return
        if not self._passphrase.text():
            self._say(t("Typ eerst een wachtzin."), self._passphrase)
        elif self._passphrase.text() != self._again.text():
            self._say(t("De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."), self._again)
        elif problem := self._session.recover(code, self._passphrase.text()):
            self._say(problem, self.code)
        else:
            self.prepare()
            self.opened.emit()

    def _say(self, text: str, at: QLineEdit) -> None:
        self._error.setText(text)
        self._error.show()
        at.setFocus()
