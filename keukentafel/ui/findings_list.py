"""What is still open and what is good to know: a quiet list in groups, without a count and without an alarm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from keukentafel.domain.checks import Finding, Level
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.marks import N_
from keukentafel.i18n import Catalogue
from keukentafel.ui.finding_words import about_words, group_of
from keukentafel.ui.page import label
from keukentafel.ui.pieces import joined

CODE = Qt.ItemDataRole.UserRole
ABOUT = Qt.ItemDataRole.UserRole + 1
LEVEL = Qt.ItemDataRole.UserRole + 2
_PLACE = Qt.ItemDataRole.UserRole + 3

GROUPS = (
    (N_("Voor het gespreksverslag"), N_("Dit kan nu nog, aan tafel. Wat open blijft, staat zo in het verslag.")),
    (N_("Voor het onderzoeksverslag"), N_("Vul het aan, of schrijf op waarom niet.")),
    (N_("Goed om te weten"), N_("Dit houdt niets tegen. Wie het verslag beoordeelt, leest het ook.")),
)
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class _Dot(QLabel):
    """Open: not yet. Filled: a reason was written."""

    def __init__(self, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        self.setProperty("role", "quiet")
        self.setFixedWidth(12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(colour if self._filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(2, self.fontMetrics().height() // 2, 7, 7)
        painter.end()


class FindingsList(QListWidget):
    """Rows carry the code of the check, what it is about, and its level; as high as what is in it."""

    picked = Signal(str, str)
    """The code and the about of the row that was chosen."""
    jump = Signal(str)
    """The place on the path where it can be filled."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[tuple[str, ...], ...] = ()
        self.setObjectName("report.findings")
        self.setAccessibleName(words.t("Wat nog open is"))
        self.setAccessibleDescription(words.t("Enter gaat naar de plek waar u het aanvult."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Rows bring their own air; with that of the style sheet their last line would be cut off.
        self.setStyleSheet("QListWidget::item { padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._chosen)
        self.itemDoubleClicked.connect(self._open)

    def show_findings(self, conversation: Conversation, findings: Sequence[Finding]) -> None:
        """Show these, in groups; what was chosen stays chosen."""
        t = self._words.t
        rows = tuple(
            (
                str(group_of(f)), f.code, f.about, f.level.value, f.check.jump, t(f.check.title),
                about_words(conversation, f, self._words), t(f.check.why), f.motivated or "",
            )
            for f in sorted(findings, key=group_of)
        )  # fmt: skip
        if rows == self._shown:
            return
        self._shown = rows
        chosen = self.currentItem()
        keep = (chosen.data(CODE), chosen.data(ABOUT)) if chosen else None
        self.blockSignals(True)
        self.clear()
        group = ""
        for row in rows:
            if row[0] != group:
                group = row[0]
                self._add_head(*GROUPS[int(group)])
            self._add_row(row, keep)
        self.blockSignals(False)
        self._fit()

    def _add_head(self, title: str, note: str) -> None:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words.t(title))
        self.addItem(item)
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(1, 18, 1, 6)
        column.setSpacing(1)
        column.addWidget(label(self._words.t(title), "head"))
        column.addWidget(label(self._words.t(note), "quiet"))
        self.setItemWidget(item, widget)

    def _add_row(self, row: tuple[str, ...], keep: tuple[str, str] | None) -> None:
        _, code, about, level, place, title, about_text, why, motivated = row
        reason = self._words.t("gemotiveerd: {reason}").format(reason=motivated) if motivated else ""
        item = QListWidgetItem()
        for role, value in ((CODE, code), (ABOUT, about), (LEVEL, level), (_PLACE, place)):
            item.setData(role, value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(title, about_text, why, reason))
        self.addItem(item)
        widget = QWidget()
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QHBoxLayout(widget)
        beside.setContentsMargins(10, 7, 10, 7)
        beside.setSpacing(8)
        dot = _Dot(bool(motivated)) if level == Level.GAP else QLabel()
        dot.setFixedWidth(12)
        beside.addWidget(dot)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(label(joined(title, about_text)))
        column.addWidget(label(why, "quiet"))
        if reason:
            column.addWidget(label(reason, "quiet"))
        beside.addLayout(column, 1)
        self.setItemWidget(item, widget)
        if (code, about) == keep:
            self.setCurrentItem(item)

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
            needed = self.itemWidget(item).heightForWidth(width)
            item.setSizeHint(QSize(1, needed))
            height += needed
        self.setFixedHeight(height)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE):
            self.picked.emit(item.data(CODE), item.data(ABOUT))

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PLACE):
            self.jump.emit(item.data(_PLACE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
            return
        super().keyPressEvent(event)
