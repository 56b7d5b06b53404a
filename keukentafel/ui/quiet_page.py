"""What may never be shared, read back by the consultant alone: on no rail, in no list, in no report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from keukentafel.domain.statements import QuietNote
from keukentafel.i18n import format_day_short, format_time
from keukentafel.ui.page import empty, label
from keukentafel.ui.pieces import record
from keukentafel.ui.session import Session


class QuietPage(QWidget):
    """The lines of the quiet channel. `refresh` reads them, `empty` and leaving take every word off the screen."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("quiet")
        t = session.words.t
        self.setAccessibleName(t("Stille regels"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        paper = QWidget()
        paper.setObjectName("paper")
        column = QVBoxLayout(paper)
        column.setContentsMargins(48, 36, 48, 12)
        column.setSpacing(10)
        column.addWidget(label(t("Stille regels"), "title"))
        column.addWidget(
            label(t("Deze regels ziet alleen u. Ze staan in geen verslag en zijn nergens terug te zoeken."), "quiet")
        )
        self._notes = QVBoxLayout()
        self._notes.setSpacing(10)
        column.addLayout(self._notes)
        self._back = QPushButton(t("Terug"))
        self._back.setObjectName("quiet.back")
        self._back.setAccessibleName(t("Terug"))
        self._back.clicked.connect(self._leave)
        column.addSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll.setWidget(paper)
        outer.addWidget(scroll)
        session.locked.connect(self.empty)

    def refresh(self) -> None:
        """Read the notes of the open conversation."""
        self.empty()
        notes = self._session.visit.quiet_notes
        for note in notes:
            self._notes.addWidget(record(note.text, self._meta(note)))
        if not notes:
            self._notes.addWidget(label(self._session.words.t("Er zijn geen stille regels."), "quiet"))
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Take every word off the page."""
        empty(self._notes)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _meta(self, note: QuietNote) -> str:
        who = self._session.conversation.name_of(note.speaker)
        return f"{who} · {format_day_short(note.at.date())} · {format_time(note.at)}"

    def _leave(self) -> None:
        self.empty()
        self.closed.emit()
