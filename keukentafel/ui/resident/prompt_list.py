"""All prompts of the pack by group, in a list that unfolds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.content.prompts import Prompt
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.fold_button import FoldButton
from keukentafel.ui.parts.prompt_row import open_sentence

CODE = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 320
SIDE = 15
ABOVE = 10
Index = QModelIndex | QPersistentModelIndex


class WholeText(QStyledItemDelegate):
    """Rows as high as their text needs within the width that the style leaves for it."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        self.initStyleOption(option, index)
        width = self._view.viewport().width()
        room = QRect(0, 0, max(40, width - 2 * SIDE), 100_000)
        metrics = QFontMetrics(option.font)
        needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), option.text)
        return QSize(width, needed.height() + 2 * ABOVE)


class PromptList(QWidget):
    """The consultant's own list: what is only spoken stands in it too, and says so.

    Its button stands at the end of the line of `heading`.
    """

    chosen = Signal(str)
    """The code of the prompt that was clicked, or on which Enter was pressed."""

    def __init__(self, pack: ContentPack, words: Catalogue, heading: QLabel) -> None:
        super().__init__()
        self._words = words
        self._title = words.t("Alle vragen")
        self.button = FoldButton(self._title, inline=True, small=True)
        self.button.setObjectName("aside.all")
        self.list = QListWidget()
        self.list.setObjectName("aside.prompts")
        self.list.setAccessibleName(self._title)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setItemDelegate(WholeText(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setFixedHeight(LIST_HEIGHT)
        for group in pack.groups:
            self._add_group(words.t(group.title), [prompt for prompt in pack.prompts if prompt.group == group.id])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.addWidget(heading)
        first.addStretch(1)
        first.addWidget(self.button)
        column.addLayout(first)
        column.addWidget(self.list)
        self.button.clicked.connect(lambda: self.set_open(self.list.isHidden()))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Open or close the list."""
        self.list.setVisible(is_open)
        self.button.show_open(is_open)

    def _add_group(self, title: str, prompts: list[Prompt]) -> None:
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        self.list.addItem(heading)
        for prompt in prompts:
            spoken = self._words.t("alleen mondeling")
            text = f"{prompt.code}  {open_sentence(prompt)}"
            item = QListWidgetItem(f"{text}  ({spoken})" if prompt.spoken_only else text)
            item.setData(CODE, prompt.code)
            self.list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        code = item.data(CODE)
        if code:
            self.chosen.emit(str(code))
