"""What each system says of its battery, as it says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from keukentafel.battery import told_by_linux, told_by_pmset, told_by_windows

BATTERY = {"type": "Battery", "status": "Discharging", "capacity": "12"}
MOUSE = {"type": "Battery", "scope": "Device", "status": "Discharging", "capacity": "3"}
MAINS = {"type": "Mains", "online": "1"}
UNPLUGGED = {"type": "Mains", "online": "0"}


@pytest.mark.parametrize(
    ("supplies", "percent"),
    [
        ({}, None),
        ({"BAT0": BATTERY}, 12),
        ({"BAT0": BATTERY, "mouse": MOUSE}, 12),
        ({"mouse": MOUSE}, None),
        ({"AC": UNPLUGGED, "BAT0": BATTERY, "BAT1": {**BATTERY, "capacity": "60"}}, 60),
        ({"AC": MAINS, "BAT0": BATTERY}, None),
        ({"BAT0": {**BATTERY, "status": "Charging"}}, None),
        ({"BAT0": {"type": "Battery"}}, None),
    ],
)
def test_linux(tmp_path: Path, supplies: dict[str, dict[str, str]], percent: int | None) -> None:
    for name, files in supplies.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / file).write_text(f"{text}\n")
    assert told_by_linux(tmp_path) == percent


def test_linux_without_any_supply(tmp_path: Path) -> None:
    assert told_by_linux(tmp_path / "nothing") is None


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t14%; discharging; 0:40 remaining", 14),
        ("Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t14%; charging", None),
        ("Now drawing from 'AC Power'\n", None),
    ],
)
def test_macos(text: str, percent: int | None) -> None:
    assert told_by_pmset(text) == percent


@pytest.mark.parametrize(("line", "percent", "told"), [(0, 15, 15), (1, 15, None), (0, 255, None), (255, 80, None)])
def test_windows(line: int, percent: int, told: int | None) -> None:
    assert told_by_windows(line, percent) == told
