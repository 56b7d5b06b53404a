"""Getting out of a damaged store what still reads: what was got out is told first, and opened when somebody wants."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.ports import StoreCopy, StoreDamaged, WorldError
from keukentafel.services import unlocking
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.slow_act import SlowAct
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.wait_line import WaitLine

if TYPE_CHECKING:
    from keukentafel.domain.safekeeping.rescued import Rescued


class RescueCard(QWidget):
    """`rescue.passphrase`, `rescue.start`, `rescue.said`, `rescue.open`, `rescue.back`, `rescue.error`."""

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._made: StoreCopy | None = None
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(t("Redden wat er te redden is"), "title"))
        column.addWidget(label(t(
            "Uit de beschadigde kluis komt alles wat nog te lezen is, in een nieuwe kluis met dezelfde wachtzin. "
            "Aan de beschadigde kluis zelf verandert niets."), "quiet"))  # fmt: skip
        self.secret = passphrase_line("rescue.passphrase", t("Wachtzin of herstelcode"), column)
        # Queued: else the window takes this same Enter for a press on "De geredde kluis openen",
        # and nobody reads what was lost.
        self.secret.returnPressed.connect(self._start, Qt.ConnectionType.QueuedConnection)
        self._begin = named_button("rescue.start", t("Beginnen met redden"), self._start, "primary")
        column.addWidget(self._begin)
        self._said = SaidLine("rescue.said", "story")
        column.addWidget(self._said)
        self._open = named_button("rescue.open", t("De geredde kluis openen"), self._put_back, "primary")
        column.addWidget(self._open)
        self._error = WaitLine("rescue.error", session)
        column.addWidget(self._error)
        self._back = named_button("rescue.back", t("Terug"), self.back.emit, "link")
        column.addWidget(self._back)
        self.prepare()

    def prepare(self) -> None:
        """Empty the card."""
        self._made = None
        self.secret.clear()
        self._said.say("")
        self._error.say("")
        self._open.hide()
        self._begin.show()

    def _start(self) -> None:
        session, t = self._session, self._session.words.t
        self._error.say("")
        if not self.secret.text():
            self._say(t("Typ eerst een wachtzin."))
            return
        if wait := session.must_wait():
            self._say(wait)
            return
        vault, secret, now = session.doors.vault(), self.secret.text(), session.doors.clock.now()
        self._be_busy(True)
        self._said.say(t("Het redden is begonnen. Dat kan een paar minuten duren. Laat de laptop zo lang aan staan."))
        SlowAct(self, lambda: unlocking.rescue(vault, secret, now), self._rescued)

    def _be_busy(self, busy: bool) -> None:
        for part in (self.secret, self._begin, self._back):
            part.setEnabled(not busy)
        self._back.setVisible(not busy)

    def _rescued(self, outcome: Callable[[], Rescued]) -> None:
        t, vault = self._session.words.t, self._session.doors.vault()
        self._be_busy(False)
        self._said.say("")
        try:
            found = outcome()
        except StoreDamaged:
            self._say(t("Van deze kluis is niets meer te lezen. Zet een reservekopie terug, of bel de helpdesk."))
            return
        except WorldError as error:
            self._say(t(sentence(error)))
            return
        self._made = next((copy for copy in vault.copies() if copy.folder / copy.name == found.place), None)
        self._said.say("\n".join(found.told(t)))
        self._begin.hide()
        self._open.setVisible(self._made is not None)
        self._open.setFocus()

    def _put_back(self) -> None:
        if self._made is None:
            return
        if problem := self._session.restore(self._made, self.secret.text()):
            self._say(problem)
            return
        self.prepare()
        self.opened.emit()

    def _say(self, text: str) -> None:
        self._error.say(text)
        self.secret.setFocus()
