"""Asks a consultant for what a key on a card takes: by the door that was given, else in a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keukentafel.domain.cards import SealAnswer, SealAsked
    from keukentafel.ui.session import Session


def ask_to_seal(session: Session, asked: SealAsked) -> SealAnswer:
    """The answer; to seal later is one too."""
    if session.doors.ask_to_seal is not None:
        return session.doors.ask_to_seal(asked)
    from keukentafel.ui.seal_dialog import ask_in_dialog

    return ask_in_dialog(session, asked)
