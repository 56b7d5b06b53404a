"""Steps that put right what was recorded: in its row, as a consultant changes it, takes it away or moves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from keukentafel.domain.changes import Recorded
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.filling import fill_and_save
from keukentafel.play.kinds import CHANGES, OF_WHAT
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step

LISTS = {
    Recorded.NEED: "needs.records",
    Recorded.PROBLEM: "needs.records",
    Recorded.SUPPORT: "support.records",
    Recorded.EXPERT: "support.records",
    Recorded.DELIVERY: "support.records",
    Recorded.AGREEMENT: "agreements.records",
    Recorded.VIEW: "own_words.views",
    Recorded.RATING: "story.ratings",
}
"""In which list each kind of thing stands; its place on the path comes first."""


def _choose_row(play: Rehearsal, step: Step, what: Recorded) -> str:
    """Go to the row and choose it; gives back the name of its list. Raises StepFailed."""
    rows = LISTS[what]
    place = rows.partition(".")[0]
    play.go(place)
    key = OF_WHAT[what]
    named = play.need(step.text(key)) if key == "need" else step.text(key)
    if place == "support":
        play.hands.choose("support.need", (named,))
        named = what.value
    row = play.hands.seen(f"{rows}.{named}", QPushButton)
    if row is None:
        raise StepFailed(f"{what} {step.text(key)} staat niet op het scherm")
    play.hands.click_on(row)
    return rows


def _change(what: Recorded) -> Callable[[Rehearsal, Step], None]:
    def act(play: Rehearsal, step: Step) -> None:
        rows = _choose_row(play, step, what)
        play.hands.click(f"{rows}.change")
        values = step.without(OF_WHAT[what])
        if "need" in values:
            values["need"] = play.need(step.text("need"))
        try:
            fill_and_save(play, step.do, values)
        except StepRefused:
            form = play.hands.seen(step.do, QWidget)
            if form is not None:
                play.hands.key("Escape")
            raise

    return act


def take_away(play: Rehearsal, step: Step) -> None:
    """What was recorded does not stand any more."""
    rows = _choose_row(play, step, Recorded(step.text("what")))
    play.act(f"{rows}.take_away", rows)


def need_move(play: Rehearsal, step: Step) -> None:
    """A need matters more or less to the resident, by one place for each press."""
    ids = [found.id for found in play.conversation.needs]
    if ids[-1 if step.text("to") == "down" else 0] == play.need(step.text("need")):
        raise StepFailed("deze hulpvraag staat al aan het einde")
    rows = _choose_row(play, step, Recorded.NEED)
    play.act(f"{rows}.{step.text('to')}", rows)


ACTS: dict[str, Callable[[Rehearsal, Step], None]] = {
    **{do: _change(what) for do, what in CHANGES.items()},
    "take_away": take_away,
    "need_move": need_move,
}
