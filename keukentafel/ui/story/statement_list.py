"""The story as a list: what was said is the largest thing on the consultant's screen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import IN_THE_STORY, only_key
from keukentafel.ui.story.statement_painting import StoryDelegate
from keukentafel.ui.story.statement_rows import StoryRow
from keukentafel.ui.story.story_model import StoryModel
from keukentafel.ui.style.theme import Palette

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class StatementList(QListView):
    """`story.statements`. Arrows go through it, Enter goes to what can be done, Escape goes away."""

    selected = Signal(str)
    """The id of the statement that is selected now; empty when none is, or a folded row."""
    entered_actions = Signal()
    act_asked = Signal(str)
    """One of the keys for the selected statement was pressed: the name of its form."""
    left = Signal()

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        self.story = StoryModel(self)
        self._painting = StoryDelegate(palette, self, self.story.row_at)
        self.setObjectName("story.statements")
        self.setAccessibleName(session.words.t("Wat er verteld is"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumHeight(120)
        self.setDragEnabled(True)
        self._acts = {only_key(shortcut.key): name for name, shortcut in IN_THE_STORY.items()}
        self.setModel(self.story)
        self.setItemDelegate(self._painting)
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    @property
    def selected_id(self) -> str:
        """The id of the selected statement, or nothing."""
        chosen = self.selectedIndexes()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def show_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Show the story; the selection stays on its statement, and what is new comes into sight."""
        before, count = self.selected_id, len(self.story.rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        if not rows:
            self._painting.forget()
        self.story.show_rows(rows)
        if before != self.selected_id:
            self.select(before)
        if len(rows) > count:
            self.scrollToBottom()

    def select(self, statement_id: str) -> None:
        """Select a statement; none when it is not to be seen."""
        for place, row in enumerate(self.story.rows):
            if row.id and row.id == statement_id:
                self.setCurrentIndex(self.story.index(place, 0))
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.selected.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selected_id:
                self.entered_actions.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.select("")
            self.left.emit()
        elif not event.modifiers() and event.key() in self._acts:
            if self.selected_id:
                self.act_asked.emit(self._acts[event.key()])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.story.rows and event.reason() in _BY_KEY:
            self.setCurrentIndex(self.story.index(len(self.story.rows) - 1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Also when its own scroll bar came: else the rows reach beneath it.
            self.scheduleDelayedItemsLayout()
        if self.selected_id:
            self.scrollTo(self.currentIndex())
        elif at_end:
            self.scrollToBottom()

    def doItemsLayout(self) -> None:  # noqa: N802
        anew = self._painting.measures_anew()
        self.story.say_sizes(self._painting.size_of, anew)
        super().doItemsLayout()

    def _selection_changed(self) -> None:
        self.selected.emit(self.selected_id)
