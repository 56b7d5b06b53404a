"""Changes about visits that are planned, attempts to make contact, the details of the case, and the decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import ClassVar

from keukentafel.domain.appointments import Appointment, AppointmentState, ContactAttempt, Decision, Move
from keukentafel.domain.changes.base import replaced
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import CaseDetails


@dataclass(frozen=True)
class AppointmentMade:
    """A visit was planned."""

    addendum: ClassVar[bool] = True
    appointment: Appointment

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add it, or replace the one of the same id."""
        return _with(conversation, self.appointment)


@dataclass(frozen=True)
class AppointmentMoved:
    """A visit goes to another day or time, with the reason why."""

    addendum: ClassVar[bool] = True
    appointment_id: str
    on: date
    at: time | None
    because: str
    moved_at: datetime

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Plan it anew and keep from when it was moved."""
        known = conversation.appointment(self.appointment_id)
        if known is None:
            return conversation
        move = Move(known.on, known.at, self.because, self.moved_at)
        moved = replace(
            known, on=self.on, at=self.at, moves=(*known.moves, move), state=AppointmentState.PLANNED, because=""
        )
        return _with(conversation, moved)


@dataclass(frozen=True)
class AppointmentCancelled:
    """A visit does not go on."""

    addendum: ClassVar[bool] = True
    appointment_id: str
    because: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Keep it, as cancelled."""
        known = conversation.appointment(self.appointment_id)
        if known is None:
            return conversation
        return _with(conversation, replace(known, state=AppointmentState.CANCELLED, because=self.because))


@dataclass(frozen=True)
class AppointmentMissed:
    """The resident was not there, or did not open: what is known of it, and what is done to reach them."""

    addendum: ClassVar[bool] = True
    appointment_id: str
    because: str
    next_step: str

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Keep it, as missed."""
        known = conversation.appointment(self.appointment_id)
        if known is None:
            return conversation
        missed = replace(known, state=AppointmentState.MISSED, because=self.because, next_step=self.next_step)
        return _with(conversation, missed)


@dataclass(frozen=True)
class ContactTried:
    """Somebody tried to make contact."""

    addendum: ClassVar[bool] = True
    attempt: ContactAttempt

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Add the attempt."""
        return replace(conversation, attempts=(*conversation.attempts, self.attempt))


@dataclass(frozen=True)
class CaseCorrected:
    """What is known of the case is corrected; `before` is what was there."""

    addendum: ClassVar[bool] = False
    case: CaseDetails
    before: CaseDetails

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Take the corrected details."""
        return replace(conversation, case=self.case)


@dataclass(frozen=True)
class DecisionRecorded:
    """The besluit was made, or sent; the same again corrects it."""

    addendum: ClassVar[bool] = True
    decision: Decision

    def apply_to(self, conversation: Conversation) -> Conversation:
        """Set or replace the decision."""
        return replace(conversation, decision=self.decision)


def _with(conversation: Conversation, appointment: Appointment) -> Conversation:
    appointments = replaced(conversation.appointments, appointment, lambda a: a.id == appointment.id)
    return replace(conversation, appointments=appointments)
