"""Another visit, and a review: what of the previous report still holds."""

from __future__ import annotations

from keukentafel.play.filling import fill_and_save
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step


def visit(play: Rehearsal, step: Step) -> None:
    """Another visit in the same investigation begins, with who is there."""
    play.go("rights")
    fill_and_save(play, "visit", step.keys)


def still(play: Rehearsal, step: Step) -> None:
    """An item of the previous report still holds, changed, is gone, or was not discussed."""
    play.go("story")
    hands, number = play.hands, step.keys["item"]
    if not hands.chips(f"still.{number}"):
        hands.click("fold.still")
    play.act(f"still.{number}.{step.text('answer')}", "still")
    for need in play.conversation.needs:
        if need.id not in play.names.needs.values():
            play.names.needs[need.id] = need.id


def still_shells(play: Rehearsal, step: Step) -> None:
    """What was judged for a need before the gespreksverslag is still so."""
    play.go("shells")
    play.hands.choose("shells.need", (play.need(step.text("need")),))
    play.act("still_shells.save", "still_shells")


ACTS = {"visit": visit, "still": still, "still_shells": still_shells}
