"""Where the keyboard was, by the name of the input, so that it can go back there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class WayBack:
    """Remembers one place; the cursor in it stays where it was."""

    def __init__(self) -> None:
        self._name = ""

    def remember(self, beside: QWidget) -> None:
        """The keyboard is here now; not when it is in `beside` already."""
        here = QApplication.focusWidget()
        if here is not None and not beside.isAncestorOf(here):
            self._name = name_of_input(here)

    def forget(self) -> None:
        """There is no way back any more."""
        self._name = ""

    def go(self, within: QWidget) -> None:
        """Go back, where that place can still be seen, and forget it."""
        name, self._name = self._name, ""
        back = within.findChild(QWidget, name) if name else None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)


def input_of(widget: QWidget) -> QWidget | None:
    """The widget, or the nearest one around it, that has a name of ours."""
    here: QWidget | None = widget
    while here is not None and (not here.objectName() or here.objectName().startswith("qt_")):
        here = here.parentWidget()
    return here


def name_of_input(widget: QWidget) -> str:
    """The name of the widget, or of the nearest one around it that has one of ours."""
    named = input_of(widget)
    return named.objectName() if named is not None else ""
