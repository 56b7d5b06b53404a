"""How fast a report is printed, sealed and verified, and LibreOffice with the same text in the same run.

    .venv/bin/python -m benchmarks.paper [--runs N] [--pages 72]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pypdfium2

from benchmarks import office
from keukentafel import app
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.report_document import compose
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.report.press import PrintRoom
from keukentafel.report.sealing.keys import make_self_signed, open_pkcs12
from keukentafel.report.sealing.seal import seal
from keukentafel.report.signing_page import CONSULTANT_FIELD, RESIDENT_FIELD
from tests.domain.uysal import at_the_table
from tests.report.unsealed import unsealed_report

AT = datetime(2026, 11, 24, 10, 24, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass(frozen=True)
class Taken:
    """Medians in milliseconds."""

    clock: float
    processor: float


def median_of(runs: int, act: Callable[[], object]) -> Taken:
    """The medians of some runs, after one that does not count."""
    act()
    clock, processor = [], []
    for _ in range(runs):
        began, used = time.perf_counter(), time.process_time()
        act()
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return Taken(statistics.median(clock), statistics.median(processor))


def record_of(conversation: Conversation) -> bytes:
    """The record of a gespreksverslag."""
    library = app.library()
    profile = library.profile(library.profiles()[0])
    document = compose(
        conversation, kind=ReportKind.CONVERSATION, number=1, ended=Ended.COMPLETE, at=AT, profile=profile,
        pack=library.pack(), languages=library.languages(), deadlines=(), gaps=(), codes=library.codes(),
    )  # fmt: skip
    return app.press().record(document)


def longer(conversation: Conversation, times: int) -> Conversation:
    """The same with everything that was said so many times over."""
    said = [
        replace(statement, id=f"{statement.id}-{number}") for number in range(times) for statement in
        conversation.statements
    ]  # fmt: skip
    return replace(conversation, statements=tuple(said))


def lines_of(pdf: bytes) -> list[str]:
    """The text of a file, line by line."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [line for page in opened for line in page.get_textpage().get_text_range().splitlines()]
    finally:
        opened.close()


def pages_in(pdf: bytes) -> int:
    """How many pages a file has."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return len(opened)
    finally:
        opened.close()


def main() -> None:
    """Measure and print tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", type=int, default=72, help="how long the long report is, at least")
    options = parser.parse_args()
    press = app.press()
    assert isinstance(press, PrintRoom)
    short = record_of(at_the_table())
    times, long = 1, short
    while pages_in(unsealed_report(press, long, Addendum())) < options.pages:
        long = record_of(longer(at_the_table(), times))
        times += 1
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    print("\n| what | clock ms | processor ms | beside | ratio |\n|---|--:|--:|---|--:|")
    for record in (short, long):
        _measure_printing(press, record, options.runs)
    _measure_seals(press, short, options.runs)


def _measure_printing(press: PrintRoom, record: bytes, runs: int) -> None:
    pdf = unsealed_report(press, record, Addendum())
    taken = median_of(runs, lambda: unsealed_report(press, record, Addendum()))
    lines, pages = lines_of(pdf), pages_in(pdf)
    writer = office.measure(lines)
    beside = f"LibreOffice exports its text: {writer.export_ms:.0f} ms" if writer else "no LibreOffice here"
    ratio = f"{taken.processor / writer.export_ms:.2f}" if writer else ""
    print(f"| print {pages} pages | {taken.clock:.0f} | {taken.processor:.0f} | {beside} | {ratio} |")
    if writer:
        print(f"| the whole of LibreOffice, for those {pages} pages | {writer.start_ms:.0f} | | | |")


def _measure_seals(press: PrintRoom, record: bytes, runs: int) -> None:
    key = open_pkcs12(make_self_signed("Gemeente Voorbeeldstad", "Zegel", AT, None), None)
    pdf = unsealed_report(press, record, Addendum())

    def both() -> bytes:
        first = seal(pdf, RESIDENT_FIELD, key, None, "Gelezen", AT, certify=True)
        return seal(first, CONSULTANT_FIELD, key, None, "Vastgesteld", AT, certify=False)

    sealed = both()
    hashing = median_of(runs, lambda: [hashlib.sha256(sealed).digest() for _ in range(1000)]).processor
    for what, act in (("set two seals", both), ("verify them", lambda: press.verify(sealed))):
        taken = median_of(runs, act)
        ratio = taken.processor / hashing
        print(f"| {what} | {taken.clock:.0f} | {taken.processor:.0f} | hash the file 1,000 times | {ratio:.2f} |")


if __name__ == "__main__":
    main()
