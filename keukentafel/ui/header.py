"""The quiet line above a visit: whose it is, the last legal day, when it was saved, and the lock."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.deadlines import Term
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.i18n import format_day
from keukentafel.services.overview import deadlines_of_visit
from keukentafel.ui.choices import name
from keukentafel.ui.page import label
from keukentafel.ui.pieces import joined
from keukentafel.ui.session import Session
from keukentafel.ui.shortcuts import SHORTCUTS


class Header(QWidget):
    """Small and at the edge; the name stands here and never in the window's title."""

    lock_pressed = Signal()
    start_pressed = Signal()
    listen_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(18)
        who = QVBoxLayout()
        who.setSpacing(0)
        self._who = label("", "title", wrap=False)
        self._who.setObjectName("header.who")
        self._sub = label("", "quiet", wrap=False)
        who.addWidget(self._who)
        who.addWidget(self._sub)
        row.addLayout(who)
        row.addStretch(1)
        self._private = label(t("gesprek apart: wat u nu opschrijft, vraagt u straks na"), "head", wrap=False)
        self._private.setObjectName("header.private")
        self._last_day = label("", "quiet", wrap=False)
        self._last_day.setObjectName("header.last_day")
        self._saved = label("", "quiet", wrap=False)
        self._saved.setObjectName("header.saved")
        for widget in (self._private, self._last_day, self._saved):
            row.addWidget(widget)
        self._start = self._button("header.start", t("Beginscherm"), "start", self.start_pressed)
        self._listen = self._button("header.listen", t("Ik luister"), "listen", self.listen_pressed)
        self._lock = self._button("header.lock", t("Slot erop"), "lock", self.lock_pressed)
        for button in (self._start, self._listen, self._lock):
            row.addWidget(button)

    def _button(self, object_name: str, text: str, shortcut: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(object_name)
        button.setAccessibleName(text)
        button.setToolTip(f"{self._session.words.t(SHORTCUTS[shortcut].title)} ({SHORTCUTS[shortcut].key})")
        button.clicked.connect(signal)
        return button

    def refresh(self) -> None:
        """Show the open conversation."""
        t, conversation = self._session.words.t, self._session.conversation
        case = conversation.case
        self._who.setText(case.resident)
        street = case.address.partition(",")[0]
        self._sub.setText(joined(name(case.kind, self._session.words), street, case.case_number))
        self._private.setVisible(conversation.private.state is PrivateState.OPEN)
        last = [d for d in deadlines_of_visit(self._session.visit) if d.term is Term.INVESTIGATION]
        if last:
            text = t("laatste dag van het onderzoek: {day}")
            self._last_day.setText(text.format(day=format_day(last[0].last_day)))
            self._last_day.setToolTip(", ".join(last[0].why))

    def say_saved(self, text: str) -> None:
        """The last change is durable."""
        self._saved.setText(text)

    def say_refused(self, outcome: Refused | bool | None) -> None:
        """A key that could do nothing says why, in the same quiet place."""
        if isinstance(outcome, Refused):
            self._saved.setText(self._session.words.t(outcome.reason.text))

    def show_listening(self, listening: bool) -> None:
        """Whether everything but the catch line is hidden."""
        t = self._session.words.t
        text = t("Alles tonen") if listening else t("Ik luister")
        self._listen.setText(text)
        self._listen.setAccessibleName(text)
