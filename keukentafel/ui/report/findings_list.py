"""What is still open and what is good to know: a quiet list in groups, without a count and without an alarm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from keukentafel.domain.checks import Finding
from keukentafel.domain.marks import N_
from keukentafel.services import agreeing
from keukentafel.ui.parts.enclosing import enclosing
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.report.finding_row import FindingRow, ReasonLine, RowWords, row_words
from keukentafel.ui.shared.session import Session

CODE = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
LEVEL = Qt.ItemDataRole.UserRole + 2

GROUPS = (
    (N_("Voor het gespreksverslag"), N_("Dit kan nu nog, aan tafel. Wat open blijft, staat zo in het verslag.")),
    (N_("Voor het onderzoeksverslag"), N_("Vul het aan, of schrijf op waarom niet.")),
    (N_("Om op te letten"), N_("Dit houdt niets tegen. Wie het verslag beoordeelt, leest het ook.")),
)
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKE_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_EDGES = 2
"""What the line around a row takes of its width and of its height; the style sheet draws it where it is chosen."""


class FindingsList(QListWidget):
    """Rows carry the code of the check, what it is about, and its level; as high as what is in it.

    Enter on a gap asks in the row itself why it stays open; Enter again keeps the reason and goes on to the next
    gap that waits, or to the place where it is filled when nothing was typed. Typing begins the reason at once.
    Ctrl+Enter, a double click, or Enter on what takes no reason goes to the place. Delete takes a reason back.
    """

    picked = Signal(str, str)
    """The code and the about of the row that was chosen."""
    jump = Signal(str)
    """The place on the path where it can be filled."""
    arrive = Signal(str, str)
    """The code and the about of what is to be filled there; follows `jump`."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self._session = session
        self._words = session.words
        self._rows: tuple[RowWords, ...] | None = None
        self._half: dict[tuple[str, str], str] = {}
        self._line: ReasonLine | None = None
        self.setObjectName(name)
        self.setAccessibleName(self._words.t("Wat nog open is"))
        self.setAccessibleDescription(
            self._words.t("Enter: waarom blijft dit open? Ctrl en Enter gaat naar de plek waar u het aanvult.")
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Rows bring their own air; with that of the style sheet their last line would be cut off.
        self.setStyleSheet("QListWidget::item { padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._chosen)
        self.itemDoubleClicked.connect(self._go_there)
        session.opened.connect(self._another_visit)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, in groups; what was chosen stays chosen, and half a reason stays where it was typed."""
        conversation = self._session.conversation
        rows = sorted((row_words(conversation, found, self._words) for found in findings), key=lambda row: row.group)
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        chosen = self.currentItem()
        keep = _key(chosen) if chosen else None
        typing = self._line is not None and self._line.hasFocus()
        self._line = None
        self.blockSignals(True)
        self.clear()
        group = -1
        for row in rows:
            if row.group != group:
                group = row.group
                self._add_head(*GROUPS[group])
            self._add_row(row, keep)
        self.blockSignals(False)
        self._fit()
        if typing:
            self._ask_reason(self.currentItem())

    def _add_head(self, title: str, note: str) -> None:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words.t(title))
        self.addItem(item)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(HANG, 18, HANG, 6)
        column.setSpacing(1)
        column.addWidget(label(self._words.t(title), "head"))
        column.addWidget(label(self._words.t(note), "quiet"))
        self.setItemWidget(item, widget)

    def _add_row(self, row: RowWords, keep: tuple[str, str] | None) -> None:
        reason = self._words.t("gemotiveerd: {reason}").format(reason=row.motivated) if row.motivated else ""
        item = QListWidgetItem()
        for role, value in ((CODE, row.code), (ABOUT, row.about), (LEVEL, row.level.value)):
            item.setData(role, value)
        spoken = joined(row.title, row.about_text, row.why, row.source, reason)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addItem(item)
        self.setItemWidget(item, FindingRow(row, self._words))
        if row.key == keep:
            self.setCurrentItem(item)

    def _row_of(self, item: QListWidgetItem | None) -> RowWords | None:
        if item is None or not item.data(CODE):
            return None
        return next((row for row in self._rows or () if row.key == _key(item)), None)

    def _item_of(self, key: tuple[str, str]) -> QListWidgetItem | None:
        items = (self.item(place) for place in range(self.count()))
        return next((item for item in items if item.data(CODE) and _key(item) == key), None)

    def _ask_reason(self, item: QListWidgetItem | None, begun: str = "") -> None:
        row = self._row_of(item)
        if item is None or row is None or not row.motivatable:
            return
        self._leave_line()
        widget = self.itemWidget(item)
        assert isinstance(widget, FindingRow)
        line = widget.ask_reason(self.objectName(), self._half.get(row.key, row.motivated) + begun)
        line.textChanged.connect(lambda text: self._half.update({row.key: text}))
        line.handed_in.connect(lambda text: self._hand_in(row, text))
        line.left.connect(self._close)
        line.jump.connect(lambda: self._go_there(item))
        self._line = line
        self._fit()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow(item)

    def _hand_in(self, row: RowWords, text: str) -> None:
        visit = self._session.visit
        if not text.strip() and not row.motivated:
            self._go_there(self._item_of(row.key))
            return
        if text.strip():
            outcome = self._session.attempt(lambda: agreeing.motivate(visit, row.code, row.about, text))
        else:
            outcome = self._session.attempt(lambda: agreeing.take_reason_back(visit, row.code, row.about))
        if outcome is True:
            self._half.pop(row.key, None)
            self._close()
            self._next_after(row)

    def _next_after(self, row: RowWords) -> None:
        rows = self._rows or ()
        at = next((place for place, one in enumerate(rows) if one.key == row.key), len(rows) - 1)
        following = next((one for one in (*rows[at + 1 :], *rows[:at]) if one.waits), row)
        item = self._item_of(following.key)
        if item is not None:
            self.setCurrentItem(item)

    def _leave_line(self) -> None:
        """Make the row that held the line as it was; half a reason is kept by its finding."""
        if self._line is None:
            return
        self._line = None
        for place in range(self.count()):
            row = self._row_of(self.item(place))
            widget = self.itemWidget(self.item(place))
            if row is not None and isinstance(widget, FindingRow) and widget.findChild(ReasonLine) is not None:
                self.setItemWidget(self.item(place), FindingRow(row, self._words))

    def _close(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leave_line()
        self._fit()

    def _another_visit(self) -> None:
        if not self._session.has_visit:
            self._half.clear()
            self._line = None
            self._rows = None
            self.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.selectedItems() and event.reason() in BY_KEY:
            first = next((row for row in range(self.count()) if self.item(row).data(CODE)), -1)
            self.setCurrentRow(first)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, height = self.viewport().width(), 0
        for place in range(self.count()):
            item = self.item(place)
            needed = self.itemWidget(item).heightForWidth(width - _EDGES) + _EDGES
            item.setSizeHint(QSize(1, needed))
            height += needed
        self.setFixedHeight(height)
        # A row that was laid out in a wider list stays as wide until it is asked again.
        self.doItemsLayout()

    def _follow(self, item: QListWidgetItem) -> None:
        # The list is as high as what is in it, so it is what it stands in that follows the arrow keys.
        around = enclosing(self, QScrollArea)
        inside = around.widget() if around is not None else None
        if around is not None and inside is not None:
            shown = self.visualItemRect(item)
            middle = self.viewport().mapTo(inside, shown.center())
            around.ensureVisible(middle.x(), middle.y(), 0, shown.height())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE):
            self._follow(item)
            self.picked.emit(item.data(CODE), item.data(ABOUT))

    def _go_there(self, item: QListWidgetItem | None) -> None:
        row = self._row_of(item)
        if row is not None:
            self._close()
            self.jump.emit(row.place)
            self.arrive.emit(row.code, row.about)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        item, key = self.currentItem(), Qt.Key(event.key())
        row = self._row_of(item)
        at_once = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        typed = event.text() if event.text().isprintable() and not at_once else ""
        if row is None:
            super().keyPressEvent(event)
        elif self._line is not None and (typed or key in _ENTER):
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._line.insert(typed)
        elif key in _ENTER and (at_once or not row.motivatable):
            self._go_there(item)
        elif key in _ENTER:
            self._ask_reason(item)
        elif key in _TAKE_BACK and row.motivated:
            visit = self._session.visit
            self._session.attempt(lambda: agreeing.take_reason_back(visit, row.code, row.about))
        elif typed.strip() and row.waits:
            self._ask_reason(item, typed)
        else:
            super().keyPressEvent(event)


def _key(item: QListWidgetItem) -> tuple[str, str]:
    return (item.data(CODE), item.data(ABOUT))
