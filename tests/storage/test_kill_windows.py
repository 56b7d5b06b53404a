"""Killed while a script plays through the real windows, the store holds every line that the window called saved."""

from __future__ import annotations

import random
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from keukentafel.domain.history import read
from keukentafel.play.application import Application, ApplicationGone
from keukentafel.play.names import Names
from keukentafel.play.script import Script, Step, Value, parse_script
from keukentafel.play.wire import BEGIN, Outcome, Request, keys_as_json
from keukentafel.storage.vault import SqlCipherVault
from tests.play.sample import script
from tests.storage.raw import assert_sound

KILLS = 5
LINES = 1200
SEED = 61

pytestmark = pytest.mark.slow


def say(number: int) -> str:
    return f'do = "say"\nby = "bewoner"\nabout = "dag"\ntext = "Regel {number}: {"zo ging het toen " * (number % 5)}."'


class Sitting:
    """One life of the program over a store, as long as it lasts."""

    def __init__(self, out: Path, played: Script, names: Names) -> None:
        self.names = names
        self._played = played
        self._application = Application(out / "kluis", onscreen=False)
        keys: dict[str, Value] = {
            "out": str(out),
            "store": str(out / "kluis"),
            "onscreen": False,
            "passphrase": played.passphrase,
        }
        opening = replace(played.case, do="unlock", keys={})
        self.do(replace(opening, do=BEGIN, keys=keys))
        self.do(opening)
        self.do(replace(opening, do="open_case") if names.conversation else played.case)

    def do(self, step: Step) -> None:
        """Have one step done, which must go well. Raises ApplicationGone."""
        now = self._played.now.isoformat()
        request = Request(step.do, now, step.number, keys_as_json(step.keys), self.names.as_json())
        try:
            reply = self._application.ask(request)
        except ValueError:
            # Killed between two steps, its pipes were closed before the question went in.
            raise ApplicationGone("killed") from None
        assert reply.outcome is Outcome.DONE, (step.do, reply.said)
        if reply.names:
            self.names = Names(**reply.names)

    def do_until_killed(self, steps: list[Step], seconds: float) -> int:
        """How many steps were done and said to be done before it was killed, so many seconds from now."""
        killer = threading.Timer(seconds, self._application.kill)
        killer.start()
        done = 0
        try:
            for step in steps:
                self.do(step)
                done += 1
        except ApplicationGone:
            pass
        finally:
            # A machine that was done with every line is killed all the same: then nothing was under way.
            killer.join()
        return done


def test_every_line_that_was_called_saved_survives(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    played = parse_script(script(*(say(number) for number in range(LINES))))
    texts = [step.text("text") for step in played.steps]
    vault = SqlCipherVault(tmp_path / "kluis")
    names, at, acknowledged = Names(), 0, []
    for _ in range(KILLS):
        sitting = Sitting(tmp_path, played, names)
        done = sitting.do_until_killed(list(played.steps[at:]), chance.uniform(0.2, 2.0))
        names = sitting.names
        acknowledged += texts[at : at + done]
        at += done
        store = vault.unlock(played.passphrase)
        with store.work() as work:
            (case,) = work.logs.summaries()
            kept = [said.text for said in read(work.logs.entries(case.conversation_id)).conversation.statements]
            work.audit.lines()
        store.close()
        assert_sound(tmp_path / "kluis", played.passphrase)
        # The line that it was at may have been durable before the window could say so.
        assert kept[: len(acknowledged)] == acknowledged
        assert kept[len(acknowledged) :] in ([], texts[at : at + 1])
        acknowledged, at = kept, len(kept)
    assert at > KILLS
