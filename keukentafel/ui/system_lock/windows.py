"""What Windows says to a window: the session was locked, the machine goes to sleep, the lid closed.

Written by the documentation of WM_WTSSESSION_CHANGE, WM_POWERBROADCAST and POWERBROADCAST_SETTING; the reading of
messages is tested everywhere, the asking for them (`WTSRegisterSessionNotification`) on no Windows yet.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from uuid import UUID

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
PBT_POWERSETTINGCHANGE = 0x8013
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
LEFT = frozenset({WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK})
"""Another user took the screen, a remote desk was left, the user logs off, or the session was locked."""
GUID_LIDSWITCH_STATE_CHANGE = UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
NOTIFY_FOR_THIS_SESSION = 0
DEVICE_NOTIFY_WINDOW_HANDLE = 0

_HEAD = 20
"""POWERBROADCAST_SETTING: a GUID of 16 bytes and how many bytes of data follow."""


def is_leaving(message: int, wparam: int, setting: bytes = b"") -> bool:
    """Whether this message means that nobody should see the windows from now on.

    `setting` is the POWERBROADCAST_SETTING that a change of a power setting points to.
    """
    if message == WM_WTSSESSION_CHANGE:
        return wparam in LEFT
    if message != WM_POWERBROADCAST:
        return False
    return wparam == PBT_APMSUSPEND or (wparam == PBT_POWERSETTINGCHANGE and _lid_closed(setting))


def _lid_closed(setting: bytes) -> bool:
    if len(setting) < _HEAD + 4 or setting[:16] != GUID_LIDSWITCH_STATE_CHANGE.bytes_le:
        return False
    return int.from_bytes(setting[_HEAD : _HEAD + 4], "little") == 0


def read(address: int) -> tuple[int, int, bytes]:
    """Message, wParam and power setting of the MSG at this address."""
    found = wintypes.MSG.from_address(address)
    # ctypes gives None for a null pointer.
    wparam, lparam = int(found.wParam or 0), int(found.lParam or 0)
    asked = found.message == WM_POWERBROADCAST and wparam == PBT_POWERSETTINGCHANGE and lparam
    return int(found.message), wparam, ctypes.string_at(lparam, _HEAD + 4) if asked else b""


class WindowsMessages(QAbstractNativeEventFilter):
    """Hears what is said to the window, from the moment it is made, and asks Windows to say it."""

    def __init__(self, window: QWidget, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        self._ask(int(window.winId()))

    def nativeEventFilter(  # noqa: N802
        self, event_type: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Lock before the answer goes back: Windows waits two seconds before it sleeps."""
        kind = event_type.data() if isinstance(event_type, QByteArray) else event_type
        if bytes(kind) == b"windows_generic_MSG" and is_leaving(*read(int(message))):
            self._lock()
        return False, 0

    def _ask(self, window: int) -> None:
        if sys.platform == "win32":
            handle = wintypes.HWND(window)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, NOTIFY_FOR_THIS_SESSION)
            lid = (ctypes.c_ubyte * 16).from_buffer_copy(GUID_LIDSWITCH_STATE_CHANGE.bytes_le)
            ctypes.windll.user32.RegisterPowerSettingNotification(
                handle, ctypes.byref(lid), DEVICE_NOTIFY_WINDOW_HANDLE
            )
