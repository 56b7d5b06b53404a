"""Hears a second start of the program, and brings the windows of this one forward."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget


class Knocks(QObject):
    """Watches the folder in which the file `door` appears, and takes it away as an answer."""

    def __init__(self, door: Path, window: QWidget) -> None:
        super().__init__(window)
        self._door = door
        self._window = window
        self._watcher = QFileSystemWatcher([str(door.parent)], self)
        self._watcher.directoryChanged.connect(self.look)
        # Somebody may have knocked while the windows were being made.
        self.look()

    def look(self) -> None:
        """Come forward when somebody knocked; what is locked stays locked."""
        try:
            self._door.unlink()
        except OSError:
            return
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
