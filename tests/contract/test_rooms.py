"""What every store promises of quiet notes, reports, drafts, the cabinet and the audit trail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keukentafel.domain.ports import SealedReport, Store
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import QuietNote
from tests.fakes.entries import at, opened

NOTE = QuietNote("q1", "Zij is bang voor hem.", "thuis_veilig", "bewoner", at(3))
SEALED = SealedReport("conversation", 1, b"%PDF-1", "ab" * 32, at(50), 7, ("letter_b", "letter_g"))


def test_quiet_notes_are_kept_by_conversation_oldest_first(store: Store) -> None:
    second = replace(NOTE, id="q2", at=at(1))
    with store.work() as work:
        work.quiet.add("c1", NOTE)
        work.quiet.add("c1", second)
        work.quiet.add("c2", replace(NOTE, id="q3"))
    with store.work() as work:
        assert work.quiet.notes("c1") == (NOTE, second)
        assert work.quiet.notes("c3") == ()


def test_a_quiet_note_is_changed_in_its_place_and_taken_away_for_good(store: Store) -> None:
    second, changed = replace(NOTE, id="q2"), replace(NOTE, text="Anders.")
    with store.work() as work:
        work.quiet.add("c1", NOTE)
        work.quiet.add("c1", second)
        work.quiet.replace("c1", changed)
        assert work.quiet.notes("c1") == (changed, second)
        work.quiet.remove("c1", second.id)
    with store.work() as work:
        assert work.quiet.notes("c1") == (changed,)
        with pytest.raises(KeyError):
            work.quiet.replace("c2", NOTE)
        with pytest.raises(KeyError):
            work.quiet.remove("c1", second.id)


def test_quiet_notes_are_nowhere_else(store: Store) -> None:
    with store.work() as work:
        opened(work)
        work.quiet.add("c1", NOTE)
        assert work.logs.search("bang") == ()
        assert len(work.logs.entries("c1")) == 1


def test_a_record_is_kept_once_for_each_version(store: Store) -> None:
    with store.work() as work:
        work.reports.put_record("c1", ReportKind.CONVERSATION, 1, b"one", "h1")
        work.reports.put_record("c1", ReportKind.CONVERSATION, 2, b"two", "h2")
        work.reports.put_record("c1", ReportKind.INVESTIGATION, 1, b"", "h3")
        with pytest.raises(ValueError, match="frozen before"):
            work.reports.put_record("c1", ReportKind.CONVERSATION, 1, b"other", "h4")
        with pytest.raises(ValueError, match="frozen before"):
            work.reports.put_record("c1", ReportKind.INVESTIGATION, 1, b"other", "h4")
    with store.work() as work:
        assert work.reports.record("c1", ReportKind.CONVERSATION, 1) == b"one"
        assert work.reports.record("c1", ReportKind.CONVERSATION, 2) == b"two"
        assert work.reports.record("c1", ReportKind.INVESTIGATION, 1) == b""


@pytest.mark.parametrize(
    ("conversation_id", "kind", "version"),
    [
        ("c2", ReportKind.CONVERSATION, 1),
        ("c1", ReportKind.INVESTIGATION, 1),
        ("c1", ReportKind.CONVERSATION, 2),
    ],
)
def test_a_record_that_is_not_there(store: Store, conversation_id: str, kind: ReportKind, version: int) -> None:
    with store.work() as work:
        work.reports.put_record("c1", ReportKind.CONVERSATION, 1, b"one", "h1")
        with pytest.raises(KeyError):
            work.reports.record(conversation_id, kind, version)


def test_sealed_files_stand_beside_each_other_oldest_first(store: Store) -> None:
    annex = replace(SEALED, kind="annex", open=())
    again = replace(SEALED, pdf=bytes(range(256)) * 1_000, sealed_at=at(10))
    with store.work() as work:
        for sealed in (SEALED, annex, again):
            work.reports.put_sealed("c1", sealed)
    with store.work() as work:
        assert work.reports.sealed("c1") == (SEALED, annex, again)
        assert work.reports.sealed("c2") == ()


def test_a_draft_is_kept_replaced_and_forgotten(store: Store) -> None:
    with store.work() as work:
        work.drafts.keep("c1", "verhaal", "Ik woon h")
        work.drafts.keep("c1", "zin", "Naar de kerk")
        work.drafts.keep("c2", "verhaal", "Anders")
    with store.work() as work:
        work.drafts.keep("c1", "verhaal", "Ik woon hier")
        assert work.drafts.kept("c1") == {"verhaal": "Ik woon hier", "zin": "Naar de kerk"}
        work.drafts.keep("c1", "zin", "")
        work.drafts.keep("c1", "nooit getypt", "")
    with store.work() as work:
        assert work.drafts.kept("c1") == {"verhaal": "Ik woon hier"}
        assert work.drafts.kept("c3") == {}


def test_the_cabinet_keeps_and_replaces(store: Store) -> None:
    with store.work() as work:
        assert work.cabinet.get("seal") is None
        work.cabinet.put("seal", b"one")
        work.cabinet.put("empty", b"")
    with store.work() as work:
        work.cabinet.put("seal", b"\x00\xff")
    with store.work() as work:
        assert work.cabinet.get("seal") == b"\x00\xff"
        assert work.cabinet.get("empty") == b""


def test_the_audit_trail_grows(store: Store) -> None:
    with store.work() as work:
        assert work.audit.lines() == ()
        work.audit.note("store_opened", at(0))
    with store.work() as work:
        work.audit.note("searched", at(1), "c1")
        assert work.audit.lines() == ((at(0), "store_opened", ""), (at(1), "searched", "c1"))
