"""What is said of a passphrase or a code that was tried, also that one has to wait for the next try."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.shared.session import Session

SECOND_MS = 1000


class WaitLine(SaidLine):
    """The seconds of a wait count down, and in the end it says that a next try is taken."""

    def __init__(self, name: str, session: Session) -> None:
        super().__init__(name, "error")
        self._session = session
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._count)

    def say(self, text: str) -> None:
        super().say(text)
        if text and text == self._session.must_wait():
            self._second.start()
        else:
            self._second.stop()

    def _count(self) -> None:
        self.say(self._session.must_wait() or self._session.words.t("U kunt het nu weer proberen."))
