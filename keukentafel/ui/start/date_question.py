"""Asks whether a date is right to which the clock jumped: nothing goes for good on the word of that clock alone."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.ports import WorldError
from keukentafel.services import clock_trust
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class DateQuestion(QWidget):
    """`start.clock.doubt` and `start.clock.right`; hidden while the clock is believed."""

    answered = Signal()
    """The date is right: what waited for that may go."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("start.clock")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._said = label("", "quiet")
        self._said.setObjectName("start.clock.doubt")
        column.addWidget(self._said)
        right = named_button("start.clock.right", session.words.t("Ja, de datum klopt"), self._confirm)
        column.addWidget(right, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Ask, or be hidden where the clock can be believed."""
        session, since = self._session, None
        if session.is_unlocked:
            with suppress(WorldError):
                since = clock_trust.doubted_since(session.desk.store, session.desk.now())
        self._said.setText("" if since is None else self._question(since))
        self.setVisible(since is not None)

    def _question(self, since: datetime) -> str:
        words = self._session.words
        text = words.t(
            "Klopt de datum? Volgens deze laptop is het {today}. De kluis was het laatst open op {last}. "
            "Tot u antwoord geeft, gooit het programma niets weg."
        )
        return text.format(today=words.day(self._session.desk.today()), last=words.day(since.date()))

    def _confirm(self) -> None:
        if self._session.look(lambda: clock_trust.confirm(self._session.desk)) is True:
            self._session.due.look(self._session.desk)
            self.answered.emit()
