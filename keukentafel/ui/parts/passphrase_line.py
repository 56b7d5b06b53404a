"""The line in which a passphrase is typed. It is never kept as a draft, and what is typed shows only when asked."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout


def passphrase_line(name: str, title: str, column: QVBoxLayout) -> QLineEdit:
    """A hidden line under its caption, both added to the column; `caption` is a property of the line."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMinimumWidth(380)
    line.setAccessibleName(title)
    caption = QLabel(title)
    caption.setProperty("role", "quiet")
    caption.setBuddy(line)
    line.setProperty("caption", caption)
    column.addWidget(caption)
    column.addWidget(line)
    return line


def show_line(line: QLineEdit, shown: bool) -> None:
    """Show or hide a line together with its caption."""
    for widget in (line, line.property("caption")):
        widget.setVisible(shown)
