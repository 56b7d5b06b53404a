"""Pictures of the windows, and what a person could see in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QWidget

from keukentafel.domain.deadlines import deadlines_of
from keukentafel.play.errors import StepFailed
from keukentafel.play.keyboard import on_one_line
from keukentafel.play.rehearsal import Rehearsal, visible_text
from keukentafel.play.script import Step

SCREENS = "screens"
ABOUT = Qt.ItemDataRole.UserRole + 1


def screenshot(play: Rehearsal, step: Step) -> None:
    """A picture of the consultant's window, and of the second one when it is open."""
    folder = play.out / SCREENS
    folder.mkdir(exist_ok=True)
    windows: list[tuple[str, QWidget]] = [("consulent", play.main)]
    if play.resident.isVisible():
        windows.append(("bewoner", play.resident))
    for who, window in windows:
        file = folder / f"{step.number:03}-{step.text('name')}-{who}.png"
        if not window.grab().save(str(file)):
            raise StepFailed("de schermafbeelding is niet te bewaren")


def expect(play: Rehearsal, step: Step) -> None:
    """Everything that the step names must be so. What a refusal said was compared by the supervisor."""
    for key, look in _LOOKS.items():
        if key in step.keys:
            look(play, step)


def _finding(play: Rehearsal, step: Step) -> None:
    play.go("report")
    # A day that passed is no change of the conversation: the list is made afresh by going there again.
    play.hands.click("rail.report")
    shown = [found for _, found in findings_in(play.hands.find("report.findings", QListView))]
    code = step.text("finding")
    if "about" in step.keys:
        present = (code, play.names.in_program(step.text("about"))) in shown
    else:
        present = code in {found for found, _ in shown}
    if present != step.yes("present", default=True):
        said = "staat niet" if step.yes("present", default=True) else "staat nog"
        raise StepFailed(f"{code} {said} bij de punten van het verslag")


def findings_in(shown: QAbstractItemView) -> list[tuple[int, tuple[str, str]]]:
    """The rows of the list of findings: code, and what it is about in the program's own ids."""
    model = shown.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [(index.row(), (index.data(Qt.ItemDataRole.UserRole), index.data(ABOUT) or "")) for index in indexes]
    return [(row, (str(code), str(about))) for row, (code, about) in rows if code]


def _statements(play: Rehearsal, step: Step) -> None:
    count = len(play.conversation.statements)
    if count != step.keys["statements"]:
        raise StepFailed(f"er staan {count} uitspraken in plaats van {step.keys['statements']}")


def _last_statement(play: Rehearsal, step: Step) -> None:
    statements = play.conversation.statements
    if not statements or statements[-1].text != on_one_line(step.text("last_statement")).strip():
        raise StepFailed("de laatste uitspraak is een andere")


def _deadline(play: Rehearsal, step: Step) -> None:
    calendar = play.session.doors.library.calendar()
    running = {found.term.value: found for found in deadlines_of(play.conversation, calendar)}
    found = running.get(step.text("deadline"))
    if found is None:
        raise StepFailed("deze termijn loopt niet")
    if "last_day" in step.keys and found.last_day != step.keys["last_day"]:
        raise StepFailed(f"de laatste dag is {found.last_day}")


def _shows(play: Rehearsal, step: Step) -> None:
    if step.text("shows") not in visible_text(play.resident):
        raise StepFailed("dit staat niet op het tweede scherm")


def _blank(play: Rehearsal, step: Step) -> None:
    blank = not play.resident.isVisible() or (play.windows.resident.is_blank and not visible_text(play.resident))
    if blank != step.yes("blank"):
        raise StepFailed("het tweede scherm is niet leeg" if step.yes("blank") else "het tweede scherm is leeg")


def _direction(play: Rehearsal, step: Step) -> None:
    right_to_left = play.resident.layoutDirection() is Qt.LayoutDirection.RightToLeft
    if ("rtl" if right_to_left else "ltr") != step.text("direction"):
        raise StepFailed("de schrijfrichting van het tweede scherm is de andere")


def _place(play: Rehearsal, step: Step) -> None:
    play.must_be_at_visit()
    if play.main.place != step.text("place"):
        raise StepFailed(f"het venster staat bij {play.main.place}")


def _typed(play: Rehearsal, step: Step) -> None:
    here = play.main.focusWidget()
    typed = here.text() if isinstance(here, QLineEdit) else ""
    if typed != step.text("typed"):
        raise StepFailed("onder de cursor staat een andere tekst")


def _calm(play: Rehearsal, step: Step) -> None:
    lines = (play.hands.seen(name, QLabel) for name in ("calm", "start.calm"))
    said = "".join(line.text() for line in lines if line is not None)
    if step.text("calm") not in said or (said and not step.text("calm")):
        raise StepFailed("het venster zegt dit niet" if step.text("calm") else "het venster zegt iets")


_LOOKS: dict[str, Callable[[Rehearsal, Step], None]] = {
    "finding": _finding,
    "statements": _statements,
    "last_statement": _last_statement,
    "deadline": _deadline,
    "shows": _shows,
    "blank": _blank,
    "direction": _direction,
    "place": _place,
    "typed": _typed,
    "calm": _calm,
}

ACTS = {"screenshot": screenshot, "expect": expect}
