"""The head of a script: the store, the case, and everyone who matters."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from keukentafel.domain.people import InterpreterKind, Role
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.filling import fill_and_save
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

DEFAULTS: dict[str, Value] = {"present": True, "adult": True}
"""What a script means by leaving these out, whatever the form begins with."""

OF_INTERPRETERS = ("via", "language", "reason")
"""What the form asks of interpreters only; said of anybody else it means nothing."""


def case(play: Rehearsal, step: Step) -> None:
    """Open the case on the start screen."""
    if play.record:
        play.hands.click("start.review_file")
        if play.words:
            play.hands.type_in(play.hands.find("review.words", QLineEdit), play.words)
            play.hands.click("review.open")
        code = play.code("review")
        if code:
            raise StepRefused(code)
    elif play.hands.seen("case", QWidget) is None:
        play.hands.click("start.new")
    fill_and_save(play, "case", step.keys)
    play.hands.wait(lambda: play.session.has_visit, 5000)
    if not play.session.has_visit:
        raise StepFailed("het gesprek ging niet open")
    play.names.conversation = play.session.visit.id


def participant(play: Rehearsal, step: Step) -> None:
    """Add somebody who matters."""
    play.go("rights")
    fill_and_save(play, "participant", _shown_first({**DEFAULTS, **step.keys}))


def correct_participant(play: Rehearsal, step: Step) -> None:
    """Correct what is known of somebody, or say that they came later or left earlier."""
    play.go("rights")
    ids = [person.id for person in play.conversation.participants]
    who = step.text("who")
    if who not in ids:
        raise StepFailed("deze deelnemer staat niet op het scherm")
    play.hands.click(f"participant.correct.{ids.index(who) + 1}")
    fill_and_save(play, "participant", _shown_first(step.without("who")))


def _shown_first(values: dict[str, Value]) -> dict[str, Value]:
    """In the order in which the form asks: what is for interpreters only shows after who interprets was said."""
    first: dict[str, Value] = {key: values[key] for key in ("id", "name", "role", "interpreter") if key in values}
    hidden: tuple[str, ...] = ()
    if "role" in first and first.get("interpreter") != InterpreterKind.INFORMAL:
        interprets = first.get("interpreter") or first["role"] == Role.INTERPRETER
        hidden = ("reason",) if interprets else OF_INTERPRETERS
    rest = {key: value for key, value in values.items() if key not in first and key not in hidden}
    return {**first, **rest}


ACTS = {"case": case, "participant": participant, "correct_participant": correct_participant}
