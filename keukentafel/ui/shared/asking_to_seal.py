"""Asks a consultant for what a key on a card takes: by the door that was given, else in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from keukentafel.domain.cards import SealAnswer, SealAsked
    from keukentafel.i18n import Catalogue
    from keukentafel.ui.shared.doors import Doors


def ask_to_seal(doors: Doors, words: Catalogue, locked: SignalInstance, asked: SealAsked) -> SealAnswer:
    """The answer; to seal later is one too, and so is the lock."""
    if doors.ask_to_seal is not None:
        return doors.ask_to_seal(asked)
    from keukentafel.ui.shared.seal_dialog import ask_in_dialog

    return ask_in_dialog(words, locked, asked)
