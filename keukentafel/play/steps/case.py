"""The page about the case: visits, attempts at contact, the decision, and its details."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.filling import fill_and_save, open_form
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

CASE_KEYS = "Ctrl+I"
KINDS = (
    "appointment", "move_appointment", "cancel_appointment", "miss_appointment", "contact_attempt", "decision",
    "case_details", "handed_over", "hold", "destruction_asked",
)  # fmt: skip


def _on_case_page(form: str) -> Callable[[Rehearsal, Step], None]:
    def act(play: Rehearsal, step: Step) -> None:
        _open(play)
        try:
            fill_and_save(play, form, {key: _typed(key, value) for key, value in step.keys.items()})
        finally:
            play.hands.click("case_page.back")

    return act


def _open(play: Rehearsal) -> None:
    if not play.session.has_visit:
        play.choose_case()
    play.hands.key(CASE_KEYS)
    play.hands.find("case_page", QWidget)


def _typed(key: str, value: Value) -> Value:
    return ", ".join(value) if key == "who" and isinstance(value, tuple) else value


def insight(play: Rehearsal, _step: Step) -> None:
    """Let everything that is kept about the resident out, into the folder of the play."""
    before = {file.name for file in play.out.iterdir()}
    _open(play)
    try:
        open_form(play, "insight")
        play.act("insight.save", "insight")
    finally:
        play.hands.click("case_page.back")
    if {file.name for file in play.out.iterdir()} == before:
        raise StepFailed("er kwam geen bestand")


def destroy_line(play: Rehearsal, step: Step) -> None:
    """Destroy one line, at the resident's request."""
    statement = play.statement(step.keys["statement"])
    _open(play)
    try:
        fill_and_save(play, "destroy_line", {"statement": statement, "word": step.text("word")})
    finally:
        play.hands.click("case_page.back")


def destroy(play: Rehearsal, step: Step) -> None:
    """Destroy the whole case, from the start screen; the page goes by itself."""
    if play.session.has_visit:
        raise StepFailed("vernietigen kan alleen op het beginscherm: sluit eerst het gesprek met close_case")
    _open(play)
    try:
        fill_and_save(play, "destroy", step.keys)
    except StepRefused:
        play.hands.click("case_page.back")
        raise
    play.forget_a_case_that_went()


ACTS = {
    **{kind: _on_case_page(kind) for kind in KINDS},
    "insight": insight,
    "destroy_line": destroy_line,
    "destroy": destroy,
}
