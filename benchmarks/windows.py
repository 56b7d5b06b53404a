"""How soon the window is there and how long a key waits, each beside what Qt itself takes in the same run.

    .venv/bin/python -m benchmarks.windows [--only start|list|keys] [--runs N] [--cases N] [--statements N]
        [--quarter-core]

Prints tables in Markdown. `--quarter-core` measures everything a second time with the programs stopped three
quarters of the time, as on a slow laptop. Nothing here is a test: it never fails for being slow.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import PySide6

from benchmarks.quarter_core import held_back
from benchmarks.store import PASSPHRASE, Times, fill, machine
from keukentafel import paths
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.vault import SqlCipherVault

EMPTY_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.resize(1440, 900)
window.show()
app.processEvents()
print("painted", flush=True)
"""

OUR_WINDOW = """
import sys
from pathlib import Path
from keukentafel import __version__, crash
home = Path(sys.argv[1])
crash.install(home / "crash", __version__)
from keukentafel import app, cli
windows = app.make_windows(home / "kluis", app.WallClock())
windows.main.show()
windows.app.processEvents()
print("painted", flush=True)
"""

HELD_BY_EMPTY = EMPTY_WINDOW.replace('print("painted", flush=True)', """
from benchmarks.memory import held_mib
print(held_mib())
""")

PARTS = ["start", "list", "keys"]
NAMES = {
    "catch": "a letter in the catch line", "field": "a letter in a form", "story": "another row of the story",
    "search": "a letter of a search", "enter": "Enter keeps a statement and shows it",
    "opened": "Enter at a fold opens its form", "made": "that form is made, before, while the keyboard is at its fold",
}  # fmt: skip


def child(*arguments: str) -> subprocess.Popen[bytes]:
    """A program of its own, without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = paths.resources_dir().parent
    return subprocess.Popen([sys.executable, *arguments], env=environment, cwd=root, stdout=subprocess.PIPE)


def painted(code: str, home: Path, quarter: bool) -> tuple[float, float]:
    """Milliseconds from starting a program to its first paint, and those of the processor until its end."""
    begin = time.perf_counter()
    process = child("-c", code, str(home))
    assert process.stdout is not None
    with held_back(process, quarter):
        said = process.stdout.readline()
        took = (time.perf_counter() - begin) * 1000
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert said.strip() == b"painted"
    return took, (used.ru_utime + used.ru_stime) * 1000


def start_up(runs: int, home: Path, quarter: bool) -> list[str]:
    """An empty window and ours by turns, after one of each that does not count; both from bytecode, as installed."""
    for package in (Path(PySide6.__file__).parent, paths.resources_dir().parent / "keukentafel"):
        compileall.compile_dir(package, maxlevels=9, quiet=2)
    took: dict[str, list[tuple[float, float]]] = {EMPTY_WINDOW: [], OUR_WINDOW: []}
    for run in range(runs + 1):
        for code, times in took.items():
            one = painted(code, home, quarter)
            if run:
                times.append(one)
    lines = ["| from start to first paint | an empty window of Qt | ours | times |", "|---|--:|--:|--:|"]
    for what, which in (("by the clock, ms", 0), ("of the processor, ms", 1)):
        empty, ours = (statistics.median(one[which] for one in times) for times in took.values())
        lines.append(f"| {what} | {empty:.0f} | {ours:.0f} | {ours / empty:.2f} |")
    return lines


def line(name: str, took: list[tuple[float, float]], bare: list[tuple[float, float]]) -> str:
    """A line of the table of keys: by the clock, and of the processor."""
    clock, worked = (Times(name, [one[which] for one in took]) for which in (0, 1))
    yardstick = statistics.median(one[1] for one in bare)
    times = (*(clock.at(percent) for percent in (50, 95)), *(worked.at(percent) for percent in (50, 95)))
    return f"| {name} | {' | '.join(f'{ms:.1f}' for ms in times)} | {worked.at(50) / yardstick:.1f} |"


def keys(store: Path, quarter: bool) -> list[str]:
    """What `benchmarks.keys` says, as lines of a table and two sentences."""
    told = told_by("benchmarks.keys", store, quarter)
    bare = told["keys"]["bare_too"]
    rows = [line("a bare line of Qt", bare, bare)]
    rows += [line(name, told["keys"][key], bare) for key, name in NAMES.items()]
    rows += [line(f"go to {place}", took, bare) for place, took in told["places"].items()]
    sync, durable = (Times(name, told["clocked"][name]) for name in ("sync", "durable"))
    clock, worked = told["first_report"]
    return [
        "| from the key to the end of the paint | clock p50 ms | p95 ms | processor p50 ms | p95 ms | × a bare line |",
        "|---|--:|--:|--:|--:|--:|", *rows, "",
        f"Of Enter, until it is durable and shown: {durable.at(50):.1f} ms, p95 {durable.at(95):.1f}; to write and "
        f"sync a page on the same disk: {sync.at(50):.1f} ms, p95 {sync.at(95):.1f}. "
        f"The report for the first time, while the print room begins to load: {clock:.0f} ms by the clock, "
        f"{worked:.0f} of the processor.", "",
    ]  # fmt: skip


def told_by(program: str, store: Path, quarter: bool) -> Any:
    """What a program of its own measures over a store."""
    process = child("-m", program, str(store))
    with held_back(process, quarter):
        said, _ = process.communicate()
    return json.loads(said)


def unlocking(store: Path, quarter: bool) -> list[str]:
    """What `benchmarks.unlocking` says, and what an empty window holds."""
    told = told_by("benchmarks.unlocking", store, quarter)
    lines = [
        "| by the middle one of the openings | the key alone (Argon2id) | to the painted list | times |",
        "|---|--:|--:|--:|",
    ]
    for what, which in (("by the clock, ms", 0), ("of the processor, ms", 1)):
        alone, listed = (statistics.median(one[which] for one in told[name]) for name in ("derived", "to_list"))
        lines.append(f"| {what} | {alone:.0f} | {listed:.0f} | {listed / alone:.2f} |")
    first = told["to_list"][0]
    empty = float(child("-c", HELD_BY_EMPTY).communicate()[0])
    lines += [
        "", f"The first opening took {first[0]:.0f} ms by the clock, {first[1]:.0f} of the processor.", "",
        "| held in memory | MiB | × an empty window of Qt |", "|---|--:|--:|",
        f"| an empty window | {empty:.0f} | 1.0 |",
        *(f"| {what} | {mib:.0f} | {mib / empty:.1f} |" for what, mib in told["mib"].items()), "",
    ]  # fmt: skip
    return lines


def table(home: Path, store: Path, runs: int, quarter: bool, parts: list[str]) -> list[str]:
    """What was asked for, on a whole machine or a quarter of a core."""
    lines: list[str] = []
    if "start" in parts:
        lines += [*start_up(runs, home, quarter), ""]
    for part, measured in (("list", unlocking), ("keys", keys)):
        if part in parts:
            work = home / "work"
            shutil.copytree(store, work)
            lines += measured(work, quarter)
            shutil.rmtree(work)
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How soon the window is there and how long a key waits.")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--only", choices=PARTS, action="append", help="a part of it; may be given more than once")
    parser.add_argument("--quarter-core", action="store_true")
    options = parser.parse_args()
    print(f"> {machine()}, Qt {PySide6.__version__}  ")
    print(f"> {options.cases:,} cases, {options.statements:,} statements, and a conversation of 300\n")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        store = home / "full"
        # Not calibrated to a second as on a laptop: what comes after the key would be lost in it.
        SqlCipherVault(store, KdfCost()).create(PASSPHRASE).close()
        fill(store, options.cases, options.statements)
        print("\n".join(table(home, store, options.runs, False, options.only or PARTS)))
        if options.quarter_core:
            print("\n### A quarter of one core\n")
            print("\n".join(table(home, store, options.runs, True, options.only or PARTS)))


if __name__ == "__main__":
    main()
