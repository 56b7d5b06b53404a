"""What a step has at hand: the windows, two hands, and what the script's own names stand for in the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QWidget

from keukentafel.domain.refusals import REASONS
from keukentafel.play.clock import PlayClock
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.hands import Hands
from keukentafel.play.names import Names

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation
    from keukentafel.ui.consultant.main_window import MainWindow
    from keukentafel.ui.consultant.windows import Windows
    from keukentafel.ui.shared.session import Session

SAVED_WITHIN_MS = 90_000


@dataclass
class Rehearsal:
    """Everything a step can use."""

    windows: Windows
    clock: PlayClock
    out: Path
    passphrase: str
    record: str = ""
    """Where the record of the previous report or the resident's own story is; empty where none was given."""
    words: str = ""
    """What opens that story."""
    names: Names = field(default_factory=Names)
    timings_ms: dict[str, float] = field(default_factory=dict)
    hands: Hands = field(init=False)

    def __post_init__(self) -> None:
        self.hands = Hands(self.main)

    @property
    def main(self) -> MainWindow:
        """The consultant's window."""
        return self.windows.main

    @property
    def session(self) -> Session:
        """For what became of a step; never to do one."""
        return self.windows.session

    @property
    def conversation(self) -> Conversation:
        """The open conversation, for what became of a step."""
        self.must_be_at_visit()
        return self.session.conversation

    @property
    def resident(self) -> QWidget:
        """The second window."""
        return self.windows.resident.window

    def must_be_at_visit(self) -> None:
        """Raises StepFailed when no conversation is open."""
        if not self.session.is_unlocked:
            raise StepFailed("het programma is op slot")
        if not self.session.has_visit:
            raise StepFailed("er is geen gesprek open")

    def go(self, place: str) -> None:
        """Go to a place on the path by the rail."""
        self.must_be_at_visit()
        if self.main.place != place or self.hands.seen(f"page.{place}", QWidget) is None:
            self.hands.click(f"rail.{place}")
        self.hands.find(f"page.{place}", QWidget)

    def choose_case(self) -> None:
        """Choose the case of the script in the list of the start screen. Raises StepFailed."""
        cases = self.hands.find("start.cases", QListView)
        row = self.hands.find_row(cases, self.names.conversation)
        if row < 0:
            raise StepFailed("dit gesprek staat niet op het beginscherm")
        self.hands.click_row(cases, row)

    def forget_a_case_that_went(self) -> None:
        """After what was destroyed there is nothing to reopen when the battery died, nor to read at the end."""
        with self.session.desk.store.work() as work:
            here = {case.conversation_id for case in work.logs.summaries()}
        if self.names.conversation not in here:
            self.names.conversation = ""

    def act(self, button: str, refuses: str) -> None:
        """Click a button that saves, and wait for what the window says.

        `refuses` is the widget whose property holds the code of a refusal. Raises StepRefused or StepFailed.
        """
        before = self.session.saves
        self.hands.click(button)
        self.see_saved(before, refuses)

    def see_saved(self, before: int, refuses: str) -> None:
        """Wait until the window says that something was saved, or why not."""

        def said() -> bool:
            return self.session.saves > before or bool(self.code(refuses)) or self.alarm() != ""

        self.hands.wait(said, SAVED_WITHIN_MS)
        if self.session.saves > before:
            return
        code = self.code(refuses)
        if code:
            raise StepRefused(code)
        raise StepFailed(self.alarm() or f"het venster zegt niet dat {refuses} bewaard is")

    def code(self, name: str) -> str:
        """The code of the refusal that a widget shows, or ""."""
        widget = self.main.findChild(QWidget, name)
        return str(widget.property("refused") or "") if widget is not None else ""

    def alarm(self) -> str:
        """The lasting red bar, or ""."""
        bar = self.hands.seen("alarm", QLabel)
        return bar.text() if bar is not None else ""

    def statement(self, number: object) -> str:
        """The program's id of the statement that the script counts with this number."""
        assert isinstance(number, int)
        found = self.names.statements[number - 1] if number <= len(self.names.statements) else ""
        if not found or self.conversation.statement(found) is None:
            raise StepFailed(f"uitspraak {number} staat niet op het scherm")
        return found

    def need(self, script_id: str) -> str:
        """The program's id of a need."""
        if script_id not in self.names.needs:
            raise StepFailed(f"hulpvraag {script_id} is niet opgeschreven")
        return self.names.needs[script_id]


def visible_text(window: QWidget) -> str:
    """All text that can be read in a window."""
    if not window.isVisible():
        return ""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    buttons = [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    return "\n".join(text for text in (*labels, *buttons) if text)


def code_of_sentence(sentence: str) -> str:
    """The code of the refusal that says this sentence, or ""."""
    return next((reason.code for reason in REASONS.values() if reason.text == sentence), "")
