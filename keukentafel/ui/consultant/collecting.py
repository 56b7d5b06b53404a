"""Python's cyclic collector runs where no widget can be deleted behind Qt's back, and when nobody waits for it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from keukentafel.ui.consultant.idle_lock import IdleLock
    from keukentafel.ui.shared.session import Session

COLLECT_EVERY_MS = 2000
MOST_PUT_OFF = 5
"""After so many times it is done all the same, for who types without a pause."""


def collect_on_gui_thread(app: QApplication, session: Session, idle: IdleLock) -> None:
    """Let the cyclic collector run here alone: on another thread it could delete a widget."""
    timer = QTimer(app, interval=COLLECT_EVERY_MS)
    put_off = 0

    def collect() -> None:
        nonlocal put_off
        # It takes as long as a frame or two: between two keys, and not before the one that comes now.
        if idle.has_hands_on_it and put_off < MOST_PUT_OFF:
            put_off += 1
            return
        put_off = 0
        # Only what is young: going through everything takes a third of a second.
        gc.collect(1)

    timer.timeout.connect(collect)
    session.locked.connect(lambda: QTimer.singleShot(0, gc.collect))
    timer.start()
