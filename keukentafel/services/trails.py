"""The trail of who did what: noted where something was only seen, read on the start screen, given to a supervisor."""

from __future__ import annotations

from pathlib import Path

from keukentafel.domain.safekeeping.trail import SignedTrail, TrailLine
from keukentafel.services.desk import Desk
from keukentafel.services.seal_keys import key_without_asking
from keukentafel.services.visit import Visit


def note_viewed(visit: Visit, what: str) -> None:
    """Note that pages of a report were shown; `what` is its kind with its version. Raises WorldError."""
    with visit.desk.store.work() as work:
        work.audit.note("report_viewed", visit.desk.now(), f"{visit.id} {what}")


def look_at(desk: Desk) -> tuple[TrailLine, ...]:
    """All lines, oldest first; that somebody looked is the last of them. Raises StoreDamaged for a broken chain."""
    with desk.store.work() as work:
        work.audit.note("trail_looked_at", desk.now())
        return tuple(TrailLine(*line) for line in work.audit.lines())


def export(desk: Desk, path: Path) -> None:
    """Write the whole trail for a supervisor, signed with the key of this store; it names nobody.

    The line that says so is the last one in the file. Raises StoreDamaged for a broken chain, and StoreFull or
    StoreUnwritable.
    """
    key = key_without_asking(desk)
    now = desk.now()
    with desk.store.work() as work:
        work.audit.note("trail_exported", now)
        lines = tuple(TrailLine(*line) for line in work.audit.lines())
        signed = SignedTrail(desk.store.id, now, lines, work.audit.link())
        desk.exits.write(path, desk.press.trail(signed, key))
