"""What every store promises of destroying: all of a case goes, nothing of another, and it is remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from keukentafel.domain.changes import StatementCorrected
from keukentafel.domain.ports import SealedReport, Store, Work
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground, Removed
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote
from tests.contract.conftest import PASSPHRASE
from tests.fakes.entries import NOON, at, entry, opened, said, summary

DAY = date(2026, 11, 10)


def fill(work: Work, case: str) -> None:
    opened(
        work, said(2, "s1", "Koken gaat niet meer."), said(3, "s2", "Slapen ook niet."),
        entry(4, StatementCorrected("s1", "Koken gaat slecht.")), conversation_id=case,
    )  # fmt: skip
    work.quiet.add(case, QuietNote("q1", "Zachtjes gezegd.", "thuis_veilig", "bewoner", at(5)))
    work.drafts.keep(case, "verhaal", "Half getypt")
    work.reports.put_record(case, ReportKind.CONVERSATION, 1, b"{}", "00")
    work.reports.put_sealed(case, SealedReport("conversation", 1, b"%PDF", "00", at(6), 1))
    work.reports.put_sealed(case, SealedReport("annex", 1, b"%PDF2", "11", at(6), 1))


def test_everything_of_a_case_goes_and_nothing_of_another(store: Store) -> None:
    with store.work() as work:
        fill(work, "c1")
        fill(work, "c2")
    with store.work() as work:
        gone = work.destructions.destroy_case("c1", Ground.TERM, NOON, DAY)
    assert gone == Destroyed("c1", NOON, Ground.TERM, Removed(4, 2, 1, 2), "", DAY)
    with store.work() as work:
        assert [case.conversation_id for case in work.logs.summaries()] == ["c2"]
        with pytest.raises(KeyError):
            work.logs.entries("c1")
        with pytest.raises(KeyError):
            work.reports.record("c1", ReportKind.CONVERSATION, 1)
        assert work.quiet.notes("c1") == () and work.drafts.kept("c1") == {} and work.reports.sealed("c1") == ()
        assert {hit.conversation_id for hit in work.logs.search("koken")} == {"c2"}
        assert len(work.logs.entries("c2")) == 4 and len(work.quiet.notes("c2")) == 1
        assert work.reports.record("c2", ReportKind.CONVERSATION, 1) == b"{}"
        assert len(work.reports.sealed("c2")) == 2 and work.drafts.kept("c2") == {"verhaal": "Half getypt"}
        assert work.destructions.destroyed() == (gone,)


def test_a_case_that_is_not_there_cannot_be_destroyed(store: Store) -> None:
    with store.work() as work:
        fill(work, "c1")
    with pytest.raises(KeyError), store.work() as work:
        work.destructions.destroy_case("c9", Ground.TERM, NOON)
    with store.work() as work:
        assert work.destructions.destroyed() == ()


def test_half_a_destruction_is_none(store: Store) -> None:
    with store.work() as work:
        fill(work, "c1")
    with pytest.raises(ZeroDivisionError), store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
        raise ZeroDivisionError
    with store.work() as work:
        assert len(work.logs.entries("c1")) == 4 and work.logs.search("koken")
        assert len(work.reports.sealed("c1")) == 2 and work.destructions.destroyed() == ()


def test_one_line_goes_with_its_history_and_the_others_stay(store: Store) -> None:
    with store.work() as work:
        fill(work, "c1")
        gone = work.destructions.destroy_statement("c1", "s1", Ground.REQUEST, NOON)
    assert gone == Destroyed("c1", NOON, Ground.REQUEST, Removed(2, 1, 0, 0), "s1")
    with store.work() as work:
        assert [found.seq for found in work.logs.entries("c1")] == [1, 3]
        assert work.logs.search("koken") == () and work.logs.search("slapen")
        assert work.destructions.destroyed() == (gone,)


def test_the_register_keeps_what_keeps_a_case(store: Store) -> None:
    with store.work() as work:
        opened(work)
        assert work.logs.summaries()[0].kept_for == "not_handed_over" and work.logs.waiting() == ()
        told = summary()._replace(kept_for="", handed_over_on=DAY, destruction_asked=date(2026, 11, 12))
        work.logs.register(told)
        assert work.logs.waiting() == work.logs.summaries()
        found = work.logs.summaries()[0]
        assert (found.kept_for, found.handed_over_on, found.destruction_asked) == ("", DAY, date(2026, 11, 12))


def test_an_older_copy_brings_nothing_back(make_vault: Callable[[], Vault]) -> None:
    vault = make_vault()
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        fill(work, "c1")
        fill(work, "c2")
    copy = store.back_up(NOON)
    with store.work() as work:
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
        work.destructions.destroy_statement("c2", "s1", Ground.REQUEST, NOON)
        before = work.destructions.destroyed()
    store.close()
    again = vault.restore(copy, PASSPHRASE)
    with again.work() as work:
        assert [case.conversation_id for case in work.logs.summaries()] == ["c2"]
        assert work.logs.search("koken") == ()
        assert [found.seq for found in work.logs.entries("c2")] == [1, 3]
        assert work.reports.sealed("c1") == ()
        assert set(work.destructions.destroyed()) == set(before)
    again.scrub()
    again.close()


def test_an_older_copy_has_in_the_quiet_channel_what_was_moved_there_since(make_vault: Callable[[], Vault]) -> None:
    vault = make_vault()
    store = vault.create(PASSPHRASE)
    with store.work() as work:
        fill(work, "c1")
    copy = store.back_up(NOON)
    note = QuietNote("s1", "Koken gaat slecht.", "verhaal", "bewoner", at(2))
    with store.work() as work:
        work.destructions.hush("c1", note)
        assert work.destructions.destroyed() == ()
        before = work.quiet.notes("c1")
    assert [each.id for each in before] == ["q1", "s1"]
    store.close()
    for _ in range(2):
        again = vault.restore(copy, PASSPHRASE)
        with again.work() as work:
            assert [found.seq for found in work.logs.entries("c1")] == [1, 3]
            assert work.logs.search("koken") == ()
            assert [each.id for each in work.quiet.notes("c1")] == ["q1", "s1"], "no word of it is lost"
            assert work.destructions.destroyed() == ()
        again.close()


def test_what_is_not_there_cannot_be_hushed(store: Store) -> None:
    with pytest.raises(KeyError), store.work() as work:
        work.destructions.hush("c9", QuietNote("s1", "Koken.", "verhaal", "bewoner", at(2)))
    with store.work() as work:
        assert work.quiet.notes("c9") == ()


def test_writing_anew_loses_nothing(store: Store) -> None:
    with store.work() as work:
        fill(work, "c1")
        fill(work, "c2")
        work.destructions.destroy_case("c1", Ground.TERM, NOON)
    store.scrub()
    store.scrub()
    with store.work() as work:
        assert len(work.logs.entries("c2")) == 4
        assert [hit.statement_id for hit in work.logs.search("koken")] == ["s1"]
        work.logs.append("c2", said(9, "s9", "Verder met koken."))
        assert [hit.statement_id for hit in work.logs.search("koken")] == ["s9", "s1"]


def test_nothing_that_is_new_is_a_leftover(vault: Vault) -> None:
    vault.create(PASSPHRASE).close()
    assert vault.clear_leftovers(NOON) == 0
