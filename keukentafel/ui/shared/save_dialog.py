"""Asks in the system's own dialog where a file may go."""

from __future__ import annotations

from pathlib import Path


def ask_in_dialog(suggested: str) -> Path | None:
    """The chosen path, or None. The dialog opens over the consultant's window, never over the second one."""
    from PySide6.QtCore import QStandardPaths
    from PySide6.QtWidgets import QApplication, QFileDialog

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = str(Path(folder) / suggested) if Path(folder).is_dir() else suggested
    chosen, _filter = QFileDialog.getSaveFileName(QApplication.activeWindow(), "", first, f"*{Path(suggested).suffix}")
    return Path(chosen) if chosen else None


def ask_record_in_dialog() -> Path | None:
    """The record of an earlier report, or the story that a resident brought, that was chosen; or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    known = "*.json *.keukentafel"
    chosen, _filter = QFileDialog.getOpenFileName(QApplication.activeWindow(), "", "", f"{known} ({known})")
    return Path(chosen) if chosen else None


def ask_folder_in_dialog() -> Path | None:
    """The folder that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    chosen = QFileDialog.getExistingDirectory(QApplication.activeWindow())
    return Path(chosen) if chosen else None


def ask_reports_in_dialog() -> tuple[Path, ...]:
    """The files that were chosen to be judged: none, one, or a report and what lies beside it."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    chosen, _filter = QFileDialog.getOpenFileNames(QApplication.activeWindow(), "", "", "PDF (*.pdf)")
    return tuple(map(Path, chosen))


def ask_key_in_dialog() -> Path | None:
    """The PKCS#12 file that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    chosen, _filter = QFileDialog.getOpenFileName(QApplication.activeWindow(), "", "", "PKCS#12 (*.p12 *.pfx)")
    return Path(chosen) if chosen else None


def ask_module_in_dialog() -> Path | None:
    """The library file of PKCS#11 that was chosen, or None."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    chosen, _filter = QFileDialog.getOpenFileName(
        QApplication.activeWindow(), "", "", "PKCS#11 (*.so *.so.* *.dll *.dylib);;* (*)"
    )
    return Path(chosen) if chosen else None
