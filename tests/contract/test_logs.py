"""What every store promises of the logs."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest

from keukentafel.domain.changes import StatementConfirmed, StatementCorrected, StatementsContradicted
from keukentafel.domain.history import Redone, Undone
from keukentafel.domain.ports import PlannedVisit, SearchHit, Store
from keukentafel.domain.safekeeping.destruction import Ground
from tests.fakes.entries import at, entry, opened, opening, said, summary


def test_a_log_is_read_back_in_order(store: Store) -> None:
    log = (opening(), said(2, "s1", "Koken gaat niet meer."), entry(5, Undone(2)), entry(9, Redone(2)))
    with store.work() as work:
        opened(work, *log[1:])
    with store.work() as work:
        assert work.logs.entries("c1") == log


def test_what_is_written_can_be_read_in_the_same_unit(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Koken gaat niet meer."))
        assert len(work.logs.entries("c1")) == 2
        assert work.logs.search("koken")


def test_a_log_is_begun_once(store: Store) -> None:
    with store.work() as work:
        opened(work)
        with pytest.raises(KeyError):
            work.logs.open(summary(), opening())


def test_an_unknown_log_has_no_entries_and_takes_none(store: Store) -> None:
    with store.work() as work:
        opened(work)
        with pytest.raises(KeyError):
            work.logs.entries("c2")
        with pytest.raises(KeyError):
            work.logs.append("c2", said(2, "s1", "Ja."))


@pytest.mark.parametrize("seq", [0, 1, 4, 5])
def test_an_entry_comes_after_the_last(store: Store, seq: int) -> None:
    with store.work() as work:
        opened(work, said(5, "s1", "Ja."))
        with pytest.raises(ValueError, match="after the last"):
            work.logs.append("c1", said(seq, "s2", "Nee."))
        assert len(work.logs.entries("c1")) == 2


def test_summaries_come_last_changed_first(store: Store) -> None:
    with store.work() as work:
        opened(work, conversation_id="c1")
        opened(work, conversation_id="c2")
        opened(work, conversation_id="c3")
        assert [s.conversation_id for s in work.logs.summaries()] == ["c3", "c2", "c1"]
        work.logs.append("c1", said(7, "s1", "Ja."))
        assert [s.conversation_id for s in work.logs.summaries()] == ["c1", "c3", "c2"]
        assert work.logs.summaries()[0] == summary("c1")._replace(changed_at=at(7))


def test_summaries_that_were_read_ahead_are_those_of_now(store: Store) -> None:
    def listed() -> list[str]:
        with store.work() as work:
            return [s.conversation_id for s in work.logs.summaries()]

    with store.work() as work:
        opened(work, conversation_id="c1")
        opened(work, conversation_id="c2")
        work.logs.read_ahead()
        opened(work, conversation_id="c3")
        assert [s.conversation_id for s in work.logs.summaries()] == ["c3", "c2", "c1"]
    with store.work() as work:
        work.logs.read_ahead()
    assert listed() == listed() == ["c3", "c2", "c1"]
    with store.work() as work:
        work.logs.read_ahead()
    with store.work() as work:
        work.logs.append("c1", said(7, "s1", "Ja."))
    assert listed() == ["c1", "c3", "c2"]
    with store.work() as work:
        work.logs.read_ahead()
    with store.work() as work:
        work.destructions.destroy_case("c3", Ground.MISTAKE, at(8))
        assert [s.conversation_id for s in work.logs.summaries()] == ["c1", "c2"]
    assert listed() == ["c1", "c2"]


def test_what_was_read_ahead_of_a_change_that_failed_is_not_kept(store: Store) -> None:
    with store.work() as work:
        opened(work, conversation_id="c1")
    with suppress(ZeroDivisionError), store.work() as work:
        opened(work, conversation_id="c2")
        work.logs.read_ahead()
        raise ZeroDivisionError
    with store.work() as work:
        assert [s.conversation_id for s in work.logs.summaries()] == ["c1"]


def test_summaries_are_ordered_by_moment_and_not_by_the_clock_on_the_wall(store: Store) -> None:
    later_though_it_reads_earlier = datetime(2026, 11, 12, 11, 30, tzinfo=UTC)
    with store.work() as work:
        work.logs.open(summary("c1", changed_at=later_though_it_reads_earlier), opening())
        work.logs.open(summary("c2", changed_at=at(0)), opening())
        assert [s.conversation_id for s in work.logs.summaries()] == ["c1", "c2"]


def test_a_fresh_store_has_nothing(store: Store) -> None:
    with store.work() as work:
        assert work.logs.summaries() == ()
        assert work.logs.search("a") == ()


def test_search_finds_all_words_as_prefixes_newest_first(store: Store) -> None:
    with store.work() as work:
        opened(
            work,
            said(2, "s1", "De douche is te hoog voor mij."),
            said(3, "s2", "Zij helpt mij met douchen."),
            said(4, "s3", "Koken doet mijn zoon."),
        )
        assert [hit.statement_id for hit in work.logs.search("dou")] == ["s2", "s1"]
        assert work.logs.search("MIJ dou hoog") == (SearchHit("c1", "s1", "De douche is te hoog voor mij."),)
        assert work.logs.search("ouche") == ()
        assert work.logs.search("douche zoon") == ()


def test_search_looks_in_every_conversation_and_stops_at_its_limit(store: Store) -> None:
    with store.work() as work:
        for number in range(5):
            opened(work, said(2, "s1", f"Nummer {number} slaapt slecht."), conversation_id=f"c{number}")
        assert [hit.conversation_id for hit in work.logs.search("slaapt", limit=3)] == ["c4", "c3", "c2"]
        assert len(work.logs.search("slaapt")) == 5
        assert work.logs.search("slaapt", limit=0) == ()


@pytest.mark.parametrize("words", ["café", "CAFE", "Café!", "(cafe"])
def test_search_does_not_mind_accents_and_signs(store: Store, words: str) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Op dinsdag naar het café."))
        assert [hit.statement_id for hit in work.logs.search(words)] == ["s1"]


@pytest.mark.parametrize("words", ["", " ", '"', "*", "- - -", "()", "\x00"])
def test_search_for_no_word_finds_nothing(store: Store, words: str) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ja."))
        assert work.logs.search(words) == ()


def test_search_knows_the_words_that_stand_now(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Mijn zoon kookt."), entry(3, StatementCorrected("s1", "Mijn dochter kookt.")))
        assert work.logs.search("zoon") == ()
        assert work.logs.search("dochter") == (SearchHit("c1", "s1", "Mijn dochter kookt."),)
        work.logs.append("c1", entry(4, Undone(3)))
        assert work.logs.search("dochter") == ()
        assert work.logs.search("zoon")
        work.logs.append("c1", entry(5, Redone(3)))
        assert work.logs.search("zoon") == ()
        assert work.logs.search("dochter")


def test_search_does_not_find_what_was_undone(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Mijn zoon kookt."), entry(3, Undone(2)))
        assert work.logs.search("zoon") == ()
        work.logs.append("c1", entry(4, Redone(2)))
        assert work.logs.search("zoon")


def test_a_correction_keeps_a_statement_in_its_place(store: Store) -> None:
    with store.work() as work:
        opened(
            work,
            said(2, "s1", "Ik slaap slecht."),
            said(3, "s2", "Zij slaapt slecht."),
            entry(4, StatementCorrected("s1", "Ik slaap heel slecht.")),
        )
        assert [hit.statement_id for hit in work.logs.search("slecht")] == ["s2", "s1"]


def test_erasing_takes_every_mention_out(store: Store) -> None:
    kept = (opening(), said(3, "s2", "Het gaat goed."), entry(6, StatementConfirmed("s2", "zoon")))
    with store.work() as work:
        opened(
            work,
            said(2, "s1", "Ik ben bang."),
            kept[1],
            entry(4, StatementCorrected("s1", "Ik ben bang thuis.")),
            entry(5, StatementsContradicted("s2", "s1")),
            kept[2],
            entry(7, StatementsContradicted("s1", "s2")),
        )
    with store.work() as work:
        work.logs.erase_statement("c1", "s1")
        assert work.logs.entries("c1") == kept
    with store.work() as work:
        assert work.logs.entries("c1") == kept
        assert work.logs.search("bang") == ()
        assert [hit.statement_id for hit in work.logs.search("goed")] == ["s2"]
        work.logs.append("c1", said(8, "s3", "Verder niets."))
        assert work.logs.search("niets")


def test_erasing_in_one_conversation_leaves_the_other(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ik ben bang."), conversation_id="c1")
        opened(work, said(2, "s1", "Ik ben bang."), conversation_id="c2")
        work.logs.erase_statement("c1", "s1")
        assert [hit.conversation_id for hit in work.logs.search("bang")] == ["c2"]
        assert len(work.logs.entries("c2")) == 2


def test_an_erased_statement_that_was_undone_stays_away(store: Store) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", "Ik ben bang."), entry(3, Undone(2)))
        work.logs.erase_statement("c1", "s1")
        work.logs.append("c1", entry(4, Redone(2)))
        assert work.logs.search("bang") == ()
        assert [e.seq for e in work.logs.entries("c1")] == [1, 3, 4]


def test_the_register_is_put_right_without_changing_when_it_changed(store: Store) -> None:
    visits = (PlannedVisit(date(2026, 11, 24), time(10, 30)), PlannedVisit(date(2026, 12, 1)))
    day = date(2026, 11, 16)
    line = summary("c1", changed_at=at(50))._replace(
        resident="Jannie Bos", form_of_address="mevrouw Bos", visits=visits,
        neighbourhood="Oude Haven", municipality="voorbeeld", contacted_on=day, talked_on=day,
        reported_back_on=day, investigated_on=day, applied_on=day, decision_sent=day,
    )  # fmt: skip
    with store.work() as work:
        opened(work, conversation_id="c1")
        opened(work, conversation_id="c2")
        work.logs.register(line)
        assert work.logs.summaries()[1] == line._replace(changed_at=at(0))
        with pytest.raises(KeyError):
            work.logs.register(line._replace(conversation_id="c3"))


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("Işıklar kapalı.", "isik"),
        ("Işıklar kapalı.", "IŞIK"),
        ("İstanbul'a gitti.", "istan"),
        ("Isparta", "ısp"),
        ("هذا كِتَابٌ جديد", "كتاب"),
        ("أحمد في المدرسة", "احمد المدرسه"),
        ("Łódź", "lodz"),
    ],
)
def test_search_does_not_mind_how_a_script_writes_its_vowels(store: Store, text: str, sought: str) -> None:
    with store.work() as work:
        opened(work, said(2, "s1", text), said(3, "s2", "Iets anders."))
        assert work.logs.search(sought) == (SearchHit("c1", "s1", text),)


@pytest.mark.parametrize(("words", "found"), [("d", ["s4", "s1"]), ("h d", ["s4", "s1"]), ("dou h", ["s1"]), ("x", [])])
def test_search_for_one_letter_finds_words_that_begin_with_it_newest_first(
    store: Store, words: str, found: list[str]
) -> None:
    with store.work() as work:
        opened(
            work,
            said(2, "s1", "De douche is te hoog voor mij."),
            said(3, "s2", "Ik zit er op een ladder bij."),
            said(4, "s3", "Niemand anders helpt."),
            said(5, "s4", "Dinsdag om half acht."),
        )
        assert [hit.statement_id for hit in work.logs.search(words)] == found
        assert [hit.statement_id for hit in work.logs.search(words, limit=1)] == found[:1]
        assert [hit.statement_id for hit in work.logs.search(words, limit=2)] == found
