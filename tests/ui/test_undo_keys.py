"""Ctrl+Z is the line's while there is something to undo in it, and the conversation's when there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from keukentafel.ui.consultant.undo_keys import UndoKeys
from keukentafel.ui.parts.fields import LineField


def test_a_line_that_was_handed_in_leaves_the_key_to_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = LineField("text", "Tekst")
    window.setCentralWidget(field)
    keys = UndoKeys(window)
    qapp.installEventFilter(keys)
    asked: list[str] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), window).activated.connect(lambda: asked.append("undo"))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    line = field.line
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "trap")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), asked) == ("", [])
    QTest.keyClicks(line, "trap")
    field.clear()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), asked) == ("", ["undo"])
    qapp.removeEventFilter(keys)
