"""Asks in the system's own dialog where a file may go, and lets Qt keep nothing of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REMEMBERED = ("FileDialog/history", "FileDialog/lastVisited")
"""In the settings that every program of Qt shares: the folders that somebody chose, and so what they are called."""


@contextmanager
def _kept_nowhere() -> Iterator[None]:
    """What every dialog of Qt writes down when it closes is as it was before: a folder may be called after somebody."""
    from PySide6.QtCore import QSettings

    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: shared.value(key) for key in REMEMBERED if shared.contains(key)}
    try:
        yield
    finally:
        shared.sync()
        for key in REMEMBERED:
            if key in before:
                shared.setValue(key, before[key])
            else:
                shared.remove(key)
        shared.sync()


def close_dialogs() -> None:
    """Answer every dialog that still asks with nothing: at the lock it would show folders over the cover."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    for window in QApplication.topLevelWidgets():
        if isinstance(window, QFileDialog):
            window.reject()


def ask_in_dialog(suggested: str) -> Path | None:
    """The chosen path, or None. The dialog opens over the consultant's window, never over the second one."""
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QApplication, QFileDialog

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = str(Path(folder) / suggested) if Path(folder).is_dir() else suggested
    with _kept_nowhere():
        chosen, _filter = QFileDialog.getSaveFileName(
            QApplication.activeWindow(), "", first, f"*{Path(suggested).suffix}"
        )
    return Path(chosen) if chosen else None


def ask_record_in_dialog() -> Path | None:
    """The record of an earlier report, or the story that a resident brought, that was chosen; or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    known = "*.json *.keukentafel"
    with _kept_nowhere():
        chosen, _filter = QFileDialog.getOpenFileName(QApplication.activeWindow(), "", "", f"{known} ({known})")
    return Path(chosen) if chosen else None


def ask_folder_in_dialog() -> Path | None:
    """The folder that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    with _kept_nowhere():
        chosen = QFileDialog.getExistingDirectory(QApplication.activeWindow())
    return Path(chosen) if chosen else None


def ask_reports_in_dialog() -> tuple[Path, ...]:
    """The files that were chosen to be judged: none, one, or a report and what lies beside it."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    with _kept_nowhere():
        chosen, _filter = QFileDialog.getOpenFileNames(QApplication.activeWindow(), "", "", "PDF (*.pdf)")
    return tuple(map(Path, chosen))


def ask_key_in_dialog() -> Path | None:
    """The PKCS#12 file that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    with _kept_nowhere():
        chosen, _filter = QFileDialog.getOpenFileName(QApplication.activeWindow(), "", "", "PKCS#12 (*.p12 *.pfx)")
    return Path(chosen) if chosen else None


def ask_module_in_dialog() -> Path | None:
    """The library file of PKCS#11 that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    with _kept_nowhere():
        chosen, _filter = QFileDialog.getOpenFileName(
            QApplication.activeWindow(), "", "", "PKCS#11 (*.so *.so.* *.dll *.dylib);;* (*)"
        )
    return Path(chosen) if chosen else None
