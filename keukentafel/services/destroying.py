"""Destroying: by itself when the term has passed and the consultant was told, or by a conscious act with a ground.

What is destroyed is in no table and no index at once. The free room of the file, where its shadow may be, is written
anew when the lock falls: on a large store that takes seconds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from keukentafel.domain.keeping import KeepBecause, open_hold
from keukentafel.domain.ports import CaseSummary, Work
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground
from keukentafel.domain.safekeeping.retention import Retention, hand_over_of
from keukentafel.services.clock_trust import doubted_since
from keukentafel.services.desk import Desk
from keukentafel.services.keeping import notice_of, retention_of
from keukentafel.services.visit import Visit

_TOLD = "told_of_destruction"
"""Where the cabinet keeps since when the consultant knows that a case will go: days by id."""


@dataclass(frozen=True)
class Leaving:
    """A case whose days are running out, the first day on which it goes, and from when that is told."""

    case: CaseSummary
    retention: Retention
    goes_on: date
    told_from: date


def leaving(desk: Desk) -> tuple[Leaving, ...]:
    """All cases that only wait for days to pass, the first to go first; nobody's notice is cut short."""
    return _leaving(desk, _told(desk))


def tell_of_leaving(desk: Desk) -> tuple[Leaving, ...]:
    """The cases that go within the days of notice. Showing them begins the notice of those that are new.

    Empty while it is asked whether the clock is right: a notice of a wrong day is none.
    """
    if doubted_since(desk.store, desk.now()) is not None:
        return ()
    today, told = desk.today(), _told(desk)
    near = [one for one in _leaving(desk, told) if one.told_from <= today]
    now = {one.case.conversation_id: told.get(one.case.conversation_id, today) for one in near}
    if now != told:
        with desk.store.work() as work:
            _keep_told(work, now)
    return tuple(near)


def destroy_what_is_due(desk: Desk) -> tuple[Destroyed, ...]:
    """Destroy the cases whose term has passed and whose notice was given its days. Never called at a visit.

    Each case goes whole or not at all; what went before one that failed is gone. Nothing goes while it is asked
    whether the clock is right. Raises WorldError.
    """
    today, told = desk.today(), _told(desk)
    if not told or doubted_since(desk.store, desk.now()) is not None:
        return ()
    due = [one for one in _leaving(desk, told) if one.goes_on <= today and one.case.conversation_id in told]
    return tuple(_destroy(desk, one.case.conversation_id, Ground.TERM, one.case.handed_over_on) for one in due)


def destroy_case(visit: Visit, ground: Ground) -> Destroyed:
    """Destroy the whole case now, by a conscious act.

    Raises Refused while an objection is open, the interest of somebody else or a law keeps it (5.3.5); for a request
    that was not written down or was refused; and for the ground that it was handed over when it was not.
    """
    conversation = visit.conversation
    _may_go(visit, ground)
    sent = hand_over_of(conversation, conversation.current_version)
    confirmed = sent is not None and bool(sent.receipt)
    if ground in (Ground.TERM, Ground.NOT_NEEDED) and not confirmed:
        raise Refused("must_stay/not_handed_over", "ground")
    return _destroy(visit.desk, visit.id, ground, sent.on if sent else None)


def destroy_statement(visit: Visit, statement_id: str) -> Destroyed:
    """Destroy one line at the resident's request (5.3.5), with its history; undo does not bring it back.

    Raises Refused as `destroy_case` does, for a line that is not there, and for one that a definitive report holds.
    """
    if visit.conversation.statement(statement_id) is None:
        raise Refused("unknown_statement", "statement")
    _may_go(visit, Ground.REQUEST)
    if visit.history.froze(statement_id):
        raise Refused("must_stay/sealed", "statement")
    return visit.destroy_statement(statement_id)


def destroyed(desk: Desk) -> tuple[Destroyed, ...]:
    """All that was destroyed, oldest first."""
    with desk.store.work() as work:
        return work.destructions.destroyed()


def _may_go(visit: Visit, ground: Ground) -> None:
    conversation = visit.conversation
    held = open_hold(conversation.holds)
    if held is not None:
        raise _must_stay(held.because)
    if ground is Ground.REQUEST:
        asked = conversation.destruction_asked
        if asked is None:
            raise Refused("not_asked")
        if asked.refused is not None:
            raise _must_stay(asked.refused)


def _must_stay(because: KeepBecause) -> Refused:
    return Refused("must_stay" if because is KeepBecause.OBJECTION else f"must_stay/{because.value}")


def _destroy(desk: Desk, conversation_id: str, ground: Ground, handed_over_on: date | None) -> Destroyed:
    now = desk.now()
    with desk.store.work() as work:
        gone = work.destructions.destroy_case(conversation_id, ground, now, handed_over_on)
        work.audit.note("case_destroyed", now, f"{conversation_id} {ground.value}")
        told = _read_told(work)
        if told.pop(conversation_id, None) is not None:
            _keep_told(work, told)
    return gone


def _leaving(desk: Desk, told: Mapping[str, date]) -> tuple[Leaving, ...]:
    today = desk.today()
    found: list[Leaving] = []
    with desk.store.work() as work:
        waiting = work.logs.waiting()
    for case in waiting:
        kept = retention_of(desk, case)
        if kept.goes_on is not None:
            since = told.get(case.conversation_id, today)
            notice = notice_of(desk, case)
            goes_on = max(kept.goes_on, since + notice)
            found.append(Leaving(case, kept, goes_on, goes_on - notice))
    return tuple(sorted(found, key=lambda one: (one.goes_on, one.case.conversation_id)))


def _told(desk: Desk) -> dict[str, date]:
    with desk.store.work() as work:
        return _read_told(work)


def _read_told(work: Work) -> dict[str, date]:
    kept = json.loads(work.cabinet.get(_TOLD) or b"{}")
    return {case: date.fromisoformat(day) for case, day in kept.items()}


def _keep_told(work: Work, told: Mapping[str, date]) -> None:
    work.cabinet.put(_TOLD, json.dumps({case: day.isoformat() for case, day in told.items()}).encode())


def still_kept(visit: Visit) -> Retention:
    """Until when the case on the page is kept, and why."""
    line = summary_of(visit.id, visit.conversation, visit.desk.now())
    return retention_of(visit.desk, line)
