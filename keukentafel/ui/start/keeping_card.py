"""What goes from this laptop and when, what is gone, and the proof of that. On the start screen, never at a visit."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.domain.safekeeping.destruction import Destroyed
from keukentafel.services import destroying, proofs
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.pieces import Records
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.exported import Exported
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.keeping_words import destroyed_record, leaving_record

MOST_SHOWN = 50
"""So many of what is gone are laid out; the proof has them all."""


class KeepingCard(QWidget):
    """`keeping.leaving`, `keeping.destroyed`, `keeping.proof`, `keeping.said`, `keeping.error`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            label(
                t(
                    "De gemeente bewaart het verslag. Deze laptop bewaart een gesprek tot de gemeente het heeft en "
                    "de bewaartermijn voorbij is. Daarna gaat het hier vanzelf weg. U hoort dat ten minste een week "
                    "van tevoren."
                ),
                "quiet",
            )
        )
        column.addSpacing(12)
        column.addWidget(label(t("Dit gaat weg"), "head"))
        self._leaving = Records("keeping.leaving", t("Er is niets waarvan de dagen al lopen."))
        column.addWidget(self._leaving)
        column.addSpacing(12)
        column.addWidget(label(t("Dit is vernietigd"), "head"))
        self._gone = Records("keeping.destroyed", t("Er is nog niets vernietigd."))
        column.addWidget(self._gone)
        self._proof = named_button("keeping.proof", t("Bewijs van vernietiging bewaren"), self._let_out)
        column.addWidget(self._proof, 0, Qt.AlignmentFlag.AlignLeft)
        self._said = SaidLine("keeping.said", "quiet")
        self._error = SaidLine("keeping.error", "error")
        column.addWidget(self._said)
        column.addWidget(self._error)
        self._lines: tuple[Destroyed, ...] = ()
        session.locked.connect(self.forget)
        self.forget()

    def refresh(self) -> None:
        """Show it as the store has it."""
        session = self._session
        leaving = destroying.leaving(session.desk)
        self._lines = destroying.destroyed(session.desk)
        self._leaving.show_records(leaving_record(one, session) for one in leaving)
        newest = tuple(reversed(self._lines))[:MOST_SHOWN]
        self._gone.show_records(destroyed_record(line, session) for line in newest)
        self._proof.setVisible(bool(self._lines))

    def forget(self) -> None:
        """Take every word off the card."""
        self._lines = ()
        self._leaving.show_records(())
        self._gone.show_records(())
        self._said.say("")
        self._error.say("")

    def take_focus(self) -> None:
        """Begin at the proof, where there is one."""
        self._proof.setFocus()

    def _let_out(self) -> None:
        session, ask = self._session, self._session.doors.ask_path
        path = ask(proofs.FILE_NAME) if ask else None
        if path is None:
            return

        def write() -> None:
            printed = proofs.prepare_proof(session.desk, self._lines)
            session.note_printing(printed)
            proofs.let_proof_out(session.desk, printed, path)
            digest = hashlib.sha256(printed.pdf).hexdigest()
            session.exported.append(Exported("destruction", 0, path, digest, printed.pages, ()))

        outcome = session.look(write)
        self._error.say(session.words.t(outcome.reason.text) if isinstance(outcome, Refused) else "")
        self._said.say(session.words.t("Bewaard als bestand.") if outcome is True else "")
