"""A page beside the path, which one leaves by its own button or with Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.reading_column import ReadingColumn
from keukentafel.ui.parts.scrolled import scrolled


class AwayPage(QWidget):
    """Empty whenever it is not shown."""

    closed = Signal()

    def empty(self) -> None:
        """Take every word off the page."""
        raise NotImplementedError

    def leave(self) -> None:
        """Back to where one came from."""
        self.empty()
        self.closed.emit()

    def back_button(self, name: str, words: Catalogue) -> QPushButton:
        """The way back, for the top of the page."""
        return named_button(name, "‹  " + words.t("Terug"), self.leave, "link", words.t("Terug"))

    def scrolled_column(self, spoken: str) -> ReadingColumn:
        """The column of a page that scrolls in `area`; `spoken` is what the page is called."""
        self.setAccessibleName(spoken)
        paper = QWidget()
        paper.setObjectName("paper")
        column = ReadingColumn(paper)
        column.setContentsMargins(48, 28, 48, 28)
        self.area = scrolled(paper, spoken)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
