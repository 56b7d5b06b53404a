"""Reviews, versions and visits at the desk: what changed is said, nothing is half there, and old versions stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.domain.agreements import Agreement, Consent
from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.carried import Still
from keukentafel.domain.carrying import previous_report
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Delivery, DeliveryForm, Need, Support
from keukentafel.domain.people import RESIDENT, CaseKind, Role
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.difference import Changed, ItemKind
from keukentafel.domain.review import unanswered
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell, ShellJudgement
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import Source
from keukentafel.services import agreeing, cases, closing, freezing, needing, overview, reviews, telling
from keukentafel.services.desk import Desk
from keukentafel.services.reviews import ReviewStart
from keukentafel.services.visit import Visit

CONVERSATION = ReportKind.CONVERSATION


@pytest.fixture
def closed(visit: Visit) -> Visit:
    """A visit with one of everything that is carried, frozen."""
    needing.state_need(visit, Need("h1", "veilig naar boven te komen", "ik in mijn bed kan slapen"))
    needing.judge_shell(visit, ShellJudgement("h1", Shell.NETWORK, Outcome.PARTLY, "de zoon komt soms"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "zoon", "meelopen", "op zondag"))
    telling.rate(visit, DomainRating("huis", Rating.BARELY))
    agreeing.agree(visit, Agreement("zoon", "de leuning nakijken", date(2026, 12, 1)))
    freezing.freeze(visit, CONVERSATION, Ended.COMPLETE)
    return visit


def begun(desk: Desk, start: ReviewStart) -> Visit:
    case = replace(start.case, case_number="VB-2027-0001")
    return cases.open_case(desk, case, start.previous)


@pytest.fixture
def review(closed: Visit) -> Visit:
    return begun(closed.desk, reviews.start_from_case(closed.desk, closed.id))


def kinds(visit: Visit) -> list[ItemKind]:
    return [line.item.kind for _, line in reviews.lines_of(visit)]


def number_of(visit: Visit, kind: ItemKind) -> int:
    return next(number for number, line in reviews.lines_of(visit) if line.item.kind is kind)


def test_the_next_version_says_what_changed_and_the_first_stays_as_it_was(closed: Visit) -> None:
    first = closed.conversation.current_version
    assert first is not None and freezing.changed_since(closed, CONVERSATION) is not None
    before = closing.version_file(closed, first)
    telling.rate(closed, DomainRating("huis", Rating.NOT))
    second = freezing.freeze(closed, CONVERSATION, Ended.COMPLETE)
    with closed.desk.store.work() as work:
        old = work.reports.record(closed.id, CONVERSATION, 1)
        new = work.reports.record(closed.id, CONVERSATION, 2)
    assert closed.desk.press.document(old).changed is None
    changed = closed.desk.press.document(new).changed
    assert changed is not None and (changed.number, second.number) == (1, 2)
    assert [(c.kind, c.how, c.name) for c in changed.changes] == [(ItemKind.RATING, Changed.CHANGED, "Huishouden")]
    assert closing.version_file(closed, first).pdf == before.pdf


def test_versions_have_file_names_of_their_own(closed: Visit) -> None:
    first = closing.sealed_now(closed, "report").file
    telling.rate(closed, DomainRating("huis", Rating.NOT))
    freezing.freeze(closed, CONVERSATION, Ended.COMPLETE)
    second = closing.sealed_now(closed, "report").file
    assert [closing.file_name(f) for f in (first, second)] == ["gespreksverslag.pdf", "gespreksverslag-versie-2.pdf"]


def test_a_review_carries_what_was_and_makes_none_of_it_a_fact(review: Visit, closed: Visit) -> None:
    assert review.conversation.case.kind is CaseKind.REVIEW
    assert kinds(review) == [
        ItemKind.PERSON, ItemKind.PERSON, ItemKind.RATING, ItemKind.NEED, ItemKind.SHELL, ItemKind.HELP,
        ItemKind.AGREEMENT,
    ]  # fmt: skip
    conversation = review.conversation
    facts = (conversation.participants, conversation.needs, conversation.judgements, conversation.ratings)
    assert not any(facts)
    assert "still_open" in {finding.code for finding in overview.findings_of(review)}
    previous = conversation.previous
    assert previous is not None and previous.conversation_id == closed.id
    assert previous.record_sha256 == closed.conversation.versions[0].record_sha256


def test_every_item_can_be_answered_and_the_gap_closes(review: Visit) -> None:
    for number, line in reviews.lines_of(review):
        reviews.answer(review, number, Still.YES)
        assert line.item.told is not None
    conversation = review.conversation
    assert unanswered(conversation) == ()
    assert "still_open" not in {finding.code for finding in overview.findings_of(review)}
    # The helper said yes a year ago and was not asked again.
    assert [line.confirmed for line in conversation.help_lines] == [False]
    assert conversation.participant(conversation.help_lines[0].who) is not None


def test_what_belongs_to_a_need_waits_for_the_need(review: Visit) -> None:
    shell = number_of(review, ItemKind.SHELL)
    with pytest.raises(Refused, match="unknown_need/still"):
        reviews.answer(review, shell, Still.YES)
    reviews.answer(review, number_of(review, ItemKind.NEED), Still.NO_LONGER)
    assert ItemKind.SHELL not in kinds(review) and ItemKind.HELP not in kinds(review)


def test_a_need_that_changed_keeps_its_place(review: Visit) -> None:
    new = needing.next_need_id(review)
    assert new == "h2"
    reviews.answer(review, number_of(review, ItemKind.NEED), Still.CHANGED)
    assert needing.next_need_id(review) == "h1"
    needing.state_need(review, Need("h1", "beneden te slapen", "ik de trap niet op hoef"))
    reviews.answer(review, number_of(review, ItemKind.SHELL), Still.YES)
    assert [j.need for j in review.conversation.judgements] == ["h1"]
    with pytest.raises(Refused, match="still_in_use"):
        reviews.answer(review, number_of(review, ItemKind.NEED), Still.NO_LONGER)


def test_undo_takes_the_answer_and_its_fact_but_never_the_review(review: Visit) -> None:
    reviews.answer(review, number_of(review, ItemKind.RATING), Still.YES)
    review.undo()
    assert not review.conversation.ratings and not review.conversation.still
    with pytest.raises(Refused, match="nothing_to_undo"):
        review.undo()


def test_a_record_of_another_laptop_gives_the_same_review(closed: Visit) -> None:
    desk = closed.desk
    with desk.store.work() as work:
        record = work.reports.record(closed.id, CONVERSATION, 1)
    here, there = reviews.start_from_case(desk, closed.id), reviews.start_from_record(desk, record)
    assert there.previous == replace(here.previous, conversation_id="")
    assert (there.case.resident, there.case.speaks, there.case.municipality) == (
        here.case.resident, here.case.speaks, here.case.municipality,
    )  # fmt: skip


def test_what_is_no_record_is_refused_and_nothing_is_there(desk: Desk) -> None:
    with pytest.raises(Refused, match="bad_record"):
        reviews.start_from_record(desk, b"{}")
    assert cases.summaries(desk) == ()


def test_a_review_that_is_refused_leaves_no_half_case(closed: Visit) -> None:
    start = reviews.start_from_case(closed.desk, closed.id)
    with pytest.raises(Refused, match="duplicate_case"):
        cases.open_case(closed.desk, replace(start.case, case_number="VB-2026-0142"), start.previous)
    assert len(cases.summaries(closed.desk)) == 1


def test_a_case_without_a_definitive_report_has_nothing_to_review(visit: Visit) -> None:
    with pytest.raises(Refused, match="not_frozen"):
        reviews.start_from_case(visit.desk, visit.id)


def test_the_ratings_of_every_report_before_are_kept(review: Visit) -> None:
    reviews.answer(review, number_of(review, ItemKind.RATING), Still.CHANGED)
    telling.rate(review, DomainRating("huis", Rating.NOT))
    freezing.freeze(review, CONVERSATION, Ended.COMPLETE)
    again = reviews.start_from_case(review.desk, review.id)
    assert [point.rating for point in again.previous.ratings] == [Rating.BARELY, Rating.NOT]


def test_shells_of_the_table_are_said_again_as_they_were(closed: Visit) -> None:
    judged = closed.conversation.judgements
    assert "h1" in {need for need, *_ in closed.conversation.to_ask_again}
    reviews.shells_still_hold(closed, "h1")
    assert closed.conversation.judgements == judged
    assert "h1" not in {need for need, *_ in closed.conversation.to_ask_again}
    with pytest.raises(Refused, match="unknown_need"):
        reviews.shells_still_hold(closed, "h1")


def test_what_one_key_said_of_the_shells_one_undo_takes_back(closed: Visit) -> None:
    needing.judge_shell(closed, ShellJudgement("h1", Shell.OWN_STRENGTH, Outcome.NOT, "zij valt op de trap"))
    freezing.freeze(closed, CONVERSATION, Ended.COMPLETE)
    waiting = closed.conversation.to_ask_again
    assert len([need for need, *_ in waiting if need == "h1"]) > 1
    reviews.shells_still_hold(closed, "h1")
    closed.undo()
    assert closed.conversation.to_ask_again == waiting
    closed.redo()
    assert "h1" not in {need for need, *_ in closed.conversation.to_ask_again}


def test_a_second_visit_is_told_with_its_day_and_its_people(visit: Visit) -> None:
    telling.record(visit, telling.Told("Ik slaap beneden.", "bewoner", "wonen", Source.RESIDENT))
    visit.desk.clock.moment += timedelta(days=7)  # type: ignore[attr-defined]
    cases.begin_visit(visit, ("mentor",))
    telling.record(visit, telling.Told("Nu gaat het beter.", "bewoner", "wonen", Source.RESIDENT))
    document = freezing.draft_document(visit, CONVERSATION)
    days = [(line.on, [who.name for who in line.present]) for line in document.visits]
    assert days == [
        (date(2026, 11, 24), ["de heer K. Karaca", "mevrouw B. Vos", "tolk 20417"]),
        (date(2026, 12, 1), ["mevrouw B. Vos"]),
    ]
    said = [line.on for section in document.life_domains for line in section.statements]
    assert said == [date(2026, 11, 24), date(2026, 12, 1)]
    with pytest.raises(Refused, match="unknown_person"):
        cases.begin_visit(visit, ("niemand",))


@pytest.fixture
def closed_with_help(closed: Visit) -> Visit:
    """The same with what the help takes, how it comes, how the carer is, and two consents, frozen anew."""
    needing.determine_support(closed, Support("h1", "iemand die meeloopt", "2 keer", "per week", basis="een advies"))
    needing.choose_delivery(closed, Delivery(
        "h1", DeliveryForm.BUDGET, "de zoon helpt", "zelf kiezen", "bekend gezicht", ("zoon",), RESIDENT,
        "begeleiding", 90, "minuten", "per week",
    ))  # fmt: skip
    needing.describe_carer(closed, CarerSituation(CarerAnswer.YES, "zoon", "zwaar", KeepsUp.WEEKS, "rust", True))
    today = closed.desk.today()
    agreeing.consent(closed, Consent("de huisarts", "de medicijnen", "afstemmen", today, today + timedelta(days=30)))
    agreeing.consent(closed, Consent("zoon", "het verslag", "meelezen", today))
    agreeing.consent(closed, Consent("de buurvrouw", "het adres", "langsgaan", today, revoked=True))
    freezing.freeze(closed, CONVERSATION, Ended.COMPLETE)
    return closed


def carried(visit: Visit) -> Conversation:
    for number, _line in reviews.lines_of(visit):
        reviews.answer(visit, number, Still.YES)
    return visit.conversation


def test_what_help_takes_and_how_it_comes_is_asked_and_not_typed_again(closed_with_help: Visit) -> None:
    before = closed_with_help.conversation
    again = begun(closed_with_help.desk, reviews.start_from_case(closed_with_help.desk, closed_with_help.id))
    assert not again.conversation.supports and not again.conversation.consents
    now = carried(again)
    son = next(p.id for p in now.participants if p.role is Role.CHILD)
    assert now.supports == before.supports
    assert now.deliveries == (replace(before.deliveries[0], paid=(son,)),)
    # That the carer was heard apart was so the last time, and is asked again.
    assert now.carers == (replace(before.carers[0], who=son, heard_apart=None),)
    assert [(c.to, c.what, c.given_on) for c in now.consents] == [
        ("de huisarts", "de medicijnen", before.consents[0].given_on),
        (son, "het verslag", before.consents[1].given_on),
    ]
    told = {line.item.kind: line for _, line in reviews.lines_of(again)}
    assert told[ItemKind.CARER].now == told[ItemKind.CARER].item.told


def test_a_consent_that_ended_meanwhile_is_not_carried(closed_with_help: Visit) -> None:
    desk = closed_with_help.desk
    with desk.store.work() as work:
        record = work.reports.record(closed_with_help.id, CONVERSATION, 2)
    later = desk.today() + timedelta(days=31)
    kept = previous_report(desk.press.document(record), "", "", later)
    assert [c.consent.to for c in kept.items if c.consent] == [closed_with_help.conversation.name_of("zoon")]


def test_what_is_no_longer_so_does_not_stand_and_needs_its_need(closed_with_help: Visit) -> None:
    again = begun(closed_with_help.desk, reviews.start_from_case(closed_with_help.desk, closed_with_help.id))
    with pytest.raises(Refused, match="unknown_need/still"):
        reviews.answer(again, number_of(again, ItemKind.SUPPORT), Still.YES)
    reviews.answer(again, number_of(again, ItemKind.CARER), Still.YES)
    reviews.answer(again, number_of(again, ItemKind.CARER), Still.NO_LONGER)
    assert not [c.who for c in again.conversation.carers]
    needing.describe_carer(again, CarerSituation(CarerAnswer.NONE))
    reviews.answer(again, number_of(again, ItemKind.CARER), Still.YES)
    assert [c.answer for c in again.conversation.carers] == [CarerAnswer.NONE]


def test_help_that_ended_meanwhile_does_not_still_hold_without_another_last_day(visit: Visit) -> None:
    last = visit.desk.today() - timedelta(days=1)
    needing.state_need(visit, Need("h1", "veilig naar boven te komen", "ik in mijn bed kan slapen"))
    line = HelpLine("h1", Part.CARE, "zoon", "meelopen", "op zondag", until=last, backup="de buurman")
    needing.place_help(visit, line)
    freezing.freeze(visit, CONVERSATION, Ended.COMPLETE)
    again = begun(visit.desk, reviews.start_from_case(visit.desk, visit.id))
    reviews.answer(again, number_of(again, ItemKind.NEED), Still.YES)
    ended = number_of(again, ItemKind.HELP)
    with pytest.raises(Refused, match="still_ended"):
        reviews.answer(again, ended, Still.YES)
    assert not again.conversation.help_lines
    reviews.answer(again, ended, Still.CHANGED)
    needing.place_help(again, replace(line, until=last + timedelta(days=30)))
    assert [help.until for help in again.conversation.help_lines] == [last + timedelta(days=30)]


def test_help_until_today_still_holds(visit: Visit) -> None:
    needing.state_need(visit, Need("h1", "veilig naar boven te komen", "ik in mijn bed kan slapen"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "zoon", "meelopen", until=visit.desk.today()))
    freezing.freeze(visit, CONVERSATION, Ended.COMPLETE)
    again = begun(visit.desk, reviews.start_from_case(visit.desk, visit.id))
    for kind in (ItemKind.NEED, ItemKind.HELP):
        reviews.answer(again, number_of(again, kind), Still.YES)
    assert len(again.conversation.help_lines) == 1
