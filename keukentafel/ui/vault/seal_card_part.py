"""A key on a card or token: which module speaks with it, which card, its PIN once, and which key where there are more.

The PIN is asked here to look at the card, and again at every report that is sealed; it is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.cards import Card, CardKey
from keukentafel.domain.ports import WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.i18n import format_day
from keukentafel.services import seal_keys
from keukentafel.ui.parts.boxes import PickBox
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line, show_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.shared.save_dialog import ask_module_in_dialog
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence


class SealCardPart(QWidget):
    """`vault.card.choose`, `vault.card.which`, `vault.card.pin`, `vault.card.open`, `vault.card.key`,
    `vault.card.use`, `vault.card.error`. The property `refused` holds the code of a refusal.
    """

    taken = Signal(str)
    """From now on a key on a card seals; the text says so."""
    begun = Signal()
    """Somebody chooses a card: what else was said can go."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cards: tuple[Card, ...] = ()
        self._keys: tuple[CardKey, ...] = ()
        t = session.words.t
        self.setObjectName("vault.card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._button("vault.card.choose", t("Sleutel op een kaart of token gebruiken"), self._ask, column, "link")
        self._which_caption, self._which = self._pick("vault.card.which", t("Welke kaart?"), column)
        self._pin = passphrase_line("vault.card.pin", t("Pincode van de kaart"), column)
        self._pin.returnPressed.connect(self._look)
        self._open = self._button("vault.card.open", t("Kaart openen"), self._look, column)
        self._key_caption, self._key = self._pick("vault.card.key", t("Welke sleutel op de kaart?"), column)
        self._use = self._button("vault.card.use", t("Met deze sleutel verzegelen"), self._take, column)
        self._error = SaidLine("vault.card.error", "error")
        column.addWidget(self._error)
        self.forget()

    def forget(self) -> None:
        """Take what was typed, and what was found, off the window."""
        self._cards, self._keys = (), ()
        self._pin.clear()
        self._error.say("")
        self.setProperty("refused", "")
        self._show_parts()

    def _show_parts(self) -> None:
        asks_pin = bool(self._cards) and not self._keys
        several = asks_pin and len(self._cards) > 1
        self._which_caption.setVisible(several)
        self._which.setVisible(several)
        show_line(self._pin, asks_pin)
        self._open.setVisible(asks_pin)
        for widget in (self._key_caption, self._key, self._use):
            widget.setVisible(len(self._keys) > 1)

    def _pick(self, name: str, title: str, column: QVBoxLayout) -> tuple[QLabel, QComboBox]:
        box = PickBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        caption = QLabel(title)
        caption.setProperty("role", "quiet")
        caption.setBuddy(box)
        column.addWidget(caption)
        column.addWidget(box)
        return caption, box

    def _button(
        self, name: str, text: str, act: Callable[[], None], column: QVBoxLayout, role: str = ""
    ) -> QPushButton:
        button = named_button(name, text, act, role)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _ask(self) -> None:
        self.forget()
        self.begun.emit()
        module = (self._session.doors.ask_module or ask_module_in_dialog)()
        if module is not None:
            self._attempt(lambda: self._find(module))

    def _find(self, module: Path) -> None:
        self._cards = seal_keys.cards_in(self._session.desk, module)
        self._which.clear()
        self._which.addItems([card.label or card.serial for card in self._cards])
        self._show_parts()
        (self._pin if len(self._cards) == 1 else self._which).setFocus()

    def _look(self) -> None:
        if self._cards:
            self._attempt(self._read)

    def _read(self) -> None:
        pin = self._pin.text()
        self._pin.clear()
        card = self._cards[max(self._which.currentIndex(), 0)]
        self._keys = seal_keys.keys_on(self._session.desk, card, pin)
        self._key.clear()
        self._key.addItems([self._told(key) for key in self._keys])
        self._show_parts()
        if len(self._keys) == 1:
            self._let_in()
        else:
            self._key.setFocus()

    def _take(self) -> None:
        if self._keys:
            self._attempt(self._let_in)

    def _let_in(self) -> None:
        seal_keys.let_in_card(self._session.desk, self._keys[max(self._key.currentIndex(), 0)])
        self.forget()
        self.taken.emit(self._session.words.t(
            "Vanaf nu sluit de sleutel op deze kaart uw verslagen. Bij elk verslag vraagt het programma om de kaart "
            "en de pincode."))  # fmt: skip

    def _told(self, key: CardKey) -> str:
        name = ", ".join(part for part in (key.told.organisation, key.told.name) if part)
        until = self._session.words.t("{name}, geldig tot en met {day}")
        return until.format(name=name, day=format_day(key.told.valid_until))

    def _attempt(self, act: Callable[[], None]) -> None:
        t = self._session.words.t
        self._error.say("")
        self.setProperty("refused", "")
        try:
            act()
        except Refused as refused:
            self._fail(t(refused.reason.text), refused.code)
        except WorldError as error:
            self._fail(t(sentence(error)))

    def _fail(self, text: str, code: str = "") -> None:
        self.setProperty("refused", code)
        self._error.say(text)
        if self._cards and not self._keys:
            self._pin.setFocus()
