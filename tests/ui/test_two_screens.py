"""Screens that come and go: two of them, on Qt's offscreen platform, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import shiboken6
from PySide6.QtGui import QGuiApplication

from keukentafel.ui.consultant.main_window import MainWindow
from tests.ui.both_windows import resident_screen

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = (0, 0, 1440, 900), (1440, 0, 1920, 1080)

AT_THE_TABLE = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
from keukentafel.content.library import ResourceLibrary
from keukentafel.i18n import Catalogue
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.style.theme import LIGHT

application = QApplication([])
root = Path(sys.argv[1])
library = ResourceLibrary(root / "resources", Path(sys.argv[2]))
own = QMainWindow()
own.setGeometry(0, 0, *map(int, sys.argv[3].split("x")))
own.show()
resident = ResidentScreen(
    lambda: library, root / "resources" / "icons" / "prompts", LIGHT, Catalogue("ui", "nl", Path(sys.argv[2]))
)
seen = []

def look(after):
    application.processEvents()
    window = resident.window
    seen.append({
        "after": after, "open": resident.is_open, "blank": resident.is_blank, "away": resident.is_put_away,
        "full": window.isFullScreen(), "place": window.geometry().getRect(), "covers": resident.is_open
        and not resident.is_put_away and window.geometry().intersects(own.geometry()),
    })

resident.show_prompt("A2")
look("shown")
if len(application.screens()) > 1:
    second = application.screens()[1]
    application.screenRemoved.emit(second)
    look("unplugged")
    application.screenAdded.emit(second)
    look("plugged in")
    resident.show_prompt("A2")
    look("shown again")
    resident.close_window()
    application.screenAdded.emit(second)
    look("plugged in while closed")
print(json.dumps(seen))
"""


def _seen(
    folder: Path, translations: Path, own: str, *screens: tuple[int, int, int, int]
) -> dict[str, dict[str, object]]:
    config = folder / "screens.json"
    rows = [
        {"name": f"screen{place}", "x": x, "y": y, "width": width, "height": height}
        for place, (x, y, width, height) in enumerate(screens)
    ]
    config.write_text(json.dumps({"screens": rows}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", AT_THE_TABLE, str(ROOT), str(translations), own],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return {row["after"]: row for row in json.loads(done.stdout.splitlines()[-1])}


def test_it_fills_the_second_screen_and_is_blank_after_a_screen_went_or_came(
    tmp_path: Path, translations: Path
) -> None:
    seen = _seen(tmp_path, translations, "1400x860", FIRST, SECOND)
    shown = seen["shown"]
    assert (shown["open"], shown["blank"], shown["full"], shown["place"]) == (True, False, True, list(SECOND))
    gone = seen["unplugged"]
    assert (gone["open"], gone["blank"]) == (False, True)
    back = seen["plugged in"]
    assert (back["open"], back["blank"], back["full"], back["place"]) == (True, True, True, list(SECOND))
    assert seen["shown again"]["blank"] is False
    assert seen["plugged in while closed"]["open"] is False
    assert [row for row in seen.values() if row["covers"]] == []


def test_with_one_screen_it_stands_beside_the_consultants_window_or_is_put_away(
    tmp_path: Path, translations: Path
) -> None:
    narrow = _seen(tmp_path, translations, "1100x900", (0, 0, 1920, 1080))["shown"]
    assert (narrow["open"], narrow["away"], narrow["covers"]) == (True, False, False)
    whole = _seen(tmp_path, translations, "1400x860", FIRST)["shown"]
    assert (whole["open"], whole["away"], whole["covers"]) == (True, True, False)


def test_a_window_that_is_gone_hears_of_no_screen_any_more(main: MainWindow) -> None:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    screen = resident_screen(main.session)
    screen.show_prompt("A2")
    shiboken6.delete(screen.window)
    application.screenRemoved.emit(application.primaryScreen())
    assert not screen.is_open
