"""The application of a play: does one step at a time through its real windows, and says what became of it."""

from __future__ import annotations

import os
import re
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from keukentafel.play.clock import PlayClock
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.names import Names
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.result import conversation_result
from keukentafel.play.steps import STEPS
from keukentafel.play.wire import BEGIN, RESULT, Outcome, Reply, Request, read_request, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from keukentafel.domain.ports import Clock
    from keukentafel.ui.consultant.windows import Windows
    from keukentafel.ui.shared.doors import PathAsker

LOOK_MS = 700
"""How long a person gets to look at each step when the windows are visible."""


class MakeWindows(Protocol):
    """How the assembly makes the windows."""

    def __call__(
        self,
        home: Path,
        clock: Clock,
        *,
        ask_path: PathAsker | None = None,
        ask_record: Callable[[], Path | None] | None = None,
    ) -> Windows:
        """Both windows over the store in `home`; `ask_path` and `ask_record` take the place of system dialogs."""
        ...


def serve(make_windows: MakeWindows) -> int:
    """Read requests from standard input until it ends; gives back the exit code of the process."""
    replies = _own_output()
    first = _next(sys.stdin.buffer)
    if first is None or first.do != BEGIN:
        return 2
    play = begin(first, make_windows)
    onscreen = bool(first.keys["onscreen"])
    _send(replies, Reply(Outcome.DONE))
    told = 0
    while (request := _next(sys.stdin.buffer)) is not None:
        play.clock.set(datetime.fromisoformat(request.now))
        play.names = Names(**request.names)
        outcome, said, data = perform(play, request)
        if onscreen:
            play.hands.wait(lambda: False, LOOK_MS)
        saves = play.session.save_times_ms[told:]
        told += len(saves)
        timings = {**play.session.doors.timings_ms, **play.timings_ms}
        _send(replies, Reply(outcome, said, play.names.as_json(), saves, timings, data))
    play.main.close()
    play.hands.settle()
    return 0


def begin(request: Request, make_windows: MakeWindows) -> Rehearsal:
    """Open the windows of the application over the store of the play."""
    clock = PlayClock(datetime.fromisoformat(request.now))
    out = Path(request.keys["out"])
    record = str(request.keys.get("record") or "")
    windows = make_windows(
        Path(request.keys["store"]),
        clock,
        ask_path=lambda name: out / _in_format(name),
        ask_record=lambda: Path(record) if record else None,
    )
    play = Rehearsal(windows, clock, out, request.keys["passphrase"], record, str(request.keys.get("words") or ""))
    windows.main.show()
    windows.main.activateWindow()
    play.hands.settle()
    windows.main.furnish_a_little()
    return play


def _in_format(name: str) -> str:
    """The name of a file as the script format has it: one for each kind, which a later version replaces."""
    return re.sub(r"-versie-\d+(?=\.\w+$)", "", Path(name).name)


def perform(play: Rehearsal, request: Request) -> tuple[Outcome, str, dict[str, object]]:
    """Do one step: what became of it, the code or the reason, and what was asked to know."""
    try:
        if request.do == RESULT:
            return Outcome.DONE, "", conversation_result(play.session, play.names)
        step = request.step
        STEPS[step.do](play, step)
        return Outcome.DONE, "", {}
    except StepRefused as refused:
        return Outcome.REFUSED, refused.code, {}
    except StepFailed as failed:
        return Outcome.FAILED, str(failed), {}
    except Exception as error:  # noqa: BLE001  a script hears of every fault of the program
        # The message of an unknown error may hold what was said; its class and place do not.
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        return Outcome.FAILED, f"fout in het programma: {type(error).__name__} in {where}", {}


def _own_output() -> BinaryIO:
    # Whatever else writes to standard output would be taken for a reply.
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _next(requests: BinaryIO) -> Request | None:
    line = requests.readline()
    return read_request(line) if line else None


def _send(replies: BinaryIO, reply: Reply) -> None:
    replies.write(write(reply))
    replies.flush()
