"""The folder of a store, copied file by file while somebody works in it, and opened elsewhere."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged
from keukentafel.storage.check import DAMAGED, examine
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.raw import assert_sound

COPIES = 40
COPIES_IN_MOTION = 20
SEED = 83
MOST_BETWEEN = 14
ACTING = "import sys; from tests.storage.acts import keep_acting; keep_acting(sys.argv[1])"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a program is stopped, which is a thing of POSIX"),
]


class Writer:
    """A program that works on, whatever is copied meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen([sys.executable, "-c", ACTING, str(folder)], stdout=subprocess.PIPE, text=True)
        self.said = int(self._line())

    def until(self, acts: int) -> None:
        """Wait until it said that so many are kept."""
        while self.said < acts:
            self.said = int(self._line())

    def stand_still(self) -> None:
        """Stop in the middle of whatever it does."""
        self._process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED | os.WNOWAIT)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@pytest.fixture
def writer(folder: Path) -> Iterator[Writer]:
    made = Writer(folder)
    yield made
    made.stop()


def copied(folder: Path, to: Path, chance: random.Random, between: Callable[[], object] = lambda: None) -> None:
    """Copy file by file, in any order; what vanishes meanwhile is not there."""
    to.mkdir()
    files = sorted(path for path in folder.iterdir() if path.is_file())
    chance.shuffle(files)
    for path in files:
        between()
        try:
            shutil.copy(path, to / path.name)
        except FileNotFoundError:
            continue


def test_a_copy_of_one_moment_opens_with_everything_that_was_kept(folder: Path, tmp_path: Path, writer: Writer) -> None:
    chance, expected = random.Random(SEED), Expected()
    for number in range(COPIES):
        writer.until(writer.said + chance.randint(1, MOST_BETWEEN))
        copy = tmp_path / f"kopie {number}"
        writer.stand_still()
        copied(folder, copy, chance)
        writer.go_on()
        store = SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE)
        acts = acts_in(store)
        assert acts >= writer.said
        expected.assert_holds(store, acts)
        store.close()
        assert_sound(copy, PASSPHRASE)


def test_a_copy_that_takes_a_while_opens_or_is_refused_and_mostly_tells_what_it_is(
    folder: Path, tmp_path: Path, writer: Writer
) -> None:
    """Written in the threat model: one file of it is older than another, and pages of it can be of two moments."""
    chance, expected = random.Random(SEED), Expected()
    became: Counter[str] = Counter()
    for number in range(COPIES_IN_MOTION):
        writer.until(writer.said + chance.randint(1, MOST_BETWEEN))
        copy = tmp_path / f"kopie {number}"
        copied(folder, copy, chance, lambda: writer.until(writer.said + chance.randint(0, 2)))
        became[outcome(copy, expected)] += 1
    assert became["of one moment"] > COPIES_IN_MOTION / 2, became
    # The store itself noticed nothing.
    writer.stop()
    assert outcome(folder, expected) == "of one moment"


def outcome(copy: Path, expected: Expected) -> str:
    """What became of a copy. Anything but a refusal and an opening goes through, and fails the test."""
    try:
        store = SqlCipherVault(copy, CHEAP).unlock(PASSPHRASE)
    except StoreDamaged:
        return "refused"
    try:
        expected.assert_holds(store, acts_in(store))
    except (StoreDamaged, AssertionError):
        told = examine(copy, lambda: PASSPHRASE).exit_code == DAMAGED
        return "told by check" if told else "of two moments"
    finally:
        store.close()
    return "of one moment"
