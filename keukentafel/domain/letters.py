"""The letters of art. 2.3.2 lid 4 as silent dots: touched or not yet, never whether it is good enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from keukentafel.domain.carers import CarerAnswer
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.marks import N_
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.rights import Right
from keukentafel.domain.shells import Part, Shell, shell_of
from keukentafel.domain.statements import Source

_BEYOND_HOME = (Part.CARE, Part.OTHER_NETWORK)


@dataclass(frozen=True)
class Letter:
    """One letter of lid 4: what the law asks in plain Dutch source text, and at which place it is talked about."""

    letter: str
    meaning: str
    place: str
    touched: Callable[[Conversation], bool]


def _wishes(conversation: Conversation) -> bool:
    return bool(conversation.needs) or any(s.source is Source.RESIDENT for s in conversation.statements)


def _own_strength(conversation: Conversation) -> bool:
    judged = any(j.shell is Shell.OWN_STRENGTH or j.part is Part.USUAL_HELP for j in conversation.judgements)
    return judged or any(line.part in (Part.OWN_STRENGTH, Part.USUAL_HELP) for line in conversation.help_lines)


def _network(conversation: Conversation) -> bool:
    judged = any(j.shell is Shell.NETWORK and j.part is not Part.USUAL_HELP for j in conversation.judgements)
    return judged or any(line.part in _BEYOND_HOME for line in conversation.help_lines)


def _carer(conversation: Conversation) -> bool:
    return any(carer.answer is not CarerAnswer.NOT_ASKED for carer in conversation.carers)


def _for_all(conversation: Conversation) -> bool:
    judged = any(j.shell is Shell.GENERAL for j in conversation.judgements)
    return judged or any(shell_of(line.part) is Shell.GENERAL for line in conversation.help_lines)


def _other_laws(conversation: Conversation) -> bool:
    return bool(conversation.other_laws)


def _costs(conversation: Conversation) -> bool:
    return any(told.right is Right.COSTS and RESIDENT in told.told for told in conversation.rights)


LETTERS: tuple[Letter, ...] = (
    Letter("a", N_("Wat de bewoner nodig heeft, wie het is en wat de bewoner liever wil"), "needs", _wishes),
    Letter("b", N_("Wat iemand zelf kan, en wie in hetzelfde huis woont"), "shells", _own_strength),
    Letter("c", N_("Wat mantelzorgers en bekenden kunnen doen"), "shells", _network),
    Letter("d", N_("Wat een mantelzorger nodig heeft"), "carers", _carer),
    Letter("e", N_("Wat er is voor iedereen"), "shells", _for_all),
    Letter("f", N_("Andere wetten en wie er nog meer helpt"), "shells", _other_laws),
    Letter("g", N_("Wat het kan kosten"), "rights", _costs),
)
