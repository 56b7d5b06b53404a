"""What is cut off in a window, too small for a hand, or nameless to who hears it; by geometry, not by pixels."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)  # fmt: skip

from keukentafel.ui.parts.fold_button import FoldButton
from keukentafel.ui.style.theme import TOUCH

Role = QAccessible.Role


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QPushButton | QLabel | QCheckBox) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text[:30]}"


def shown(root: QWidget) -> list[QWidget]:
    """What is to be seen in it, but for what Qt makes for itself and what stands in a part that was folded away."""
    there = [w for w in root.findChildren(QWidget) if w.isVisible() and not w.objectName().startswith("qt_")]
    return [w for w in there if not _is_folded(w)]


def _is_folded(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None and around.maximumHeight() > 0:
        around = around.parentWidget()
    return around is not None


def _too_narrow(widget: QWidget) -> bool:
    # A fold has its words in it as a label, which is looked at itself.
    if isinstance(widget, QPushButton) and widget.text() and not isinstance(widget, FoldButton):
        return widget.sizeHint().width() > widget.width()
    if isinstance(widget, QLineEdit) and not widget.text():
        margins = widget.textMargins()
        room = widget.width() - margins.left() - margins.right()
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > room
    if isinstance(widget, QCheckBox) or (isinstance(widget, QLabel) and not widget.wordWrap() and widget.text()):
        return widget.sizeHint().width() > widget.width()
    return False


def _too_low(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if isinstance(widget, QPushButton | QComboBox | QLineEdit):
        return widget.height() < widget.fontMetrics().height()
    return False


def _reaches_out(widget: QWidget, root: QWidget) -> bool:
    """Beyond the side of what it stands in, or of what scrolls it up and down."""
    around = widget.parentWidget()
    while around is not None:
        left = widget.mapTo(around, QPoint(0, 0)).x()
        scrolls = isinstance(around.parentWidget(), QAbstractScrollArea)
        edge = around is widget.parentWidget() or scrolls or around is root
        if edge and (left < 0 or left + widget.width() > around.width()):
            return True
        if around is root:
            return False
        around = around.parentWidget()
    return False


def cut_off(root: QWidget) -> list[str]:
    """Everything with a text that does not fit in it, or that reaches out of what it stands in."""
    found = []
    for widget in shown(root):
        if not isinstance(widget, QPushButton | QLabel | QCheckBox | QComboBox | QLineEdit | QPlainTextEdit):
            continue
        if isinstance(widget.parentWidget(), QComboBox | QAbstractScrollArea):
            continue
        if _too_narrow(widget) or _too_low(widget) or _reaches_out(widget, root):
            found.append(f"{_name(widget)} has {widget.width()} x {widget.height()}")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Words that stand over other words of the same part of the window."""
    found = []
    words = [w for w in shown(root) if isinstance(w, QPushButton | QLabel | QCheckBox | QComboBox | QLineEdit)]
    for place, one in enumerate(words):
        found += [
            f"{_name(one)} and {_name(other)}"
            for other in words[place + 1 :]
            if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry())
        ]
    return found


def too_small_for_a_hand(root: QWidget) -> list[str]:
    """What is pressed or typed in and is lower than a finger needs."""
    found = []
    for widget in shown(root):
        if not isinstance(widget, QPushButton | QCheckBox | QComboBox | QLineEdit):
            continue
        inside = isinstance(widget.parentWidget(), QComboBox) or widget.parentWidget() is None
        if not inside and widget.height() < TOUCH:
            found.append(f"{_name(widget)} is {widget.height()} high")
    return found


def unheard(root: QWidget) -> list[str]:
    """What takes the keyboard or is pressed, without a name or a role for who hears the window."""
    found = []
    for widget in shown(root):
        pressed = isinstance(widget, QPushButton | QCheckBox | QComboBox | QLineEdit | QPlainTextEdit)
        if not pressed and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            found.append(f"{_name(widget)} has no name")
        # What only scrolls has no role of its own in Qt; its name is what is heard.
        elif interface.role() in (Role.NoRole, Role.Client) and not isinstance(widget, QScrollArea):
            found.append(f"{_name(widget)} has no role")
    return found
