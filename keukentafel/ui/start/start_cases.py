"""The agenda as a list: parts of the week with the cases in them, each read when it is in sight."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from keukentafel.domain.agenda import When, in_order
from keukentafel.domain.ports import CaseSummary, WorldError
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.case_painting import CaseDelegate
from keukentafel.ui.start.case_rows import PARTS, CaseRow, case_row, what_stands_open
from keukentafel.ui.style.theme import Palette

CONVERSATION = Qt.ItemDataRole.UserRole
ROW = Qt.ItemDataRole.UserRole + 1
OPENED = Qt.ItemDataRole.UserRole + 2
LAID_AT_ONCE = 60
"""How many rows are laid out before the list is shown; the others follow in idle moments."""
ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class CaseModel(QAbstractListModel):
    """Rows by conversation id in UserRole, parts of the agenda between them; `ROW` is the row, or the part's name."""

    taller = Signal()
    """A row tells more now, or less."""
    known = Signal()
    """What is still to do in a case is known now."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: list[tuple[When, CaseSummary | None]] = []
        self._made: dict[str, CaseRow] = {}
        self._places: dict[str, int] = {}
        self._asked: deque[str] = deque()
        self._opened = ""
        self._read_on = QTimer(self, singleShot=True, interval=0)
        self._read_on.timeout.connect(self._read_asked)

    def show_cases(self, cases: tuple[CaseSummary, ...], today: date) -> None:
        """Show these as an agenda of that day."""
        self.beginResetModel()
        self._lines, self._made, self._places, self._opened = [], {}, {}, ""
        self._asked.clear()
        part: When | None = None
        for found, case in in_order(cases, today):
            if found is not part:
                part = found
                self._lines.append((found, None))
            self._places[case.conversation_id] = len(self._lines)
            self._lines.append((found, case))
        self.endResetModel()

    def case(self, conversation_id: str) -> CaseSummary | None:
        """What the register knows of a case that is shown."""
        place = self._places.get(conversation_id)
        return None if place is None else self._lines[place][1]

    def index_of(self, conversation_id: str) -> QModelIndex:
        """Where a case stands; an index that is not valid when it does not."""
        place = self._places.get(conversation_id)
        return QModelIndex() if place is None else self.index(place)

    @property
    def first(self) -> QModelIndex:
        """The first case."""
        return self.index(1) if self._lines else QModelIndex()

    def is_made(self, index: _Index) -> bool:
        """Whether the row was read before: what nobody saw is not made for the sake of its height."""
        case = self._lines[index.row()][1]
        return case is None or case.conversation_id in self._made

    def toggle_why(self, conversation_id: str) -> bool:
        """Tell on the row why its dates are what they are, or no longer. Gives back whether it is told now."""
        before, self._opened = self._opened, "" if self._opened == conversation_id else conversation_id
        for each in (before, conversation_id):
            place = self._places.get(each)
            if place is not None:
                self.dataChanged.emit(self.index(place), self.index(place))
        self.taller.emit()
        return bool(self._opened)

    def rowCount(self, parent: _Index = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._lines[index.row()][1] is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part, case = self._lines[index.row()]
        if case is None:
            heading = self._session.words.t(PARTS[part])
            return heading if role in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == CONVERSATION:
            return case.conversation_id
        if role == OPENED:
            return case.conversation_id == self._opened
        if role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._row(part, case)
        if role == ROW:
            return row
        return f"{row.spoken}. {row.why}" if case.conversation_id == self._opened else row.spoken

    def ask(self, index: _Index) -> None:
        """The row is in sight: read what is still to do when there is a moment."""
        case = self._lines[index.row()][1]
        if case is None or self._made[case.conversation_id].to_do or case.conversation_id in self._asked:
            return
        self._asked.append(case.conversation_id)
        self._read_on.start()

    def look_into(self, index: _Index) -> None:
        """Read now what is still to do in this case; a whole conversation, so of one only while somebody waits."""
        case = self._lines[index.row()][1] if index.isValid() else None
        if case is not None:
            self._look_into(case.conversation_id)

    def _row(self, part: When, case: CaseSummary) -> CaseRow:
        known = self._made.get(case.conversation_id)
        if known is None:
            known = self._made[case.conversation_id] = case_row(case, part, self._session)
        return known

    def _look_into(self, conversation_id: str) -> None:
        part, case = self._lines[self._places[conversation_id]]
        assert case is not None
        try:
            to_do = what_stands_open(case, self._session)
        except WorldError:
            to_do = self._session.words.t("deze zaak kan nu niet gelezen worden")
        self._made[conversation_id] = replace(self._row(part, case), to_do=to_do)

    def _read_asked(self) -> None:
        if not self._asked or not self._session.is_unlocked:
            self._asked.clear()
            return
        conversation_id = self._asked.popleft()
        self._look_into(conversation_id)
        # Not by dataChanged: the list would measure all its rows anew, and there may be ten thousand.
        self.known.emit()
        if self._asked:
            self._read_on.start()


class CaseList(QListView):
    """`start.cases`. Arrows go from case to case, Enter opens, the space bar tells why the dates are what they are."""

    def __init__(self, session: Session, palette: Palette, opened: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("start.cases")
        self.setAccessibleName(session.words.t("Agenda van gesprekken"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setBatchSize(LAID_AT_ONCE)
        self._opened = opened
        self.cases = CaseModel(session, self)
        self.setModel(self.cases)
        self._painting = CaseDelegate(palette, self, self.cases.is_made, self.cases.ask)
        self.setItemDelegate(self._painting)
        self.cases.taller.connect(self.scheduleDelayedItemsLayout)
        self.cases.known.connect(self.viewport().update)
        self.doubleClicked.connect(lambda _index: opened())

    @property
    def chosen(self) -> str:
        """The id of the case that is chosen, or nothing."""
        return str(self.currentIndex().data(CONVERSATION) or "")

    def choose(self, conversation_id: str) -> None:
        """Choose a case, or the first where that one is not there."""
        place = self.cases.index_of(conversation_id)
        chosen = place if place.isValid() else self.cases.first
        # A screen reader says all of this row now; what is to do in the others follows their names.
        self.cases.look_into(chosen)
        self._lay_at_once(False)
        self.setCurrentIndex(chosen)
        if self.currentIndex() == self.cases.first:
            self.scrollToTop()

    def _lay_at_once(self, whole: bool) -> None:
        """Lay out all rows before the list is shown, where its place would else not be there yet; or the first."""
        self.setLayoutMode(QListView.LayoutMode.SinglePass if whole else QListView.LayoutMode.Batched)

    @property
    def _is_further_down(self) -> bool:
        return self.currentIndex().row() >= LAID_AT_ONCE or self.verticalScrollBar().value() > 0

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        self._lay_as_far_as(current)
        super().currentChanged(current, previous)

    def _lay_as_far_as(self, index: _Index) -> None:
        if index.isValid() and not self.visualRect(index).isValid():
            self._lay_at_once(True)
            self.scheduleDelayedItemsLayout()
            self.executeDelayedItemsLayout()

    def show_why(self) -> None:
        """Tell on the chosen row why its dates are what they are, or no longer; the row stays in sight."""
        if self.chosen:
            self._lay_at_once(self._is_further_down)
            self.cases.toggle_why(self.chosen)
            self.executeDelayedItemsLayout()
            self.scrollTo(self.currentIndex())
            if self.currentIndex() == self.cases.first:
                # With the name of its part above it.
                self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opened()
        elif event.key() == Qt.Key.Key_Space:
            self.show_why()
        else:
            # A key may go as far as the last row.
            self._lay_as_far_as(self.cases.index(self.cases.rowCount() - 1))
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._painting.measure_anew()
            self._lay_at_once(self._is_further_down)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        self._painting.measure_anew()
        self._lay_at_once(self._is_further_down)
        super().resizeEvent(event)
        if self.currentIndex() == self.cases.first:
            self.scrollToTop()
        elif self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
