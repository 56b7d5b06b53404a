"""A slow laptop on a fast machine: a program that is stopped three quarters of the time."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

RUN_MS, STOP_MS = 10, 30
"""A quarter of a core: by so many milliseconds at work and stopped in turn."""


@contextmanager
def held_back(process: subprocess.Popen[bytes], quarter: bool) -> Iterator[None]:
    """Let a program have a quarter of a core while the block runs, or all it wants."""
    ended = threading.Event()

    def by_turns() -> None:
        while not ended.is_set() and process.poll() is None:
            process.send_signal(signal.SIGSTOP)
            time.sleep(STOP_MS / 1000)
            process.send_signal(signal.SIGCONT)
            time.sleep(RUN_MS / 1000)

    thread = threading.Thread(target=by_turns, daemon=True)
    if quarter:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        if quarter:
            thread.join()
