"""Destroys what was announced and has had its days: before anything is shown, and never while somebody talks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from keukentafel.domain.troubles import WorldError

if TYPE_CHECKING:
    from keukentafel.domain.safekeeping.destruction import Destroyed
    from keukentafel.services.desk import Desk


class DueKeeper:
    """Looks when it is told to: at an opening and at the end of a visit, before the windows do."""

    def __init__(self) -> None:
        self.gone: tuple[Destroyed, ...] = ()
        """What went the last time that the start screen came."""

    def look(self, desk: Desk | None) -> None:
        """Destroy what is due; `desk` is None while somebody talks, or is about to."""
        self.gone = ()
        if desk is None:
            return
        from keukentafel.services import destroying

        # What fails stays announced, and is tried again the next time.
        with suppress(WorldError):
            self.gone = destroying.destroy_what_is_due(desk)
