"""Both windows together with what they share, as the assembly hands them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication

from keukentafel.ui.idle_lock import IdleLock
from keukentafel.ui.main_window import MainWindow
from keukentafel.ui.resident_screen import ResidentScreen
from keukentafel.ui.session import PathAsker, Session

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock


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
