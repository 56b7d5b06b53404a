"""Destroys what was announced and has had its days: before anything is shown, and never while somebody talks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from keukentafel.domain.ports import WorldError

if TYPE_CHECKING:
    from keukentafel.domain.destruction import Destroyed
    from keukentafel.ui.session import Session


class DueKeeper(QObject):
    """Made before the windows, so that it comes before them at an opening and at the end of a visit."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.gone: tuple[Destroyed, ...] = ()
        """What went the last time that the start screen came."""
        session.unlocked.connect(self._look)
        session.opened.connect(self._look)

    def _look(self) -> None:
        session = self._session
        self.gone = ()
        if session.has_visit or session.reopens or not session.is_unlocked:
            return
        from keukentafel.services import destroying

        # What fails stays announced, and is tried again the next time.
        with suppress(WorldError):
            self.gone = destroying.destroy_what_is_due(session.desk)
