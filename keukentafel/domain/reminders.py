"""The ladder of reminders with its days, what is due, and what comes after a contact that did not come about.

Somebody who does not come has refused nothing: what follows is another way of contact, never a closed case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from keukentafel.domain.appointments import Appointment, AppointmentState, Channel, ContactAttempt, Reached, planned
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import why_not_ordinary

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """A rung with its day. `moved` names in Dutch each day that made it earlier; `done` is what was done for it."""

    step: ReminderStep
    on: date
    moved: tuple[str, ...] = ()
    done: ContactAttempt | None = None

    def is_due(self, today: date) -> bool:
        """Whether it should be done today or should have been done before."""
        return self.done is None and self.on <= today


def day_of(days_before: int, visit_on: date, calendar: WorkCalendar) -> tuple[date, tuple[str, ...]]:
    """The day to do something `days_before` the visit, and why it is earlier than counted.

    Somebody has to do it, so it falls on an ordinary day (art. 1 and 3 Atw), and never later than counted. On the
    day of the visit itself there is somebody, whatever day that is.
    """
    day = visit_on - days_before * _DAY
    why: list[str] = []
    while days_before and (name := why_not_ordinary(day, calendar)) is not None:
        why.append(name)
        day -= _DAY
    return day, tuple(why)


def next_visit(conversation: Conversation, today: date) -> Appointment | None:
    """The first visit that is planned for today or later, or None."""
    return next((visit for visit in planned(conversation.appointments) if visit.on >= today), None)


def reminders_for(conversation: Conversation, visit: Appointment, calendar: WorkCalendar) -> tuple[Reminder, ...]:
    """The ladder for a visit, first day first.

    An attempt counts for the last rung of its way that had come by then, or for the first one when it was early;
    what was done for an earlier visit, or before this one was moved, does not count.
    """
    ladder = sorted(conversation.preparation.ladder, key=lambda step: -step.days_before)
    made = [Reminder(step, *day_of(step.days_before, visit.on, calendar)) for step in ladder]
    earlier = [a.on for a in conversation.appointments if a.id != visit.id and a.on < visit.on]
    after = max(earlier, default=date.min)
    moved_on = visit.moves[-1].moved_at.date() if visit.moves else date.min
    for attempt in conversation.attempts:
        if attempt.reached is Reached.NO or attempt.on <= after or not moved_on <= attempt.on <= visit.on:
            continue
        at = _rung(made, attempt)
        if at is not None:
            made[at] = Reminder(made[at].step, made[at].on, made[at].moved, attempt)
    return tuple(made)


def _rung(made: Sequence[Reminder], attempt: ContactAttempt) -> int | None:
    its = [place for place, reminder in enumerate(made) if reminder.step.way is attempt.channel]
    come = [place for place in its if made[place].on <= attempt.on]
    return come[-1] if come else next(iter(its), None)


def next_way(
    profile: ContactProfile | None, attempts: Iterable[ContactAttempt], appointments: Iterable[Appointment] = ()
) -> Channel | None:
    """Another way of contact than those that did not work since the last real contact; None when none is needed.

    A missed visit says that the ways used for it did not work either. What the resident said works comes first,
    then somebody known and the door. When everything was tried it starts again with what works best: there is
    always a next step.
    """
    missed = [visit.on for visit in appointments if visit.state is AppointmentState.MISSED]
    events = sorted([*((a.on, 0, a) for a in attempts), *((on, 1, None) for on in missed)], key=lambda e: e[:2])
    failed: list[Channel] = []
    used: list[Channel] = []
    asked = False
    for _on, _order, attempt in events:
        if attempt is None:
            failed, used, asked = [*failed, *used], [], True
        elif attempt.reached is Reached.YES:
            failed, used, asked = [], [*used, attempt.channel], False
        elif attempt.reached is Reached.NO:
            failed, asked = [*failed, attempt.channel], True
        else:
            used.append(attempt.channel)
    if not asked:
        return None
    known = profile.ways if profile is not None else ()
    wanted: tuple[Channel, ...] = (*known, Channel.THROUGH_SOMEBODY, Channel.DOOR, *tuple(Channel))
    return next((way for way in wanted if way not in failed), wanted[0])
