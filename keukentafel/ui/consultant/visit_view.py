"""A visit as the consultant has it: the page between rail and second-screen column, the catch line beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from keukentafel.ui.catch.catch_line import CatchLine
from keukentafel.ui.consultant.header import Header
from keukentafel.ui.consultant.listening import LastLines, WayOut
from keukentafel.ui.consultant.rail import Rail
from keukentafel.ui.parts.calm_line import CalmLine
from keukentafel.ui.parts.pieces import rule
from keukentafel.ui.parts.reading_order import put_in_reading_order
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.resident.aside import Aside
from keukentafel.ui.shared.session import Session

RAIL_LETTERS, ASIDE_LETTERS, PAGE_LETTERS, LISTEN_LETTERS = 24, 36, 52, 84
"""How wide the parts of the window stand, in letters of ordinary width: wider where the text is larger."""


class VisitView(QWidget):
    """Puts the parts of a visit beside each other, and takes away for a while what there is no room for."""

    listening_ended = Signal()
    """The way out beneath the catch line was pressed."""

    def __init__(self, session: Session, header: Header, rail: Rail, catch: CatchLine, aside: Aside) -> None:
        super().__init__()
        self.setObjectName("paper")
        self._header, self._rail, self._catch = header, rail, catch
        self.aside = aside
        self._crowded = self._aside_asked = False
        self.alarm = label("", "alarm")
        self.alarm.setObjectName("alarm")
        self.alarm.hide()
        self.calm = CalmLine(session, "calm")
        self.page_stack = QStackedWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._middle = middle = QVBoxLayout()
        middle.setSpacing(0)
        self._last_lines, self._way_out = LastLines(session), WayOut(session)
        self._way_out.pressed.connect(self.listening_ended)
        middle.addWidget(self.page_stack, 1)
        middle.addWidget(self._last_lines, 1)
        middle.addWidget(catch)
        middle.addWidget(self._way_out, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._edges = (rule(vertical=True), rule(vertical=True))
        body.addWidget(rail)
        body.addWidget(self._edges[0])
        body.addLayout(middle, 1)
        body.addWidget(self._edges[1])
        body.addWidget(aside)
        rows.addWidget(header)
        self._under_header = rule(vertical=False)
        rows.addWidget(self._under_header)
        rows.addWidget(self.alarm)
        rows.addWidget(self.calm)
        rows.addLayout(body, 1)

    @property
    def is_listening(self) -> bool:
        """Whether everything but the catch line is hidden."""
        return self.page_stack.isHidden()

    def fit(self, width: int) -> None:
        """The page keeps the room that a sentence needs; what stands beside it gives way first, then the rail."""
        metrics = self._rail.fontMetrics()
        letter = metrics.horizontalAdvance("n" * 20) / 20
        rail, aside, page = (int(letter * n) for n in (RAIL_LETTERS, ASIDE_LETTERS, PAGE_LETTERS))
        self._rail.setFixedWidth(max(rail, self._rail.minimumSizeHint().width()))
        self.aside.setFixedWidth(aside)
        self._crowded = width < self._rail.width() + aside + page
        side = max(0, width - int(letter * LISTEN_LETTERS)) // 2 if self.is_listening else 0
        self._middle.setContentsMargins(side, 0, side, 0)
        self._show_columns()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        # Only now the parts have the letters and the margins by which they are measured.
        self.fit(self.window().width())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        page = self.page_stack.currentWidget()
        # Also asked by a page that goes away with the keyboard in it: of that nothing is to be put in order.
        if page is not None and page.isVisible():
            put_in_reading_order(page)
        return super().focusNextPrevChild(forward)

    def refresh(self) -> None:
        """Follow the conversation where only its last lines are to be seen."""
        if self.is_listening:
            self._last_lines.refresh()

    def _show_columns(self) -> None:
        listening = self.is_listening
        self.aside.setHidden(listening or (self._crowded and not self._aside_asked))
        self._rail.setHidden(listening or (self._crowded and self._aside_asked))
        for edge, column in zip(self._edges, (self._rail, self.aside), strict=True):
            edge.setHidden(column.isHidden())
        self._header.offer_aside(self._crowded and not listening)
        self._header.fit()

    def toggle_aside(self) -> None:
        """To the line for a prompt; without room for both, its column in the place of the rail, or the rail again."""
        if not self._crowded:
            self.listen(False)
            self.aside.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.listen(False)
        self._aside_asked = not self._aside_asked
        self._show_columns()
        (self.aside.line if self._aside_asked else self._catch.line).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def listen(self, listening: bool) -> None:
        """Hide everything but the catch line, or bring it back."""
        if listening == self.is_listening:
            return
        self._last_lines.refresh()
        parts: tuple[QWidget, ...] = (self.page_stack, self._header, self._under_header)
        for part in parts:
            part.setHidden(listening)
        self._last_lines.setVisible(listening)
        self._way_out.setVisible(listening)
        self._catch.stand_alone(listening)
        self.fit(self.width())
        self._header.show_listening(listening)
