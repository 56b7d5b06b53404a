"""The keys that work wherever the keyboard is in the consultant's window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.shortcuts import SHORTCUTS, bind, bind_key


class WindowKeys:
    """No key leads away from the page that shows one act to the resident: its own button does."""

    def __init__(self, window: QWidget, is_signing: Callable[[], bool]) -> None:
        self._window, self._is_signing = window, is_signing

    def bind(self, acts: Mapping[str, Callable[[], object]]) -> None:
        """Let shortcuts, by their names in the table, do these things."""
        for name, act in acts.items():
            bind(SHORTCUTS[name], self._window, partial(self._pressed, SHORTCUTS[name].at_signing, act))

    def bind_places(self, go: Callable[[str], None]) -> None:
        """Every place on the path has a key of its own."""
        for place in PLACES:
            bind_key(place.key, self._window, partial(self._pressed, False, partial(go, place.id)))

    def _pressed(self, at_signing: bool, act: Callable[[], object]) -> None:
        if at_signing or not self._is_signing():
            act()
