"""The page about the case: visits, attempts at contact, the decision, and its details."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QListView, QWidget

from keukentafel.play.errors import StepFailed
from keukentafel.play.filling import fill_and_save
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

CASE_KEYS = "Ctrl+I"
KINDS = (
    "appointment", "move_appointment", "cancel_appointment", "miss_appointment", "contact_attempt", "decision",
    "case_details",
)  # fmt: skip


def _on_case_page(form: str) -> Callable[[Rehearsal, Step], None]:
    def act(play: Rehearsal, step: Step) -> None:
        _open(play)
        try:
            if play.hands.seen(form, QWidget) is None:
                play.hands.click(f"fold.{form}")
            fill_and_save(play, form, {key: _typed(key, value) for key, value in step.keys.items()})
        finally:
            play.hands.click("case_page.back")

    return act


def _open(play: Rehearsal) -> None:
    if not play.session.has_visit:
        cases = play.hands.find("start.cases", QListView)
        row = play.hands.find_row(cases, play.names.conversation)
        if row < 0:
            raise StepFailed("deze zaak staat niet op het beginscherm")
        play.hands.click_row(cases, row)
    play.hands.key(CASE_KEYS)
    play.hands.find("case_page", QWidget)


def _typed(key: str, value: Value) -> Value:
    return ", ".join(value) if key == "who" and isinstance(value, tuple) else value


ACTS = {kind: _on_case_page(kind) for kind in KINDS}
