"""Fills in a form as a consultant does: opens it, types, chooses, saves; and empties it when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Value

Filled = Mapping[str, Value]
Undo = Callable[[], object]

_YES_NO = {True: "yes", False: "no"}


def fill_and_save(play: Rehearsal, form: str, values: Filled) -> None:
    """Fill in the form and click its button. Raises StepRefused or StepFailed."""
    undo = fill(play, form, values)
    try:
        play.act(f"{form}.save", form)
    except StepRefused:
        for put_back in reversed(undo):
            put_back()
        raise


def fill(play: Rehearsal, form: str, values: Filled) -> list[Undo]:
    """Fill in the form, opening it first when it is folded; gives back how to undo each input."""
    open_form(play, form)
    return [undo for key, value in values.items() if (undo := put(play, f"{form}.{key}", value)) is not None]


def open_form(play: Rehearsal, form: str) -> None:
    """Unfold a form when it is folded."""
    hands = play.hands
    if hands.seen(form, QWidget) is None:
        hands.click(f"fold.{form}")
    hands.find(form, QWidget)


def put(play: Rehearsal, name: str, value: Value) -> Undo | None:
    """Give one input its value; gives back how to undo it. Nothing for an input that is hidden needs no input."""
    hands = play.hands
    lines = hands.seen(name, QLineEdit) or hands.seen(name, QPlainTextEdit)
    if lines is not None:
        before = hands.type_in(lines, _written(value))
        return lambda: hands.type_in(lines, before)
    box = hands.seen(name, QComboBox)
    if box is not None:
        picked = str(box.currentData() or "")
        hands.pick(box, _written(value))
        return lambda: hands.pick(box, picked)
    switch = hands.seen(name, QCheckBox)
    if switch is not None:
        was = hands.switch(switch, bool(value))
        return lambda: hands.switch(switch, was)
    if hands.chips(name):
        chosen = hands.choose(name, _chosen(value))
        return lambda: hands.choose(name, chosen)
    if value in (None, "", (), False):
        return None
    raise StepFailed(f"{name} is nu niet te zien")


def _written(value: Value) -> str:
    if isinstance(value, date):
        return f"{value.day:02}-{value.month:02}-{value.year:04}"
    return "" if value is None else str(value)


def _chosen(value: Value) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (_YES_NO[value],)
    if isinstance(value, tuple):
        return value
    return (str(value),) if value else ()
