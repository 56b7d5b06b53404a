"""Locks with the system: when the laptop goes to sleep, its lid closes, or its own screen is locked."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from keukentafel.ui.shared.session import Session


class SystemLock(QObject):
    """Begins when the store is first open: until then there is nothing to lock, and a first paint to make."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._begun = False
        session.unlocked.connect(self._begin)
        if session.is_unlocked:
            self._begin()

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        from keukentafel.ui.system_lock.waking import Waking

        Waking(self._session.lock, self)
        if sys.platform == "win32":
            from keukentafel.ui.system_lock.windows import WindowsMessages

            self._messages = WindowsMessages(self._window, self._session.lock)
        elif sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection

            from keukentafel.ui.system_lock.linux import DesktopSignals, LoginSignals

            LoginSignals(QDBusConnection.systemBus(), self._session.lock, self)
            DesktopSignals(QDBusConnection.sessionBus(), self._session.lock, self)
