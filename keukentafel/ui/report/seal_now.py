"""On the page of the report: it is signed, and it waits for its seals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.services import closing
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class SealNow(QWidget):
    """`report.unsealed`, `report.seal`, `report.seal.error`; it shows only while a signed version has no seals."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        said = label(t("Het verslag is getekend en nog niet verzegeld."), "story")
        said.setObjectName("report.unsealed")
        column.addWidget(said)
        seal = named_button("report.seal", t("Nu verzegelen"), self._seal)
        seal.setAccessibleName(t("Het getekende verslag nu verzegelen"))
        column.addWidget(seal, 0, Qt.AlignmentFlag.AlignLeft)
        self._error = label("", "error")
        self._error.setObjectName("report.seal.error")
        column.addWidget(self._error)
        self.hide()

    def refresh(self) -> None:
        """Follow the conversation."""
        self._error.hide()
        found: list[bool] = []
        self._session.look(lambda: found.append(closing.awaits_seal(self._session.visit)))
        self.setVisible(found == [True])

    def _seal(self) -> None:
        session = self._session
        outcome = session.attempt(lambda: session.note_printing(closing.close(session.visit)))
        if isinstance(outcome, Refused):
            self._error.setText(session.words.t(outcome.reason.text))
            self._error.show()
        elif outcome is True:
            # Sealing changes nothing of the conversation, so nothing else says that the page is another one now.
            session.changed.emit()
