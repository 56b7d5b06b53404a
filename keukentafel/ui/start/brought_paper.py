"""The paper of a story that somebody brought along: to read, page by page, before anything of it is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.paper_page import PaperPage
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session


class BroughtPaper(QWidget):
    """Hidden while there is no paper. The file exists in memory only, until the case begins or the store is locked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("brought")
        self._session = session
        self._pdf = b""
        self._pages = self._page = 0
        t = session.words.t
        self._title = label(t("Het eigen verhaal, zoals het op papier is meegebracht. Niets ervan geldt al."), "quiet")
        self._where = label("", "quiet")
        self._sheet = PaperPage("brought.page")
        self._previous = named_button("brought.previous", t("Vorige bladzijde"), lambda: self._turn(-1))
        self._next = named_button("brought.next", t("Volgende bladzijde"), lambda: self._turn(1))
        turning = QHBoxLayout()
        turning.addWidget(self._previous)
        turning.addWidget(self._next)
        turning.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 18)
        column.addWidget(self._title)
        column.addWidget(self._where)
        column.addWidget(self._sheet)
        column.addLayout(turning)
        session.locked.connect(self.forget)
        self.forget()

    def show_paper(self, pdf: bytes) -> None:
        """Show these pages; nothing for a file that has none."""
        self.forget()
        try:
            self._pages = self._session.desk.press.pages_of(pdf)
        except ValueError:
            return
        self._pdf = pdf
        if self._turn(0):
            self.show()
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nothing of the file."""
        self._pdf, self._pages, self._page = b"", 0, 0
        self._sheet.forget()
        self.hide()

    def _turn(self, by: int) -> bool:
        page = min(max(self._page + by, 0), self._pages - 1)
        where = self._session.words.t("Bladzijde {page} van {pages}").format(page=page + 1, pages=self._pages)
        pdf, press = self._pdf, self._session.desk.press
        try:
            self._sheet.show_page(lambda width: press.page_picture(pdf, page, width), where)
        except (IndexError, ValueError):
            # Somebody else made the file: what cannot be drawn is not shown, and the story can be asked all the same.
            self.forget()
            return False
        self._page = page
        self._where.setText(where)
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page < self._pages - 1)
        return True
