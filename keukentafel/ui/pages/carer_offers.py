"""What is known elsewhere of who cares for the resident, offered as the answer here; nothing of it is assumed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keukentafel.domain.carers import CarerSituation
from keukentafel.domain.checks.carers import carers_heard_apart, carers_not_answered
from keukentafel.domain.refusals import Refused
from keukentafel.domain.running_text import capital_first
from keukentafel.services import needing
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.shared.session import Session


class CarerOffers(QWidget):
    """One line with one button for each: `carer.cares.<number>` and `carer.apart.<number>`, counted from 1."""

    answered = Signal(str)
    """Who it was said of that they care: there is more to tell of them."""
    heard = Signal(str)
    """Who it was said of that they were spoken to apart."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("carers.offers")
        self._session = session
        self._shown: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self._error = SaidLine("carers.offers.error", "error")
        column.addWidget(self._error)

    def refresh(self) -> None:
        """Offer what the conversation has now."""
        session, t = self._session, self._session.words.t
        offered = carers_not_answered(session.conversation)
        spoken = carers_heard_apart(session.conversation)
        shown = (offered, spoken, session.conversation.participants)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._column)
        for number, who in enumerate(offered, 1):
            name = session.conversation.name_of(who)
            question = t("{name} is opgeschreven als mantelzorger. Klopt dat?").format(name=name)
            self._add(question, f"carer.cares.{number}", t("Ja, dat klopt"), partial(self._cares, who))
        for number, carer in enumerate(spoken, 1):
            name = session.conversation.name_of(carer.who)
            question = t("U sprak apart met {name}. Ook hier opschrijven?").format(name=name)
            self._add(question, f"carer.apart.{number}", t("Ja, opschrijven"), partial(self._apart, carer))
        self.setVisible(bool(offered or spoken))

    def _add(self, question: str, name: str, answer: str, act: Callable[[], None]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        question = capital_first(question)
        row.addWidget(label(question, "story"), 1)
        row.addWidget(named_button(name, answer, act, spoken=f"{question} {answer}"))
        self._column.addWidget(line)
        # At once: who comes to the page now begins at what is asked first.
        line.show()

    def _cares(self, who: str) -> None:
        if self._attempt(lambda: needing.answer_that_cares(self._session.visit, who)):
            self.answered.emit(who)

    def _apart(self, carer: CarerSituation) -> None:
        if self._attempt(lambda: needing.answer_heard_apart(self._session.visit, carer)):
            self.heard.emit(carer.who)

    def _attempt(self, act: Callable[[], None]) -> bool:
        outcome = self._session.attempt(act)
        self._error.say(self._session.words.t(outcome.reason.text) if isinstance(outcome, Refused) else "")
        return outcome is True
