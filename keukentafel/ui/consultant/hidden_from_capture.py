"""Keeps the consultant's window out of screen sharing and screenshots, where the system can: on Windows.

The second window is left in: it is shown to people on purpose, an interpreter on a screen among them.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

WDA_MONITOR, WDA_EXCLUDEFROMCAPTURE = 0x01, 0x11
"""Black in a capture, since Windows 7; not there at all, since Windows 10 version 2004."""


def hide_from_capture(window: QWidget) -> bool:
    """Ask the system; the window must have been shown. False where it cannot: macOS, X11 and Wayland cannot."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        handle = wintypes.HWND(int(window.winId()))
        ways = (WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR)
        return any(ctypes.windll.user32.SetWindowDisplayAffinity(handle, way) for way in ways)
    return False
