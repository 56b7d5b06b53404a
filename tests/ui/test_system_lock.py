"""The system's own lock, sleep and lid, heard from a system bus that the test makes and from messages it writes."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from ctypes import wintypes
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.hidden_from_capture import hide_from_capture
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.session import Session
from keukentafel.ui.system_lock import windows
from keukentafel.ui.system_lock.linux import (
    LOGIN,
    LOGIN_PATH,
    POWER,
    POWER_PATH,
    PROPERTIES,
    SCREEN_SAVERS,
    DesktopSignals,
    LoginSignals,
)
from keukentafel.ui.system_lock.waking import MOST_SECONDS, Waking

MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"
OURS, ANOTHERS = f"{LOGIN_PATH}/session/_31", f"{LOGIN_PATH}/session/_37"

needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon here")


class Service(QDBusVirtualObject):
    """logind and UPower as far as they are asked. `brake` is the reading end: it ends when nobody holds sleep up."""

    def __init__(self, knows_session: bool) -> None:
        super().__init__()
        self.knows_session = knows_session
        self.asked: list[tuple[str, list[object]]] = []
        self.properties = {"LidIsClosed": False, "LockedHint": False}
        self.brake = -1

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self.asked.append((message.member(), message.arguments()))
        answer = self._answer(message)
        if answer is None:
            connection.send(message.createErrorReply(f"{LOGIN}.NoSuchSession", ""))
        else:
            connection.send(message.createReply(answer))
        return True

    def _answer(self, message: QDBusMessage) -> object:
        if message.member() == "GetSession":
            return QDBusObjectPath(OURS) if self.knows_session else None
        if message.member() == "Get":
            return QDBusVariant(self.properties[str(message.arguments()[1])])
        self.brake, given = os.pipe()
        try:
            return QDBusUnixFileDescriptor(given)
        finally:
            os.close(given)

    def braked(self) -> bool:
        """Whether somebody holds the other end still."""
        os.set_blocking(self.brake, False)
        try:
            return os.read(self.brake, 1) != b""
        except BlockingIOError:
            return True


@dataclass
class Bus:
    """A bus of its own, with a service at one end and the program at the other."""

    theirs: QDBusConnection
    ours: QDBusConnection
    service: Service
    locks: list[str] = field(default_factory=list)

    def lock(self) -> None:
        self.locks.append("locked")

    def say(self, path: str, interface: str, signal: str, *arguments: object) -> None:
        # A call that is answered comes after everything that was asked to be heard.
        assert self.ours.interface().isServiceRegistered(LOGIN)
        message = QDBusMessage.createSignal(path, interface, signal)
        message.setArguments(list(arguments))
        assert self.theirs.send(message)

    def asked(self, method: str) -> int:
        return [name for name, _ in self.service.asked].count(method)


@pytest.fixture
def make_bus() -> Iterator[Callable[[bool], Bus]]:
    daemons: list[subprocess.Popen[str]] = []
    services: list[Service] = []

    def make(knows_session: bool) -> Bus:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        daemons.append(daemon)
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        theirs = QDBusConnection.connectToBus(address, f"theirs-{len(daemons)}")
        ours = QDBusConnection.connectToBus(address, f"ours-{len(daemons)}")
        service = Service(knows_session)
        services.append(service)
        for name in (LOGIN, POWER):
            assert theirs.registerService(name)
        for path in (LOGIN_PATH, POWER_PATH):
            theirs.registerVirtualObject(path, service, QDBusConnection.VirtualObjectRegisterOption.SubPath)
        return Bus(theirs, ours, service)

    yield make
    for number, daemon in enumerate(daemons, start=1):
        for name in ("ours", "theirs"):
            QDBusConnection.disconnectFromBus(f"{name}-{number}")
        daemon.terminate()
        daemon.wait()
        assert daemon.stdout is not None
        daemon.stdout.close()
    for service in services:
        if service.brake >= 0:
            os.close(service.brake)


@pytest.fixture
def bus(make_bus: Callable[[bool], Bus]) -> Bus:
    return make_bus(True)


@pytest.fixture
def owner() -> Iterator[QObject]:
    owner = QObject()
    yield owner
    owner.deleteLater()


@needs_bus
def test_sleep_waits_until_the_lock_has_fallen(bus: Bus, owner: QObject, qtbot: QtBot) -> None:
    braked_at_lock: list[bool] = []
    signals = LoginSignals(bus.ours, lambda: braked_at_lock.append(bus.service.braked()), owner)
    qtbot.waitUntil(lambda: signals.holds_sleep_up)
    (arguments,) = [arguments for name, arguments in bus.service.asked if name == "Inhibit"]
    assert arguments[0] == "sleep" and arguments[3] == "delay"
    bus.say(LOGIN_PATH, MANAGER, "PrepareForSleep", True)
    qtbot.waitUntil(lambda: braked_at_lock == [True])
    qtbot.waitUntil(lambda: not bus.service.braked())
    bus.say(LOGIN_PATH, MANAGER, "PrepareForSleep", False)
    qtbot.waitUntil(lambda: bus.asked("Inhibit") == 2)
    assert braked_at_lock == [True], "waking locks nothing anew"


@needs_bus
def test_the_sessions_lock_and_its_hint_lock_and_those_of_another_session_do_not(
    bus: Bus, owner: QObject, qtbot: QtBot
) -> None:
    signals = LoginSignals(bus.ours, bus.lock, owner)
    qtbot.waitUntil(lambda: signals.holds_sleep_up and bus.asked("GetSession") == 1)
    bus.say(ANOTHERS, SESSION, "Lock")
    bus.say(OURS, PROPERTIES, "PropertiesChanged", SESSION)
    qtbot.waitUntil(lambda: bus.asked("Get") == 1)
    assert bus.locks == [], "nor does another thing about this one"
    bus.say(OURS, SESSION, "Lock")
    qtbot.waitUntil(lambda: bus.locks == ["locked"])
    bus.service.properties["LockedHint"] = True
    bus.say(OURS, PROPERTIES, "PropertiesChanged", SESSION)
    qtbot.waitUntil(lambda: bus.locks == ["locked", "locked"])


@needs_bus
def test_without_a_session_of_its_own_the_lock_of_any_counts(
    make_bus: Callable[[bool], Bus], owner: QObject, qtbot: QtBot
) -> None:
    bus = make_bus(False)
    signals = LoginSignals(bus.ours, bus.lock, owner)
    qtbot.waitUntil(lambda: signals.holds_sleep_up)
    bus.say(ANOTHERS, SESSION, "Lock")
    qtbot.waitUntil(lambda: bus.locks == ["locked"])


@needs_bus
def test_the_lid(bus: Bus, owner: QObject, qtbot: QtBot) -> None:
    signals = LoginSignals(bus.ours, bus.lock, owner)
    qtbot.waitUntil(lambda: signals.holds_sleep_up)
    bus.say(POWER_PATH, PROPERTIES, "PropertiesChanged", POWER)
    qtbot.waitUntil(lambda: bus.asked("Get") == 1)
    assert bus.locks == [], "another thing about the power changed"
    bus.service.properties["LidIsClosed"] = True
    bus.say(POWER_PATH, PROPERTIES, "PropertiesChanged", POWER)
    qtbot.waitUntil(lambda: bus.locks == ["locked"])


@needs_bus
@pytest.mark.parametrize("interface", SCREEN_SAVERS)
def test_the_lock_of_a_desktop(interface: str, bus: Bus, owner: QObject, qtbot: QtBot) -> None:
    DesktopSignals(bus.ours, bus.lock, owner)
    path = "/" + interface.replace(".", "/")
    bus.say(path, interface, "ActiveChanged", False)
    bus.say(path, interface, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bus.locks == ["locked"])


def test_where_there_is_no_bus_nothing_is_waited_for(owner: QObject, qtbot: QtBot) -> None:
    nowhere = QDBusConnection("nowhere")
    locks: list[str] = []
    signals = LoginSignals(nowhere, lambda: locks.append("locked"), owner)
    DesktopSignals(nowhere, lambda: locks.append("locked"), owner)
    assert not signals.holds_sleep_up and locks == []


def test_a_machine_that_slept_locks_at_the_first_moment_awake(owner: QObject) -> None:
    wall, awake, locks = [1000.0], [50.0], []
    waking = Waking(lambda: locks.append("locked"), owner, lambda: wall[0], lambda: awake[0])

    def goes_on(on_the_wall: float, awake_for: float) -> None:
        wall[0] += on_the_wall
        awake[0] += awake_for
        waking.look()

    goes_on(5, 5)
    goes_on(600, 600)
    assert locks == [], "a program that was busy for long did not sleep"
    goes_on(MOST_SECONDS + 5, 5)
    assert locks == []
    goes_on(MOST_SECONDS + 6, 5)
    assert locks == ["locked"]
    goes_on(5, 5)
    assert locks == ["locked"]


@pytest.mark.parametrize(
    ("message", "wparam", "leaving"),
    [
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, True),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_CONSOLE_DISCONNECT, True),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, True),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOGOFF, True),
        (windows.WM_WTSSESSION_CHANGE, 0x8, False),
        (windows.WM_WTSSESSION_CHANGE, 0x1, False),
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, True),
        (windows.WM_POWERBROADCAST, 0x0007, False),
        (windows.WM_POWERBROADCAST, windows.PBT_POWERSETTINGCHANGE, False),
        (0x0100, windows.WTS_SESSION_LOCK, False),
    ],
)
def test_what_a_message_of_windows_means(message: int, wparam: int, leaving: bool) -> None:
    written = wintypes.MSG(message=message, wParam=wparam)
    assert windows.is_leaving(*windows.read(ctypes.addressof(written))) is leaving


@pytest.mark.parametrize(("state", "leaving"), [(0, True), (1, False)])
def test_the_lid_on_windows(state: int, leaving: bool) -> None:
    setting = windows.GUID_LIDSWITCH_STATE_CHANGE.bytes_le + (4).to_bytes(4, "little") + state.to_bytes(4, "little")
    held = ctypes.create_string_buffer(setting, len(setting))
    written = wintypes.MSG(
        message=windows.WM_POWERBROADCAST, wParam=windows.PBT_POWERSETTINGCHANGE, lParam=ctypes.addressof(held)
    )
    assert windows.is_leaving(*windows.read(ctypes.addressof(written))) is leaving
    other = b"\1" + setting[1:]
    assert not windows.is_leaving(windows.WM_POWERBROADCAST, windows.PBT_POWERSETTINGCHANGE, other)


def test_a_message_of_windows_locks_the_program(main: MainWindow, visit_session: Session) -> None:
    hears = windows.WindowsMessages(main, visit_session.lock)
    other = wintypes.MSG(message=0x0100, wParam=windows.WTS_SESSION_LOCK)
    assert hears.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(other)) == (False, 0)
    assert visit_session.has_visit
    written = wintypes.MSG(message=windows.WM_WTSSESSION_CHANGE, wParam=windows.WTS_SESSION_LOCK)
    assert hears.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(written)) == (False, 0)
    assert main.stack.currentWidget() is main.unlock and main.resident.is_blank


def test_where_windows_cannot_be_hidden_that_is_said(main: MainWindow) -> None:
    assert hide_from_capture(main) is False
