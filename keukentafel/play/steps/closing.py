"""The end of a visit: reasons for what stays open, the definitive version, the separate signing acts, the files."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QListView, QPushButton, QWidget

from keukentafel.domain.ports import SealedReport
from keukentafel.domain.signing import How
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.filling import fill, fill_and_save, open_form
from keukentafel.play.kinds import REPORT
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step
from keukentafel.play.steps.looking import findings_in

DRAWING_POINTS = 40


def motivate(play: Rehearsal, step: Step) -> None:
    """Say why a gap stays: by clicking it in the list, or by choosing it where the list does not have it."""
    play.go("report")
    asked = (step.text("finding"), play.names.in_program(step.text("about")))
    shown = play.hands.find("report.findings", QListView)
    row = next((row for row, found in findings_in(shown) if found == asked), -1)
    if row >= 0:
        open_form(play, "motivate")
        play.hands.click_row(shown, row)
    finding, about = asked
    fill_and_save(play, "motivate", {"finding": finding, "about": about, "text": step.text("text")})


def freeze(play: Rehearsal, step: Step) -> None:
    """Make the definitive version."""
    play.go("report")
    fill_and_save(play, "freeze", step.keys)


def sign(play: Rehearsal, step: Step) -> None:
    """One signing act, on the page that shows only that act."""
    play.go("report")
    hands = play.hands
    hands.click("report.sign")
    values = step.without("for_need")
    if step.text("for_need"):
        values["for_need"] = play.need(step.text("for_need"))
    first = {key: values.pop(key) for key in ("by", "act", "how")}
    try:
        if hands.seen(f"sign.act.{step.text('act')}", QPushButton) is None:
            hands.click("sign.more")
        fill(play, "sign", first)
        given = [key for key, value in values.items() if value not in (None, "", False)]
        more = hands.find("sign.more", QPushButton)
        if not more.isChecked() and any(hands.seen(f"sign.{key}", QWidget) is None for key in given):
            hands.click("sign.more")
        fill(play, "sign", values)
        pad = hands.seen("sign.pad", QWidget)
        if pad is not None:
            hands.draw(pad, cross() if step.text("how") == How.CROSS else signature())
        elif step.text("how") in (How.DRAWN, How.CROSS):
            raise StepFailed("er is geen vak om in te tekenen")
        play.act("sign.save", "sign")
    except StepRefused:
        _leave(play)
        raise
    _leave(play)


def _leave(play: Rehearsal) -> None:
    back = play.hands.seen("sign.back", QPushButton)
    if back is not None:
        play.hands.click_on(back)


def signature() -> list[list[QPointF]]:
    """A line with loops, from left to right."""
    turns = [n / DRAWING_POINTS for n in range(DRAWING_POINTS + 1)]
    return [[QPointF(0.15 + 0.7 * t, 0.5 + 0.25 * math.sin(t * 6 * math.pi)) for t in turns]]


def cross() -> list[list[QPointF]]:
    """Two lines that cross."""
    steps = [n / 10 for n in range(11)]
    return [
        [QPointF(0.4 + 0.2 * t, 0.3 + 0.4 * t) for t in steps],
        [QPointF(0.6 - 0.2 * t, 0.3 + 0.4 * t) for t in steps],
    ]


def export(play: Rehearsal, step: Step) -> None:
    """Let a file out, into the folder of the play."""
    play.go("report")
    times = {file: file.stat().st_mtime_ns for file in _exports(play)}
    fill_and_save(play, "export", step.keys)
    written = [file for file in _exports(play) if times.get(file) != file.stat().st_mtime_ns]
    if not written:
        raise StepFailed("er kwam geen bestand")
    if step.text("kind") == REPORT:
        _remember(play, written[0])


def _exports(play: Rehearsal) -> list[Path]:
    return [file for file in play.out.iterdir() if file.is_file()]


def _remember(play: Rehearsal, file: Path) -> None:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    sealed = next(found for found in _sealed(play) if found.sha256 == sha256)
    about = {
        "kind": sealed.kind,
        "version": sealed.version,
        "path": file.name,
        "sha256": sha256,
        "pages": sealed.pages,
        "open": list(sealed.open),
    }
    kept = [known for known in play.names.exported if known["path"] != file.name]
    play.names.exported = [*kept, about]


def _sealed(play: Rehearsal) -> tuple[SealedReport, ...]:
    play.must_be_at_visit()
    with play.session.desk.store.work() as work:
        return work.reports.sealed(play.session.visit.id)


ACTS = {"motivate": motivate, "freeze": freeze, "sign": sign, "export": export}
