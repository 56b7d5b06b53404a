"""Asks at the table, at the moment a report is closed, for the PIN of the card; never over the second window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.cards import SealAnswer, SealAsked, SealBy
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.parts.text_label import label

LETTERS_WIDE = 62
MOST_OF_THE_SCREEN = 0.9


class SealDialog(QDialog):
    """`seal.why`, `seal.pin`, `seal.use`, `seal.own`, `seal.later`; `answer` is what was chosen.

    To close it any other way is to seal later, and so is the lock.
    """

    def __init__(
        self, words: Catalogue, locked: SignalInstance, asked: SealAsked, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = words.t
        self.answer = SealAnswer(SealBy.LATER)
        self._takes_pin = asked.takes_pin
        self.setObjectName("seal")
        self.setWindowTitle(t("Verzegelen"))
        self._holder = QWidget()
        self._holder.setObjectName("paper")
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(36, 30, 36, 30)
        column.setSpacing(12)
        column.addWidget(label(t("Verzegelen met uw kaart") if asked.takes_pin else t("Verzegelen"), "title"))
        column.addWidget(label(self._whose(words, asked), "quiet"))
        why = label(t(asked.trouble.text) if asked.trouble else "", "error")
        why.setObjectName("seal.why")
        why.setVisible(asked.trouble is not None)
        column.addWidget(why)
        self._pin = passphrase_line("seal.pin", t("Pincode van de kaart"), column)
        self._pin.setAccessibleDescription(why.text())
        for widget in (self._pin, self._pin.property("caption")):
            widget.setVisible(asked.takes_pin)
        text = t("Verzegelen") if asked.takes_pin else t("Opnieuw proberen")
        use = self._button("seal.use", text, self._use, column, "primary")
        use.setDefault(True)
        column.addSpacing(8)
        column.addWidget(label(t(
            "Het kan ook met de sleutel van deze laptop. Wie het verslag nakijkt, leest dan dat het programma die "
            "sleutel zelf maakte. Of verzegel later: alles is bewaard."), "quiet"))  # fmt: skip
        self._button("seal.own", t("Met de sleutel van deze laptop"), self._use_own, column, "link")
        self._button("seal.later", t("Later verzegelen"), self.reject, column, "link")
        locked.connect(self.reject)
        self.finished.connect(self._pin.clear)
        self._fill()
        (self._pin if asked.takes_pin else use).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """As high as its words; where the screen is smaller it scrolls, and no word is cut off."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._holder))
        self.ensurePolished()
        room = self.screen().availableGeometry().size()
        letters = self.fontMetrics().averageCharWidth() * LETTERS_WIDE
        width = min(max(letters, self._holder.minimumSizeHint().width()), room.width())
        self.resize(width, min(self._holder.heightForWidth(width), round(room.height() * MOST_OF_THE_SCREEN)))

    def _whose(self, words: Catalogue, asked: SealAsked) -> str:
        name = ", ".join(part for part in (asked.told.organisation, asked.told.name) if part)
        return words.t("De sleutel is: {name}.").format(name=name)

    def _button(self, name: str, text: str, act: Callable[[], object], column: QVBoxLayout, role: str) -> QPushButton:
        button = named_button(name, text, act, role)
        button.setAutoDefault(False)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _use(self) -> None:
        if self._takes_pin and not self._pin.text():
            self._pin.setFocus()
            return
        self._say(SealAnswer(SealBy.GIVEN_KEY, self._pin.text()))

    def _use_own(self) -> None:
        self._say(SealAnswer(SealBy.OWN_KEY))

    def _say(self, answer: SealAnswer) -> None:
        self.answer = answer
        self.accept()


def ask_in_dialog(words: Catalogue, locked: SignalInstance, asked: SealAsked) -> SealAnswer:
    """The answer of a consultant, over the window that is in use."""
    dialog = SealDialog(words, locked, asked, QApplication.activeWindow())
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer
