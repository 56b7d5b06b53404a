"""The key that closes reports: what it is called, how it is told to the municipality, and one that they give."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.ports import WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.i18n import format_day
from keukentafel.services import seal_keys
from keukentafel.services.seal_keys import KeyInUse
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line, show_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.save_dialog import ask_key_in_dialog
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.seal_card_part import SealCardPart

LEFT = Qt.AlignmentFlag.AlignLeft
LARGEST_BYTES = 1_000_000
"""A key with its whole chain has a hundredth of this."""


class SealKeyCard(QWidget):
    """`vault.key.state`, `vault.key.fingerprint`, `vault.key.list`, `vault.key.choose`, `vault.key.password`,
    `vault.key.use`, `vault.key.remove`, `vault.key.said`, `vault.key.error`. The property `refused` holds the code of
    a refusal.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._file: Path | None = None
        t = session.words.t
        self.setObjectName("vault.key")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(t("De sleutel die verslagen sluit"), "head"))
        self._state = label("", "")
        self._state.setObjectName("vault.key.state")
        self._fingerprint = label("", "story")
        self._fingerprint.setObjectName("vault.key.fingerprint")
        self._fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._fingerprint.setAccessibleName(t("Kenmerk van de sleutel"))
        self._why = label(t(
            "Dit is het kenmerk van de sleutel. Geef het door aan uw gemeente, zodat een beoordelaar ziet dat een "
            "verslag van deze laptop komt."), "quiet")  # fmt: skip
        for part in (self._state, self._fingerprint, self._why):
            column.addWidget(part)
        self._list = named_button("vault.key.list", t("Kenmerk opslaan voor beoordelaars"), self._give_list, "link")
        column.addWidget(self._list, 0, LEFT)
        self._choose = named_button("vault.key.choose", t("Sleutel van de gemeente kiezen"), self._ask)
        column.addWidget(self._choose, 0, LEFT)
        self._password = passphrase_line("vault.key.password", t("Het wachtwoord bij deze sleutel"), column)
        self._password.returnPressed.connect(self._use)
        self._take = named_button("vault.key.use", t("Met deze sleutel verzegelen"), self._use)
        column.addWidget(self._take, 0, LEFT)
        self._card = SealCardPart(session)
        self._card.begun.connect(self.forget)
        self._card.taken.connect(self._succeed)
        self._said = SaidLine("vault.key.said", "quiet")
        self._error = SaidLine("vault.key.error", "error")
        # Under what it is about, and above the other way to a key.
        column.addWidget(self._said)
        column.addWidget(self._error)
        column.addWidget(self._card)
        self._remove = named_button("vault.key.remove", t("De sleutel van de gemeente weghalen"), self._out, "link")
        column.addWidget(self._remove, 0, LEFT)
        self.forget()

    def refresh(self) -> None:
        """Say which key the next seal is set with."""
        try:
            using = seal_keys.key_in_use(self._session.desk)
        except WorldError as error:
            self._fail(self._session.words.t(sentence(error)))
            return
        self._state.setText(self._told(using))
        self._fingerprint.setText(using.told.fingerprint if using else "")
        for part in (self._fingerprint, self._why, self._list):
            part.setVisible(using is not None)
        self._remove.setVisible(using is not None and using.given)

    def forget(self) -> None:
        """Take what was typed, and which file was chosen, off the window."""
        self._file = None
        self._card.forget()
        self._password.clear()
        show_line(self._password, False)
        self._take.hide()
        for said in (self._said, self._error):
            said.say("")
        self.setProperty("refused", "")

    def _told(self, using: KeyInUse | None) -> str:
        t = self._session.words.t
        if using is None:
            return t("Er is nog geen sleutel. Die maakt het programma bij het eerste verslag dat u sluit.")
        if not using.given:
            return t("Het programma heeft deze sleutel zelf gemaakt, op deze laptop.")
        told = using.told
        name = ", ".join(part for part in (told.organisation, told.name) if part)
        day = format_day(told.valid_until)
        if using.on_card:
            text = t("De sleutel staat op een kaart of token: {name}. Hij geldt tot en met {day}.")
            return text.format(name=name, day=day)
        if not told.issuer:
            return t("Uw gemeente gaf deze sleutel: {name}. Hij geldt tot en met {day}.").format(name=name, day=day)
        text = t("Uw gemeente gaf deze sleutel: {name}. Uitgever: {issuer}. Hij geldt tot en met {day}.")
        return text.format(name=name, issuer=told.issuer, day=day)

    def _give_list(self) -> None:
        session, t = self._session, self._session.words.t
        ask = session.doors.ask_path
        path = ask("zegels.txt") if ask is not None else None
        if path is None:
            return
        self.forget()
        try:
            session.desk.let_out(path, seal_keys.seals_for_reviewers(session.desk), "seals")
        except WorldError as error:
            self._fail(t(sentence(error)))
        else:
            self._said.say(t("Opgeslagen. Geef het bestand aan wie verslagen nakijkt; er staat niets geheims in."))

    def _ask(self) -> None:
        self.forget()
        self._file = (self._session.doors.ask_key or ask_key_in_dialog)()
        if self._file is not None:
            show_line(self._password, True)
            self._take.show()
            self._password.setFocus()

    def _use(self) -> None:
        t = self._session.words.t
        if self._file is None:
            return
        try:
            with self._file.open("rb") as file:
                pkcs12 = file.read(LARGEST_BYTES)
            seal_keys.let_in(self._session.desk, pkcs12, self._password.text())
        except OSError:
            self._fail(t("Dit bestand is er niet, of mag niet gelezen worden."))
        except Refused as refused:
            self._fail(t(refused.reason.text), refused.code)
        except WorldError as error:
            self._fail(t(sentence(error)))
        else:
            self._succeed(t("Vanaf nu sluit deze sleutel uw verslagen. Bewaar het bestand zelf niet op deze laptop."))

    def _out(self) -> None:
        t = self._session.words.t
        try:
            seal_keys.take_out(self._session.desk)
        except WorldError as error:
            self._fail(t(sentence(error)))
        else:
            self._succeed(t("De sleutel van de gemeente is weg. Wat ermee gesloten is, blijft zoals het is."))
            self._choose.setFocus()

    def _succeed(self, text: str) -> None:
        self.forget()
        self.refresh()
        self._said.say(text)

    def _fail(self, text: str, code: str = "") -> None:
        self.setProperty("refused", code)
        self._said.say("")
        self._error.say(text)
        self._password.clear()
        if self._file is not None:
            self._password.setFocus()
