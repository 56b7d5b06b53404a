"""What is still to be done before the visit: a short list worked out afresh, for the consultant's page only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.domain.content.municipality import WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.interpreting import LanguageHelp
from keukentafel.domain.marks import N_
from keukentafel.domain.reminders import Reminder, next_visit, next_way, reminders_for
from keukentafel.domain.rights_overview import BEFORE_THE_VISIT, InTime, rights_overview
from keukentafel.domain.source_language import DUTCH

PLAN_VISIT = N_("Spreek een dag af voor het bezoek.")
CONTACT = N_("Vraag hoe de bewoner het best te bereiken is.")
REMINDERS = N_("Kies hoe u de bewoner aan het bezoek herinnert.")
OTHER_WAY = N_("Zoek op een andere manier contact. Niet komen of niet reageren is geen weigering.")
WISHES = N_("Vraag wie erbij mag zijn, en wie liever niet.")
INTERPRETER = N_("Kies wie er tolkt.")
BOOK = N_("Vraag de tolk aan.")
RIGHTS = N_("Vertel de rechten die vóór het gesprek horen.")
RECEIPT = N_("Bevestig dat de melding binnen is.")
ACCESS = N_("Vraag hoe u binnenkomt.")
SAFETY = N_("Laat een collega weten waar u bent.")


@dataclass(frozen=True)
class ToDo:
    """One thing to do: the Dutch sentence, the form on the page where it is done, and the reminder it is about."""

    text: str
    form: str
    reminder: Reminder | None = None


def to_do(conversation: Conversation, today: date, calendar: WorkCalendar) -> tuple[ToDo, ...]:
    """What is still to be done before the next visit; what is due today comes first."""
    return (*_reminding(conversation, today, calendar), *_missing(conversation, today, calendar))


def _reminding(conversation: Conversation, today: date, calendar: WorkCalendar) -> Iterator[ToDo]:
    visit = next_visit(conversation, today)
    if visit is not None:
        for reminder in reminders_for(conversation, visit, calendar):
            if reminder.is_due(today):
                yield ToDo("", "attempt", reminder)
    if next_way(conversation.preparation.contact, conversation.attempts, conversation.appointments) is not None:
        yield ToDo(OTHER_WAY, "attempt")


def _missing(conversation: Conversation, today: date, calendar: WorkCalendar) -> Iterator[ToDo]:
    sheet, case = conversation.preparation, conversation.case
    if next_visit(conversation, today) is None and not conversation.statements:
        yield ToDo(PLAN_VISIT, "appointment")
    if case.receipt_confirmed is None:
        yield ToDo(RECEIPT, "case")
    untold = [right for right in rights_overview(conversation, calendar, today)
              if right.right in BEFORE_THE_VISIT and right.standing is InTime.NOT_TOLD]  # fmt: skip
    if untold:
        yield ToDo(RIGHTS, "right")
    if sheet.contact is None:
        yield ToDo(CONTACT, "prepare_contact")
    if not sheet.ladder:
        yield ToDo(REMINDERS, "reminder")
    if sheet.wishes is None:
        yield ToDo(WISHES, "visit_wishes")
    if case.speaks != DUTCH and sheet.interpreter is None:
        yield ToDo(INTERPRETER, "interpreter_aid")
    plan = sheet.interpreter
    if plan is not None and plan.help is LanguageHelp.PROFESSIONAL and plan.booked_on is None:
        yield ToDo(BOOK, "interpreter_aid")
    if sheet.home is None:
        yield ToDo(ACCESS, "home_access")
    if sheet.safety is None:
        yield ToDo(SAFETY, "visit_safety")
