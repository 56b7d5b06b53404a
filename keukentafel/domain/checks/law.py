"""Letters a to g of art. 2.3.2 lid 4: what the law asks the municipality to investigate."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.checks.base import Found, Situation, blank
from keukentafel.domain.checks.carers import carers_of, same_person
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.needs import Law
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.rights import Right
from keukentafel.domain.shells import Outcome, Part, Shell, ShellJudgement
from keukentafel.domain.statements import Source

_NETWORK_BEYOND_HOME = (None, Part.CARE, Part.OTHER_NETWORK)
_OPEN_TO_ALL = (None, Part.GENERAL_FACILITY, Part.COLLECTIVE)


def letter_a(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 4 a: no need in the resident's words, or no statement by the resident."""
    conversation = situation.conversation
    told = any(s.source is Source.RESIDENT for s in conversation.statements)
    if not told or not any(not blank(need.help_me) for need in conversation.needs):
        yield Found()


def _judged(conversation: Conversation, need: str, shell: Shell) -> tuple[ShellJudgement, ...]:
    return tuple(j for j in conversation.judgements if j.need == need and j.shell is shell)


def _covered(conversation: Conversation, need: str, *shells: Shell) -> bool:
    found = (j for shell in shells for j in _judged(conversation, need, shell))
    return any(j.outcome is Outcome.COVERS for j in found)


def letter_b(situation: Situation) -> Iterator[Found]:
    """Gap per need, 2.3.2 lid 4 b: no outcome for eigen kracht."""
    for need in situation.conversation.needs:
        if not _judged(situation.conversation, need.id, Shell.OWN_STRENGTH):
            yield Found(need.id)


def usual_help_not_investigated(situation: Situation) -> Iterator[Found]:
    """Gap per need and housemate, 2.3.2 lid 4 b and 1.1.1: no outcome for what that housemate can do.

    Not asked when the resident covers the need alone. Who lives in is asked, also where the case says that the
    resident lives alone: the person counts, and not the box.
    """
    conversation = situation.conversation
    for need in conversation.needs:
        if _covered(conversation, need.id, Shell.OWN_STRENGTH):
            continue
        asked = {
            same_person(conversation, j.who)
            for j in _judged(conversation, need.id, Shell.NETWORK)
            if j.part is Part.USUAL_HELP
        }
        for housemate in conversation.housemates:
            if housemate.id not in asked:
                yield Found(f"{need.id}/{housemate.id}")


def letter_c(situation: Situation) -> Iterator[Found]:
    """Gap per need, 2.3.2 lid 4 c: no outcome for carers and others; not when something earlier covers it."""
    conversation = situation.conversation
    for need in conversation.needs:
        judged = _judged(conversation, need.id, Shell.NETWORK)
        found = any(j.part in _NETWORK_BEYOND_HOME for j in judged)
        if not found and not _covered(conversation, need.id, Shell.OWN_STRENGTH, Shell.NETWORK):
            yield Found(need.id)


def _described(situation: CarerSituation) -> bool:
    return not blank(situation.load) and not blank(situation.wants)


def letter_d(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 4 d: nobody asked for a carer, or a carer's load or wishes are not known."""
    conversation = situation.conversation
    answered = tuple(c for c in conversation.carers if c.answer is not CarerAnswer.NOT_ASKED)
    described = {same_person(conversation, c.who) for c in answered if _described(c)}
    unheard = [who for who in carers_of(conversation) if who not in described]
    nameless = any(c.answer is CarerAnswer.YES and blank(c.who) and not _described(c) for c in conversation.carers)
    if not answered or unheard or nameless:
        yield Found(detail=", ".join(conversation.name_of(who) for who in unheard))


def letter_e(situation: Situation) -> Iterator[Found]:
    """Gap per need, 2.3.2 lid 4 e: no outcome for what is there for all; not when it is covered earlier."""
    conversation = situation.conversation
    for need in conversation.needs:
        judged = _judged(conversation, need.id, Shell.GENERAL)
        found = any(j.part in _OPEN_TO_ALL for j in judged)
        earlier = (Shell.OWN_STRENGTH, Shell.NETWORK, Shell.GENERAL)
        if not found and not _covered(conversation, need.id, *earlier):
            yield Found(need.id)


def letter_f(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 4 f: the Zvw or the Wlz was not considered."""
    considered = {o.law for o in situation.conversation.other_laws}
    missing = [law.value.capitalize() for law in (Law.ZVW, Law.WLZ) if law not in considered]
    if missing:
        yield Found(detail=", ".join(missing))


def letter_g(situation: Situation) -> Iterator[Found]:
    """Gap, 2.3.2 lid 4 g: the costs were not explained to the resident."""
    told = (r for r in situation.conversation.rights if r.right is Right.COSTS)
    if not any(RESIDENT in r.told for r in told):
        yield Found()
