"""A week of work in one life of the program: what grows, and whether the last act is as quick as the first.

    .venv/bin/python -m benchmarks.week [--conversations N] [--days N]

Plays the conversation that ships with the program again and again through the real windows, over one store: some
each day, with a lock and its copy between them, searches, and one in five destroyed. Prints a table in Markdown:
memory, open files, widgets, timers, threads, what is on the disk, and the time of the processor for an act; then what
`keukentafel check` says of the store, its trail and its copies. Nothing here is a test: it never fails for being slow.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from benchmarks.memory import held_mib
from benchmarks.store import machine
from keukentafel import app
from keukentafel.play.clock import A_STEP, PlayClock
from keukentafel.play.errors import StepRefused
from keukentafel.play.names import Names
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Script, Step, Value, read_script
from keukentafel.play.steps import STEPS
from keukentafel.storage.backups import COPIES_PLACE

NOT_OF_A_WEEK = {"battery_dies", "screenshot", "expect", "wait", "lock", "unlock", "open_case", "close_case", "search"}
"""What a script does for its own sake; days, locks and searches are those of the week."""
BALLAST = 1 << 20
ONE_IN = 5


@dataclass(frozen=True)
class State:
    """How it stands after so many conversations; times of the processor, sizes in MiB.

    `log` is the largest that the write-ahead log was since the state before, at the end of a conversation.
    """

    conversations: int
    memory: float
    files: int
    widgets: int
    timers: int
    threads: int
    store: float
    log: float
    copies: int
    copies_size: float
    conversation_s: float
    say_ms: float
    act_ms: float
    list_ms: float


class Week:
    """The program, and the hands that work in it."""

    def __init__(self, script: Script, home: Path) -> None:
        self._script, self._home = script, home
        self._clock = PlayClock(script.now)
        self._own, self._log = home / "eigen", 0.0
        (home / "uit").mkdir()
        self._windows = app.make_windows(
            self._own / "kluis", self._clock, ballast_bytes=BALLAST, ask_path=lambda name: home / "uit" / name
        )
        self._play = Rehearsal(self._windows, self._clock, home / "uit", script.passphrase)
        self._windows.main.show()
        self._windows.main.activateWindow()
        self._play.hands.settle()
        self._do("unlock")

    def converse(self, number: int) -> tuple[list[float], list[float]]:
        """One conversation, from the new case to the list; how long each `say` took, and each other act."""
        self._play.names = Names()
        name = {"case_number": f"VB-WEEK-{number}", "resident": f"Mevrouw W. Week-{number}"}
        said: list[float] = []
        other: list[float] = []
        for step in self._steps(name):
            began = time.process_time()
            try:
                STEPS[step.do](self._play, step)
            except StepRefused:
                continue
            finally:
                self._clock.set(self._clock.now() + A_STEP)
            (said if step.do == "say" else other).append((time.process_time() - began) * 1000)
        self._do("close_case")
        if number % ONE_IN == 0:
            self._do("destroy", ground="mistake", word="vernietigen")
        for file in (self._home / "uit").iterdir():
            file.unlink()
        self._log = max(self._log, _mib(file for file in self._kept() if file.name.endswith("-wal")))
        return said, other

    def search(self) -> None:
        """Look for a word that everybody said."""
        hands = self._play.hands
        line = hands.find("start.search", QLineEdit)
        for text in ("trap", ""):
            hands.type_in(line, text)
            hands.settle()

    def night(self) -> float:
        """Lock, be somebody else's laptop for a night, open again; the milliseconds of the unlock."""
        self._do("lock")
        self._clock.set(self._clock.now() + timedelta(hours=14))
        began = time.process_time()
        self._do("unlock")
        self._play.hands.settle()
        return (time.process_time() - began) * 1000

    def state(
        self, conversations: int, conversation_s: float, said: list[float], other: list[float], list_ms: float
    ) -> State:
        """How it stands now, after everything that can be let go has been."""
        self._play.hands.settle()
        gc.collect()
        timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
        alive = [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()]
        copies = self._own / COPIES_PLACE
        largest_log, self._log = self._log, 0.0
        return State(
            conversations, held_mib(), len(list(Path("/proc/self/fd").iterdir())), len(self._windows.app.allWidgets()),
            len(alive), threading.active_count(),
            _mib(self._kept()) - BALLAST / 2**20, largest_log, len(list(copies.glob("*.ktkopie"))),
            _mib(copies.rglob("*")), conversation_s, statistics.median(said), statistics.median(other), list_ms,
        )  # fmt: skip

    def _kept(self) -> Iterator[Path]:
        return (self._own / "kluis").rglob("*")

    def close(self) -> None:
        """The end of the week."""
        self._windows.main.close()
        self._play.hands.settle()

    def checked(self) -> str:
        """What an examination says of the closed store: its words and its exit code."""
        found = app.check_store(self._own / "kluis", lambda: self._script.passphrase)
        return "\n".join((*found.lines, f"(exit code {found.exit_code})"))

    def _do(self, do: str, **keys: Value) -> None:
        STEPS[do](self._play, Step(0, do, dict(keys), 0))

    def _steps(self, name: dict[str, str]) -> Iterator[Step]:
        case = self._script.case
        yield Step(case.number, case.do, {**case.keys, **name}, case.line)
        yield from self._script.participants
        yield from (step for step in self._script.steps if step.do not in NOT_OF_A_WEEK)


def _mib(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files if file.is_file()) / 2**20


def measured(week: Week, conversations: int, days: int) -> Iterator[State]:
    """Work, and tell at the end of each day how it stands."""
    said: list[float] = []
    other: list[float] = []
    seconds: list[float] = []
    a_day = max(1, conversations // days)
    for number in range(1, conversations + 1):
        began = time.process_time()
        more = week.converse(number)
        seconds.append(time.process_time() - began)
        said += more[0]
        other += more[1]
        week.search()
        if number % a_day == 0 or number == conversations:
            list_ms = week.night()
            yield week.state(number, statistics.mean(seconds), said, other, list_ms)
            said, other, seconds = [], [], []
    week.close()


def main() -> None:
    """Print the table of one week."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--conversations", type=int, default=40)
    asked.add_argument("--days", type=int, default=5)
    options = asked.parse_args()
    began = time.perf_counter()
    print("| conversations | memory MiB | open files | widgets | timers | threads | store MiB "
          "| largest log MiB | copies | of MiB | a conversation s | a statement ms | another act ms "
          "| passphrase to list ms |")  # fmt: skip
    print("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        week = Week(read_script(app.demo_script()), Path(folder))
        for state in measured(week, options.conversations, options.days):
            print(
                f"| {state.conversations} | {state.memory:.0f} | {state.files} | {state.widgets} | {state.timers} "
                f"| {state.threads} | {state.store:.1f} | {state.log:.1f} | {state.copies} "
                f"| {state.copies_size:.1f} | {state.conversation_s:.1f} | {state.say_ms:.1f} | {state.act_ms:.1f} "
                f"| {state.list_ms:.0f} |", flush=True,
            )  # fmt: skip
        print(f"\n{week.checked()}")
    print(f"\n> {machine()}, {time.perf_counter() - began:.0f} s in all")


if __name__ == "__main__":
    main()
