"""Steps that are one form on one page."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.domain.carers import CarerAnswer
from keukentafel.play.errors import StepRefused
from keukentafel.play.filling import fill_and_save, open_form
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

PLACES = {
    "right": "rights",
    "plan": "rights",
    "identity": "rights",
    "other_law": "shells",
    "agree": "agreements",
    "consent": "agreements",
    "view": "own_words",
    "read_out": "own_words",
    "teach_back": "own_words",
}
"""Forms whose inputs are called as the keys of the step, by the place where they are."""

OF_A_NEED = {"support": "support", "expert": "support", "delivery": "support", "shell": "shells", "help": "shells"}
"""The same for forms on a page that works on one need at a time."""


def _form(place: str) -> Callable[[Rehearsal, Step], None]:
    def act(play: Rehearsal, step: Step) -> None:
        play.go(place)
        fill_and_save(play, step.do, step.keys)

    return act


def _of_a_need(place: str) -> Callable[[Rehearsal, Step], None]:
    def act(play: Rehearsal, step: Step) -> None:
        play.go(place)
        play.hands.choose(f"{place}.need", (play.need(step.text("need")),))
        fill_and_save(play, step.do, step.without("need"))

    return act


def need(play: Rehearsal, step: Step) -> None:
    """A hulpvraag; the program numbers it by itself."""
    play.go("needs")
    known = {found.id for found in play.conversation.needs}
    fill_and_save(play, "need", step.without("id"))
    new = [found.id for found in play.conversation.needs if found.id not in known]
    play.names.needs[step.text("id")] = new[-1]


def problem(play: Rehearsal, step: Step) -> None:
    """What stands in the way."""
    play.go("needs")
    fill_and_save(play, "problem", {"need": play.need(step.text("need")), "text": step.text("text")})


def carer(play: Rehearsal, step: Step) -> None:
    """Who cares, or that there is nobody; what else is said of it shows after a yes."""
    play.go("carers")
    rest = step.without("answer")
    if not rest:
        fill_and_save(play, "carer", step.keys)
        return
    open_form(play, "carer")
    before = play.hands.choose("carer.answer", (CarerAnswer.YES,))
    try:
        fill_and_save(play, "carer", {**rest, "answer": step.keys["answer"]})
    except StepRefused:
        play.hands.choose("carer.answer", before)
        raise


def urgent(play: Rehearsal, step: Step) -> None:
    """What was done today."""
    play.go("agreements")
    fill_and_save(play, "urgent", _about_a_line(play, step))


def react(play: Rehearsal, step: Step) -> None:
    """A remark, about the report or one line of it."""
    play.go("own_words")
    fill_and_save(play, "react", _about_a_line(play, step))


def _about_a_line(play: Rehearsal, step: Step) -> dict[str, Value]:
    values = step.without("statement")
    if "statement" in step.keys:
        values["statement"] = play.statement(step.keys["statement"])
    return values


def _choose_help(play: Rehearsal, step: Step) -> None:
    play.go("shells")
    need_id = play.need(step.text("need"))
    play.hands.choose("shells.need", (need_id,))
    play.hands.click(f"rings.help.{need_id}/{step.keys['line']}")


def help_change(play: Rehearsal, step: Step) -> None:
    """A helper in the drawing says something else now; what the step does not name stays."""
    _choose_help(play, step)
    fill_and_save(play, "help", step.without("need", "line"))


def help_remove(play: Rehearsal, step: Step) -> None:
    """A helper is taken out of the drawing."""
    _choose_help(play, step)
    play.act("shells.remove", "help")


ACTS: dict[str, Callable[[Rehearsal, Step], None]] = {
    **{do: _form(place) for do, place in PLACES.items()},
    **{do: _of_a_need(place) for do, place in OF_A_NEED.items()},
    "carer": carer,
    "need": need,
    "problem": problem,
    "help_change": help_change,
    "help_remove": help_remove,
    "urgent": urgent,
    "react": react,
}
