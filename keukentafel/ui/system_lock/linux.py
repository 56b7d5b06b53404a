"""What Linux says on its two buses: sleep and the session's lock by logind, the lid by UPower, a desktop's own lock.

Signals and methods are those of org.freedesktop.login1(5), of UPower, and of the screen savers of freedesktop, GNOME,
MATE and Cinnamon. Where a service is not there, nothing is said and nothing is waited for.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
POWER = "org.freedesktop.UPower"
POWER_PATH = "/org/freedesktop/UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver", "org.cinnamon.ScreenSaver",
)  # fmt: skip
WHY = "gesprekken op slot doen"
"""What the system shows of why sleep waits; `systemd-inhibit --list` is for everybody to read."""


class _Signals(QObject):
    def __init__(self, bus: QDBusConnection, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bus = bus
        self._lock = lock

    def _hear(self, service: str, path: str, interface: str, signal: str, slot: str) -> None:
        # The stubs of PySide 6.11 ask for bytes, and PySide itself for the text that SLOT() makes.
        self._bus.connect(service, path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask(
        self,
        service: str,
        path: str,
        interface: str,
        method: str,
        arguments: list[object],
        then: Callable[[list[object]], None],
    ) -> None:
        """Ask without waiting; what is not answered is not missed."""
        call = QDBusMessage.createMethodCall(service, path, interface, method)
        call.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)

        def finished(done: QDBusPendingCallWatcher) -> None:
            reply = done.reply()
            done.deleteLater()
            then(reply.arguments() if reply.type() == QDBusMessage.MessageType.ReplyMessage else [])

        watcher.finished.connect(finished)

    @Slot(bool)
    def screen_covered(self, covered: bool) -> None:
        """The desktop's own lock or screen saver came, or went."""
        if covered:
            self._lock()


class LoginSignals(_Signals):
    """Holds sleep up until the lock has fallen ("delay": by default the system waits five seconds at most)."""

    def __init__(self, system_bus: QDBusConnection, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(system_bus, lock, parent)
        self._brake: QDBusUnixFileDescriptor | None = None
        self._session_path = ""
        self._hear(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "sleeping(bool)")
        self._hear(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForShutdown", "screen_covered(bool)")
        self._hear(POWER, POWER_PATH, PROPERTIES, "PropertiesChanged", "lid_moved()")
        self._ask(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "GetSession", ["auto"], self._my_session)
        self._put_on_brake()

    @property
    def holds_sleep_up(self) -> bool:
        """Whether the system waits for this program before it sleeps."""
        return self._brake is not None

    @Slot(bool)
    def sleeping(self, begins: bool) -> None:
        """The system is about to sleep, or woke."""
        if begins:
            self._lock()
            # The system goes on when the last one has closed its end.
            self._brake = None
        else:
            self._put_on_brake()

    @Slot()
    def session_locked(self) -> None:
        """Somebody asked the system to lock this session."""
        self._lock()

    @Slot()
    def lid_moved(self) -> None:
        """Something about the power changed: is it the lid?"""
        self._ask(POWER, POWER_PATH, PROPERTIES, "Get", [POWER, "LidIsClosed"], self._lock_if_so)

    @Slot()
    def hint_given(self) -> None:
        """Something about the session changed: does its screen say that it is locked?"""
        asked: list[object] = [f"{LOGIN}.Session", "LockedHint"]
        self._ask(LOGIN, self._session_path, PROPERTIES, "Get", asked, self._lock_if_so)

    def _lock_if_so(self, answer: list[object]) -> None:
        value = answer[0] if answer else None
        if (value.variant() if isinstance(value, QDBusVariant) else value) is True:
            self._lock()

    def _my_session(self, answer: list[object]) -> None:
        found = answer[0] if answer else None
        if isinstance(found, QDBusObjectPath):
            self._session_path = found.path()
            self._hear(LOGIN, self._session_path, PROPERTIES, "PropertiesChanged", "hint_given()")
        # Where nobody knows which session is ours, the lock of any session counts.
        self._hear(LOGIN, self._session_path, f"{LOGIN}.Session", "Lock", "session_locked()")

    def _put_on_brake(self) -> None:
        asked: list[object] = ["sleep", "Keukentafel", WHY, "delay"]
        self._ask(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "Inhibit", asked, self._hold_brake)

    def _hold_brake(self, answer: list[object]) -> None:
        brake = answer[0] if answer else None
        self._brake = brake if isinstance(brake, QDBusUnixFileDescriptor) and brake.isValid() else None


class DesktopSignals(_Signals):
    """The screen lock of a desktop, whichever it is."""

    def __init__(self, session_bus: QDBusConnection, lock: Callable[[], None], parent: QObject) -> None:
        super().__init__(session_bus, lock, parent)
        for interface in SCREEN_SAVERS:
            # KDE says it at more than one path.
            self._hear("", "", interface, "ActiveChanged", "screen_covered(bool)")
