"""What the catch line kept last: for a minute it offers to send that elsewhere."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer

from keukentafel.ui.catch.catch_input import CatchInput
from keukentafel.ui.shared.session import Session

JUST_NOW = timedelta(minutes=1)


class LastKept(QObject):
    """`id` is that of the statement, also after the minute; empty where nothing was kept in this visit."""

    def __init__(self, session: Session, line: CatchInput) -> None:
        super().__init__(line)
        self._session, self._line = session, line
        self.id = ""
        # The time itself is the clock's; this only looks again when the minute may be over.
        self._look = QTimer(self, singleShot=True, interval=JUST_NOW // timedelta(milliseconds=1))
        self._look.timeout.connect(self.offer)

    def remember(self, statement_id: str) -> None:
        """This was kept now."""
        self.id = statement_id
        self._look.start()

    def offer(self) -> None:
        """Offer it in the empty line, while the minute lasts and it can be seen."""
        waits = not self._line.text() and self._just_now()
        self._line.offer_move(self._session.words.t("verplaats") if waits else "")

    def _just_now(self) -> bool:
        statement = self._session.conversation.statement(self.id) if self._session.has_visit else None
        return statement is not None and self._session.doors.clock.now() - statement.at < JUST_NOW
