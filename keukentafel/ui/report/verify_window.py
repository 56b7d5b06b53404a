"""The window of a reviewer: it judges files and does nothing else. No store is made, opened or asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.report.verify_page import AskFiles, Judge, VerifyPage
from keukentafel.ui.shared.save_dialog import ask_reports_in_dialog


class VerifyWindow(QWidget):
    """`page` is the page on which files are judged; its last button closes the window. `look` lives as long as this."""

    def __init__(
        self, words: Catalogue, judge: Judge, ask_files: AskFiles = ask_reports_in_dialog, look: QObject | None = None
    ) -> None:
        super().__init__()
        if look is not None:
            look.setParent(self)
        self.setObjectName("paper")
        self.setWindowTitle("Keukentafel")
        self.resize(960, 860)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.page = VerifyPage(words, judge, ask_files, words.t("Sluiten"))
        self.page.closed.connect(self.close)
        column.addWidget(self.page)

    def open_with(self, paths: Sequence[Path]) -> None:
        """Show the window, and right after that the verdict about these files."""
        self.show()
        QTimer.singleShot(0, self.page, lambda: self.page.judge(paths))


def run(app: QApplication, window: VerifyWindow, files: Sequence[Path]) -> int:
    """Show the verdict about these files until the window is closed; gives back the exit code of the event loop."""
    window.open_with(files)
    return int(app.exec())
