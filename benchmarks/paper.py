"""How fast a report is printed, sealed and verified, each beside a yardstick of the same run.

    .venv/bin/python -m benchmarks.paper [--runs N]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from keukentafel import app
from keukentafel.domain.addendum import Addendum
from keukentafel.domain.report_document import compose
from keukentafel.domain.signing import Ended, ReportKind
from tests.domain.uysal import at_the_table

AT = datetime(2026, 11, 24, 10, 24, tzinfo=ZoneInfo("Europe/Amsterdam"))


def best_of(runs: int, act: Callable[[], object]) -> float:
    """The median of some runs in milliseconds, after one that does not count."""
    act()
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        act()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Measure and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    press, library = app.press(), app.library()
    conversation = at_the_table()
    profile = library.profile(library.profiles()[0])
    kind, ended = ReportKind.CONVERSATION, Ended.COMPLETE
    document = compose(
        conversation, kind, 1, ended, AT, profile, library.pack(), library.languages(), (), (), library.codes()
    )  # fmt: skip
    record = press.record(document)
    key = press.make_key(profile.name, AT)
    printed = press.report(record, Addendum(), key, AT)
    hashing = best_of(runs, lambda: [hashlib.sha256(printed.pdf).digest() for _ in range(1000)])
    report = best_of(runs, lambda: press.report(record, Addendum(), key, AT))
    verdict = best_of(runs, lambda: press.verify(printed.pdf))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    print("\n| what | p50 ms | beside | ratio |\n|---|--:|---|--:|")
    print(f"| print and seal {printed.pages} pages | {report:.0f} | hash them 1,000 times | {report / hashing:.2f} |")
    print(f"| verify them | {verdict:.0f} | hash them 1,000 times | {verdict / hashing:.2f} |")


if __name__ == "__main__":
    main()
