"""What a search found: of whom it is, and the sentence with the words in it marked."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QFont, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)  # fmt: skip

from keukentafel.domain.ports import MOST_HITS, SearchHit
from keukentafel.domain.safekeeping.search_words import found_in
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.chosen_row import paint_if_chosen
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.style.theme import Palette

CONVERSATION = Qt.ItemDataRole.UserRole
STATEMENT = Qt.ItemDataRole.UserRole + 1
_RICH = Qt.ItemDataRole.UserRole + 2
AROUND = 90
"""How many letters are shown before and after the first word that was found."""
AT_ONCE = 6
"""How many hits are laid out before the next key is answered."""
ROOT = QModelIndex()
MOST_KEPT = 60
"""Of how many hits the page is kept that was made to measure them."""
AIR, GAP = 7, 14


class HitModel(QAbstractListModel):
    """Rows by conversation id in UserRole and statement id in the role after it.

    A sentence is cut and marked when its row is laid out or read aloud: of two hundred hits most are never seen.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: tuple[SearchHit, ...] = ()
        self._residents: dict[str, str] = {}
        self._sought = ""

    def show_hits(self, hits: tuple[SearchHit, ...], sought: str, residents: dict[str, str]) -> None:
        """Have these rows and no others."""
        self.beginResetModel()
        self._hits, self._sought, self._residents = hits, sought, residents
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == CONVERSATION:
            return hit.conversation_id
        if role == STATEMENT:
            return hit.statement_id
        if role in (_RICH, Qt.ItemDataRole.AccessibleTextRole):
            who = self._residents.get(hit.conversation_id, "")
            sentence, rich = marked(hit.text, self._sought)
            return (who, rich) if role == _RICH else joined(who, sentence)
        return None


class HitList(QListView):
    """`start.hits`."""

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
        self._hits = HitModel(self)
        self.setModel(self._hits)
        self._painting = _HitDelegate(palette, self)
        self.setItemDelegate(self._painting)

    def show_hits(self, hits: tuple[SearchHit, ...], sought: str, residents: dict[str, str]) -> None:
        """Show these, with the words that were sought marked in them."""
        self._painting.forget()
        self._hits.show_hits(hits, sought, residents)
        if hits:
            self.setCurrentIndex(self._hits.index(0))

    def clear(self) -> None:
        """Hold no word of anybody."""
        self.show_hits((), "", {})

    def count(self) -> int:
        """How many there are."""
        return self._hits.rowCount()

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The conversation and the statement of the row that is chosen; a hit that is a case has no statement."""
        here = self.currentIndex()
        return (str(here.data(CONVERSATION)), str(here.data(STATEMENT))) if here.isValid() else None


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
    def __init__(self, palette: Palette, view: QListView) -> None:
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
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_if_chosen(painter, option, self._palette)
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


def how_many(words: Catalogue, people: int, said: int) -> str:
    """How many residents and statements a search found; of many statements, that these are the newest."""
    parts = []
    if people:
        parts.append(words.tn("{n} bewoner gevonden", "{n} bewoners gevonden", people).format(n=people))
    if said >= MOST_HITS:
        parts.append(words.t("de {n} nieuwste uitspraken").format(n=said))
    elif said:
        parts.append(words.tn("{n} uitspraak gevonden", "{n} uitspraken gevonden", said).format(n=said))
    return " · ".join(parts) or words.t("niets gevonden")
