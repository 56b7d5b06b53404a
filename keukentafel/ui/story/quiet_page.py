"""What may never be shared, read back by the consultant alone: on no rail, in no list, in no report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from keukentafel.domain.statements import QuietNote
from keukentafel.i18n import format_time
from keukentafel.services import telling
from keukentafel.ui.parts.away_page import AwayPage
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.parts.pieces import record
from keukentafel.ui.shared.session import Session


class QuietLine(QWidget):
    """A quiet line that can be changed and taken away: `quiet.change`, `quiet.text`, `quiet.save`, `quiet.remove`.

    What is typed here is kept only by its button: a draft of it would betray it.
    """

    done = Signal()

    def __init__(self, session: Session, note: QuietNote, meta: str) -> None:
        super().__init__()
        t = session.words.t
        self._session, self._note, self._sure = session, note, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(record(note.text, meta))
        row = QHBoxLayout()
        row.setSpacing(14)
        self._text = QLineEdit(note.text)
        self._text.setObjectName("quiet.text")
        self._text.setAccessibleName(t("Hoe is het wel?"))
        self._text.returnPressed.connect(self._save)
        self._text.hide()
        self._change = named_button("quiet.change", t("Beter opschrijven"), self._open, "link")
        self._keep = named_button("quiet.save", t("Verbeteren"), self._save, "link")
        self._keep.hide()
        self._remove = named_button("quiet.remove", t("Weghalen"), self._take_away, "link")
        row.addWidget(self._text, 1)
        for button in (self._change, self._keep, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def _open(self) -> None:
        self._change.hide()
        self._text.show()
        self._keep.show()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        text = self._text.text()
        if self._session.look(lambda: telling.rewrite_quiet(self._session.visit, self._note.id, text)) is True:
            self.done.emit()

    def _take_away(self) -> None:
        if not self._sure:
            self._sure = True
            sure = self._session.words.t("Echt weghalen? Dit kan niet terug")
            self._remove.setText(sure)
            self._remove.setAccessibleName(sure)
        elif self._session.look(lambda: telling.take_quiet_away(self._session.visit, self._note.id)) is True:
            self.done.emit()


class QuietPage(AwayPage):
    """The lines of the quiet channel. `refresh` reads them, `empty` and leaving take every word off the screen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("quiet")
        t = session.words.t
        column = self.scrolled_column(t("Stille regels"))
        column.setSpacing(10)
        column.addWidget(label(t("Stille regels"), "title"))
        column.addWidget(
            label(t("Deze regels ziet alleen u. Ze staan in geen verslag en zijn nergens terug te zoeken."), "quiet")
        )
        self._notes = QVBoxLayout()
        self._notes.setSpacing(10)
        column.addLayout(self._notes)
        self._back = named_button("quiet.back", t("Terug"), self.leave)
        column.addSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        session.locked.connect(self.empty)

    def refresh(self) -> None:
        """Read the notes of the open conversation."""
        self.empty()
        notes = self._session.visit.quiet_notes
        for note in notes:
            line = QuietLine(self._session, note, self._meta(note))
            line.done.connect(self.refresh)
            self._notes.addWidget(line)
        if not notes:
            self._notes.addWidget(label(self._session.words.t("Er zijn geen stille regels."), "quiet"))
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Take every word off the page."""
        empty(self._notes)

    def _meta(self, note: QuietNote) -> str:
        who = self._session.conversation.name_of(note.speaker)
        return f"{who} · {self._session.words.day_short(note.at.date())} · {format_time(note.at)}"
