"""What is arranged before the visit, on the sheet for that."""

from __future__ import annotations

from keukentafel.play.filling import fill_and_save
from keukentafel.play.kinds import PREPARING
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step

BRIEFING_KEY = "F6"


def arrange(play: Rehearsal, step: Step) -> None:
    """Fill in one block of the sheet."""
    play.go("prepare")
    fill_and_save(play, step.do, step.keys)


def drop(play: Rehearsal, step: Step) -> None:
    """Take a reminder from the ladder."""
    play.go("prepare")
    fill_and_save(play, "reminder_drop", {"step": f"{step.text('way')}.{step.keys['days_before']}"})


def paper(play: Rehearsal, step: Step) -> None:
    """Make a paper that is about nobody."""
    play.go("prepare")
    fill_and_save(play, "papers", step.keys)


def briefing(play: Rehearsal, _step: Step) -> None:
    """Open the card that is read aloud to the interpreter, and put it away."""
    play.must_be_at_visit()
    play.hands.key(BRIEFING_KEY)
    play.hands.click("briefing.close")


ACTS = {
    **dict.fromkeys((*PREPARING, "invitation"), arrange),
    "reminder_drop": drop,
    "briefing": briefing,
    "paper": paper,
}
