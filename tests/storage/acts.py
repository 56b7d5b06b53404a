"""A long series of acts, each one unit of work and the same every time: what is written, and what must be there."""

from __future__ import annotations

import hashlib
import random
import sys
from dataclasses import dataclass
from pathlib import Path

from keukentafel.domain.changes import StatementCorrected
from keukentafel.domain.history import Entry, Undone, read
from keukentafel.domain.ports import SealedReport, Store, Work
from keukentafel.domain.statements import QuietNote
from keukentafel.storage.vault import SqlCipherVault
from tests.fakes.entries import at, entry, opened, said
from tests.fakes.memory_store import MemoryVault
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.nursery import say

PER_CASE = 40
SETTLES_EVERY = 7


@dataclass(frozen=True)
class Kept:
    """What a store holds of one case."""

    entries: tuple[Entry, ...]
    drafts: dict[str, str]
    quiet: tuple[QuietNote, ...]
    sealed: tuple[SealedReport, ...]


def act(work: Work, number: int) -> None:
    """Do act `number`, counted from 0. It leaves one audit line, so that a store tells how far it came."""
    case, step = divmod(number, PER_CASE)
    name, seq = f"c{case}", step + 1
    match step % 8 if step else None:
        case None:
            opened(work, conversation_id=name)
        case 1 | 2 | 3:
            work.logs.append(name, said(seq, f"s{seq}", _words(number)))
        case 4:
            work.logs.append(name, entry(seq, StatementCorrected(f"s{seq - 1}", _words(number))))
        case 5:
            work.logs.append(name, entry(seq, Undone(seq - 1)))
            work.drafts.keep(name, "verhaal", _words(number))
        case 6:
            # A line turns out to be one that may never be shared.
            work.logs.erase_statement(name, f"s{seq - 5}")
            work.quiet.add(name, QuietNote(f"s{seq - 5}", _words(number), "thuis_veilig", "bewoner", at(number)))
        case 7:
            work.drafts.keep(name, "verhaal", "")
        case _:
            pdf = random.Random(number).randbytes(9_000)
            sha256 = hashlib.sha256(pdf).hexdigest()
            work.reports.put_sealed(name, SealedReport("conversation", seq, pdf, sha256, at(number), 1))
    work.audit.note("acted", at(number), name)


def acts_in(store: Store) -> int:
    """How many acts the store holds. Raises StoreDamaged when their trail is broken."""
    with store.work() as work:
        return len(work.audit.lines())


def kept(work: Work, case: int) -> Kept:
    """What the store holds of a case, of which the search index finds every statement that stands and no other."""
    name = f"c{case}"
    entries = work.logs.entries(name)
    standing = {(s.id, s.text) for s in read(entries).conversation.statements}
    hits = work.logs.search(_word_of(case), limit=10 * PER_CASE)
    assert {hit.conversation_id for hit in hits} <= {name}
    assert {(hit.statement_id, hit.text) for hit in hits} == standing
    return Kept(entries, work.drafts.kept(name), work.quiet.notes(name), work.reports.sealed(name))


class Expected:
    """The same acts in a store in memory, of which the newest cases are compared."""

    def __init__(self, cases: int = 2) -> None:
        self._cases = cases
        self._store = MemoryVault().create(PASSPHRASE)
        self._done = 0
        self._kept: dict[int, tuple[Kept, ...]] = {0: ()}

    def assert_holds(self, store: Store, acts: int) -> None:
        """The store holds the first `acts` acts and nothing else; of older cases only that they are there."""
        assert acts_in(store) == acts
        with store.work() as work:
            cases = {summary.conversation_id for summary in work.logs.summaries()}
            newest = self._newest(acts)
            assert cases == {f"c{case}" for case in range(-(-acts // PER_CASE))}
            assert tuple(kept(work, case) for case in newest) == self._after(acts)

    def assert_holds_all(self, store: Store, acts: int) -> None:
        """The store holds the first `acts` acts, of every case."""
        self._after(acts)
        with store.work() as work, self._store.work() as memory:
            assert work.logs.summaries() == memory.logs.summaries()
            for case in range(-(-acts // PER_CASE)):
                assert kept(work, case) == _of_memory(memory, case)

    def _after(self, acts: int) -> tuple[Kept, ...]:
        for number in range(self._done, acts):
            with self._store.work() as work:
                act(work, number)
                self._kept[number + 1] = tuple(_of_memory(work, case) for case in self._newest(number + 1))
        self._done = max(acts, self._done)
        return self._kept[acts]

    def _newest(self, acts: int) -> tuple[int, ...]:
        count = -(-acts // PER_CASE)
        return tuple(range(count))[-self._cases :]


def _of_memory(work: Work, case: int) -> Kept:
    name = f"c{case}"
    return Kept(work.logs.entries(name), work.drafts.kept(name), work.quiet.notes(name), work.reports.sealed(name))


def _word_of(case: int) -> str:
    # With an end, so that it is not the beginning of the word of another case.
    return f"zaak{case}z"


def _words(number: int) -> str:
    chance = random.Random(number)
    return f"Regel {number} van {_word_of(number // PER_CASE)}. " + "en nog een woord " * chance.choice((1, 3, 20, 400))


def keep_acting(folder: str, most: int = sys.maxsize) -> None:
    """Make or open the store, say how many acts it holds, and go on to the `most`-th, and close.

    Each act is said when it is durable.
    """
    vault = SqlCipherVault(Path(folder), CHEAP)
    store = vault.unlock(PASSPHRASE) if vault.exists() else vault.create(PASSPHRASE)
    number = acts_in(store)
    say(number)
    while number < most:
        with store.work() as work:
            act(work, number)
        number += 1
        say(number)
        if number % SETTLES_EVERY == 0:
            store.settle()
    store.close()


def scrub(folder: str) -> None:
    """Open the store, write it anew, and close it."""
    store = SqlCipherVault(Path(folder), CHEAP).unlock(PASSPHRASE)
    store.scrub()
    store.close()


def create(folder: str) -> None:
    """Make a store, and say so."""
    SqlCipherVault(Path(folder), CHEAP).create(PASSPHRASE)
    say("made")
