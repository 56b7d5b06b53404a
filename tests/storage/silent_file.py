"""A file whose disk does not answer: who opens it waits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = sys.platform == "linux"
"""Elsewhere no test can make a plain file silent."""


@contextmanager
def silent(*files: Path) -> Iterator[None]:
    """Inside, who opens one of the files waits: each is held by a lease, which Linux breaks only long after."""
    if sys.platform != "linux":
        raise NotImplementedError
    import fcntl

    # Linux tells the holder of a lease that somebody waits, and who does not listen dies of it.
    before = signal.signal(signal.SIGIO, signal.SIG_IGN)
    held = [os.open(file, os.O_RDWR) for file in files]
    try:
        for descriptor in held:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        yield
    finally:
        for descriptor in held:
            os.close(descriptor)
        signal.signal(signal.SIGIO, before)
