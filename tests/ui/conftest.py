"""The living room under test: fonts and style as in the program, an open session, and nothing left behind."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from keukentafel.content.library import ResourceLibrary
from keukentafel.handover.letter_box import HandoverBox
from keukentafel.i18n import Catalogue
from keukentafel.services import cases
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.resident.resident_window import ResidentWindow
from keukentafel.ui.shared.doors import Doors
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import FAMILY, LIGHT, SIZES, style_sheet
from keukentafel.ui.vault.vault_card import VaultCard
from tests.fakes.kept_exits import KeptExits
from tests.fakes.memory_store import MemoryStore, MemoryVault
from tests.ui.both_windows import main_window, resident_screen
from tests.ui.fake_press import FakePress
from tests.ui.people_at_table import CASE, INTERPRETER, PASSPHRASE, SON

EXPECTED = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
"""What the offscreen platform says of every window that is shown, and of every menu."""

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(ROOT / "tests" / "ui"):
            item.add_marker(pytest.mark.qt_log_ignore(EXPECTED, extend=True))


@dataclass
class TableClock:
    """A clock that stands still until a test moves it."""

    moment: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    def now(self) -> datetime:
        return self.moment

    def wait(self, **span: float) -> None:
        """Move on, by the keywords of timedelta."""
        self.moment += timedelta(**span)


@pytest.fixture(scope="session")
def fonts() -> tuple[Path, ...]:
    return tuple(sorted((ROOT / "resources" / "fonts").glob("*.ttf")))


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication, fonts: tuple[Path, ...]) -> None:
    for file in fonts:
        assert QFontDatabase.addApplicationFont(str(file)) >= 0, file.name
    font = QFont(FAMILY)
    font.setPointSizeF(SIZES["body"])
    qapp.setFont(font)
    qapp.setStyleSheet(style_sheet(LIGHT))


@pytest.fixture
def own_style(qapp: QApplication) -> Iterator[QApplication]:
    """The application, whose style and palette the test may change.

    Ask for it before a window: each widget that is there is styled again, which takes a second for all of them.
    """
    before = qapp.styleSheet(), qapp.palette()
    yield qapp
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[0])


def _running_timers() -> list[QTimer]:
    timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    before = set(map(id, qapp.topLevelWidgets()))
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [repr(w) for w in qapp.topLevelWidgets() if id(w) not in before and w.parent() is None]
    assert not left, f"widgets left behind: {left}"
    timers = _running_timers()
    for timer in timers:
        # The next test is not to blame for it.
        timer.stop()
    assert not timers, f"timers left behind: {timers}"


@pytest.fixture
def clock() -> TableClock:
    """24 November 2026, ten in the morning."""
    return TableClock()


@pytest.fixture
def vault() -> MemoryVault:
    """A vault in memory."""
    return MemoryVault()


@pytest.fixture
def exits() -> KeptExits:
    return KeptExits()


@pytest.fixture
def doors(
    vault: MemoryVault, library: ResourceLibrary, exits: KeptExits, clock: TableClock, fonts: tuple[Path, ...]
) -> Doors:
    press = FakePress()
    return Doors(
        vault=lambda: vault,
        store_was_made=vault.exists,
        open_library=lambda: library,
        press=lambda: press,
        exits=lambda: exits,
        letter_box=HandoverBox,
        clock=clock,
        words=Catalogue("ui", "nl", ROOT / "translations"),
        pictures=ROOT / "resources" / "icons" / "prompts",
    )


@pytest.fixture
def locked_session(doors: Doors) -> Iterator[Session]:
    """A session whose store was never made."""
    session = Session(doors)
    yield session
    session.drafts.flush()


@pytest.fixture
def session(locked_session: Session) -> Session:
    """The store is open; no visit is."""
    assert locked_session.unlock(PASSPHRASE, new=True) == ""
    return locked_session


@pytest.fixture
def store(session: Session) -> MemoryStore:
    """The open store; its `fail_with` makes saving fail."""
    opened = session.desk.store
    assert isinstance(opened, MemoryStore)
    return opened


@pytest.fixture
def visit_session(session: Session) -> Session:
    """A visit of mevrouw Karaca, who speaks Turkish, with her son and an interpreter on the phone."""
    visit = cases.open_case(session.desk, CASE)
    for person in (SON, INTERPRETER):
        cases.add_participant(visit, person)
    session.open_visit(visit)
    return session


@pytest.fixture
def window() -> Iterator[ResidentWindow]:
    """The second window alone, which knows of nothing."""
    made = ResidentWindow(ROOT / "resources" / "icons" / "prompts", LIGHT, lambda text: text)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def screen(session: Session) -> Iterator[ResidentScreen]:
    """What has the second window in hand; the store is open."""
    made = resident_screen(session)
    yield made
    made.close_window()
    made.window.deleteLater()


@pytest.fixture
def main(qtbot: QtBot, visit_session: Session) -> MainWindow:
    """The consultant's window at an open visit, at the story."""
    window = main_window(qtbot, visit_session)
    window.show()
    window.activateWindow()
    visit_session.opened.emit()
    visit_session.changed.emit()
    QCoreApplication.processEvents()
    return window


@pytest.fixture
def card(qtbot: QtBot, session: Session) -> VaultCard:
    """The card of the vault on the start screen; the store is open."""
    made = VaultCard(session)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made
