"""Inzage: one press makes everything that is kept ready; then it is asked where the file goes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from keukentafel.domain.refusals import Refused
from keukentafel.services import handing_over, insight
from keukentafel.services.handing_over import Outgoing
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.choices import dutch_name
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.shared.exported import Exported
from keukentafel.ui.shared.session import Session


class InsightForm(Form):
    """No fields: the whole of it goes out, or nothing."""

    def __init__(self, session: Session, visit: Callable[[], Visit]) -> None:
        t = session.words.t
        super().__init__("insight", session, [], t("Alles bewaren als bestand"), self._let_out)
        self.said = t("bewaard als bestand")
        self._visit = visit
        self._outgoing: Outgoing | None = None
        self._path: Path | None = None

    def submit(self) -> None:
        """Make the file ready, ask where it goes, and write it there."""
        outcome = self._session.look(self._prepare)
        if isinstance(outcome, Refused):
            self._say(outcome)
        if outcome is not True or self._outgoing is None:
            return
        ask = self._session.doors.ask_path
        self._path = ask(self._outgoing.name) if ask else None
        if self._path is not None:
            super().submit()

    def _prepare(self) -> None:
        self._outgoing = insight.prepare_insight(self._visit(), dutch_name)
        self._session.note_printing(self._outgoing.printed)

    def _let_out(self, _values: Values) -> None:
        assert self._outgoing is not None and self._path is not None
        outgoing, path = self._outgoing, self._path
        handing_over.let_out(self._visit(), outgoing, path)
        digest = hashlib.sha256(outgoing.data).hexdigest()
        pages = outgoing.printed.pages if outgoing.printed else 0
        self._session.exported.append(Exported(outgoing.kind, 0, path, digest, pages, ()))
        self._outgoing = None
