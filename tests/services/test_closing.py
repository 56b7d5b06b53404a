"""Freezing, signing, sealing and letting out: what is refused, what is numbered, and what is sealed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from keukentafel.domain.checks import CHECKS, Level
from keukentafel.domain.deadlines import Term
from keukentafel.domain.needs import Need
from keukentafel.domain.ports import SealedReport
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.addendum import addendum_to
from keukentafel.domain.shells import HelpLine, Part
from keukentafel.domain.signing import (
    Act,
    Drawing,
    Ended,
    FrozenVersion,
    How,
    ReadWhat,
    ReportKind,
    SigningAct,
    StrokePoint,
)
from keukentafel.domain.statements import Share
from keukentafel.services import agreeing, closing, freezing, needing, overview, signing, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.kept_exits import KeptExits
from tests.services.conftest import TableClock

CONVERSATION, INVESTIGATION = ReportKind.CONVERSATION, ReportKind.INVESTIGATION
LINE = Drawing(640, 190, ((StrokePoint(0, 10, 20, 0.5), StrokePoint(90, 300, 90, 0.5)),), "")


def frozen(visit: Visit, kind: ReportKind = CONVERSATION) -> FrozenVersion:
    return freezing.freeze(visit, kind, Ended.COMPLETE)


def act(visit: Visit, kind: Act, how: How = How.DRAWN, by: str = "bewoner") -> SigningAct:
    """An act as the signing page hands it in."""
    version = visit.conversation.current_version
    assert version is not None
    made = SigningAct(by, kind, how, visit.desk.now(), version.kind, version.number)
    if how is How.SPOKEN:
        made = replace(made, heard_by="consulent")
    return replace(made, drawing=LINE) if how in (How.DRAWN, How.CROSS) else made


def current(visit: Visit) -> FrozenVersion:
    version = visit.conversation.current_version
    assert version is not None
    return version


def read_out(visit: Visit) -> None:
    agreeing.read_out(visit, ReadWhat.SUMMARY, "tolk", "tr")


def say(visit: Visit, text: str, share: Share | None = None) -> None:
    telling.record(visit, Told(text, "bewoner", share=share))


def motivate_all(visit: Visit) -> None:
    for gap in overview.open_gaps_of(visit):
        agreeing.motivate(visit, gap.code, gap.about, "dit komt op 3 december")


def refusal(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refused: refused.code == code)


def files(visit: Visit) -> list[SealedReport]:
    with visit.desk.store.work() as work:
        return list(work.reports.sealed(visit.id))


@pytest.mark.parametrize("kind", ReportKind)
def test_nothing_is_frozen_while_a_line_told_in_private_is_not_settled(visit: Visit, kind: ReportKind) -> None:
    say(visit, "Ik durf de trap niet meer op.", Share.ASK)
    with refusal("freeze_with_gaps"):
        frozen(visit, kind)
    assert visit.conversation.versions == ()


def test_a_conversation_may_end_with_everything_open(visit: Visit) -> None:
    assert overview.open_gaps_of(visit)
    version = freezing.freeze(visit, CONVERSATION, Ended.INTERRUPTED)
    assert (version.number, version.ended) == (1, Ended.INTERRUPTED)


def test_the_investigation_asks_for_every_gap_to_be_filled_or_motivated(visit: Visit) -> None:
    with refusal("freeze_with_gaps"):
        frozen(visit, INVESTIGATION)
    motivate_all(visit)
    assert frozen(visit, INVESTIGATION).number == 1


def test_what_must_be_asked_cannot_be_motivated_away(visit: Visit) -> None:
    with refusal("no_such_gap"):
        agreeing.motivate(visit, "share_undecided", "s1", "geen tijd")


def test_a_reason_about_nothing_in_particular_goes_for_every_such_gap(visit: Visit) -> None:
    for help_me in ("de trap op kan", "kan koken"):
        needing.state_need(visit, Need(needing.next_need_id(visit), help_me, "ik thuis kan blijven"))
    agreeing.motivate(visit, "letter_b", "", "dit vraag ik op 3 december")
    found = [gap for gap in overview.findings_of(visit) if gap.code == "letter_b"]
    assert {gap.about for gap in found} == {"h1", "h2"}
    assert all(gap.motivated == "dit vraag ik op 3 december" for gap in found)


def test_versions_are_numbered_per_kind_and_only_after_a_change(visit: Visit) -> None:
    assert frozen(visit).number == 1
    with refusal("already_frozen"):
        frozen(visit)
    say(visit, "Mijn dochter belt elke dag.")
    assert frozen(visit).number == 2
    motivate_all(visit)
    assert frozen(visit, INVESTIGATION).number == 1


def test_a_version_keeps_its_record_when_the_conversation_goes_on(visit: Visit) -> None:
    version = frozen(visit)
    say(visit, "Mijn dochter belt elke dag.")
    with visit.desk.store.work() as work:
        before = visit.desk.press.document(work.reports.record(visit.id, CONVERSATION, version.number))
    assert before.head.number == 1
    assert before != freezing.draft_document(visit, CONVERSATION)


def test_nobody_signs_before_there_is_something_to_sign(visit: Visit) -> None:
    made = SigningAct("bewoner", Act.RECEIVED, How.SPOKEN, visit.desk.now(), CONVERSATION, 1, heard_by="consulent")
    with refusal("sign_before_freeze"):
        signing.sign(visit, made)


@pytest.mark.parametrize("agreeing_act", sorted(signing.AGREEING_ACTS))
def test_who_did_not_read_or_hear_the_text_cannot_agree_with_it(visit: Visit, agreeing_act: Act) -> None:
    frozen(visit)
    with refusal("not_read_out"):
        signing.sign(visit, act(visit, agreeing_act))
    read_out(visit)
    signing.sign(visit, act(visit, agreeing_act))
    assert [signed.act for signed in visit.conversation.acts] == [agreeing_act]


@pytest.mark.parametrize("how", [How.REFUSED, How.UNABLE, How.LATER])
@pytest.mark.parametrize("agreeing_act", sorted(signing.AGREEING_ACTS))
def test_who_refuses_is_unable_or_waits_needs_no_reading(visit: Visit, agreeing_act: Act, how: How) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, agreeing_act, how))
    assert [(signed.act, signed.how) for signed in visit.conversation.acts] == [(agreeing_act, how)]


@pytest.mark.parametrize("free", sorted(set(Act) - signing.AGREEING_ACTS))
def test_every_other_act_asks_for_no_reading(visit: Visit, free: Act) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, free))


def test_reading_it_oneself_is_enough_for_oneself_only(visit: Visit) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, Act.READ, How.SPOKEN))
    signing.sign(visit, act(visit, Act.CORRECT, How.SPOKEN))
    with refusal("not_read_out"):
        signing.sign(visit, act(visit, Act.CORRECT, How.SPOKEN, by="zoon"))


def test_refusing_to_read_is_not_reading(visit: Visit) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, Act.READ, How.REFUSED))
    with refusal("not_read_out"):
        signing.sign(visit, act(visit, Act.CORRECT))


def test_a_reading_counts_for_the_version_it_was_read_for(visit: Visit) -> None:
    read_out(visit)
    frozen(visit)
    assert signing.knows_text(visit, "bewoner", current(visit))
    say(visit, "Mijn dochter belt elke dag.")
    frozen(visit)
    assert not signing.knows_text(visit, "bewoner", current(visit))
    read_out(visit)
    assert signing.knows_text(visit, "bewoner", current(visit))


def test_who_insists_may_apply_without_having_read_and_that_is_said(visit: Visit) -> None:
    frozen(visit)
    signing.sign(visit, replace(act(visit, Act.APPLICATION_YES), insists=True))
    assert visit.conversation.acts[0].insists
    with refusal("not_read_out"):
        signing.sign(visit, replace(act(visit, Act.CORRECT), insists=True))


def test_an_application_is_for_a_need_that_exists(visit: Visit) -> None:
    frozen(visit)
    with refusal("unknown_need"):
        signing.sign(visit, replace(act(visit, Act.APPLICATION_NO), for_need="h7"))


def test_a_representative_has_a_ground_by_role_or_in_words(visit: Visit) -> None:
    frozen(visit)
    with refusal("representative_without_ground"):
        signing.sign(visit, act(visit, Act.RECEIVED, How.BY_REPRESENTATIVE, by="zoon"))
    signing.sign(visit, act(visit, Act.RECEIVED, How.BY_REPRESENTATIVE, by="mentor"))
    for_her = act(visit, Act.RECEIVED, How.BY_REPRESENTATIVE, by="zoon")
    signing.sign(visit, replace(for_her, ground="zij kan dit nu niet zelf, en er is geen mentor"))
    assert [signed.by for signed in visit.conversation.acts] == ["mentor", "zoon"]


@pytest.mark.parametrize("ground", ["bewindvoerder", "Is de bewindvoerder.", "onder bewind", " - "])
def test_being_about_money_is_no_ground(visit: Visit, ground: str) -> None:
    frozen(visit)
    for_her = replace(act(visit, Act.RECEIVED, How.BY_REPRESENTATIVE, by="zoon"), ground=ground)
    with refusal("representative_without_ground"):
        signing.sign(visit, for_her)
    signing.sign(visit, replace(for_her, ground="bewindvoerder, en gemachtigd op 3 november"))


@pytest.mark.parametrize("by", ["zoon", "consulent", "de buurvrouw"])
def test_nobody_applies_in_the_place_of_the_resident_without_a_ground(visit: Visit, by: str) -> None:
    read_out(visit)
    frozen(visit)
    with refusal("representative_without_ground"):
        signing.sign(visit, act(visit, Act.APPLICATION_YES, by=by))
    signing.sign(visit, act(visit, Act.APPLICATION_YES, How.REFUSED, by=by))
    signing.sign(visit, replace(act(visit, Act.APPLICATION_YES, by=by), ground="volmacht van 3 november"))
    signing.sign(visit, act(visit, Act.APPLICATION_YES, by="mentor"))
    signing.sign(visit, act(visit, Act.APPLICATION_YES, by="bewoner"))
    assert len(visit.conversation.acts) == 4


def test_drawing_asks_for_a_line_a_cross_for_a_witness_and_a_spoken_yes_for_ears(visit: Visit) -> None:
    frozen(visit)
    with refusal("nothing_drawn"):
        signing.sign(visit, replace(act(visit, Act.RECEIVED), drawing=None))
    with refusal("witness_missing"):
        signing.sign(visit, act(visit, Act.RECEIVED, How.CROSS))
    with refusal("heard_by_missing"):
        signing.sign(visit, replace(act(visit, Act.RECEIVED, How.SPOKEN), heard_by=""))
    assert visit.conversation.acts == ()


@pytest.mark.parametrize("how", [How.REFUSED, How.UNABLE, How.LATER])
def test_not_signing_is_a_complete_outcome(visit: Visit, how: How) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, Act.RECEIVED, how))
    assert visit.conversation.acts[0].how is how
    assert not visit.conversation.draft_since_freeze


def test_the_consultants_own_act_seals_the_report_and_its_annex(visit: Visit) -> None:
    frozen(visit)
    assert signing.sign(visit, act(visit, Act.RECEIVED)) is None
    assert files(visit) == []
    printed = signing.sign(visit, act(visit, Act.CONSULTANT, by="consulent"))
    assert [file.kind for file in files(visit)] == ["conversation", "annex"]
    assert printed is not None
    assert printed.sha256 == files(visit)[0].sha256


def test_what_was_sealed_goes_out_as_it_is(visit: Visit, exits: KeptExits) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, Act.CONSULTANT, by="consulent"))
    prepared = closing.prepare_export(visit, "report")
    assert prepared.printed is None
    assert exits.written == {}
    closing.let_out(visit, prepared.file, Path("out") / closing.file_name(prepared.file))
    assert exits.written == {Path("out/gespreksverslag.pdf"): files(visit)[0].pdf}


def test_a_report_that_the_consultant_did_not_sign_goes_out_too(visit: Visit) -> None:
    frozen(visit)
    prepared = closing.prepare_export(visit, "report")
    assert prepared.printed is not None
    assert closing.file_name(prepared.file) == "gespreksverslag.pdf"
    assert closing.file_name(closing.prepare_export(visit, "annex").file) == "bijlage-beoordelaar.pdf"


def test_something_added_later_is_sealed_again_and_the_older_file_stays(visit: Visit) -> None:
    frozen(visit)
    signing.sign(visit, act(visit, Act.CONSULTANT, by="consulent"))
    first = closing.prepare_export(visit, "report").file
    agreeing.react(visit, "bewoner", "Ik wil liever niet verhuizen.")
    second = closing.prepare_export(visit, "report").file
    assert first.version == second.version
    assert first.pdf != second.pdf
    assert first in files(visit)
    assert second == closing.last_sealed(visit)
    assert closing.prepare_export(visit, "report").printed is None


@pytest.mark.parametrize("hours", [1, 11])
def test_a_clock_that_is_put_back_changes_nothing_of_the_order(visit: Visit, hours: int) -> None:
    def put_back() -> None:
        assert isinstance(visit.desk.clock, TableClock)
        visit.desk.clock.moment -= timedelta(hours=hours)

    frozen(visit)
    put_back()
    signing.sign(visit, act(visit, Act.CONSULTANT, by="consulent"))
    again = Visit(visit.desk, visit.id)
    first = closing.prepare_export(again, "report")
    assert first.printed is None, "the seal was found"
    put_back()
    agreeing.react(again, "bewoner", "Ik wil liever niet verhuizen.")
    assert b"verhuizen" in closing.prepare_export(again, "report").file.pdf
    moments = [entry.at for entry in again.history.entries]
    assert moments == sorted(moments) and moments[-1].tzinfo == moments[0].tzinfo


def test_of_a_clock_that_was_wrong_by_days_the_dates_are_not_kept(visit: Visit) -> None:
    say(visit, "Ja.")
    assert isinstance(visit.desk.clock, TableClock)
    visit.desk.clock.moment -= timedelta(days=400)
    say(visit, "Nee.")
    assert visit.history.entries[-1].at.year == 2025 and visit.desk.today() == visit.desk.clock.now().date()
    visit.desk.clock.moment -= timedelta(hours=1)
    say(visit, "Ja.")
    assert visit.history.entries[-1].at > visit.history.entries[-2].at


def test_a_remark_that_is_taken_back_is_sealed_out_again(visit: Visit) -> None:
    frozen(visit)
    agreeing.react(visit, "bewoner", "Ik wil liever niet verhuizen.")
    with_remark = closing.prepare_export(visit, "report").file
    visit.undo()
    without = closing.prepare_export(visit, "report").file
    assert b"verhuizen" in with_remark.pdf
    assert b"verhuizen" not in without.pdf


def test_another_change_leaves_the_sealed_version_alone(visit: Visit) -> None:
    frozen(visit)
    first = closing.prepare_export(visit, "report").file
    say(visit, "Mijn dochter belt elke dag.")
    assert closing.prepare_export(visit, "report").file == first


def test_the_annex_belongs_to_the_report_that_was_frozen_last(visit: Visit) -> None:
    frozen(visit)
    of_conversation = closing.prepare_export(visit, "annex").file
    motivate_all(visit)
    frozen(visit, INVESTIGATION)
    of_investigation = closing.prepare_export(visit, "annex").file
    assert of_conversation.version == of_investigation.version == 1
    assert of_conversation.pdf != of_investigation.pdf


def test_the_annex_names_who_is_known_by_name_only(visit: Visit) -> None:
    needing.state_need(visit, Need("h1", "de was te doen", "het huis schoon is"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "Fenna", "wast"))
    frozen(visit)
    annex = closing.prepare_export(visit, "annex").file
    assert b"code='client_support_not_told'" in annex.pdf
    assert b"About(need=0, statement=0, agreement=0, name='Fenna', words='')" in annex.pdf


def test_the_summary_is_in_the_language_of_the_resident_unless_asked_otherwise(visit: Visit) -> None:
    frozen(visit)
    assert closing.file_name(closing.prepare_export(visit, "summary").file) == "samenvatting-tr.pdf"
    assert closing.file_name(closing.prepare_export(visit, "summary", "ar").file) == "samenvatting-ar.pdf"
    with refusal("unknown_language"):
        closing.prepare_export(visit, "summary", "klingon")


@pytest.mark.parametrize("kind", ["report", "annex", "summary"])
def test_nothing_goes_out_before_a_freeze(visit: Visit, kind: str) -> None:
    with refusal("not_frozen"):
        closing.prepare_export(visit, kind)


def test_the_trail_tells_what_happened_and_not_a_word_that_was_said(visit: Visit) -> None:
    say(visit, "Ik durf de trap niet meer op.")
    frozen(visit)
    signing.sign(visit, act(visit, Act.CONSULTANT, by="consulent"))
    closing.let_out(visit, closing.prepare_export(visit, "report").file, Path("gespreksverslag.pdf"))
    with visit.desk.store.work() as work:
        lines = work.audit.lines()
    events = [event for _, event, _ in lines]
    assert events[-4:] == ["frozen", "seal_key_made", "sealed", "exported"]
    assert events.count("conversation_changed") == 1
    assert not any("trap" in subject or "Karaca" in subject for _, _, subject in lines)


def test_every_gap_but_the_question_of_sharing_can_be_motivated() -> None:
    fixed = {check.code for check in CHECKS if check.level is Level.GAP and not check.motivatable}
    assert fixed == {"share_undecided"}


def test_a_report_that_was_signed_on_paper_counts_from_the_day_it_came_back(visit: Visit) -> None:
    read_out(visit)
    version = frozen(visit)
    visit.desk.clock.moment += timedelta(days=6)  # type: ignore[attr-defined]  # the clock of the tests
    came_in = version.at.date() + timedelta(days=4)
    on_paper = replace(act(visit, Act.APPLICATION_YES, How.ON_PAPER), came_in=came_in)
    too_early, too_late = came_in - timedelta(days=9), came_in + timedelta(days=9)
    for odd, code in ((too_early, "paper_before_version"), (too_late, "date_in_future")):
        with refusal(code):
            signing.sign(visit, replace(on_paper, came_in=odd))
    signing.sign(visit, on_paper)
    terms = {found.term: found.start for found in overview.deadlines_of_visit(visit)}
    assert terms[Term.DECISION] == came_in
    signing.sign(visit, replace(on_paper, act=Act.CORRECT, came_in=None))
    assert visit.conversation.acts[-1].came_in == visit.desk.today()
    assert not visit.conversation.draft_since_freeze


def test_a_paper_that_comes_back_after_the_next_version_is_an_act_on_its_own_version(visit: Visit) -> None:
    read_out(visit)
    first = frozen(visit)
    say(visit, "Op dinsdag komt mijn zus.")
    second = frozen(visit)
    signing.sign(visit, act(visit, Act.CONSULTANT, How.SPOKEN, by="consulent"))
    sealed = closing.last_sealed(visit)
    paper = replace(
        act(visit, Act.APPLICATION_NO, How.ON_PAPER), kind=first.kind, version=first.number
    )
    visit.desk.clock.moment += timedelta(days=2)  # type: ignore[attr-defined]  # the clock of the tests
    signing.sign(visit, paper)
    signing.sign(visit, replace(paper, act=Act.RECEIVED))
    said = visit.conversation.acts[-1]
    assert (said.kind, said.version, said.came_in) == (first.kind, first.number, visit.desk.today())
    assert not visit.conversation.draft_since_freeze
    document = visit.desk.press.document(closing.record_of(visit, second))
    told = addendum_to(document, visit.conversation, visit.desk.library.languages())
    assert [(answer.act.act, answer.version) for answer in told.earlier] == [
        (Act.APPLICATION_NO, first.number), (Act.RECEIVED, first.number),
    ]  # fmt: skip
    before = visit.desk.press.document(closing.record_of(visit, first))
    assert addendum_to(before, visit.conversation, visit.desk.library.languages()).earlier == ()
    now = closing.sealed_now(visit, "report")
    assert sealed is not None and now.printed is not None, "the newest report is sealed again, with what came back"


def test_who_only_heard_the_next_version_does_not_know_the_paper_of_the_first(visit: Visit) -> None:
    first = frozen(visit)
    say(visit, "Op dinsdag komt mijn zus.")
    frozen(visit)
    read_out(visit)
    paper = replace(act(visit, Act.CORRECT, How.ON_PAPER), kind=first.kind, version=first.number)
    with refusal("not_read_out"):
        signing.sign(visit, paper)
