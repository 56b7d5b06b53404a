"""The bewijs van vernietiging as a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.report_sections import sender
from keukentafel.domain.safekeeping.destruction import Destroyed
from keukentafel.domain.safekeeping.destruction_paper import proof_of_destruction
from keukentafel.services.desk import Desk

FILE_NAME = "bewijs-van-vernietiging.pdf"


def prepare_proof(desk: Desk, lines: Sequence[Destroyed]) -> Printed:
    """The paper about these, after what it says of the free room is so.

    Raises Refused when there are none, and what Store.scrub raises.
    """
    if not lines:
        raise Refused("nothing_destroyed")
    desk.store.scrub()
    profiles = desk.library.profiles()
    paper = proof_of_destruction(lines, desk.store.id, desk.now())
    return desk.press.plain(paper, sender(desk.library.profile(profiles[0])))


def let_proof_out(desk: Desk, printed: Printed, path: Path) -> None:
    """Write it to `path`, and say so in the trail. Raises StoreFull, StoreUnwritable."""
    desk.let_out(path, printed.pdf, "destruction")
