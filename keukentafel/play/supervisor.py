"""Plays a script: keeps the clock and the results, and has every step done by the application in another process."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from keukentafel.play.application import Application, ApplicationGone
from keukentafel.play.clock import A_STEP, PlayClock
from keukentafel.play.errors import ScriptError
from keukentafel.play.names import Names
from keukentafel.play.result import Json, timings, write_result
from keukentafel.play.script import Script, Step, Value, read_script
from keukentafel.play.wire import BEGIN, RESULT, Outcome, Reply, Request, keys_as_json

STORE = "kluis"
DONE, NOT_DONE, NOT_VALID = 0, 1, 2


def play(script_path: Path, out: Path, onscreen: bool) -> int:
    """Play a script into the folder `out`, which must be new or empty. What goes wrong is told on standard error.

    Gives back 0: every step done; 1: a step could not be done, the rest was not tried; 2: the script is not valid.
    """
    try:
        script = read_script(script_path)
    except ScriptError as error:
        print(f"{script_path}: {error}", file=sys.stderr)
        return NOT_VALID
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        if any(out.iterdir()):
            print(f"{out}: deze map is niet leeg. Kies een nieuwe map.", file=sys.stderr)
            return NOT_DONE
        (out / STORE).mkdir(mode=0o700)
    except OSError:
        print(f"{out}: deze map is niet te maken of te gebruiken.", file=sys.stderr)
        return NOT_DONE
    return Supervisor(script, out.absolute(), onscreen).run()


class NotDone(Exception):
    """A step could not be done; the play stops."""

    def __init__(self, step: Step, reason: str) -> None:
        super().__init__(f"stap {step.number} ({step.do}): {reason}")


class Supervisor:
    """One play of one script."""

    def __init__(self, script: Script, out: Path, onscreen: bool) -> None:
        self._script = script
        self._out = out
        self._onscreen = onscreen
        self._clock = PlayClock(script.now)
        self._names = Names()
        self._refused: list[Json] = []
        self._unexpected: list[tuple[Step, str]] = []
        self._saves_ms: list[float] = []
        self._measured: dict[str, float] = {}
        self._application: Application | None = None
        self._last_words = ""

    def run(self) -> int:
        """Play it, write down what there is, and give back the exit code."""
        code = DONE
        try:
            try:
                self._head()
                for step in self._script.steps:
                    self._step(step)
                self._must_be_expected()
            except NotDone as not_done:
                print(not_done, file=sys.stderr)
                code = NOT_DONE
            conversation = self._conversation()
        finally:
            self._end()
        if code != DONE:
            print(self._last_words, file=sys.stderr, end="")
        times = timings(self._measured, self._saves_ms)
        write_result(self._out, conversation, self._names.exported, self._refused, times)
        return code

    def _head(self) -> None:
        opening = replace(self._script.case, do="unlock", keys={})
        self._begin(opening)
        self._must(self._ask(opening), opening)
        if self._do(self._script.case):
            for person in self._script.participants:
                self._do(person)

    def _step(self, step: Step) -> None:
        if step.do == "expect" and "error" in step.keys:
            self._expect_error(step)
        else:
            self._must_be_expected()
        if step.do == "battery_dies":
            self._battery_dies(step)
        else:
            if step.do == "wait":
                self._wait(step)
            self._do(step)
        self._move(step, A_STEP)

    def _do(self, step: Step) -> bool:
        reply = self._ask(step)
        if reply.outcome is Outcome.REFUSED:
            self._refused.append({"step": step.number, "code": reply.said})
            self._unexpected.append((step, reply.said))
            return False
        self._must(reply, step)
        return True

    def _must(self, reply: Reply, step: Step) -> None:
        if reply.outcome is not Outcome.DONE:
            raise NotDone(step, reply.said)

    def _expect_error(self, step: Step) -> None:
        code = step.text("error")
        if not self._unexpected:
            raise NotDone(step, "de stap hiervoor werd niet geweigerd")
        if code not in {found for _, found in self._unexpected}:
            said = ", ".join(found for _, found in self._unexpected)
            raise NotDone(step, f"geweigerd om een andere reden: {said}")
        self._unexpected = [(where, found) for where, found in self._unexpected if found != code]

    def _must_be_expected(self) -> None:
        if self._unexpected:
            step, code = self._unexpected[0]
            raise NotDone(step, f"geweigerd: {code}")

    def _wait(self, step: Step) -> None:
        until = step.keys.get("until")
        if isinstance(until, date):
            span = self._clock.moment_of(until) - self._clock.now()
            if span < timedelta(0):
                raise NotDone(step, "dit moment is al voorbij")
        else:
            minutes = step.keys["minutes"]
            assert isinstance(minutes, float)
            span = timedelta(minutes=minutes)
        self._move(step, span)

    def _move(self, step: Step, span: timedelta) -> None:
        try:
            self._clock.set(self._clock.now() + span)
        except OverflowError:
            raise NotDone(step, "zo ver gaat de klok niet") from None

    def _battery_dies(self, step: Step) -> None:
        if self._application is not None:
            self._application.kill()
        self._begin(step)
        self._reopen(step)

    def _reopen(self, step: Step) -> None:
        self._must(self._ask(replace(step, do="unlock", keys={})), step)
        # Unlocking may be the moment at which the days of a case are over.
        if self._names.conversation:
            self._must(self._ask(replace(step, do="open_case", keys={})), step)

    def _begin(self, step: Step) -> None:
        began = time.perf_counter()
        self._application = Application(self._out / STORE, self._onscreen)
        keys: dict[str, Value] = {
            "out": str(self._out),
            "store": str(self._out / STORE),
            "onscreen": self._onscreen,
            "passphrase": self._script.passphrase,
            "record": self._script.record,
            "words": self._script.words,
        }
        self._must(self._ask(replace(step, do=BEGIN, keys=keys)), step)
        self._measured.setdefault("start", (time.perf_counter() - began) * 1000)

    def _ask(self, step: Step) -> Reply:
        assert self._application is not None
        now = self._clock.now().isoformat()
        request = Request(step.do, now, step.number, keys_as_json(step.keys), self._names.as_json())
        try:
            reply = self._application.ask(request)
        except ApplicationGone as gone:
            raise NotDone(step, str(gone)) from None
        if reply.names:
            self._names = Names(**reply.names)
        self._saves_ms += reply.saves_ms
        for name, took in reply.timings_ms.items():
            if name == "unlock":
                self._measured.setdefault(name, took)
            elif name != "start":
                self._measured[name] = took
        return reply

    def _conversation(self) -> Json:
        """What the conversation has to say at the end, whatever happened; nothing where it cannot be opened."""
        asking = Step(0, RESULT, {}, 0)
        if self._names.conversation:
            for prepare in (None, self._start_afresh):
                try:
                    if prepare is not None:
                        prepare(asking)
                    reply = self._ask(asking)
                except NotDone:
                    continue
                if reply.outcome is Outcome.DONE:
                    return reply.data
            print("result.json is niet volledig: het gesprek ging niet meer open", file=sys.stderr)
        return {"case_number": self._script.case.text("case_number")}

    def _start_afresh(self, step: Step) -> None:
        """For a play that ended on the lock, on the start screen, or with an application that is gone."""
        if self._application is not None:
            self._end()
        self._begin(step)
        self._reopen(step)

    def _end(self) -> None:
        if self._application is not None:
            self._application.close()
            self._last_words += self._application.last_words
            self._application = None
