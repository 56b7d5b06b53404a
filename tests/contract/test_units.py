"""What every vault and store promises of opening, closing and units of work."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from keukentafel.domain.history import BrokenLog
from keukentafel.domain.ports import Store, StoreBusy, StoreMissing, Work, WrongPassphrase
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.domain.signing import ReportKind
from tests.contract.conftest import PASSPHRASE
from tests.contract.test_rooms import NOTE, SEALED
from tests.fakes.entries import at, opened, said


class Mistake(Exception):
    """Something that goes wrong in the middle of a unit of work."""


def write_everywhere(work: Work) -> None:
    opened(work, said(2, "s1", "Ik slaap slecht."), conversation_id="c9")
    work.logs.append("c1", said(2, "s1", "Ik slaap slecht."))
    work.quiet.add("c1", NOTE)
    work.reports.put_record("c1", ReportKind.CONVERSATION, 1, b"one", "h1")
    work.reports.put_sealed("c1", SEALED)
    work.drafts.keep("c1", "verhaal", "Ik")
    work.cabinet.put("seal", b"one")
    work.audit.note("frozen", at(1), "c1")


@pytest.mark.parametrize("mistake", [Mistake, KeyError, KeyboardInterrupt, BrokenLog])
def test_a_block_that_raises_leaves_nothing(store: Store, mistake: type[BaseException]) -> None:
    with store.work() as work:
        opened(work)
    with pytest.raises(mistake), store.work() as work:
        write_everywhere(work)
        raise mistake
    with store.work() as work:
        assert [s.changed_at for s in work.logs.summaries()] == [at(0)]
        assert len(work.logs.entries("c1")) == 1
        assert work.logs.search("slecht") == ()
        assert work.quiet.notes("c1") == ()
        with pytest.raises(KeyError):
            work.reports.record("c1", ReportKind.CONVERSATION, 1)
        assert work.reports.sealed("c1") == ()
        assert work.drafts.kept("c1") == {}
        assert work.cabinet.get("seal") is None
        assert work.audit.lines() == ()
        write_everywhere(work)
    with store.work() as work:
        assert len(work.audit.lines()) == 1
        assert len(work.logs.search("slecht")) == 2


def test_erasing_is_taken_back_with_the_rest(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ik slaap slecht."))
    with pytest.raises(Mistake), store.work() as work:
        work.logs.erase_statement("c1", "s1")
        raise Mistake
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 2
        assert work.logs.search("slaap")


def test_units_of_one_thread_do_not_nest(store: Store) -> None:
    with store.work(), pytest.raises(RuntimeError), store.work():
        pass
    with store.work() as work:
        assert work.logs.summaries() == ()


def test_units_of_two_threads_take_turns(store: Store) -> None:
    with store.work() as work:
        opened(work)

    def write(begin: int) -> None:
        for number in range(20):
            with store.work() as work:
                last = work.logs.entries("c1")[-1].seq
                work.logs.append("c1", said(last + 1, f"s{begin + number}", "Ja."))

    threads = [threading.Thread(target=write, args=(begin,)) for begin in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.work() as work:
        assert [e.seq for e in work.logs.entries("c1")] == list(range(1, 42))


def test_everything_is_there_after_settling_and_opening_again(vault: Vault) -> None:
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work)
        write_everywhere(work)
        before = work.logs.entries("c1"), work.logs.summaries(), work.audit.lines(), work.quiet.notes("c1")
    store.settle()
    store.settle()
    store.close()
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        after = work.logs.entries("c1"), work.logs.summaries(), work.audit.lines(), work.quiet.notes("c1")
        assert after == before
        assert work.reports.sealed("c1") == (SEALED,)
    store.close()


def test_there_is_no_store_before_it_is_made(vault: Vault) -> None:
    assert not vault.exists()
    with pytest.raises(StoreMissing):
        vault.unlock(PASSPHRASE)
    assert not vault.exists()
    vault.create(PASSPHRASE).close()
    assert vault.exists()


def test_a_store_is_never_overwritten(vault: Vault) -> None:
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        opened(work)
    store.close()
    with pytest.raises(FileExistsError):
        vault.create("iets anders")
    store = vault.unlock(PASSPHRASE)
    with store.work() as work:
        assert len(work.logs.summaries()) == 1
    store.close()


@pytest.mark.parametrize("wrong", ["", PASSPHRASE.upper(), PASSPHRASE + " ", "x" * 1_000])
def test_a_wrong_passphrase_opens_nothing_and_breaks_nothing(vault: Vault, wrong: str) -> None:
    vault.create(PASSPHRASE).close()
    with pytest.raises(WrongPassphrase):
        vault.unlock(wrong)
    vault.unlock(PASSPHRASE).close()


def test_one_at_a_time_holds_the_store(make_vault: Callable[[], Vault]) -> None:
    vault, other = make_vault(), make_vault()
    store = vault.create(PASSPHRASE)
    with pytest.raises(StoreBusy):
        vault.unlock(PASSPHRASE)
    with pytest.raises(StoreBusy):
        vault.create(PASSPHRASE)
    other.create(PASSPHRASE).close()
    store.close()
    vault.unlock(PASSPHRASE).close()


def test_a_closed_store_does_nothing_more(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError), store.work():
        pass
    with pytest.raises(RuntimeError):
        store.settle()
