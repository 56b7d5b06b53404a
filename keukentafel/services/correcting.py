"""Putting right what was recorded: taking it away, and the order in which needs matter."""

from __future__ import annotations

from collections.abc import Collection

from keukentafel.domain.changes import NeedsOrdered, Recorded, TakenAway
from keukentafel.domain.changes.base import free_id
from keukentafel.domain.refusals import Refused
from keukentafel.services.visit import Visit


def never_used(letter: str, visit: Visit, what: Recorded, present: Collection[str]) -> str:
    """An id for something new: neither one that is there, nor one of what was taken away."""
    changes = (entry.change for entry in visit.history.entries)
    gone = {change.id for change in changes if isinstance(change, TakenAway) and change.what is what}
    return free_id(letter, {*present, *gone})


def id_for(asked: str, letter: str, visit: Visit, what: Recorded, present: Collection[str]) -> str:
    """The id `asked` for when something is changed, a new one when it is empty.

    Raises Refused when it is not among those `present`.
    """
    if not asked:
        return never_used(letter, visit, what, present)
    if asked not in present:
        raise Refused("not_there")
    return asked


def take_away(visit: Visit, what: Recorded, thing_id: str) -> None:
    """Take away what was recorded; undo puts it back. Raises Refused when it is not there."""
    change = TakenAway(what, thing_id)
    if change.apply_to(visit.conversation) == visit.conversation:
        raise Refused("not_there")
    visit.commit(change)


def move_need(visit: Visit, need_id: str, steps: int) -> None:
    """Let a need matter more (`steps` below 0) or less to the resident. At either end it stays.

    Raises Refused when it is not there.
    """
    ids = [need.id for need in visit.conversation.needs]
    if need_id not in ids:
        raise Refused("unknown_need", "need")
    before = ids.index(need_id)
    after = min(max(before + steps, 0), len(ids) - 1)
    if after == before:
        return
    ids.insert(after, ids.pop(before))
    visit.commit(NeedsOrdered(tuple(ids)))
