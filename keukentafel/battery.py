"""How much is left in the battery, asked of the system itself: Linux, Windows and macOS, nothing installed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

POWER_SUPPLY = Path("/sys/class/power_supply")
_ON_MAINS, _UNKNOWN = 1, 255
_PMSET = ("/usr/bin/pmset", "-g", "batt")
_PERCENT = re.compile(r"(\d{1,3})%")
_WAIT_SECONDS = 2


def percent_left() -> int | None:
    """The percentage while the laptop runs on its battery; None on mains power, without one, or when nobody knows."""
    try:
        if sys.platform == "win32":
            return _of_windows()
        if sys.platform == "darwin":
            return _of_mac()
        return told_by_linux(POWER_SUPPLY)
    except OSError:
        return None


def _of_mac() -> int | None:
    import subprocess

    try:
        told = subprocess.run(_PMSET, capture_output=True, text=True, timeout=_WAIT_SECONDS, check=True)
    except subprocess.SubprocessError:
        return None
    return told_by_pmset(told.stdout)


def told_by_linux(folder: Path) -> int | None:
    """What the kernel says in `folder`: the fullest battery of the laptop itself, when none is being charged."""
    found: list[int] = []
    for supply in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _read(supply / "type") == "Mains" and _read(supply / "online") == "1":
            return None
        # The battery of a mouse or a pen has the scope of a device.
        if _read(supply / "type") == "Battery" and _read(supply / "scope") != "Device":
            if _read(supply / "status") in ("Charging", "Full", "Not charging"):
                return None
            percent = _read(supply / "capacity")
            found += [int(percent)] if percent.isdecimal() else []
    return max(found, default=None)


def told_by_pmset(text: str) -> int | None:
    """What macOS says of its power source."""
    percent = _PERCENT.search(text)
    return int(percent.group(1)) if percent and "Battery Power" in text else None


def _of_windows() -> int | None:
    # The first window needs no word with the system about its battery, and would wait for this.
    import ctypes

    class PowerStatus(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flag", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saving", ctypes.c_ubyte),
            ("seconds", ctypes.c_ulong),
            ("full_seconds", ctypes.c_ulong),
        )

    status = PowerStatus()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  known on Windows only
    if not kernel.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return told_by_windows(status.line, status.percent)


def told_by_windows(line: int, percent: int) -> int | None:
    """What Windows says: whether it runs on mains power, and the percentage."""
    return None if line in (_ON_MAINS, _UNKNOWN) or percent == _UNKNOWN else percent


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()
    except OSError:
        return ""
