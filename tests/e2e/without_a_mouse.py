"""Plays a script through the real windows by keys alone; prints, as JSON, what failed and how far each way was.

`python -m tests.e2e.without_a_mouse SCRIPT OUT`. No key can draw: what a script draws is said aloud here instead,
which is one of the ways of signing that stand beside it on the page.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from keukentafel import app
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.signing import How
from keukentafel.play.child import begin
from keukentafel.play.clock import A_STEP
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Script, Step, read_script
from keukentafel.play.steps import STEPS
from keukentafel.play.wire import BEGIN, Request
from tests.e2e.key_hands import KeyHands

MOUSE = {
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
}  # fmt: skip
NOT_BY_HAND = ("battery_dies",)


class NoMouse(QObject):
    """Counts every press of a mouse, a pen or a finger."""

    presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        self.presses += event.type() in MOUSE
        return False


def steps_of(script: Script) -> tuple[Step, ...]:
    """From unlocking on, as the supervisor asks for them."""
    unlock = Step(0, "unlock", {}, 0)
    return (unlock, script.case, *script.participants, *(_by_keys(step) for step in script.steps))


def _by_keys(step: Step) -> Step:
    if step.do != "sign" or step.text("how") != How.DRAWN:
        return step
    heard_by = "tolk" if step.text("by") == CONSULTANT else CONSULTANT
    return replace(step, keys={**step.keys, "how": How.SPOKEN.value, "heard_by": heard_by})


def perform(play: Rehearsal, script: Script) -> list[str]:
    """Do every step; what failed, in order."""
    failed, now = [], script.now
    for step in steps_of(script):
        if step.do in NOT_BY_HAND:
            continue
        until = step.keys.get("until")
        now = play.clock.moment_of(until) if step.do == "wait" and isinstance(until, date) else now + A_STEP
        play.clock.set(now)
        try:
            STEPS[step.do](play, step)
        except (StepFailed, StepRefused) as error:
            failed.append(f"{step.number} {step.do}: {error}")
    return failed


def main(path: Path, out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    script = read_script(path)
    out.mkdir(parents=True, exist_ok=True)
    keys = {"out": str(out), "store": str(out / "kluis"), "passphrase": script.passphrase}
    play = begin(Request(BEGIN, script.now.isoformat(), keys=keys), app.make_windows)
    hands = KeyHands(play.main)
    play.hands = hands
    no_mouse = NoMouse()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(no_mouse)
    failed = perform(play, script)
    said = [statement.text for statement in play.conversation.statements] if play.session.has_visit else []
    found = {"failed": failed, "walks": hands.walks, "presses": no_mouse.presses, "said": len(said)}
    sys.stdout.write(json.dumps(found))
    play.main.close()
    hands.settle()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
