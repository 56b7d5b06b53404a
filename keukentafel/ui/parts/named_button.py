"""The one way to make a push button that can be found, pressed and heard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton


def named_button(
    name: str, text: str, act: Callable[[], object] | None = None, role: str = "", spoken: str = ""
) -> QPushButton:
    """A button called `name` that says `text`, or `spoken` to who hears it; pressing it does `act`."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setProperty("role", role)
    button.setAccessibleName(spoken or text)
    if act is not None:
        # Not connected as it is: Qt would hand over whether the button is checked.
        button.clicked.connect(lambda _checked=False: act())
    return button
