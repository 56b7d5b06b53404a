"""Getting out of a damaged store what still reads, and opening what came out. The damaged one stays as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.ports import StoreCopy, StoreDamaged, WorldError
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.safekeeping.store_copies import Stopped
from keukentafel.services import unlocking
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.copy_opening import CopyOpening, Looking, Said

_Made = tuple[Rescued, StoreCopy | None]


class RescueCard(QWidget):
    """`rescue.passphrase`, `rescue.start`, `rescue.said`, `rescue.open`, `rescue.stop`, `rescue.back`,
    `rescue.error`.
    """

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(t("Redden wat er te redden is"), "title"))
        column.addWidget(label(t(
            "Uit de beschadigde kluis komt alles wat nog te lezen is, in een nieuwe kluis met dezelfde wachtzin. "
            "Aan de beschadigde kluis zelf verandert niets."), "quiet"))  # fmt: skip
        said = Said(
            "rescue",
            t("Wachtzin of herstelcode"),
            ("start", t("Beginnen met redden")),
            "said",
            t("Het redden is begonnen. Dat kan een paar minuten duren. Laat de laptop zo lang aan staan."),
            "",
            t("De geredde kluis openen"),
            once=True,
        )
        looking = Looking(self._rescue, self._told, lambda made: made[1], self._refused)
        self._opening = CopyOpening(session, said, looking)
        self._opening.opened.connect(self.opened)
        self._opening.back.connect(self.back)
        self.secret = self._opening.secret
        column.addWidget(self._opening)

    def prepare(self) -> None:
        """Empty the card."""
        self._opening.empty()

    def _rescue(self) -> Callable[[str, Stopped], _Made]:
        vault, now = self._session.doors.vault(), self._session.doors.clock.now()

        def act(secret: str, stopped: Stopped) -> _Made:
            found = unlocking.rescue(vault, secret, now, stopped)
            return found, next((copy for copy in vault.copies() if copy.folder / copy.name == found.place), None)

        return act

    def _told(self, made: _Made) -> str:
        return "\n".join(made[0].told(self._session.words.t))

    def _refused(self, error: WorldError) -> str:
        if not isinstance(error, StoreDamaged):
            return ""
        t = self._session.words.t
        return t("Van deze kluis is niets meer te lezen. Zet een reservekopie terug, of bel de helpdesk.")
