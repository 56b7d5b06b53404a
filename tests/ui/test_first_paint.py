"""What is there at the first paint, what comes later, and that nothing is missed by what comes later."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from keukentafel.services import cases
from keukentafel.storage.names import CLOSED_FILE
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.both_windows import main_window
from tests.ui.people_at_table import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys
from pathlib import Path
from keukentafel import app, cli
windows = app.make_windows(Path(sys.argv[1]), app.WallClock(), aloud=True)
windows.main.show()
windows.app.processEvents()
print(*sys.modules)
from PySide6 import QtCore, QtGui, QtWidgets
print(*(f"{module.__name__}.{name}" for module in (QtCore, QtGui, QtWidgets) for name in vars(module)))
print(__import__.__name__)
"""

A_VISIT = """
import sys
from pathlib import Path
from keukentafel import app
windows = app.make_windows(Path(sys.argv[1]), app.WallClock(), aloud=True)
windows.main.show()
while windows.main.furnish_a_little():
    pass
from keukentafel.services import cases
from tests.ui.people_at_table import CASE, PASSPHRASE
session = windows.session
assert session.unlock(PASSPHRASE, new=True) == ""
session.open_visit(cases.open_case(session.desk, CASE))
for place in ("prepare", "rights", "story", "needs", "support", "shells", "carers", "agreements", "own_words"):
    windows.main.go(place)
windows.resident.show_prompt("A2")
windows.app.processEvents()
session.lock()
print(*sys.modules)
"""

NOT_CLOSED = """
import sys
from pathlib import Path
from keukentafel import app
windows = app.make_windows(Path(sys.argv[1]), app.WallClock())
windows.main.show()
while windows.main.furnish_a_little():
    windows.app.processEvents()
"""

ENDED_MEANWHILE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from keukentafel import app
from tests.ui.people_at_table import PASSPHRASE
windows = app.make_windows(Path(sys.argv[1]), app.WallClock())
windows.main.show()
def end_and_open():
    windows.app.quit()
    assert windows.session.unlock(PASSPHRASE, new=True) == ""
QTimer.singleShot(0, end_and_open)
assert windows.run() == 0
assert not windows.session.is_unlocked
"""

PRINT_ROOM = {"keukentafel.report.press", "reportlab", "pikepdf", "pyhanko", "pypdfium2"}

LATER = {
    "sqlalchemy", "alembic", "cryptography", "sqlcipher3", "reportlab", "pikepdf", "pyhanko", "babel",
    "keukentafel.domain.conversation", "keukentafel.domain.statements", "keukentafel.ui.parts.form",
    "keukentafel.ui.consultant.all_pages", "keukentafel.ui.start.start_page", "keukentafel.ui.consultant.visit_view",
    "keukentafel.ui.resident.resident_window", "keukentafel.content.library", "keukentafel.report.press",
    "keukentafel.sound.voice", "miniaudio", "soundfile", "numpy", "zoneinfo", "keukentafel.cli.languages",
    "keukentafel.domain.content.prompts", "ctypes", "subprocess", "platform", "signal", "PySide6.QtDBus",
    "keukentafel.ui.consultant.whereabouts", "keukentafel.ui.consultant.way_back", "keukentafel.domain.ports",
    "keukentafel.app.after_first_paint", "keukentafel.ui.consultant.window_keys", "keukentafel.ui.shared.places",
    "PySide6.QtCore.Qt", "PySide6.QtCore.QEvent", "PySide6.QtCore.QStandardPaths", "PySide6.QtGui.QKeySequence",
}  # fmt: skip
"""Every class of Qt is made when somebody first asks for it, and an event brings all its fifty kinds along."""


def test_the_first_paint_needs_the_unlock_page_and_nothing_behind_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_PAINT, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"keukentafel.ui.vault.unlock_page", "PySide6.QtCore.QTimer"} <= loaded
    assert loaded & LATER == set()
    assert done.stdout.splitlines()[-1] != "__feature_import__", "it reads the source of all that is loaded after it"


def test_everything_is_made_while_the_store_is_locked_and_a_visit_needs_no_print_room(tmp_path: Path) -> None:
    command = [sys.executable, "-c", A_VISIT, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & PRINT_ROOM == set()


def test_a_program_that_ends_without_closing_its_window_ends_in_order(tmp_path: Path) -> None:
    command = [sys.executable, "-c", NOT_CLOSED, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_store_that_opens_while_the_program_ends_is_closed_with_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ENDED_MEANWHILE, str(tmp_path / "kluis")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "kluis" / CLOSED_FILE).is_file()


@pytest.fixture
def fresh(qtbot: QtBot, locked_session: Session) -> MainWindow:
    """The window of a program that was just started, not shown yet."""
    return main_window(qtbot, locked_session)


def test_what_is_typed_at_once_is_the_passphrase(qtbot: QtBot, fresh: MainWindow) -> None:
    with qtbot.waitExposed(fresh):
        fresh.show()
    fresh.activateWindow()
    assert fresh.focusWidget() is fresh.findChild(QLineEdit, "unlock.passphrase")


def test_what_is_made_after_the_first_paint_is_there_before_the_store_is_open_to_anybody(
    fresh: MainWindow, locked_session: Session
) -> None:
    heard: list[str] = []
    fresh.furnishing.connect(lambda: locked_session.unlocked.connect(lambda: heard.append("unlocked")))
    assert locked_session.unlock(PASSPHRASE, new=True) == ""
    assert heard == ["unlocked"]


def test_the_keys_and_what_watches_come_before_anything_behind_the_page(fresh: MainWindow) -> None:
    begun: list[bool] = []
    fresh.furnishing.connect(lambda: begun.append(hasattr(fresh, "start")))
    assert fresh.furnish_a_little()
    assert begun == [False]
    assert fresh.findChild(QShortcut, "key.help") is not None
    fresh.furnish()
    assert begun == [False]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_painted_first_stays_where_it_is(
    own_style: QApplication, request: pytest.FixtureRequest, scale: float
) -> None:
    own_style.setStyleSheet(style_sheet(LIGHT, scale))
    fresh: MainWindow = request.getfixturevalue("fresh")
    fresh.resize(1280, 720)
    fresh.show()
    own_style.processEvents()
    line = fresh.findChild(QLineEdit, "unlock.passphrase")
    assert line is not None
    first = line.mapTo(fresh, QPoint(0, 0)), line.size()
    fresh.furnish_a_little()
    for _ in range(3):
        own_style.processEvents()
    assert (line.mapTo(fresh, QPoint(0, 0)), line.size()) == first


def test_the_window_is_no_larger_than_the_screen(fresh: MainWindow) -> None:
    room = fresh.screen().availableSize()
    fresh.resize(room.width() + 40, room.height() - 40)
    fresh.show_fitting()
    assert fresh.isMaximized()


def test_a_window_for_which_there_is_room_stays_as_it_is(fresh: MainWindow) -> None:
    room = fresh.screen().availableSize()
    fresh.setMinimumSize(200, 200)
    fresh.resize(room.width() - 40, room.height() - 40)
    fresh.show_fitting()
    assert not fresh.isMaximized()


def test_a_page_is_made_when_it_is_opened_or_in_an_idle_moment(main: MainWindow) -> None:
    at_first = main.visit.page_stack.count()
    assert at_first < len(PLACES)
    main.go("report")
    assert main.visit.page_stack.count() == at_first + 1
    while main.furnish_a_little():
        pass
    assert main.visit.page_stack.count() == len(PLACES)


def test_a_draft_is_back_on_a_page_that_is_made_after_the_visit_was_opened(
    main: MainWindow, visit_session: Session
) -> None:
    visit_session.visit.keep_draft("need.help_me", "weer zelf te koken")
    visit_session.open_visit(cases.continue_case(visit_session.desk, visit_session.visit.id))
    main.go("needs")
    line = main.pages["needs"].findChild(QLineEdit, "need.help_me")
    assert line is not None and line.text() == "weer zelf te koken"
