"""The laptop itself: the lock, the start screen, the search, taking back, and time that passes."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QLabel, QLineEdit

from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.rehearsal import Rehearsal, code_of_sentence
from keukentafel.play.script import Step

LOCK_KEYS = "Ctrl+L"
UNDO_KEYS = "Ctrl+Z"
REDO_KEYS = "Ctrl+Shift+Z"
OPENS_WITHIN_MS = 30_000


def unlock(play: Rehearsal, _step: Step) -> None:
    """Type the passphrase; the first time twice."""
    hands = play.hands
    for name in ("unlock.passphrase", "unlock.again"):
        line = hands.find(name, QLineEdit) if name == "unlock.passphrase" else hands.seen(name, QLineEdit)
        if line is not None:
            hands.type_in(line, play.passphrase)
    began = time.perf_counter()
    hands.click("unlock.open")
    if play.windows.main.unlock.property("insist"):
        hands.click("unlock.open")
    hands.wait(lambda: play.session.is_unlocked, OPENS_WITHIN_MS)
    play.timings_ms["unlock"] = (time.perf_counter() - began) * 1000
    if not play.session.is_unlocked:
        error = hands.seen("unlock.error", QLabel)
        raise StepFailed(error.text() if error is not None and error.text() else "de kluis ging niet open")
    play.forget_a_case_that_went()


def lock(play: Rehearsal, _step: Step) -> None:
    """Lock it by key."""
    if not play.session.is_unlocked:
        raise StepFailed("het programma is al op slot")
    play.hands.key(LOCK_KEYS)
    if play.session.is_unlocked:
        raise StepFailed("het programma ging niet op slot")


def open_case(play: Rehearsal, _step: Step) -> None:
    """Open the case again from the start screen; after an unlock it may be open already."""
    if play.session.has_visit:
        return
    play.choose_case()
    play.hands.click("start.open")
    play.must_be_at_visit()


def close_case(play: Rehearsal, _step: Step) -> None:
    """Back to the start screen."""
    play.must_be_at_visit()
    play.hands.click("header.start")
    if play.session.has_visit:
        raise StepFailed("het gesprek ging niet dicht")


def search(play: Rehearsal, step: Step) -> None:
    """Search all conversations, and compare how many were found."""
    if play.session.has_visit:
        raise StepFailed("zoeken kan alleen op het beginscherm: sluit eerst het gesprek met close_case")
    line = play.hands.find("start.search", QLineEdit)
    play.hands.type_in(line, "")
    play.hands.type_in(line, step.text("text"))
    count = play.hands.seen("start.hits.count", QLabel)
    found = count.property("hits") if count is not None else 0
    play.hands.type_in(line, "")
    if found != step.keys["hits"]:
        raise StepFailed(f"{found} uitspraken gevonden in plaats van {step.keys['hits']}")


def undo(play: Rehearsal, step: Step) -> None:
    """Take back."""
    _press(play, step, UNDO_KEYS)


def redo(play: Rehearsal, step: Step) -> None:
    """Do again."""
    _press(play, step, REDO_KEYS)


def _press(play: Rehearsal, step: Step, keys: str) -> None:
    times = step.keys.get("times", 1)
    assert isinstance(times, int)
    for _ in range(times):
        play.must_be_at_visit()
        play.hands.leave_text()
        before = play.session.saves
        play.hands.key(keys)
        if play.session.saves > before:
            continue
        # Under a long name the sentence may be on its way to another line of the header.
        play.hands.settle()
        said = play.hands.seen("header.saved", QLabel)
        code = code_of_sentence(said.text()) if said is not None else ""
        if code:
            raise StepRefused(code)
        raise StepFailed(play.alarm() or "er veranderde niets")


def wait(play: Rehearsal, step: Step) -> None:
    """The clock was moved by the supervisor; let the windows notice."""
    if not step.yes("idle"):
        play.hands.move()
    play.windows.idle.look()
    play.hands.settle()


ACTS = {
    "unlock": unlock,
    "lock": lock,
    "open_case": open_case,
    "close_case": close_case,
    "search": search,
    "undo": undo,
    "redo": redo,
    "wait": wait,
}
