"""What was signed or said of a version already, quietly beneath the one act that is asked now."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.signing import FrozenVersion
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import Records
from keukentafel.ui.report.version_words import acts_open, acts_told
from keukentafel.ui.shared.session import Session


class ActsGiven(QWidget):
    """`sign.acts`, one line for each act, and `sign.open`: what the interpreter and the consultant did not say yet.

    Not there before the first act. Of the resident and those beside them nothing is said to be missing: no act of
    theirs is required.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(session.words.t("Dit is al vastgelegd"), "head"))
        self._acts = Records("sign.acts", "", "")
        column.addWidget(self._acts)
        self._open = label("", "quiet")
        self._open.setObjectName("sign.open")
        column.addWidget(self._open)
        self.hide()

    def show_version(self, version: FrozenVersion | None) -> None:
        """Tell of this version."""
        session = self._session
        told, waiting = [], []
        if version is not None and session.has_visit:
            told = acts_told(session.conversation, version, session.words)
            waiting = acts_open(session.conversation, version, session.words)
        self._acts.show_records((line, "") for line in told)
        self._open.setText(session.words.t("Nog niet: {acts}").format(acts="; ".join(waiting)))
        self._open.setVisible(bool(waiting))
        self.setVisible(bool(told))
