"""A row of the start screen: who, where, until when, and in words what stands open."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.deadlines import Term, deadline, is_overdue
from keukentafel.domain.ports import CaseSummary
from keukentafel.domain.signing import ReportKind
from keukentafel.i18n import format_day_near
from keukentafel.services.visit import Visit
from keukentafel.ui.pieces import joined
from keukentafel.ui.session import Session


@dataclass(frozen=True)
class CaseRow:
    """What is read on a row, line by line."""

    id: str
    resident: str
    where: str
    last_day: str

    @property
    def text(self) -> str:
        """The row without what stands open."""
        return "\n".join((self.resident, joined(self.where, self.last_day)))


def case_row(case: CaseSummary, session: Session) -> CaseRow:
    """The row of a case, from the register alone: a thousand of them are made at once."""
    t, today = session.words.t, session.desk.today()
    term = deadline(Term.INVESTIGATION, case.reported, session.doors.library.calendar())
    text = t("laatste dag was {day}") if is_overdue(term, today) else t("laatste dag {day}")
    last_day = text.format(day=format_day_near(term.last_day, today))
    return CaseRow(case.conversation_id, case.resident, joined(case.case_number, case.address), last_day)


def what_stands_open(conversation_id: str, session: Session) -> str:
    """How far the reports of a conversation are, in words and never as a score. Reads the whole conversation."""
    t, conversation = session.words.t, Visit(session.desk, conversation_id).conversation
    kinds = {version.kind for version in conversation.versions}
    if not kinds:
        return t("nog geen verslag")
    state = t("gespreksverslag is klaar, het onderzoek loopt nog")
    if ReportKind.INVESTIGATION in kinds:
        state = t("onderzoeksverslag is klaar")
    changed = t("er is daarna iets veranderd") if conversation.draft_since_freeze else ""
    return joined(state, changed)
