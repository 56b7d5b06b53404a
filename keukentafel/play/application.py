"""The application as the supervisor sees it: a process that can be asked, that can hang, and that can be killed."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path

from keukentafel.play.wire import Reply, Request, read_reply, write

ANSWERS_WITHIN_S = 120.0
ENDS_WITHIN_S = 30.0
KEPT_LINES = 200
SMALL_TALK = (b"This plugin does not support ", b"requestActivate() called for ")
HOME_VARIABLE = "KEUKENTAFEL_HOME"
PLATFORM_VARIABLE = "QT_QPA_PLATFORM"


class ApplicationGone(Exception):
    """The application died, or did not answer in time. The text says which."""


class Application:
    """One process of the application. What is said goes through pipes, never through its arguments."""

    def __init__(self, store: Path, onscreen: bool) -> None:
        environment = {**os.environ, HOME_VARIABLE: str(store)}
        if not onscreen:
            environment[PLATFORM_VARIABLE] = "offscreen"
        self._process = subprocess.Popen(
            command(), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._replies: queue.Queue[bytes] = queue.Queue()
        self._errors: deque[bytes] = deque(maxlen=KEPT_LINES)
        self._readers = [threading.Thread(target=self._read_replies), threading.Thread(target=self._read_errors)]
        for reader in self._readers:
            reader.start()

    def ask(self, request: Request) -> Reply:
        """Have one thing done. Raises ApplicationGone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(write(request))
            self._process.stdin.flush()
        except OSError:
            raise ApplicationGone("het programma stopte onverwacht") from None
        try:
            line = self._replies.get(timeout=ANSWERS_WITHIN_S)
        except queue.Empty:
            self.kill()
            raise ApplicationGone(f"het programma antwoordt niet binnen {ANSWERS_WITHIN_S:.0f} seconden") from None
        if not line:
            raise ApplicationGone("het programma stopte onverwacht")
        return read_reply(line)

    def kill(self) -> None:
        """The battery dies: no time to save anything."""
        self._process.kill()
        self._finish()

    def close(self) -> None:
        """Let it end by itself, and kill it when it does not."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
            self._process.wait(ENDS_WITHIN_S)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()
        self._finish()

    @property
    def last_words(self) -> str:
        """The end of what it wrote to standard error, without the small talk of Qt; complete once it ended."""
        return b"".join(line for line in self._errors if not line.startswith(SMALL_TALK)).decode(errors="replace")

    def _finish(self) -> None:
        self._process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert pipe is not None
            try:
                pipe.close()
            except OSError:
                # What could not be flushed to a process that is gone is not missed.
                continue

    def _read_replies(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._replies.put(line)
        self._replies.put(b"")

    def _read_errors(self) -> None:
        assert self._process.stderr is not None
        self._errors.extend(self._process.stderr)


def command() -> list[str]:
    """How to start the application of a play, from a checkout or from the built program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "play-child"]
    return [sys.executable, "-m", "keukentafel", "play-child"]
