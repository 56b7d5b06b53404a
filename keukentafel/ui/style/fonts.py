"""The letters that the program brings along: those of the first paint at once, those of other scripts behind it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FIRST = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
"""The letters of the unlock page."""


def load_first(folder: Path) -> None:
    """The letters of the unlock page."""
    for name in FIRST:
        QFontDatabase.addApplicationFont(str(folder / name))


def load_others(folder: Path, packs: Path) -> None:
    """All others of ours, and those of language packs, by name alone: nobody waits for a pack to be read."""
    ours = [file for file in sorted(folder.glob("*.[ot]tf")) if file.name not in FIRST]
    for file in (*ours, *sorted(packs.glob("*/fonts/*.ttf"))):
        QFontDatabase.addApplicationFont(str(file))
