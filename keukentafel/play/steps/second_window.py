"""The second window: what it shows, when it is blank, and in which language."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step

BLANK_KEY = "F9"


def show(play: Rehearsal, step: Step) -> None:
    """Put a prompt on the second window."""
    hands = play.hands
    line = hands.find("aside.prompt", QLineEdit)
    hands.type_in(line, step.text("prompt"))
    slots = hands.seen("aside.slot", QComboBox)
    if step.text("slot"):
        box = hands.find("aside.slot", QComboBox)
        hands.pick(box, _word(box, step.text("slot")))
    elif slots is not None and slots.currentIndex() > 0:
        hands.pick(slots, "")
    hands.click("aside.show")
    code = play.code("aside")
    if code:
        hands.type_in(line, "")
        raise StepRefused(code)
    if play.windows.resident.is_blank:
        raise StepFailed("het tweede scherm bleef leeg")


def _word(box: QComboBox, named: str) -> str:
    """The id of a word of the pack that a script names as it stands in a sentence, or by its id."""
    row = box.findText(named)
    return str(box.itemData(row)) if row >= 0 else named


def blank(play: Rehearsal, _step: Step) -> None:
    """Blank it."""
    play.hands.key(BLANK_KEY)
    if not play.windows.resident.is_blank:
        raise StepFailed("het tweede scherm werd niet leeg")


def language(play: Rehearsal, step: Step) -> None:
    """Switch its language."""
    play.hands.pick(play.hands.find("aside.language", QComboBox), step.text("to"))
    code = play.code("aside")
    if code:
        raise StepRefused(code)
    if play.windows.resident.language != step.text("to"):
        raise StepFailed("het tweede scherm nam de taal niet over")


ACTS = {"show": show, "blank": blank, "language": language}
