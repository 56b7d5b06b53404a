"""The ways to judging a file: from the agenda and from the locked door, by a button or by dropping the file there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.shared.session import Session

if TYPE_CHECKING:
    from keukentafel.domain.verdicts import Together
    from keukentafel.ui.parts.file_drops import FileDrops
    from keukentafel.ui.report.verify_page import VerifyPage


class VerifyWays(QObject):
    """Leads from `page`, which lies in a stack, to judging and back.

    The page that judges is one for the whole stack, made and loaded by the first who asks.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page

    def button(self, name: str, role: str) -> QPushButton:
        """A button that leads there."""
        return named_button(name, self._session.words.t("Een verslag nakijken"), self.show, role)

    def take_drops(self) -> FileDrops:
        """From now on what is dropped on the page is judged too."""
        # The events of Qt are not there yet at the first paint.
        from keukentafel.ui.parts.file_drops import FileDrops

        return FileDrops(self._page, self.judge)

    def show(self) -> None:
        """Show the page on which files are judged."""
        self._shown().begin()

    def judge(self, paths: Sequence[Path]) -> None:
        """Show it with the verdict about these files."""
        self._shown().judge(paths)

    def _shown(self) -> VerifyPage:
        from keukentafel.ui.report.verify_page import VerifyPage

        stack = self._page.parentWidget()
        assert isinstance(stack, QStackedWidget)
        known = (stack.widget(index) for index in range(stack.count()))
        made = next((page for page in known if isinstance(page, VerifyPage)), None)
        if made is None:
            made = self._make()
            stack.addWidget(made)
        made.closed.disconnect()
        made.closed.connect(lambda: self._back(stack))
        stack.setCurrentWidget(made)
        return made

    def _make(self) -> VerifyPage:
        from keukentafel.ui.report.verify_page import VerifyPage
        from keukentafel.ui.shared.save_dialog import ask_reports_in_dialog

        doors = self._session.doors
        made = VerifyPage(doors.words, self._judged, doors.ask_reports or ask_reports_in_dialog, doors.words.t("Terug"))
        made.closed.connect(made.empty)
        return made

    def _judged(self, files: Sequence[bytes]) -> Together:
        if self._session.is_unlocked:
            from keukentafel.services.seal_keys import trust_own

            # Without the keys of this store everything can be judged, but for whose laptop it was.
            self._session.look(lambda: trust_own(self._session.desk))
        return self._session.doors.press().verify_together(files, self._session.words.language)

    def _back(self, stack: QStackedWidget) -> None:
        stack.setCurrentWidget(self._page)
        self._page.setFocus()
