"""The folder of a store, copied file by file while somebody works in it, and opened elsewhere."""

from __future__ import annotations

import heapq
import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.domain.ports import StoreDamaged
from keukentafel.storage.vault import SqlCipherVault
from tests.storage.acts import Expected, acts_in
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.disk import Disk, calls_of, can_trace
from tests.storage.raw import assert_sound, files_of

COPIES = 40
COPIES_IN_MOTION = 400
ACTS = 120
SEED = 83
MOST_BETWEEN = 14
LIVES = f"""
import sys
from tests.storage.acts import keep_acting, scrub
keep_acting(sys.argv[1], {ACTS // 2})
scrub(sys.argv[1])
keep_acting(sys.argv[1], {ACTS})
"""
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


def copied(folder: Path, to: Path, chance: random.Random) -> None:
    """Copy file by file, in any order."""
    to.mkdir()
    files = sorted(path for path in folder.iterdir() if path.is_file())
    chance.shuffle(files)
    for path in files:
        shutil.copy(path, to / path.name)


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


@pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not look")
def test_every_copy_that_takes_a_while_opens_as_one_moment_or_is_told(tmp_path: Path) -> None:
    """The files in any order and in pieces of any size, with any of the program's writes between any two pieces."""
    chance, expected = random.Random(SEED), Expected(cases=ACTS)
    traced = tmp_path / "traced"
    traced.mkdir()
    calls = list(calls_of(LIVES, str(traced / "kelder"), log=tmp_path / "calls"))
    disk, became = Disk(traced), Counter[str]()
    beginnings = sorted((chance.randrange(len(calls)) for _ in range(COPIES_IN_MOTION)), reverse=True)
    copiers: list[tuple[int, int, Iterator[int], dict[Path, bytes]]] = []
    for moment, call in enumerate(calls):
        disk.follow(*call)
        while beginnings and beginnings[-1] <= moment:
            beginnings.pop()
            copied_files: dict[Path, bytes] = {}
            copier = copied_in_pieces(disk, copied_files, chance)
            heapq.heappush(copiers, (moment, len(beginnings), copier, copied_files))
        while copiers and copiers[0][0] <= moment:
            _, number, copier, copied_files = heapq.heappop(copiers)
            wait = next(copier, None)
            if wait is not None:
                heapq.heappush(copiers, (moment + wait, number, copier, copied_files))
            else:
                became[outcome(put(copied_files, tmp_path / "copy"), expected)] += 1
    assert became["of one moment"] > sum(became.values()) / 2, became
    assert became["told"] > sum(became.values()) / 20, became
    assert set(became) <= {"of one moment", "told", "not made yet"}


def copied_in_pieces(disk: Disk, to: dict[Path, bytes], chance: random.Random) -> Iterator[int]:
    """A copier, which says after each piece how many calls of the program come before the next."""
    slowness = chance.choice((0, 1, 5, 40))
    names = list(disk.names())
    chance.shuffle(names)
    for name in names:
        found = disk.names().get(name)
        if found is None:
            continue
        piece, content = chance.choice((700, 4096, 10_000, 1 << 20)), b""
        while more := bytes(found.content()[len(content) : len(content) + piece]):
            content += more
            yield chance.randint(0, slowness)
        to[name] = content


def put(files: dict[Path, bytes], root: Path) -> Path:
    shutil.rmtree(root, ignore_errors=True)
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root / "kelder"


def outcome(copy: Path, expected: Expected) -> str:
    """What became of a copy. Anything but a refusal that leaves all as it is, and a whole opening, fails the test."""
    vault = SqlCipherVault(copy, CHEAP)
    if not vault.exists() or not (copy / "store.db").exists():
        return "not made yet"
    before = files_of(copy)
    try:
        store = vault.unlock(PASSPHRASE)
    except StoreDamaged:
        assert {name: content for name, content in files_of(copy).items() if name in before} == before
        return "told"
    expected.assert_holds(store, acts_in(store))
    store.close()
    assert_sound(copy, PASSPHRASE)
    return "of one moment"
