"""The second window: what it shows, when it is blank, and in which language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step
from keukentafel.ui.shared.shortcuts import SHORTCUTS

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


def touch(play: Rehearsal, step: Step) -> None:
    """The resident touches a choice; the consultant may write it down."""
    target = play.resident.findChild(QAbstractButton, f"resident.choice.{step.text('choice')}")
    if target is None or not target.isVisible() or not target.isEnabled():
        raise StepFailed(f"{step.text('choice')} staat niet op het tweede scherm")
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    play.hands.settle()
    if not step.yes("record"):
        return
    if step.text("about"):
        play.hands.pick(play.hands.find("aside.choice.about", QComboBox), step.text("about"))
    known = {statement.id for statement in play.conversation.statements}
    play.hands.key(SHORTCUTS["touched"].key)
    code = play.code("aside.choice")
    if code:
        raise StepRefused(code)
    play.names.statements += [one.id for one in play.conversation.statements if one.id not in known]


def resume(play: Rehearsal, _step: Step) -> None:
    """The pause is over."""
    play.hands.click("pause.end")


ACTS = {"show": show, "blank": blank, "language": language, "touch": touch, "resume": resume}
