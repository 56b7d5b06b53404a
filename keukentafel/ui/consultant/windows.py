"""Both windows together with what they share, as the assembly hands them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from keukentafel.ui.consultant.idle_lock import IdleLock
    from keukentafel.ui.consultant.main_window import MainWindow
    from keukentafel.ui.resident.resident_screen import ResidentScreen
    from keukentafel.ui.shared.session import Session


class Windows:
    """Both windows and what holds them together."""

    idle: IdleLock
    """Not before the first paint: it comes with all else that watches over the windows."""

    def __init__(self, app: QApplication, session: Session, main: MainWindow, resident: ResidentScreen) -> None:
        self.app = app
        self.session = session
        self.main = main
        self.resident = resident

    def run(self) -> int:
        """Answer the hands at the table until the program ends; gives back the exit code. No store is open after it."""
        code = int(self.app.exec())
        # Who ended it while a store was being brought up to date closed the window before that store was open.
        self.session.leave()
        return code
