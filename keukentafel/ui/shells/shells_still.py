"""The quiet question on the shells page after the gespreksverslag: is what was said at the table still so?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.services import reviews
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.shared.session import Session


class ShellsStill(QWidget):
    """There only while shells of the current need wait for it. It blocks nothing; one key says that it still holds."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("still_shells")
        self.setProperty("refused", "")
        self._session = session
        self._need = ""
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(label(t("Dit is gezegd vóór het gespreksverslag. Klopt dit nog?"), "quiet"))
        spoken = t("Ja, wat over deze schillen is gezegd klopt nog")
        yes = named_button("still_shells.save", t("Ja, dit klopt nog"), self._holds, spoken=spoken)
        column.addWidget(yes, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self, need_id: str) -> None:
        """Ask about this need, or about nothing."""
        self._need = need_id
        waiting = {need for need, *_ in self._session.conversation.to_ask_again}
        self.setVisible(need_id in waiting)

    def _holds(self) -> None:
        session = self._session
        outcome = session.attempt(lambda: reviews.shells_still_hold(session.visit, self._need))
        self.setProperty("refused", outcome.code if isinstance(outcome, Refused) else "")
