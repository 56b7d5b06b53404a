"""The silent dots behind each place on the rail: touched or not, never more than that. They need no page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.rights import Right
from keukentafel.domain.shells import Shell
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.statements import Share
from keukentafel.ui.shared.places import PLACES

if TYPE_CHECKING:
    from keukentafel.ui.consultant.rail import Rail

Dots = tuple[bool, ...]


def _prepare(conversation: Conversation) -> Dots:
    sheet, needs_none = conversation.preparation, conversation.case.speaks == DUTCH
    return (sheet.contact is not None, needs_none or sheet.interpreter is not None)


def _rights(conversation: Conversation) -> Dots:
    told = {moment.right for moment in conversation.rights}
    must = {Right.CLIENT_SUPPORT, Right.PERSONAL_PLAN, Right.PRIVACY, Right.BUDGET, Right.COSTS}
    return (must <= told, conversation.plan is not None, conversation.identity is not None)


def _story(conversation: Conversation) -> Dots:
    # Something was told, and nothing waits for the question whether it may be in the report.
    statements = conversation.statements
    return (bool(statements) and all(statement.share is not Share.ASK for statement in statements),)


def _needs(conversation: Conversation) -> Dots:
    with_problem = {problem.need for problem in conversation.problems}
    return tuple(need.id in with_problem for need in conversation.needs) or (False,)


def _support(conversation: Conversation) -> Dots:
    known = {support.need for support in conversation.supports}
    return tuple(need.id in known for need in conversation.needs) or (False,)


def _shells(conversation: Conversation) -> Dots:
    judged = {(j.need, j.shell) for j in conversation.judgements}
    return tuple(any((need.id, shell) in judged for shell in Shell) for need in conversation.needs) or (False,)


def _carers(conversation: Conversation) -> Dots:
    answers = [carer.answer for carer in conversation.carers]
    return (bool(answers) and CarerAnswer.NOT_ASKED not in answers,)


_OF_PLACE: dict[str, Callable[[Conversation], Dots]] = {
    "prepare": _prepare,
    "rights": _rights,
    "story": _story,
    "needs": _needs,
    "support": _support,
    "shells": _shells,
    "carers": _carers,
    "agreements": lambda conversation: (bool(conversation.agreements),),
    "own_words": lambda conversation: (conversation.teach_back is not None,),
    "report": lambda conversation: (bool(conversation.versions),),
}


def dots(place: str, conversation: Conversation) -> Dots:
    """The dots behind that place for this conversation."""
    return _OF_PLACE[place](conversation)


def show_dots(rail: Rail, conversation: Conversation) -> None:
    """Put them behind every place of the rail, and the letters of the law beneath."""
    for place in PLACES:
        rail.show_dots(place.id, dots(place.id, conversation))
    rail.letters.show_conversation(conversation)
