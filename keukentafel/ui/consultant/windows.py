"""Both windows together with what they share, as the assembly hands them out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from keukentafel.ui.consultant.idle_lock import IdleLock
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.doors import PathAsker
from keukentafel.ui.shared.session import Session

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock

COLLECT_EVERY_MS = 2000
MOST_PUT_OFF = 5
"""After so many times it is done all the same, for who types without a pause."""


@dataclass(frozen=True)
class Windows:
    """Both windows and what holds them together."""

    app: QApplication
    session: Session
    main: MainWindow
    resident: ResidentScreen
    idle: IdleLock


class MakeWindows(Protocol):
    """How the assembly makes them."""

    def __call__(
        self,
        home: Path,
        clock: Clock,
        *,
        ask_path: PathAsker | None = None,
        ask_record: Callable[[], Path | None] | None = None,
    ) -> Windows:
        """Both windows over the store in `home`; `ask_path` and `ask_record` take the place of system dialogs."""
        ...


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
