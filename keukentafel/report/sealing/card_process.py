"""The other end of `card_child`: a process that may break down or hang without harm to what is being written."""

from __future__ import annotations

import json
import subprocess
import sys
from threading import Timer
from typing import Any

from keukentafel.domain.refusals import Refused

ANSWERS_WITHIN_S = 30.0
"""A slow card makes a signature in two or three seconds; what takes longer hangs."""

ENDS_WITHIN_S = 2.0


class CardProcess:
    """One process for one module. Close it: it holds the PIN while it lives."""

    def __init__(self, answers_within_s: float = ANSWERS_WITHIN_S) -> None:
        self._limit = answers_within_s
        self._hung = False
        program = () if getattr(sys, "frozen", False) else ("-m", "keukentafel")
        self._process = subprocess.Popen(
            (sys.executable, *program, "card-child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What a foreign library has to say may name a person.
            stderr=subprocess.DEVNULL,
        )

    def ask(self, do: str, **more: str) -> dict[str, Any]:
        """Have one thing done. Raises Refused with what the card, or the end of the process, says."""
        assert self._process.stdin is not None and self._process.stdout is not None
        watch = Timer(self._limit, self._give_up)
        watch.start()
        try:
            self._process.stdin.write(json.dumps({"do": do, **more}).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = b""
        finally:
            watch.cancel()
            watch.join()
        if not line:
            raise Refused("card_no_answer" if self._hung else "card_module_broke")
        said: dict[str, Any] = json.loads(line)
        if "trouble" in said:
            raise Refused(said["trouble"], "pin" if said["trouble"].startswith("card_pin") else "")
        return said

    def close(self) -> None:
        """End it; afterwards nothing holds the PIN."""
        assert self._process.stdin is not None and self._process.stdout is not None
        try:
            self._process.stdin.close()
        except OSError:
            # It is gone already, and so is what it was to be told.
            self._process.kill()
        try:
            self._process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _give_up(self) -> None:
        self._hung = True
        self._process.kill()
