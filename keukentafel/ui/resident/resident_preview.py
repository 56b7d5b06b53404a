"""What the resident sees now, small, on the consultant's own screen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from keukentafel.domain.content.languages import Direction
from keukentafel.domain.content.library import Library
from keukentafel.domain.content.prompts import PromptView
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.resident.resident_text import Block, BlockLabel, Letters, TextSetter
from keukentafel.ui.style.theme import FAMILY


class PreviewText(BlockLabel):
    """The sentence of the second window in its own fonts and direction; as high as its lines need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("aside.preview.text", "", parent)
        self.setProperty("role", "story")
        self._letters = Letters((), bold=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, view: PromptView | None) -> None:
        """Show the sentence of this view, or nothing."""
        if view is None:
            self.empty()
            return
        fonts = view.fonts if view.translated else ()
        right_to_left = view.text_direction is Direction.RTL
        self._letters = Letters((*fonts, FAMILY), bold=True, right_to_left=right_to_left)
        self.setText(view.text)
        self._set_lines()
        self.show()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return ceil(self._block_for(width).height)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._set_lines()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.block is not None:
            self._set_lines()

    def _block_for(self, width: int) -> Block:
        return TextSetter(self).set(
            self.text(), self._letters, self.font().pointSizeF(), width, self._letters.right_to_left
        )

    def _set_lines(self) -> None:
        self.colour = self.palette().windowText().color()
        self.block = self._block_for(self.width())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.block is None:
            return
        painter = QPainter(self)
        painter.setPen(self.colour)
        left = self.width() - self.block.width if self._letters.right_to_left else 0.0
        self.block.layout.draw(painter, QPointF(left, 0))


class ResidentPreview(QFrame):
    """A card that mirrors the second window in words; `act` stands at the end of its first line."""

    def __init__(self, library: Library, screen: ResidentScreen, words: Catalogue, act: QWidget) -> None:
        super().__init__()
        self._library = library
        self._screen = screen
        self._words = words
        self.setObjectName("aside.preview")
        self.setProperty("role", "card")
        self.setAccessibleName(words.t("Wat de bewoner nu ziet"))
        self._head = label("", "quiet")
        self._head.setObjectName("aside.preview.state")
        self._text = PreviewText(self)
        self._dutch = label("", "quiet")
        self._dutch.setObjectName("aside.preview.dutch")
        self._away = label(words.t("Er is maar één beeldscherm. Dit venster staat klein in de taakbalk."), "quiet")
        self._away.setObjectName("aside.preview.away")
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 0, 15, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.addWidget(self._head, 1)
        first.addWidget(act)
        column.addLayout(first)
        for part in (self._text, self._dutch, self._away):
            column.addWidget(part)
        self._column = column
        self.refresh()

    def refresh(self) -> None:
        """Say what is on the second window."""
        t, view = self._words.t, self._screen.current
        own_name = self._library.language(self._screen.language).own_name
        if view is not None:
            state = joined(t("Op het tweede scherm"), own_name)
        elif self._screen.is_open:
            state = t("Het tweede scherm is leeg.")
        else:
            state = t("Het tweede scherm is dicht.")
        self._head.setText(state)
        self._text.show_text(view)
        dutch = "" if view is None or view.dutch == view.text else view.dutch
        self._dutch.setText(f"{view.code}  {dutch}".strip() if view else "")
        self._dutch.setVisible(bool(self._dutch.text()))
        self._away.setVisible(self._screen.is_put_away)
        more = view is not None or self._screen.is_put_away
        self._column.setContentsMargins(15, 0, 15, 12 if more else 0)
