"""Processes that are born at once and die at once: one has everything loaded, and forks for each life.

Run as a module it is that process, with the jobs to load; each line on its standard input is a life to live.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import TracebackType

_DEAD = "dead"


@dataclass(frozen=True)
class Life:
    """What a process said, and whether it was killed before it was done."""

    said: tuple[str, ...]
    killed: bool


class Nursery:
    """Lives of one job, a function named as `module:function` that says things on standard output."""

    def __init__(self, job: str, *also_load: str) -> None:
        self._job = job
        command = [sys.executable, "-m", __name__, job.partition(":")[0], *also_load]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Nursery:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.communicate()

    def live(self, *arguments: object, until_ms: float | None = None) -> Life:
        """Do the job in a process of its own, which is killed after `until_ms` when it is not done by then.

        Raises RuntimeError when it went wrong by itself.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps([self._job, until_ms, arguments]), file=self._process.stdin, flush=True)
        said: list[str] = []
        for line in self._process.stdout:
            if line.startswith(_DEAD):
                status = int(line.split()[1])
                if status not in (0, -signal.SIGKILL):
                    raise RuntimeError(f"the job ended with {status}")
                return Life(tuple(said), status != 0)
            said.append(line.rstrip("\n"))
        raise RuntimeError("the nursery is gone")


def say(what: object) -> None:
    """Say one line, whole or not at all: `print` may write a line and its end apart."""
    os.write(1, f"{what}\n".encode())


def _serve() -> None:
    for module in sys.argv[1:]:
        importlib.import_module(module)
    # Without this a child would copy what its parent has loaded at its first collection.
    gc.freeze()
    for line in sys.stdin:
        job, until_ms, arguments = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(job, arguments)
        if until_ms is not None:
            time.sleep(until_ms / 1000)
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        say(f"{_DEAD} {status}")


def _live(job: str, arguments: list[object]) -> None:
    try:
        module, _, function = job.partition(":")
        getattr(importlib.import_module(module), function)(*arguments)
    except BaseException:  # noqa: BLE001  whatever it dies of
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    _serve()
