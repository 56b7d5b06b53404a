"""What is still open, laid over the window from anywhere and laid away again; the cursor stays where it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.services.overview import findings_of
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.report.findings_list import FindingsList
from keukentafel.ui.shared.session import Session

LETTERS_WIDE = 62


class ChecksPanel(QFrame):
    """`checks`, over the right side of `over`, with the list `checks.findings`. Escape or the same key closes it."""

    def __init__(
        self, session: Session, over: QWidget, go: Callable[[str], None], arrive: Callable[[str, str], None]
    ) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._go = go
        self._back: QWidget | None = None
        t = session.words.t
        self.setObjectName("checks")
        self.setProperty("role", "panel")
        self.setAccessibleName(t("Wat nog open is"))
        head = QHBoxLayout()
        head.addWidget(label(t("Wat nog open is"), "title"), 1)
        close = QPushButton(t("Wegleggen"))
        close.setObjectName("checks.close")
        close.setAccessibleName(t("Wegleggen"))
        close.clicked.connect(self.lay_away)
        head.addWidget(close)
        self.findings = FindingsList(session, "checks.findings")
        self.findings.jump.connect(self._jumped)
        self.findings.arrive.connect(arrive)
        holder = QWidget()
        holder.setObjectName("paper")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addWidget(self.findings)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        # The title begins where the words of the rows do.
        head.setContentsMargins(HANG, 0, 0, 0)
        column.setContentsMargins(18, 18, 16, 14)
        column.addLayout(head)
        column.addWidget(scrolled(holder), 1)
        self.hide()
        over.installEventFilter(self)
        session.changed.connect(self._refresh)
        session.opened.connect(self._closed_visit)
        session.locked.connect(self._cover)

    def toggle(self) -> None:
        """Lay it over the visit, or away; nothing where no visit is to be seen."""
        if not self._over.isVisible():
            return
        if self.isVisible():
            self.lay_away()
            return
        self._back = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        self._refresh()
        self.findings.setFocus(Qt.FocusReason.TabFocusReason)

    def lay_away(self) -> None:
        """Give the keyboard back to what had it."""
        back, self._back = self._back, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _jumped(self, place: str) -> None:
        self._back = None
        self.hide()
        self._go(place)

    def _refresh(self) -> None:
        if self.isVisible() and self._session.has_visit:
            self.findings.show_findings(findings_of(self._session.visit))

    def _closed_visit(self) -> None:
        if not self._session.has_visit:
            self._cover()

    def _cover(self) -> None:
        self._back = None
        self.hide()

    def _fit(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        width = min(self._over.width(), max(letter * LETTERS_WIDE, self._over.width() * 2 // 5))
        self.setGeometry(self._over.width() - width, 0, width, self._over.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.lay_away()
        else:
            super().keyPressEvent(event)
