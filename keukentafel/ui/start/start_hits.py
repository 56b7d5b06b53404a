"""What a search found: of whom it is, and the sentence with the words in it marked."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QPen, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)  # fmt: skip

from keukentafel.domain.ports import SearchHit
from keukentafel.domain.safekeeping.search_words import found_in
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.style.theme import Palette

CONVERSATION = Qt.ItemDataRole.UserRole
STATEMENT = Qt.ItemDataRole.UserRole + 1
_RICH = Qt.ItemDataRole.UserRole + 2
AROUND = 90
"""How many letters are shown before and after the first word that was found."""
AT_ONCE = 6
"""How many hits are made and laid out before the next key is answered."""
MOST_KEPT = 60
"""Of how many hits the page is kept that was made to measure them."""
AIR, GAP = 7, 14


class HitList(QListWidget):
    """`start.hits`: rows by conversation id in UserRole and statement id in the role after it."""

    def __init__(self, words: Catalogue, palette: Palette) -> None:
        super().__init__()
        self.setObjectName("start.hits")
        self.setAccessibleName(words.t("Gevonden uitspraken"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._painting = _HitDelegate(palette, self)
        self.setItemDelegate(self._painting)
        self._residents: dict[str, str] = {}
        self._sought = ""
        self._later: tuple[SearchHit, ...] = ()
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._add_later)

    def show_hits(self, hits: tuple[SearchHit, ...], sought: str, residents: dict[str, str]) -> None:
        """Show these, with the words that were sought marked in them."""
        self.clear()
        self._residents, self._sought, self._later = residents, sought, hits[AT_ONCE:]
        self._add(hits[:AT_ONCE])
        if hits:
            self.setCurrentRow(0)
        if self._later:
            self._more.start()

    def clear(self) -> None:
        """Hold no word of anybody."""
        self._more.stop()
        self._residents, self._sought, self._later = {}, "", ()
        self._painting.forget()
        super().clear()

    def _add_later(self) -> None:
        self._add(self._later)
        self._later = ()

    def _add(self, hits: tuple[SearchHit, ...]) -> None:
        residents, sought = self._residents, self._sought
        for hit in hits:
            who = residents.get(hit.conversation_id, "")
            sentence, rich = marked(hit.text, sought)
            item = QListWidgetItem()
            item.setData(CONVERSATION, hit.conversation_id)
            item.setData(STATEMENT, hit.statement_id)
            item.setData(_RICH, (who, rich))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(who, sentence))
            self.addItem(item)


def marked(text: str, sought: str) -> tuple[str, str]:
    """The part of a sentence around what was found, plain and as rich text with the words in bold and underlined."""
    spans = found_in(text, sought)
    first = spans[0][0] if spans else 0
    begin = max(0, first - AROUND)
    end = min(len(text), first + 2 * AROUND)
    begin = text.find(" ", begin, first) + 1 or begin if begin else 0
    rich, at = [], begin
    for start, stop in spans:
        if start >= begin and stop <= end:
            rich += [escape(text[at:start]), "<b><u>", escape(text[start:stop]), "</u></b>"]
            at = stop
    rich.append(escape(text[at:end]))
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    return f"{before}{text[begin:end]}{after}", f"{before}{''.join(rich)}{after}"


class _HitDelegate(QStyledItemDelegate):
    def __init__(self, palette: Palette, view: QListWidget) -> None:
        super().__init__(view)
        self._palette = palette
        self._view = view
        self._papers: dict[tuple[str, str, int, str], QTextDocument] = {}

    def forget(self) -> None:
        """Keep no page: they hold what was said."""
        self._papers.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        width = self._view.viewport().width()
        return QSize(width, int(self._paper(index, width).size().height()) + 2 * AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(self._palette.focus if focused else self._palette.line), 2 if focused else 1))
            painter.setBrush(QColor(self._palette.card))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 12, 12)
        painter.translate(area.left() + GAP, area.top() + AIR)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._palette.ink))
        paper = self._paper(index, int(area.width()))
        paper.documentLayout().draw(painter, context)
        painter.restore()

    def _paper(self, index: QModelIndex | QPersistentModelIndex, width: int) -> QTextDocument:
        who, rich = index.data(_RICH)
        font = QFont(self._view.font())
        made = who, rich, width, font.key()
        known = self._papers.get(made)
        if known is not None:
            return known
        if len(self._papers) > MOST_KEPT:
            self.forget()
        paper = self._papers[made] = QTextDocument()
        paper.setDocumentMargin(0)
        paper.setDefaultFont(font)
        paper.setHtml(
            f'<p dir="auto" style="margin: 0">{rich}</p>'
            f'<p style="margin: 0; color: {self._palette.quiet}">{escape(who)}</p>'
        )
        paper.setTextWidth(max(1, width - 2 * GAP))
        return paper
