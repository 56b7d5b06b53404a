"""How fast the store is, beside what this machine's own disk and processor do in the same run.

    .venv/bin/python -m benchmarks.store [--cases N] [--statements N] [--folder DIR] [--quarter-core]

Prints a table in Markdown: times in milliseconds, and each as a ratio to a yardstick of the same run, because
the ratio travels between machines and the time does not. Everybody in it is made up, and it is all thrown away.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Engine, insert

from benchmarks.quarter_core import held_back
from keukentafel.domain.changes import StatementRecorded
from keukentafel.domain.safekeeping.search_words import folded
from keukentafel.storage import slots
from keukentafel.storage.codec import body_of
from keukentafel.storage.engine import open_engine
from keukentafel.storage.keys import DataKey
from keukentafel.storage.moments import microseconds, moment_text
from keukentafel.storage.slot_kinds import KdfCost
from keukentafel.storage.store import SqlCipherStore
from keukentafel.storage.tables import conversation, log_entry, statement_words
from keukentafel.storage.tally import Tally
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at, opening, said

PASSPHRASE = "vier paarden eten hooi"
APPENDS = 300
SEARCHES = 60
OPENINGS = 15
SYNCED_BYTES = 4096 + 24
SYLLABLES = ("ka", "mer", "lo", "pen", "trap", "huis", "dok", "ter", "zorg", "buur", "vrouw", "mor", "gen", "soep")


@dataclass(frozen=True)
class Times:
    """Milliseconds of one thing that was done many times."""

    name: str
    ms: list[float]

    def at(self, percent: int) -> float:
        """The time that so many percent stayed under."""
        return sorted(self.ms)[min(len(self.ms) - 1, len(self.ms) * percent // 100)]

    def row(self, yardstick: Times) -> str:
        """A line of the table."""
        times = f"{self.at(50):.2f} | {self.at(99):.2f}"
        ratios = f"{self.at(50) / yardstick.at(50):.2f} | {self.at(99) / yardstick.at(99):.2f}"
        return f"| {self.name} | {times} | {yardstick.name} | {ratios} |"


Act = tuple[str, Callable[[], object]]
"""What is done, by name."""


def timed(times: int, *acts: Act) -> list[Times]:
    """Do things by turns, so many times each: what else the machine does meets them all alike."""
    found = [Times(name, []) for name, _ in acts]
    for _ in range(times):
        for (_, act), kept in zip(acts, found, strict=True):
            begin = time.perf_counter()
            act()
            kept.ms.append((time.perf_counter() - begin) * 1000)
    return found


def machine() -> str:
    """What this was measured on."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        named = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
        model = named[0].partition(":")[2].strip() if named else model
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{model}, {os.cpu_count()} cores{load}, {platform.system()}, Python {platform.python_version()}"


def page_writer(file: BinaryIO) -> Callable[[], object]:
    """Writes one page at the end of a file and has it on the disk: what a save costs at the very least."""
    sync = getattr(os, "fdatasync", os.fsync)

    def write() -> None:
        file.write(os.urandom(SYNCED_BYTES))
        sync(file.fileno())

    return write


def derive() -> None:
    """What the processor needs for one passphrase."""
    cost, salt = KdfCost(), os.urandom(16)
    Argon2id(
        salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
    ).derive(PASSPHRASE.encode())


def sentence(chance: random.Random) -> str:
    """Something to say, in words that are not too many and not too few."""
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(chance.randint(4, 18)))
    return " ".join(words).capitalize() + "."


def rows(cases: int, statements: int) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """All cases as rows, each with its share of what was said: what the store would write, without its checks."""
    chance, line = random.Random(1), 0
    for case in range(cases):
        name, began = f"c{case}", at(case)
        share = statements * (case + 1) // cases - statements * case // cases
        entries = [opening(), *(said(seq, f"s{seq}", sentence(chance)) for seq in range(2, share + 2))]
        lines = []
        for entry in entries:
            line += 1
            recorded = entry.change.statement if isinstance(entry.change, StatementRecorded) else None
            body = body_of(entry.change)
            lines.append(
                {
                    "id": line, "conversation_id": name, "seq": entry.seq, "at": moment_text(entry.at),
                    "kind": body.kind, "body": body.text, "statement_id": recorded and recorded.id,
                    "text": recorded and recorded.text,
                }
            )  # fmt: skip
        yield {
            "id": name, "case_number": name, "resident": sentence(chance), "address": sentence(chance),
            "reported": "2026-11-05", "kind": "first", "changed_at": moment_text(began),
            "changed_us": microseconds(began), "last_entry": line,
        }, lines  # fmt: skip


def key_of(folder: Path) -> DataKey:
    """The key of the store in that folder."""
    return slots.opened(slots.read(folder), PASSPHRASE)


def fill(folder: Path, cases: int, statements: int) -> None:
    """Write it all down, five hundred cases at a time."""
    engine = open_engine(folder / "store.db", key_of(folder))
    tally = Tally(engine, folder / "store.db", key_of(folder))
    every = rows(cases, statements)
    while some := list(islice(every, 500)):
        lines = [line for _, of_case in some for line in of_case]
        words = [
            {"rowid": line["id"], "text": line["text"], "words": folded(line["text"])} for line in lines if line["text"]
        ]
        with engine.begin() as connection:
            connection.execute(insert(conversation), [case for case, _ in some])
            connection.execute(insert(log_entry), [{k: v for k, v in line.items() if k != "text"} for line in lines])
            connection.execute(insert(statement_words), words)
        tally.settle(cut_off=True)
    tally.close()


def measure(folder: Path, cases: int, statements: int) -> list[str]:
    """What it was measured over, and the table."""
    # As in the windows, which collect between two keys.
    gc.disable()
    # Not calibrated to a second as on a laptop: the list would be lost in it.
    vault = SqlCipherVault(folder / "store", KdfCost())
    vault.create(PASSPHRASE).close()
    fill(folder / "store", cases, statements)
    size = (folder / "store" / "store.db").stat().st_size / 2**20
    with (folder / "yardstick").open("wb", buffering=0) as file:
        store = vault.unlock(PASSPHRASE)
        synced, appended = timed(
            APPENDS, ("write and sync a page", page_writer(file)), ("a statement, durable", appends(store))
        )
        store.settle()
        engine = open_engine(folder / "store" / "store.db", key_of(folder / "store"))
        scanned, *found = timed(
            SEARCHES, ("look through every statement", scan_of(engine)),
            ("search two words", searches(store, 2, None)), ("search three letters", searches(store, 1, 3)),
        )  # fmt: skip
        engine.dispose()
        store.close()

    def unlock() -> None:
        opened = vault.unlock(PASSPHRASE)
        with opened.work() as work:
            assert len(work.logs.summaries()) == cases
        opened.close()

    derived, unlocked = timed(OPENINGS, ("Argon2id alone", derive), ("passphrase to the list", unlock))
    return [
        f"{cases:,} cases, {statements:,} statements, {size:.0f} MiB",
        "", "| what | p50 ms | p99 ms | beside | ratio of p50 | ratio of p99 |", "|---|--:|--:|---|--:|--:|",
        synced.row(synced), appended.row(synced), scanned.row(scanned),
        *(times.row(scanned) for times in found), derived.row(derived), unlocked.row(derived),
    ]  # fmt: skip


def appends(store: SqlCipherStore) -> Callable[[], object]:
    """Says one thing more in the first case, each time it is called."""
    numbers = count(100_000)

    def append() -> None:
        seq = next(numbers)
        with store.work() as work:
            work.logs.append("c0", said(seq, f"s{seq}", "Dat zei zij daarna ook nog."))

    return append


def searches(store: SqlCipherStore, words: int, letters: int | None) -> Callable[[], object]:
    """Looks for other words each time, or for their first letters; the newest thirty."""
    chance = random.Random(words)

    def search() -> None:
        looked_for = " ".join(sentence(chance).strip(".").split()[:words])[:letters]
        with store.work() as work:
            work.logs.search(looked_for, 30)

    return search


def scan_of(engine: Engine) -> Callable[[], object]:
    """Looks through everything that was said, as a search without an index would have to."""

    def scan() -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM statement_words WHERE text LIKE '%zz%'").scalar()

    return scan


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast the store is, as ratios within one run.")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--folder", type=Path, help="a folder on the disk to measure")
    parser.add_argument("--quarter-core", action="store_true", help="measure once more with a quarter of one core")
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        print("\n".join(measure(Path(folder), options.cases, options.statements)))
    if options.quarter_core:
        print("\n### A quarter of one core\n", flush=True)
        again = [f"--{name}={value}" for name, value in vars(options).items() if value and name != "quarter_core"]
        process = subprocess.Popen([sys.executable, "-m", "benchmarks.store", *again])
        with held_back(process, True):
            process.wait()


if __name__ == "__main__":
    main()
