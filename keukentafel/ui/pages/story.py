"""The story: what was said is the page, and everything else is small and at its edges."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import SIDE, Fold, Page, label
from keukentafel.ui.parts.pieces import rule
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.review.still_panel import StillPanel
from keukentafel.ui.shared.session import Session
from keukentafel.ui.story.private_strip import PrivateStrip
from keukentafel.ui.story.rating_form import Ratings, rating_form
from keukentafel.ui.story.statement_actions import HISTORY, StatementActions
from keukentafel.ui.story.statement_list import StatementList
from keukentafel.ui.story.statement_rows import StoryRows
from keukentafel.ui.style.theme import Palette

TO_THE_ROWS = QEvent.Type(QEvent.registerEventType())
ROOM, TITLE_ROOM, LEAST, ROWS = 24, 16, 8.5, 3
"""In lines of text: below how much height what is around the rows scrolls, and the title gives way; and how much of
it so many rows of a story take."""


class StoryPage(Page):
    """The statements in the order they were told, the private moment above them, and what can be done beneath.

    Lines told apart are folded away once the others are back; `story.private.show` unfolds them until it is
    pressed again, the page is left, or the store locks.
    """

    place = "story"
    left = Signal()
    """Escape: back to the catch line."""
    move_asked = Signal(str)
    """Send the statement with this id elsewhere."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__(session, session.words.t("Het verhaal"))
        self._unfolded = False
        self._show = named_button("story.private.show", "", self._toggle_folded, "link")
        self._strip = PrivateStrip(session, self.heading, self._show)
        self.statements = StatementList(session, palette)
        self._rows = StoryRows(session)
        self._nothing = label(
            self.t("Begin met luisteren. Wat u hieronder opschrijft, komt hier te staan."), "quiet"
        )
        self._nothing.setObjectName("story.empty")
        self._actions = StatementActions(session)
        self._rate = Fold(self.t("Hoe gaat het volgens de bewoner?"), rating_form(session), inline=True)
        self._ratings = Ratings(session, self._rate.button)
        self.still = StillPanel(session)
        self._lay_out()
        self.statements.selected.connect(self._selected)
        self.statements.entered_actions.connect(self._actions.take_focus)
        self.statements.left.connect(self.left)
        self.statements.act_asked.connect(self._act)
        self._actions.left.connect(self._back_to_list)
        session.locked.connect(self._fold)

    def _lay_out(self) -> None:
        # The button beside the title is higher than it: the title stands where those of the other pages do.
        # And the line around the chosen row is outside the column: signs begin where the title does.
        self.column.setContentsMargins(SIDE - HANG, 12, SIDE - HANG, 4)
        above, beneath, foot = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (above, beneath):
            part.setContentsMargins(HANG, 0, HANG, 0)
            part.setSpacing(self.column.spacing())
        for widget in (self._strip, self.still, self._nothing):
            above.addWidget(widget)
        foot.setSpacing(0)
        foot.addWidget(rule(vertical=False))
        foot.addWidget(self._ratings)
        foot.addWidget(self._rate)
        beneath.addWidget(self._actions)
        beneath.addLayout(foot)
        self.column.addLayout(above)
        self.column.addWidget(self.statements, 1)
        self.column.addLayout(beneath)

    def refresh(self) -> None:
        """Show the conversation as it is now."""
        if not self.session.has_visit:
            self._fold()
            return
        conversation = self.session.conversation
        self.still.refresh()
        before = len(self.statements.story.rows)
        self.statements.show_rows(self._rows.now(self._unfolded))
        if len(self.statements.story.rows) > before:
            self._fit()
        self._nothing.setVisible(not conversation.statements)
        self._unfolded = self._unfolded and self._rows.foldable
        self._show.setVisible(self._rows.foldable)
        text = self.t("Weer wegvouwen") if self._unfolded else self.t("Laat zien wat apart verteld is")
        self._show.setText(text)
        self._show.setAccessibleName(text)
        self._strip.refresh()
        self._actions.select(self.statements.selected_id, self._unfolded)
        self._ratings.refresh()

    def show_statement(self, statement_id: str) -> None:
        """Go to a statement; one that is folded away stays so, and the keyboard stays where it is."""
        self.statements.select(statement_id)
        if self.statements.selected_id:
            self.statements.scrollTo(self.statements.currentIndex())
            self.statements.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """However large the letters are, three rows of the story are in sight: what is around them scrolls."""
        line, room = self.fontMetrics().lineSpacing(), self.viewport().height()
        low, rows = room < TITLE_ROOM * line, len(self.statements.story.rows)
        self.heading.setHidden(low)
        # Where it is so low that something scrolls away anyhow, the rows have all of it.
        least = room if low and rows > ROWS else min(int(LEAST * line), room)
        self.statements.setMinimumHeight(max(120, least) if rows else 120)
        self._to_the_rows()

    def _to_the_rows(self) -> None:
        # Later: the rows stand where they will be only after the column was laid out anew.
        QApplication.postEvent(self, QEvent(TO_THE_ROWS))

    def customEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        here = QApplication.focusWidget()
        at_work = here is not None and self._holder.isAncestorOf(here)
        if event.type() != TO_THE_ROWS or self.isHidden() or at_work:
            return
        if self.viewport().height() < ROOM * self.fontMetrics().lineSpacing() and self.statements.story.rows:
            self.verticalScrollBar().setValue(self.statements.geometry().bottom() + 1 - self.viewport().height())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._fold()

    def _fold(self) -> None:
        was_unfolded, self._unfolded = self._unfolded, False
        self._actions.close_forms()
        if self.session.has_visit:
            if was_unfolded:
                self.refresh()
        else:
            self._rows.forget()
            self.statements.show_rows(())
            self._actions.select("")

    def _toggle_folded(self) -> None:
        self._unfolded = not self._unfolded
        self.refresh()

    def _back_to_list(self) -> None:
        self.statements.setFocus(Qt.FocusReason.OtherFocusReason)

    def _selected(self, statement_id: str) -> None:
        self._actions.select(statement_id, self._unfolded)

    def _act(self, name: str) -> None:
        if name == "place":
            self.move_asked.emit(self.statements.selected_id)
        else:
            self._actions.open(name)

    def show_history(self, statement_id: str) -> None:
        """Select a statement and show how it came to be; nothing where it is folded away."""
        self.statements.select(statement_id)
        if self.statements.selected_id:
            self._actions.open(HISTORY)
            self.statements.setFocus(Qt.FocusReason.OtherFocusReason)
