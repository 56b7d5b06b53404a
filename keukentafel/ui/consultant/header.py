"""The quiet line above a visit: whose it is, the last legal day, when it was saved, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.deadlines import Term, calendar_warning
from keukentafel.domain.people import CaseKind
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.services.overview import deadlines_of_visit
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.two_lines import TwoLineButton
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS

GAP, SIDE = 18, 24


class Header(QWidget):
    """Small and at the edge; the name stands here and never in the window's title."""

    lock_pressed = Signal()
    start_pressed = Signal()
    listen_pressed = Signal()
    aside_pressed = Signal()
    case_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SIDE, 8, SIDE, 8)
        rows.setSpacing(2)
        row = self._row = QHBoxLayout()
        row.setSpacing(GAP)
        rows.addLayout(row)
        under = QWidget()
        self._below = FlowLayout(under, gap=GAP, line_gap=2)
        rows.addWidget(under)
        self._who = TwoLineButton()
        self._who.setObjectName("header.who")
        self._who.clicked.connect(self.case_pressed)
        self._say_key(self._who, "case")
        self._sub = self._who.beneath
        row.addWidget(self._who)
        row.addStretch(1)
        self._private = label(t("gesprek apart: wat u nu opschrijft, vraagt u straks na"), "head", wrap=False)
        self._private.setObjectName("header.private")
        self._last_day = label("", "quiet", wrap=False)
        self._last_day.setObjectName("header.last_day")
        self._saved = label("", "quiet", wrap=False)
        self._saved.setObjectName("header.saved")
        self._saved.hide()
        self._notes = (self._private, self._last_day, self._saved)
        self._beside = row.count()
        for widget in self._notes:
            row.addWidget(widget)
        self._start = self._button("header.start", t("Beginscherm"), "start", self.start_pressed)
        self._listen = self._button("header.listen", t("Ik luister"), "listen", self.listen_pressed)
        self._lock = self._button("header.lock", t("Slot erop"), "lock", self.lock_pressed)
        self._aside = self._button("header.aside", t("Tweede scherm"), "aside", self.aside_pressed)
        self._aside.hide()
        for button in (self._start, self._aside, self._listen, self._lock):
            # In the middle of the row, and not as high: else no row is higher than its lowest button.
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._short = {
            self._start: (t("Beginscherm"), t("Begin")),
            self._aside: (t("Tweede scherm"), t("Scherm")),
            self._listen: (t("Ik luister"), t("Luister")),
            self._lock: (t("Slot erop"), t("Slot")),
        }
        self._is_narrow = self._is_listening = self._is_private = False

    def _button(self, object_name: str, text: str, shortcut: str, signal: SignalInstance) -> QPushButton:
        button = named_button(object_name, text, signal.emit)
        self._say_key(button, shortcut)
        return button

    def _say_key(self, button: QPushButton, shortcut: str) -> None:
        button.setToolTip(f"{self._session.words.t(SHORTCUTS[shortcut].title)} ({SHORTCUTS[shortcut].key})")

    def offer_aside(self, offered: bool) -> None:
        """Whether there is a button for what stands beside the page, because there is no room for it."""
        self._aside.setVisible(offered)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Put the quiet notes beneath the name, and shorter words on the buttons, where there is no room."""
        wide = sum(self._width_of(button, text) for button, (text, _) in self._short.items())
        wide += self._who.width_of_both()
        # Not by what is hidden: a widget that is put elsewhere is that for a moment.
        said = self._notes if self._is_private else self._notes[1:]
        wide += sum(note.sizeHint().width() + GAP for note in said)
        narrow = wide + 3 * GAP > self.width()
        below = sum(note.sizeHint().width() + GAP for note in (self._sub, *said))
        # One line of notes and no more: what is folded away here stands on the page behind the name.
        self._sub.setHidden(narrow and below > self.width() - 2 * SIDE)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for layout in (self._row, self._below):
            for widget in (self._sub, *self._notes):
                layout.removeWidget(widget)
        if narrow:
            for widget in (self._sub, *self._notes):
                self._below.addWidget(widget)
        else:
            self._who.take_back()
            for place, widget in enumerate(self._notes):
                self._row.insertWidget(self._beside + place, widget)
        self._say_buttons()

    def _width_of(self, button: QPushButton, text: str) -> int:
        if button.isHidden():
            return 0
        frame = button.sizeHint().width() - button.fontMetrics().horizontalAdvance(button.text())
        return frame + button.fontMetrics().horizontalAdvance(text) + GAP

    def _say_buttons(self) -> None:
        for button, (text, short) in self._short.items():
            button.setText(short if self._is_narrow else text)
            button.setAccessibleName(text)
        if self._is_listening:
            text = self._session.words.t("Alles tonen")
            self._listen.setText(text)
            self._listen.setAccessibleName(text)

    def refresh(self) -> None:
        """Show the open conversation."""
        t, conversation = self._session.words.t, self._session.conversation
        case = conversation.case
        # An ampersand in a name is no mnemonic.
        self._who.setText(case.resident.replace("&", "&&"))
        self._who.setAccessibleName(joined(case.resident, t("afspraken, dagen en gegevens")))
        street = case.address.partition(",")[0]
        self._sub.setText(joined(self._which_conversation(), street, case.case_number))
        self._is_private = conversation.private.state is PrivateState.OPEN
        self._private.setVisible(self._is_private)
        last = [d for d in deadlines_of_visit(self._session.visit) if d.term is Term.INVESTIGATION]
        if last:
            text = t("laatste dag van het onderzoek: {day}")
            today = self._session.desk.today()
            known = self._session.doors.library.calendar()
            unsure = calendar_warning(known, last[0].last_day)
            shown = text.format(day=self._session.words.day_near(last[0].last_day, today))
            self._last_day.setText(joined(shown, t("nakijken")) if unsure else shown)
            self._last_day.setToolTip(t(unsure) if unsure else ", ".join(last[0].why))
            self._last_day.setAccessibleDescription(self._last_day.toolTip())

    def _which_conversation(self) -> str:
        """A first conversation, a review, or which one of its investigation."""
        words, conversation = self._session.words, self._session.conversation
        kind, number = conversation.case.kind, len(conversation.visits)
        if number == 1:
            return name(kind, words)
        again = words.t("gesprek {number} in dit onderzoek").format(number=number)
        return joined(name(kind, words), again) if kind is CaseKind.REVIEW else again

    def say_saved(self, text: str) -> None:
        """The last change is durable."""
        self._note(text)

    def say_refused(self, outcome: Refused | bool | None) -> None:
        """A key that could do nothing says why, in the same quiet place."""
        if isinstance(outcome, Refused):
            self._note(self._session.words.t(outcome.reason.text))

    def _note(self, text: str) -> None:
        self._saved.setText(text)
        # Nothing to say takes no room, which may be a line of its own.
        self._saved.setVisible(bool(text))

    def show_listening(self, listening: bool) -> None:
        """Whether everything but the catch line is hidden."""
        self._is_listening = listening
        self._say_buttons()
