"""Opening the store with the code on paper, and choosing a new passphrase at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from keukentafel.domain.safekeeping.recovery_codes import NotACode, understood
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.wait_line import WaitLine


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
        self._error = WaitLine("recover.error", session)
        column.addWidget(self._error)
        column.addWidget(named_button("recover.open", t("Openen"), self._submit, "primary"))
        column.addWidget(named_button("recover.back", t("Terug"), self.back.emit, "link"))
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
        self._error.say("")

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
        self._error.say(text)
        at.setFocus()
