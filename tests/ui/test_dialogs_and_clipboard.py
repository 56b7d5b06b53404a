"""What the lock takes with it besides the windows: a dialog that still asks, and words on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.own_clipboard import OwnClipboard
from keukentafel.ui.shared import save_dialog
from keukentafel.ui.shared.session import Session

SAID = "Zwavelgeel zag ik hem staan"
ASKS: list[Callable[[], object]] = [
    lambda: save_dialog.ask_in_dialog("gespreksverslag.pdf"),
    save_dialog.ask_record_in_dialog,
    save_dialog.ask_folder_in_dialog,
    save_dialog.ask_reports_in_dialog,
    save_dialog.ask_key_in_dialog,
    save_dialog.ask_module_in_dialog,
]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[QSettings]:
    """The settings that programs of Qt share, in a folder of this test."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "instellingen"))
    yield QSettings(QSettings.Scope.UserScope, "QtProject")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "")


def dialog() -> QFileDialog:
    (found,) = (window for window in QApplication.topLevelWidgets() if isinstance(window, QFileDialog))
    return found


@pytest.mark.parametrize("before", ["", "elders"])
def test_the_folder_that_was_chosen_is_kept_nowhere(shared: QSettings, before: str, tmp_path: Path) -> None:
    folder = tmp_path / "mevrouw Zwavelgeel"
    folder.mkdir()
    if before:
        shared.setValue("FileDialog/lastVisited", before)
        shared.sync()

    def answer() -> None:
        asking = dialog()
        asking.setDirectory(str(folder))
        name = asking.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(folder / "verslag.pdf"))
        asking.accept()

    QTimer.singleShot(0, answer)
    assert save_dialog.ask_in_dialog("verslag.pdf") == folder / "verslag.pdf"
    kept = [path.read_text("utf-8") for path in (tmp_path / "instellingen").rglob("*") if path.is_file()]
    assert any("FileDialog" in text for text in kept), "this is where Qt keeps it"
    assert not any("Zwavelgeel" in text for text in kept)
    shared.sync()
    assert shared.value("FileDialog/lastVisited", "") == before


@pytest.mark.parametrize("ask", ASKS)
def test_the_lock_answers_a_dialog_with_nothing(session: Session, shared: QSettings, ask: Callable[[], object]) -> None:
    session.locked.connect(save_dialog.close_dialogs)
    QTimer.singleShot(0, session.lock)
    assert not ask()
    assert not session.is_unlocked


@pytest.fixture
def typed(qtbot: QtBot, qapp: QApplication, session: Session) -> QLineEdit:
    """A line with the keyboard, in a program that watches its clipboard."""
    OwnClipboard(qapp, session)
    made = QLineEdit(SAID)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: qapp.focusWindow() is not None)
    return made


def test_the_lock_takes_what_was_copied_from_our_windows(
    typed: QLineEdit, qapp: QApplication, session: Session
) -> None:
    typed.selectAll()
    typed.copy()
    assert qapp.clipboard().text() == SAID
    session.lock()
    assert qapp.clipboard().text() == ""


def test_what_was_copied_elsewhere_stays(typed: QLineEdit, qapp: QApplication, session: Session) -> None:
    typed.selectAll()
    typed.copy()
    typed.windowHandle().destroy()
    assert qapp.focusWindow() is None
    qapp.clipboard().setText("van een ander")
    session.lock()
    assert qapp.clipboard().text() == "van een ander"
    qapp.clipboard().clear()
