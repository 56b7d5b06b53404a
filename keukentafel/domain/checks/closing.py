"""The end of the conversation: taught back, and within the term."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.carried import Still
from keukentafel.domain.checks.base import Found, Situation, dutch_date
from keukentafel.domain.deadlines import Term, deadline, is_overdue
from keukentafel.domain.review import answer_to, to_ask
from keukentafel.domain.signing import ReportKind


def no_teach_back(situation: Situation) -> Iterator[Found]:
    """Gap: the resident did not say in own words what was agreed; "wilde niet" and "kon niet" are answers."""
    if situation.conversation.teach_back is None:
        yield Found()


def still_open(situation: Situation) -> Iterator[Found]:
    """Gap of a review, 2.3.9: items of the previous report that nobody asked about. "Niet besproken" fills none."""
    conversation = situation.conversation
    if conversation.previous is not None and conversation.previous.own_story:
        # What a resident brought along is theirs to tell or not; 2.3.9 is about a report.
        return
    left = [c for c in to_ask(conversation) if answer_to(conversation, c.number) in (None, Still.NOT_DISCUSSED)]
    if left:
        yield Found(detail=str(len(left)))


def deadline_passed(situation: Situation) -> Iterator[Found]:
    """Warning, 2.3.2 lid 1 and 9: the investigation's last day passed without its outcome. `detail`: the day.

    From the day after it the resident may apply at once.
    """
    conversation = situation.conversation
    term = deadline(Term.INVESTIGATION, conversation.case.reported, situation.calendar)
    outcomes = (v for v in conversation.versions if v.kind is ReportKind.INVESTIGATION)
    in_time = any(not is_overdue(term, v.at.date()) for v in outcomes)
    if is_overdue(term, situation.today) and not in_time:
        yield Found(detail=dutch_date(term.last_day))
