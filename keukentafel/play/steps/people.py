"""The head of a script: the store, the case, and everyone who matters."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from keukentafel.play.errors import StepFailed
from keukentafel.play.filling import fill_and_save
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

DEFAULTS: dict[str, Value] = {"present": True, "adult": True}
"""What a script means by leaving these out, whatever the form begins with."""


def case(play: Rehearsal, step: Step) -> None:
    """Open the case on the start screen."""
    if play.hands.seen("case", QWidget) is None:
        play.hands.click("start.new")
    fill_and_save(play, "case", step.keys)
    play.hands.wait(lambda: play.session.has_visit, 5000)
    if not play.session.has_visit:
        raise StepFailed("het gesprek ging niet open")
    play.names.conversation = play.session.visit.id


def participant(play: Rehearsal, step: Step) -> None:
    """Add somebody who matters."""
    play.go("rights")
    fill_and_save(play, "participant", {**DEFAULTS, **step.keys})


ACTS = {"case": case, "participant": participant}
