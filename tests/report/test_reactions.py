"""A remark about one line stands beside that line too, in the report and in what is added to it; ratings have days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from keukentafel.domain.carrying import rating_points
from keukentafel.domain.changes import DomainRated, ReactionGiven, StatementCorrected
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import applied
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.report_parts import VisitLine
from keukentafel.domain.signing import Reaction, ReportKind
from keukentafel.domain.statements import Share
from keukentafel.report.conversation_report import report_blocks
from keukentafel.report.spans import in_own_order
from tests.report import uysal
from tests.report.conftest import Room, Visit, broken_rules, text_of
from tests.report.unsealed import unsealed_report

AFTER = uysal.FROZEN + timedelta(minutes=3)
COOKS = "Ze kookt nog zelf, denk ik."


def _said(conversation: Conversation, words: str) -> str:
    return next(one.id for one in conversation.statements if one.text == words)


def _reacted(
    conversation: Conversation, about: str, at: datetime = AFTER, words: str = "Koken kan ik\nniet meer."
) -> Conversation:
    remark = Reaction("bewoner", words, at, about)
    return applied(conversation, ReactionGiven(remark))


def test_a_remark_at_the_table_stands_under_its_line_and_among_the_reactions(room: Room) -> None:
    conversation = uysal.at_the_table()
    about = _said(conversation, COOKS)
    document = room.document(_reacted(conversation, about, uysal.BEGAN))
    (remark,) = [one for one in document.remarks if one.about]
    lines = {line.number: line.text for section in document.life_domains for line in section.statements}
    assert lines[remark.about] == COOKS
    pdf = unsealed_report(room.press, room.press.record(document), Addendum())
    text = text_of(pdf)
    assert "aanneemt. Reactie van mevrouw Uysal: Koken kan ik niet meer." in text
    assert f"Over: {COOKS} Koken kan ik niet meer. mevrouw Uysal, 24 november 2026, 10:00 uur" in text
    assert broken_rules(pdf) == []


def test_a_remark_from_right_to_left_keeps_its_order_in_both_places(room: Room) -> None:
    conversation = uysal.at_the_table()
    arabic = "لا أستطيع الطبخ."
    again = _reacted(conversation, _said(conversation, COOKS), uysal.BEGAN, arabic)
    blocks = report_blocks(room.document(again), Addendum(), str)
    assert repr(blocks).count(repr(in_own_order(arabic))) == 2


def test_a_remark_that_came_later_is_added_beside_the_line_of_the_version_it_is_about(
    room: Room, visit: Visit
) -> None:
    after = _reacted(visit.conversation, _said(visit.conversation, COOKS))
    addendum = room.addendum(visit.document, after)
    text = text_of(unsealed_report(room.press, visit.record, addendum))
    assert "Reactie van mevrouw Uysal: Koken kan ik niet meer." in text
    assert "10:53 uur, na het verslag" in text


def test_a_line_that_reads_otherwise_since_is_not_the_line_of_that_version(room: Room, visit: Visit) -> None:
    about = _said(visit.conversation, COOKS)
    changed = applied(visit.conversation, StatementCorrected(about, "Ze kookt niet."))
    addendum = room.addendum(visit.document, _reacted(changed, about))
    assert [one.about for one in addendum.remarks if one.text.startswith("Koken")] == [0]


def test_a_remark_about_what_may_not_be_in_the_report_points_at_nothing(room: Room) -> None:
    conversation = uysal.at_the_table()
    about = _said(conversation, COOKS)
    hidden = tuple(replace(s, share=Share.ASK) if s.id == about else s for s in conversation.statements)
    document = room.document(_reacted(replace(conversation, statements=hidden), about, uysal.BEGAN))
    assert [one.about for one in document.remarks] == [0]
    assert COOKS not in text_of(unsealed_report(room.press, room.press.record(document), Addendum()))


def test_a_rating_has_its_own_day_in_the_report_and_in_the_course(room: Room) -> None:
    second = uysal.BEGAN + timedelta(days=7)
    rated = applied(uysal.at_the_table(), DomainRated(DomainRating("huis", Rating.NOT)), second)
    document = room.document(rated, ReportKind.CONVERSATION, second)
    days = {point.life_domain: point.on for point in rating_points(document)}
    assert days["huis"] == date(2026, 12, 1)
    visits = (VisitLine(uysal.BEGAN.date(), ()), VisitLine(second.date(), ()))
    text = text_of(room.press.concept(replace(document, visits=visits)).pdf)
    assert "Huishouden: gaat niet, op 1 december 2026." in text
    older = tuple(replace(section, rated_on=None) for section in document.life_domains)
    undated = rating_points(replace(document, life_domains=older, visits=visits[:1]))
    assert {point.on for point in undated} == {uysal.BEGAN.date()}, "an older record does not tell it"
