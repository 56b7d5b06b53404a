"""Commands of the system: text goes in by standard input and never stands on a command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from threading import Lock


class Command:
    """One run of a command, which can be killed from any thread, also before it began."""

    def __init__(self, words: Sequence[str], text: str = "", seconds: float = 60.0) -> None:
        self._words = tuple(words)
        self._text = text
        self._seconds = seconds
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._killed = False

    def run(self) -> str | None:
        """Wait for what it says; None when it failed, was killed, or took longer than its seconds."""
        with self._lock:
            if self._killed:
                return None
            try:
                self._process = subprocess.Popen(
                    self._words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    start_new_session=True, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )  # fmt: skip
            except OSError:
                return None
        try:
            said, _ = self._process.communicate(self._text.encode(), timeout=self._seconds)
        except (subprocess.TimeoutExpired, OSError):
            self.kill()
            self._process.communicate()
            return None
        return None if self._killed or self._process.returncode else said.decode("utf-8", "replace")

    def kill(self) -> None:
        """End it at once, with everything that it started."""
        with self._lock:
            self._killed = True
            process = self._process
        if process is None or process.poll() is not None:
            return
        if sys.platform == "win32":
            process.kill()
        else:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
