"""Any conversation gives a report that meets its standards, and a record that gives the same report again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.domain.checks import findings, open_gaps
from keukentafel.domain.deadlines import deadlines_of
from keukentafel.domain.history import History
from keukentafel.domain.report.addendum import addendum_to
from keukentafel.domain.report.annex_document import compose_annex
from keukentafel.domain.report.report_document import compose
from keukentafel.domain.report.report_sections import shareable
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.report.record import from_record, sha256_of, to_record
from keukentafel.report.sealing.contents import Claims
from keukentafel.report.sealing.standards import check
from tests.domain.any_conversation import histories
from tests.report.conftest import Room
from tests.report.unsealed import unsealed_report

LANGUAGES = ("nl", "tr", "ar", "rif")


@given(histories(), st.sampled_from(ReportKind), st.sampled_from(Ended), st.sampled_from(("3a", "2a")),
       st.sampled_from(LANGUAGES))  # fmt: skip
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_any_conversation_is_printed_and_comes_back_from_its_record(
    room: Room, history: History, kind: ReportKind, ended: Ended, part: str, language: str
) -> None:
    conversation = history.conversation
    calendar, library = room.library.calendar(), room.library
    at = conversation.began_at + timedelta(hours=1)
    profile = replace(library.profile("voorbeeld"), pdf_part=part)
    deadlines = deadlines_of(conversation, calendar)
    found = findings(shareable(conversation), at.date(), calendar)
    document = compose(
        conversation, kind=kind, number=1, ended=ended, at=at, profile=profile, pack=library.pack(),
        languages=library.languages(), deadlines=deadlines, gaps=open_gaps(found), codes=library.codes(),
    )  # fmt: skip
    record = to_record(document)
    assert from_record(record) == document
    assert to_record(from_record(record)) == record
    json.loads(record)
    addendum = addendum_to(document, conversation, library.languages())
    pdf = unsealed_report(room.press, record, addendum)
    assert unsealed_report(room.press, record, addendum) == pdf
    assert [rule for standard in check(pdf, Claims(part, True)) for rule in standard.broken_rules] == []
    printed = room.press.report(record, addendum, room.key, at)
    verdict = room.press.verify(printed.pdf)
    assert not any("voldoet niet" in line for line in verdict.lines)
    summary = room.press.concept_summary(document, language)
    assert [rule for standard in check(summary.pdf, Claims(part, True)) for rule in standard.broken_rules] == []
    annex = compose_annex(
        conversation, document, findings=found, deadlines=deadlines, report_sha256=printed.sha256,
        record_sha256=sha256_of(record), anchors=printed.anchors, at=at,
    )  # fmt: skip
    assert room.press.verify(room.press.annex(annex, room.key, at).pdf).exit_code == 0
