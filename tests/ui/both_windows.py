"""The two windows of a session, as the program makes them; not shown yet, and gone when the test is over."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT


def resident_screen(session: Session) -> ResidentScreen:
    """What has the second window in hand; who asked for it puts the window away."""
    doors = session.doors
    return ResidentScreen(lambda: doors.library, doors.pictures, LIGHT, doors.words)


def main_window(qtbot: QtBot, session: Session, screen: ResidentScreen | None = None) -> MainWindow:
    """The consultant's window; with a second window of its own where none is given."""
    if screen is None:
        screen = resident_screen(session)
        qtbot.addWidget(screen.window)
    window = MainWindow(session, screen, LIGHT)
    qtbot.addWidget(window)
    return window
