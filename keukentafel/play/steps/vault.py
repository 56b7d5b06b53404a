"""What the store tells on the start screen: who did what, and whether its clock is believed."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QListWidget

from keukentafel.play.errors import StepFailed
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step


def trail(play: Rehearsal, step: Step) -> None:
    """Look who did what, of one kind when asked, and with `export` let it out into the folder of the play."""
    _must_be_at_start(play)
    hands = play.hands
    hands.click("start.vault")
    hands.click("vault.trail")
    try:
        if step.text("kind"):
            hands.pick(hands.find("trail.kind", QComboBox), step.text("kind"))
        lines = hands.find("trail.lines", QListWidget)
        shown = [lines.item(row).text() for row in range(lines.count())]
        if not any(step.text("shows") in line for line in shown):
            raise StepFailed("daar staat geen regel over in wie wat deed")
        if step.yes("export"):
            hands.click("trail.export")
            said = hands.seen("trail.said", QLabel)
            if said is None or not said.text():
                error = hands.seen("trail.error", QLabel)
                raise StepFailed(error.text() if error is not None and error.text() else "er kwam geen bestand")
    finally:
        hands.click("trail.back")


def date_right(play: Rehearsal, _step: Step) -> None:
    """Say that the date is right to which the clock jumped."""
    _must_be_at_start(play)
    play.hands.click("start.clock.right")
    play.forget_a_case_that_went()


def _must_be_at_start(play: Rehearsal) -> None:
    if play.session.has_visit:
        raise StepFailed("dat kan alleen op het beginscherm: sluit eerst het gesprek met close_case")


ACTS = {"trail": trail, "date_right": date_right}
