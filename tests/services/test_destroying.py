"""A case goes when its term has passed and its notice was given; by a conscious act; never against 5.3.5."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.municipality import MunicipalityProfile
from keukentafel.domain.keeping import HandOverWay, KeepBecause
from keukentafel.domain.refusals import Refused
from keukentafel.domain.safekeeping.destruction import Ground
from keukentafel.domain.safekeeping.retention import Keep
from keukentafel.domain.safekeeping.retention_days import NOTICE
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import agreeing, cases, destroying, freezing, keeping, proofs, telling
from keukentafel.services.desk import Desk
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.memory_store import MemoryStore
from tests.services.conftest import ROOT, TableClock

TODAY = date(2026, 11, 24)


def clock(desk: Desk) -> TableClock:
    assert isinstance(desk.clock, TableClock)
    return desk.clock


def days_later(desk: Desk, days: int) -> None:
    clock(desk).moment += timedelta(days=days)


@pytest.fixture
def handed_over(visit: Visit) -> Visit:
    """A melding that was withdrawn, of which the report went to the municipality today, with a receipt."""
    telling.record(visit, Told("Het gaat weer goed.", "bewoner", "verhaal"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.WITHDRAWN)
    keeping.record_hand_over(visit, TODAY, HandOverWay.SYSTEM, "ONTV-2026-7")
    return visit


def term(desk: Desk) -> int:
    return desk.library.profile("voorbeeld").retention_days_after_handover


def refused(visit: Visit, ground: Ground) -> str:
    with pytest.raises(Refused) as caught:
        destroying.destroy_case(visit, ground)
    return caught.value.reason.key


def test_the_term_of_the_profile_begins_with_the_receipt(handed_over: Visit) -> None:
    days = term(handed_over.desk)
    kept = destroying.still_kept(handed_over)
    assert kept.goes_on == TODAY + timedelta(days=days + 1) and kept.why is Keep.HAND_OVER_DAYS


@pytest.mark.parametrize(("on", "code"), [
    (TODAY + timedelta(days=1), "date_in_future"), (TODAY - timedelta(days=1), "handed_over_before_report"),
])  # fmt: skip
def test_a_hand_over_has_a_day_that_can_be(handed_over: Visit, on: date, code: str) -> None:
    with pytest.raises(Refused) as caught:
        keeping.record_hand_over(handed_over, on, HandOverWay.POST, "")
    assert (caught.value.code, caught.value.field) == (code, "on")


def test_a_receipt_that_comes_later_is_not_for_what_was_added_in_between(visit: Visit) -> None:
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.WITHDRAWN)
    keeping.record_hand_over(visit, TODAY, HandOverWay.SYSTEM, "")
    agreeing.react(visit, "bewoner", "Er ontbreekt iets.")
    keeping.record_hand_over(visit, TODAY, HandOverWay.SYSTEM, "ONTV-2026-7")
    assert destroying.still_kept(visit).why is Keep.CHANGED_SINCE
    keeping.record_hand_over(visit, TODAY, HandOverWay.SYSTEM, "ONTV-2026-8")
    assert destroying.still_kept(visit).why is Keep.HAND_OVER_DAYS


def test_nothing_is_handed_over_before_it_is_definitive(visit: Visit) -> None:
    with pytest.raises(Refused) as caught:
        keeping.record_hand_over(visit, TODAY, HandOverWay.POST, "")
    assert caught.value.code == "not_frozen"


def test_it_goes_by_itself_after_notice(handed_over: Visit) -> None:
    desk = handed_over.desk
    days_later(desk, term(desk) + 1 - NOTICE.usual)
    assert [one.case.conversation_id for one in destroying.tell_of_leaving(desk)] == [handed_over.id]
    days_later(desk, NOTICE.usual - 1)
    assert destroying.destroy_what_is_due(desk) == ()
    days_later(desk, 1)
    (gone,) = destroying.destroy_what_is_due(desk)
    assert (gone.conversation_id, gone.ground, gone.handed_over_on) == (handed_over.id, Ground.TERM, TODAY)
    assert cases.summaries(desk) == () and destroying.destroyed(desk) == (gone,)
    with desk.store.work() as work:
        assert work.audit.lines()[-1][1:] == ("case_destroyed", f"{handed_over.id} term")
    assert destroying.destroy_what_is_due(desk) == () and destroying.tell_of_leaving(desk) == ()


def test_one_who_was_away_is_told_first(handed_over: Visit) -> None:
    desk = handed_over.desk
    days_later(desk, term(desk) + 100)
    assert destroying.destroy_what_is_due(desk) == ()
    (told,) = destroying.tell_of_leaving(desk)
    assert told.goes_on == desk.today() + timedelta(days=NOTICE.usual)
    days_later(desk, NOTICE.usual - 1)
    assert destroying.destroy_what_is_due(desk) == ()
    days_later(desk, 1)
    assert len(destroying.destroy_what_is_due(desk)) == 1


class OtherDays(ResourceLibrary):
    """The real content, of a municipality that has it told two weeks before."""

    def profile(self, municipality: str) -> MunicipalityProfile:
        return replace(super().profile(municipality), notice_days=14)


def test_a_municipality_may_have_it_told_sooner(handed_over: Visit) -> None:
    resources = ROOT / "resources"
    desk = replace(handed_over.desk, library=OtherDays(resources, ROOT / "translations"))
    days_later(desk, term(desk) + 1 - 15)
    assert destroying.tell_of_leaving(desk) == ()
    days_later(desk, 1)
    (told,) = destroying.tell_of_leaving(desk)
    assert told.goes_on == desk.today() + timedelta(days=14)
    days_later(desk, 13)
    assert destroying.destroy_what_is_due(desk) == ()
    days_later(desk, 1)
    assert len(destroying.destroy_what_is_due(desk)) == 1


def test_what_comes_in_between_takes_the_notice_back(handed_over: Visit) -> None:
    desk = handed_over.desk
    days_later(desk, term(desk))
    destroying.tell_of_leaving(desk)
    keeping.hold(handed_over, KeepBecause.OBJECTION, desk.today())
    days_later(desk, 30)
    assert destroying.destroy_what_is_due(desk) == () and destroying.tell_of_leaving(desk) == ()
    keeping.end_hold(handed_over, KeepBecause.OBJECTION, desk.today())
    assert destroying.destroy_what_is_due(desk) == (), "the notice begins anew"
    assert destroying.tell_of_leaving(desk)[0].goes_on == desk.today() + timedelta(days=NOTICE.usual)


def test_a_request_is_written_down_first_and_then_it_is_done(visit: Visit) -> None:
    assert refused(visit, Ground.REQUEST) == "not_asked"
    keeping.ask_destruction(visit, TODAY, None)
    assert destroying.destroy_case(visit, Ground.REQUEST).ground is Ground.REQUEST
    assert cases.summaries(visit.desk) == ()


@pytest.mark.parametrize(("because", "key"), [
    (KeepBecause.OBJECTION, "must_stay"), (KeepBecause.INTEREST_OF_OTHER, "must_stay/interest_of_other"),
    (KeepBecause.LAW, "must_stay/law"),
])  # fmt: skip
def test_the_exceptions_are_refused_with_their_reason(handed_over: Visit, because: KeepBecause, key: str) -> None:
    keeping.ask_destruction(handed_over, TODAY, because)
    assert refused(handed_over, Ground.REQUEST) == key
    keeping.ask_destruction(handed_over, TODAY, None)
    keeping.hold(handed_over, because, TODAY)
    assert {refused(handed_over, ground) for ground in Ground} == {key}
    keeping.end_hold(handed_over, because, TODAY)
    assert destroying.destroy_case(handed_over, Ground.NOT_NEEDED)


def test_what_was_not_handed_over_is_still_needed(visit: Visit) -> None:
    assert refused(visit, Ground.NOT_NEEDED) == "must_stay/not_handed_over"
    assert destroying.destroy_case(visit, Ground.MISTAKE)


def test_one_line_goes_at_a_request(visit: Visit) -> None:
    line = telling.record(visit, Told("Over mijn broer wil ik niets.", "bewoner", "verhaal"))
    kept = telling.record(visit, Told("Koken gaat niet meer.", "bewoner", "verhaal"))
    visit.keep_draft("catch.text", "mijn broer")
    with pytest.raises(Refused):
        destroying.destroy_statement(visit, line)
    keeping.ask_destruction(visit, TODAY, None)
    gone = destroying.destroy_statement(visit, line)
    assert gone.statement_id == line and [s.id for s in visit.conversation.statements] == [kept]
    assert cases.search(visit.desk, "broer", begins=False) == ()
    assert Visit(visit.desk, visit.id).conversation == visit.conversation
    with pytest.raises(Refused) as caught:
        destroying.destroy_statement(visit, line)
    assert caught.value.code == "unknown_statement"


def test_a_line_of_a_definitive_report_is_not_taken_out_of_it(handed_over: Visit) -> None:
    keeping.ask_destruction(handed_over, TODAY, None)
    line = handed_over.conversation.statements[0].id
    with pytest.raises(Refused) as caught:
        destroying.destroy_statement(handed_over, line)
    assert caught.value.reason.key == "must_stay/sealed"


def test_a_hold_that_is_not_there_cannot_end(visit: Visit) -> None:
    with pytest.raises(Refused) as caught:
        keeping.end_hold(visit, KeepBecause.LAW, TODAY)
    assert caught.value.code == "not_held"
    keeping.hold(visit, KeepBecause.LAW, TODAY)
    with pytest.raises(Refused) as caught:
        keeping.end_hold(visit, KeepBecause.LAW, TODAY - timedelta(days=1))
    assert caught.value.code == "dates_reversed"


def test_the_file_is_written_anew_for_its_proof_and_not_while_somebody_waits(handed_over: Visit) -> None:
    store = handed_over.desk.store
    assert isinstance(store, MemoryStore)
    gone = destroying.destroy_case(handed_over, Ground.NOT_NEEDED)
    assert store.scrubbed == 0
    proofs.prepare_proof(handed_over.desk, (gone,))
    assert store.scrubbed == 1
