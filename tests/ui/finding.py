"""Finds what is on the screen by its object name, as a script does."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.ui.shared.session import Session

T = TypeVar("T", bound=QObject)


def find(root: QWidget, kind: type[T], name: str) -> T:
    """The one thing of that kind and name."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = root.findChildren(kind, name)
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def button(root: QWidget, name: str) -> QPushButton:
    return find(root, QPushButton, name)


def line(root: QWidget, name: str) -> QLineEdit:
    return find(root, QLineEdit, name)


def box(root: QWidget, name: str) -> QComboBox:
    return find(root, QComboBox, name)


def pick(root: QWidget, name: str, value: str) -> None:
    """Choose a value of a list."""
    chosen = box(root, name)
    place = chosen.findData(value)
    assert place >= 0, f"{name} does not offer {value}"
    chosen.setCurrentIndex(place)


def press(root: QWidget, name: str) -> None:
    """Click a button that can be seen."""
    pressed = button(root, name)
    assert pressed.isVisible(), f"{name} is not to be seen"
    pressed.click()


def type_line(root: QWidget, name: str, text: str, enter: bool = False) -> None:
    """Type a text, and Enter after it when asked."""
    typed = line(root, name)
    typed.clear()
    if text.isascii():
        QTest.keyClicks(typed, text)
    else:  # QTest knows no key for other letters; they come as from an input method.
        typed.insert(text)
    if enter:
        QTest.keyClick(typed, Qt.Key.Key_Return)


def texts(session: Session) -> list[str]:
    """What was said in the open conversation, in order."""
    said = session.conversation.statements
    return [statement.text for statement in said]


def settled(qtbot: QtBot, root: QWidget) -> None:
    """Wait until nothing goes on beside the window any more."""
    qtbot.waitUntil(lambda: not any(part.property("busy") for part in root.findChildren(QWidget)), timeout=60_000)
